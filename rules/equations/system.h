#pragma once

#include <memory_resource>
#include <numeric>
#include <span>
#include <vector>

#include "rules/equations/rows.h"
#include "rules/equations/solve.h"

namespace gouji::equations {

/// The greatest figure that enters: the sums of a table cannot overflow.
inline constexpr std::int64_t greatest_figure = 1'000'000'000'000'000'000 / 64;

/// What the figures leave for the open cells of one equation: Σ open = need, where a cell on the
/// right counts negative.
struct Demand {
    Wide need = 0;
    std::int32_t divisor = 0;  // of all factors of open cells; 0 where none is open
    bool positive = false;     // an open cell counts positive
    bool negative = false;     // an open cell counts negative
    bool free = false;         // a cell that may hold anything: the equation says nothing

    /// Whether some whole, non-negative filling gives it.
    [[nodiscard]] bool possible() const {
        if (free) {
            return true;
        }
        if (divisor == 0) {
            return need == 0;
        }
        return need % divisor == 0 && (positive || need <= 0) && (negative || need >= 0);
    }
    [[nodiscard]] bool open() const { return divisor != 0; }

    /// Takes in an open cell that counts `factor` times.
    void take(std::int32_t factor, const Known& cell) {
        divisor = std::gcd(divisor, factor);
        (factor > 0 ? positive : negative) = true;
        free = free || cell.free;
    }
};

/// The equations of one table with its figures, made ready for the solving.
struct System {
    std::span<const Equation> equations;
    std::span<const Known> cells;
    Rows rows;                          // Σ left − Σ right = 0, a cell named once; constant 0
    std::pmr::vector<Demand> demands;   // by equation
    std::pmr::memory_resource* memory;  // for everything that lives as long as the solving

    System(std::span<const Equation> equations_, std::span<const Known> cells_,
           std::pmr::memory_resource* memory_);

    [[nodiscard]] bool broken(std::size_t equation) const { return !demands[equation].possible(); }
};

/// The equations that each cell stands in.
struct Incidence {
    struct Entry {
        std::uint16_t equation;
        std::int32_t factor;
    };

    explicit Incidence(const System& system);
    [[nodiscard]] std::span<const Entry> of(std::uint16_t cell) const {
        return {entries.data() + begins[cell], begins[cell + std::size_t{1}] - begins[cell]};
    }

    std::pmr::vector<std::uint32_t> begins;  // by cell, and one more
    std::pmr::vector<Entry> entries;
};

/// Finds which equations hang together: each begins alone, `join` makes two groups one.
class Groups {
 public:
    Groups(std::size_t count, std::pmr::memory_resource* memory) : parents_(count, memory) {
        for (std::size_t i = 0; i < count; ++i) {
            parents_[i] = static_cast<std::uint32_t>(i);
        }
    }
    /// The group's smallest member.
    [[nodiscard]] std::uint32_t find(std::size_t i) {
        while (parents_[i] != i) {
            parents_[i] = parents_[parents_[i]];
            i = parents_[i];
        }
        return static_cast<std::uint32_t>(i);
    }
    void join(std::size_t a, std::size_t b) {
        const std::uint32_t x = find(a);
        const std::uint32_t y = find(b);
        (x < y ? parents_[y] : parents_[x]) = x < y ? x : y;
    }

 private:
    std::pmr::vector<std::uint32_t> parents_;
};

}  // namespace gouji::equations
