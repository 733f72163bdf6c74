#include <algorithm>

#include "rules/equations/slips/slip.h"

namespace gouji::equations {

// What last year's report says in the same place, left standing in a draft that was made from it. A 0
// stands in most places in any year.
Slip left_standing(const Figures& figures, std::span<const Change> changes) {
    const auto stands = [&](const Change& change) {
        return change.cell < figures.earlier.size() && figures.typed(change.cell) &&
               figures.earlier[change.cell].typed &&
               figures.earlier[change.cell].value == figures.value(change.cell);
    };
    const auto telling = std::count_if(changes.begin(), changes.end(),
                                       [&](const Change& change) { return !figures.empty(change.cell); });
    const bool enough = 2 * static_cast<std::size_t>(telling) >= changes.size();
    return enough && std::all_of(changes.begin(), changes.end(), stands) ? Slip::last_years_figure
                                                                         : Slip::none;
}

}  // namespace gouji::equations
