#pragma once

#include <cstdint>
#include <span>

#include "rules/equations/solve.h"

// What people do to figures when they type or copy them. One file a kind; slip.cpp lists them all.

namespace gouji::equations {

/// The figures of one table as they stand, by rows of `columns` cells.
struct Figures {
    std::span<const Known> cells;
    std::size_t columns = 0;              // 0: nobody knows which cells are neighbours
    std::span<const Known> earlier = {};  // by cell, what last year's report says; empty: not known

    [[nodiscard]] bool typed(std::size_t cell) const { return cells[cell].typed; }
    /// 0 where nothing is typed.
    [[nodiscard]] std::int64_t value(std::size_t cell) const { return cells[cell].value; }
    [[nodiscard]] std::size_t row(std::size_t cell) const { return cell / columns; }
    [[nodiscard]] std::size_t column(std::size_t cell) const { return cell % columns; }
    /// Nothing typed, or 0: where a figure went away.
    [[nodiscard]] bool empty(std::size_t cell) const { return value(cell) == 0; }
};

/// Which slip of its kind it is that the changes undo, taken as a whole; `none` where it is none.
/// Changes come in the order of their cells, and each changes something.
using Recogniser = Slip (*)(const Figures& figures, std::span<const Change> changes);

Slip swapped_neighbours(const Figures& figures, std::span<const Change> changes);
Slip swapped_digits(const Figures& figures, std::span<const Change> changes);
Slip wrong_digit_count(const Figures& figures, std::span<const Change> changes);
Slip glued_or_split(const Figures& figures, std::span<const Change> changes);
Slip shifted_row(const Figures& figures, std::span<const Change> changes);
Slip pasted_column(const Figures& figures, std::span<const Change> changes);
Slip left_standing(const Figures& figures, std::span<const Change> changes);

/// The plainest slip that the changes undo; `none` where none of all kinds is.
[[nodiscard]] Slip recognise(const Figures& figures, std::span<const Change> changes);

/// The figures of one row from the first changed to the last: what stands there, and what would.
class Run {
 public:
    /// Changes in one row; nothing is a run where they lie in several.
    Run(const Figures& figures, std::span<const Change> changes);

    [[nodiscard]] bool one_row() const { return one_row_; }
    [[nodiscard]] std::size_t first() const { return first_; }
    [[nodiscard]] std::size_t last() const { return last_; }
    [[nodiscard]] std::int64_t now(std::size_t cell) const { return figures_.value(cell); }
    [[nodiscard]] std::int64_t then(std::size_t cell) const;
    /// Whether the cells of [from, to] would say what now stands `offset` cells beside them.
    [[nodiscard]] bool moved(std::size_t from, std::size_t to, int offset) const;

 private:
    const Figures& figures_;
    std::span<const Change> changes_;
    bool one_row_ = false;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
};

/// A figure's decimal digits, most significant first.
class Digits {
 public:
    explicit Digits(std::int64_t value);
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] char operator[](std::size_t i) const { return digits_[sizeof digits_ - size_ + i]; }

 private:
    char digits_[20] = {};
    std::size_t size_ = 0;
};

}  // namespace gouji::equations
