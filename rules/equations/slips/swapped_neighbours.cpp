#include "rules/equations/slips/slip.h"

namespace gouji::equations {

// Two figures in each other's place, side by side or one below the other.
Slip swapped_neighbours(const Figures& figures, std::span<const Change> changes) {
    if (changes.size() != 2 || figures.columns == 0) {
        return Slip::none;
    }
    const Change& a = changes[0];
    const Change& b = changes[1];
    const bool beside = a.cell + 1U == b.cell && figures.row(a.cell) == figures.row(b.cell);
    const bool below = a.cell + figures.columns == b.cell;
    const bool exchanged = figures.typed(a.cell) && figures.typed(b.cell) &&
                           a.value == figures.value(b.cell) && b.value == figures.value(a.cell);
    return (beside || below) && exchanged ? Slip::swapped_neighbours : Slip::none;
}

}  // namespace gouji::equations
