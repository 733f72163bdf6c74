#include "rules/equations/slips/slip.h"

#include <algorithm>
#include <array>

namespace gouji::equations {
namespace {

// The plainest first, as in `Slip`.
constexpr std::array<Recogniser, 7> kinds = {swapped_neighbours, swapped_digits, wrong_digit_count,
                                             glued_or_split,     shifted_row,    pasted_column,
                                             left_standing};

}  // namespace

Slip recognise(const Figures& figures, std::span<const Change> changes) {
    for (const Recogniser kind : kinds) {
        if (const Slip slip = kind(figures, changes); slip != Slip::none) {
            return slip;
        }
    }
    return Slip::none;
}

Run::Run(const Figures& figures, std::span<const Change> changes)
    : figures_(figures), changes_(changes), first_(changes.front().cell), last_(changes.back().cell) {
    one_row_ = figures.columns > 0 && figures.row(first_) == figures.row(last_);
}

std::int64_t Run::then(std::size_t cell) const {
    for (const Change& change : changes_) {
        if (change.cell == cell) {
            return change.value;
        }
    }
    return figures_.value(cell);
}

bool Run::moved(std::size_t from, std::size_t to, int offset) const {
    for (std::size_t cell = from; cell <= to; ++cell) {
        if (then(cell) != now(offset > 0 ? cell + 1 : cell - 1)) {
            return false;
        }
    }
    return true;
}

Digits::Digits(std::int64_t value) {
    do {
        digits_[sizeof digits_ - ++size_] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value > 0);
}

}  // namespace gouji::equations
