#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <vector>

#include "rules/equations/bounds.h"
#include "rules/equations/slips/slip.h"
#include "rules/equations/system.h"

namespace gouji::equations {

/// Changes of figures that make every broken equation hold that they touch, and break none.
struct Mend {
    std::uint64_t equations = 0;      // that they make hold: bits, by place in the pool
    std::span<const Change> changes;  // in the order of their cells
    std::uint32_t cost = 0;           // how far they are from a plain slip
};

/// What a change costs that undoes no slip. Slips cost less, the plainer the less; any one of them
/// less than two.
inline constexpr std::uint32_t unknown_cost = 64;
inline constexpr std::uint32_t slip_cost = 16;

/// The cost of changes as a whole: of the slip that they undo, else of each by itself.
[[nodiscard]] std::uint32_t cost_of(const Figures& figures, std::span<const Change> changes);

/// Looks for mends among the broken equations of a pool (no more than 64).
///
/// An equation without open cells says what a change of one of its figures has to be. So a figure is
/// looked at once, and two figures only where they share an equation and all others that they stand
/// in ask for one value each: the search goes along the equations, never over all pairs of cells.
class MendFinder {
 public:
    MendFinder(const System& system, const Incidence& incidence, const Figures& figures,
               std::span<const std::uint16_t> pool, Budget& budget);

    /// Single figures, pairs that share an equation, and slips along a row or a column of the table.
    /// Nothing where the budget runs out, or where so many are found that none of them says a thing.
    [[nodiscard]] std::optional<std::pmr::vector<Mend>> find();
    /// Only the slips.
    [[nodiscard]] std::optional<std::pmr::vector<Mend>> find_slips();

    /// The pool's equations that the changes mend; nothing where they leave a broken one broken or
    /// break one.
    [[nodiscard]] std::optional<std::uint64_t> mended(std::span<const Change> changes);

 private:
    /// What the other equations of a cell make of it.
    struct Asked {
        enum class Answer : std::uint8_t { anything, value, conflict } answer = Answer::anything;
        std::int64_t value = 0;
    };
    struct Candidate {
        std::uint16_t cell;
        std::int32_t factor;
        bool determined;
        std::int64_t value;
    };

    template <typename LeftOut>
    [[nodiscard]] Asked asked(std::uint16_t cell, const LeftOut& left_out);
    [[nodiscard]] bool closed(std::size_t equation) const {
        return !system_.demands[equation].open() && !system_.demands[equation].free;
    }
    [[nodiscard]] std::optional<Wide> only_open(std::uint16_t equation, std::uint16_t cell);
    [[nodiscard]] Demand demand_after(std::uint16_t equation, std::span<const Change> changes);
    void find_singles();
    void find_pairs();
    void find_pairs_in(std::uint16_t equation);
    void pair(std::uint16_t equation, const Candidate& a, const Candidate& b);
    void find_lines();
    void find_line(std::size_t first, std::size_t step, std::size_t count);
    void add(std::span<const Change> changes);
    [[nodiscard]] bool take(std::size_t steps);

    static constexpr std::size_t most_mends = 256;
    static constexpr std::int16_t not_in_pool = -1;

    const System& system_;
    const Incidence& incidence_;
    const Figures& figures_;
    Budget& budget_;
    bool given_up_ = false;
    bool all_closed_ = true;                 // no equation of the pool has open cells
    std::pmr::vector<std::int16_t> places_;  // by equation: its bit
    std::pmr::vector<Mend> mends_;
    // Of `mended` and `find_line`, by equation; clean between calls.
    std::pmr::vector<Wide> added_;
    std::pmr::vector<std::uint16_t> counts_;
    std::pmr::vector<std::uint8_t> filled_;
    std::pmr::vector<std::uint16_t> touched_;
};

}  // namespace gouji::equations
