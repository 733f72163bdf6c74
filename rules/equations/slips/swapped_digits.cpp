#include "rules/equations/slips/slip.h"

namespace gouji::equations {

// 21 for 12: two digits side by side in each other's place.
Slip swapped_digits(const Figures& figures, std::span<const Change> changes) {
    if (changes.size() != 1 || !figures.typed(changes[0].cell)) {
        return Slip::none;
    }
    const Digits now(figures.value(changes[0].cell));
    const Digits then(changes[0].value);
    if (now.size() != then.size()) {
        return Slip::none;
    }
    std::size_t first = 0;
    while (first < now.size() && now[first] == then[first]) {
        ++first;
    }
    if (first + 1 >= now.size() || now[first] != then[first + 1] || now[first + 1] != then[first]) {
        return Slip::none;
    }
    for (std::size_t i = first + 2; i < now.size(); ++i) {
        if (now[i] != then[i]) {
            return Slip::none;
        }
    }
    return Slip::swapped_digits;
}

}  // namespace gouji::equations
