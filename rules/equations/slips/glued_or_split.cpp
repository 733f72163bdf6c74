#include "rules/equations/slips/slip.h"

namespace gouji::equations {
namespace {

/// Whether the digits of `whole` are those of `left` and `right`, one behind the other.
bool is_glued(std::int64_t whole, std::int64_t left, std::int64_t right) {
    const Digits all(whole);
    const Digits head(left);
    const Digits tail(right);
    if (all.size() != head.size() + tail.size()) {
        return false;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] != (i < head.size() ? head[i] : tail[i - head.size()])) {
            return false;
        }
    }
    return true;
}

}  // namespace

// 1 | 2 written as 12 in one cell, or 12 as 1 | 2 in two. A row has as many figures as it has
// columns: either the cell beside it lost its figure, or what follows has moved by one, and the
// last place is empty (or the last figure is lost).
Slip glued_or_split(const Figures& figures, std::span<const Change> changes) {
    if (changes.size() < 2) {
        return Slip::none;
    }
    const Run run(figures, changes);
    const std::size_t first = run.first();
    const std::size_t last = run.last();
    if (!run.one_row()) {
        return Slip::none;
    }
    if (is_glued(run.now(first), run.then(first), run.then(first + 1)) && figures.empty(last) &&
        (last == first + 1 || run.moved(first + 2, last, -1))) {
        return Slip::glued_cells;
    }
    const bool beside = last == first + 1 && run.then(last) == 0;
    const bool followed = last > first + 1 && run.moved(first + 1, last - 1, 1);
    if ((beside || followed) && is_glued(run.then(first), run.now(first), run.now(first + 1))) {
        return Slip::split_cell;
    }
    return Slip::none;
}

}  // namespace gouji::equations
