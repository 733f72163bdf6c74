#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/report/report.h"
#include "rules/equations/solve.h"

namespace gouji {

/// A figure of last year's report.
struct LastFigure {
    bool typed = false;      // somebody wrote it: whole and not negative
    bool doubtful = false;   // the sums of its own table say that it may be wrong
    std::int64_t value = 0;  // of one that is typed
    Span span;
};

/// A table of last year's report that stands in it once.
struct LastTable {
    const FormTable* form = nullptr;
    std::vector<LastFigure> figures;  // row * columns + column of its form
};

/// Where the stretches of last year's narrative stand, by their hashes.
class LastStretches {
 public:
    /// To be called before any is added; `count` is how many there will be at the most.
    void make_room(std::size_t count);
    /// Of two with one hash the first counts.
    void add(std::uint32_t hash, std::uint32_t begin);

    [[nodiscard]] bool empty() const { return slots_.empty(); }
    /// Where in the source a stretch with this hash begins.
    [[nodiscard]] std::optional<std::uint32_t> find(std::uint32_t hash) const;

 private:
    static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t begin = nowhere;
    };
    [[nodiscard]] std::size_t slot_of(std::uint32_t hash) const;

    std::vector<Slot> slots_;  // a power of two, at least twice the count; the next one where one is taken
};

/// What is kept of last year's report for the judgement of this year's: the figures and the words, and
/// where they stand. A value.
struct LastYear {
    std::string path;  // as related places name it
    std::shared_ptr<const SourceText> source;
    std::optional<int> year;
    std::string agency;
    std::vector<LastTable> tables;
    LastStretches stretches;
    std::shared_ptr<const void> keeps_alive;  // whatever the forms belong to

    /// The table with this id; null where it is not there, or more than once.
    [[nodiscard]] const LastTable* table(std::string_view id) const;
    /// The figure that has in last year's form the row and column that cell `cell` has in `form`; null
    /// where there is none.
    [[nodiscard]] const LastFigure* figure(const FormTable& form, std::size_t cell) const;
};

/// Takes from a report what its next year needs.
[[nodiscard]] LastYear remember(std::string path, const Report& report, const Solution& solution);

}  // namespace gouji
