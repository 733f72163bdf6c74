#include "rules/equations/slips/slip.h"

namespace gouji::equations {
namespace {

/// Whether what stands at the end that a row moved away from is nothing, the figure that fell off
/// the other end, or one left standing from before.
bool filled_up(const Figures& figures, const Run& run, std::size_t cell, std::size_t other_end, int outside) {
    if (figures.empty(cell) || run.now(cell) == run.then(other_end)) {
        return true;
    }
    const bool edge = outside < 0 ? figures.column(cell) == 0 : figures.column(cell) + 1 == figures.columns;
    return !edge && run.now(cell) == run.now(outside < 0 ? cell - 1 : cell + 1);
}

}  // namespace

// Figures of a row that stand one column beside their place. What fell off the end is what the
// sums ask for. Two figures alone would be no sign of it.
Slip shifted_row(const Figures& figures, std::span<const Change> changes) {
    if (changes.size() < 3) {
        return Slip::none;
    }
    const Run run(figures, changes);
    if (!run.one_row()) {
        return Slip::none;
    }
    const std::size_t first = run.first();
    const std::size_t last = run.last();
    if (run.moved(first, last - 1, 1) && filled_up(figures, run, first, last, -1)) {
        return Slip::shifted_right;
    }
    if (run.moved(first + 1, last, -1) && filled_up(figures, run, last, first, 1)) {
        return Slip::shifted_left;
    }
    return Slip::none;
}

}  // namespace gouji::equations
