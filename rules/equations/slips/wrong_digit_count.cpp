#include "rules/equations/slips/slip.h"

namespace gouji::equations {
namespace {

/// Whether `shorter` is `longer` with one digit left out.
bool lacks_one(const Digits& shorter, const Digits& longer) {
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < shorter.size(); ++i) {
        if (shorter[i] != longer[i + skipped]) {
            if (++skipped > 1 || shorter[i] != longer[i + 1]) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

// 122 for 12, or 1 for 12. A 0 is no figure that lost a digit: nothing of it is left to see.
Slip wrong_digit_count(const Figures& figures, std::span<const Change> changes) {
    if (changes.size() != 1 || !figures.typed(changes[0].cell)) {
        return Slip::none;
    }
    const std::int64_t was = figures.value(changes[0].cell);
    if (was == 0 || changes[0].value == 0) {
        return Slip::none;
    }
    const Digits now(was);
    const Digits then(changes[0].value);
    if (now.size() == then.size() + 1 && lacks_one(then, now)) {
        return Slip::digit_too_many;
    }
    if (now.size() + 1 == then.size() && lacks_one(now, then)) {
        return Slip::digit_too_few;
    }
    return Slip::none;
}

}  // namespace gouji::equations
