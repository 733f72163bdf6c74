#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

namespace gouji::equations {

/// Sums of sums stay exact in it: a 64-bit value times a 32-bit factor, added up.
__extension__ using Wide = __int128;

struct Term {
    std::int32_t factor = 0;     // never 0
    std::uint16_t variable = 0;  // a cell, or a column of the system at hand
};

/// Sparse rows Σ factor · variable = constant.
class Rows {
 public:
    explicit Rows(std::pmr::memory_resource* memory) : terms_(memory), ends_(memory), constants_(memory) {}

    void reserve(std::size_t rows, std::size_t terms) {
        terms_.reserve(terms);
        ends_.reserve(rows);
        constants_.reserve(rows);
    }
    void clear() {
        terms_.clear();
        ends_.clear();
        constants_.clear();
    }
    /// Adds a term to the row that the next `end_row` closes.
    void add(std::int32_t factor, std::uint16_t variable) { terms_.push_back({factor, variable}); }
    void end_row(Wide constant) {
        ends_.push_back(static_cast<std::uint32_t>(terms_.size()));
        constants_.push_back(constant);
    }

    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::size_t term_count() const { return terms_.size(); }
    [[nodiscard]] std::span<const Term> terms(std::size_t row) const {
        const std::uint32_t begin = row == 0 ? 0 : ends_[row - 1];
        return {terms_.data() + begin, ends_[row] - begin};
    }
    [[nodiscard]] Wide constant(std::size_t row) const { return constants_[row]; }

 private:
    std::pmr::vector<Term> terms_;
    std::pmr::vector<std::uint32_t> ends_;
    std::pmr::vector<Wide> constants_;
};

/// Division with a positive divisor, rounded down and up.
[[nodiscard]] constexpr Wide floor_div(Wide a, Wide b) {
    return a / b - (a % b < 0 ? 1 : 0);
}
[[nodiscard]] constexpr Wide ceil_div(Wide a, Wide b) {
    return a / b + (a % b > 0 ? 1 : 0);
}

}  // namespace gouji::equations
