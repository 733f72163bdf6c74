#include <algorithm>

#include "rules/equations/slips/slip.h"

namespace gouji::equations {
namespace {

/// Whether every row from the first change to the last says in both columns the same, and so
/// much of it that it is no accident.
bool same(const Figures& figures, std::span<const Change> changes, std::size_t neighbour) {
    const std::size_t column = figures.column(changes.front().cell);
    const std::size_t last = figures.row(changes.back().cell);
    std::size_t telling = 0;
    for (std::size_t row = figures.row(changes.front().cell); row <= last; ++row) {
        const std::size_t cell = row * figures.columns + column;
        const std::size_t beside = row * figures.columns + neighbour;
        if (!figures.typed(cell) || !figures.typed(beside) || figures.value(cell) != figures.value(beside)) {
            return false;
        }
        telling += figures.value(cell) == 0 ? 0U : 1U;
    }
    return telling >= 2;
}

}  // namespace

// A column that says row by row what its neighbour says, where its rows' totals ask for something
// else.
Slip pasted_column(const Figures& figures, std::span<const Change> changes) {
    if (changes.size() < 3 || figures.columns == 0) {
        return Slip::none;
    }
    const std::size_t column = figures.column(changes.front().cell);
    const bool one_column = std::all_of(changes.begin(), changes.end(), [&](const Change& change) {
        return figures.column(change.cell) == column;
    });
    if (!one_column) {
        return Slip::none;
    }
    const bool copied = (column > 0 && same(figures, changes, column - 1)) ||
                        (column + 1 < figures.columns && same(figures, changes, column + 1));
    return copied ? Slip::pasted_column : Slip::none;
}

}  // namespace gouji::equations
