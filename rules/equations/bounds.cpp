#include "rules/equations/bounds.h"

namespace gouji::equations {
namespace {

/// What a row's terms can sum up to: the finite part, and how many terms know no bound.
struct Extent {
    Wide low = 0;
    Wide high = 0;
    std::size_t unbounded_low = 0;
    std::size_t unbounded_high = 0;
};

Extent extent_of(std::span<const Term> terms, const std::pmr::vector<Range>& ranges) {
    Extent extent;
    for (const Term& term : terms) {
        const Range& range = ranges[term.variable];
        const Wide low = Wide{term.factor} * range.low;
        if (range.high == Range::unbounded) {
            if (term.factor > 0) {
                extent.low += low;
                ++extent.unbounded_high;
            } else {
                extent.high += low;
                ++extent.unbounded_low;
            }
            continue;
        }
        const Wide high = Wide{term.factor} * range.high;
        extent.low += term.factor > 0 ? low : high;
        extent.high += term.factor > 0 ? high : low;
    }
    return extent;
}

/// Narrows one variable to what the rest of its row leaves for it.
bool narrow_term(const Term& term, const Extent& extent, Wide constant, Range& range) {
    const bool positive = term.factor > 0;
    const Wide factor = positive ? Wide{term.factor} : -Wide{term.factor};
    const bool unbounded = range.high == Range::unbounded;
    bool changed = false;

    // The term itself is the one that knows no bound, or no term is.
    const std::size_t rest_unbounded_low = extent.unbounded_low - (unbounded && !positive ? 1 : 0);
    const std::size_t rest_unbounded_high = extent.unbounded_high - (unbounded && positive ? 1 : 0);
    Wide upper = Range::unbounded;
    Wide lower = range.low;
    if (rest_unbounded_low == 0) {
        const Wide own = positive ? factor * range.low : (unbounded ? Wide{0} : -factor * range.high);
        const Wide most = constant - (extent.low - own);  // factor · x ≤ most
        if (positive) {
            upper = floor_div(most, factor);
        } else {
            lower = ceil_div(-most, factor);
        }
    }
    if (rest_unbounded_high == 0) {
        const Wide own = positive ? (unbounded ? Wide{0} : factor * range.high) : -factor * range.low;
        const Wide least = constant - (extent.high - own);  // factor · x ≥ least
        if (positive) {
            lower = ceil_div(least, factor);
        } else {
            upper = floor_div(-least, factor);
        }
    }
    if (upper < range.high) {
        // A bound below every value that fits says no more than one just below the range.
        range.high = upper < -1 ? -1 : static_cast<std::int64_t>(upper);
        changed = true;
    }
    if (lower > range.low && lower < Range::unbounded) {
        range.low = static_cast<std::int64_t>(lower);
        changed = true;
    }
    return changed;
}

Narrowing narrow_row(std::span<const Term> terms, Wide constant, std::pmr::vector<Range>& ranges) {
    // Taken once: as ranges only shrink it stays true while the row's own variables are narrowed.
    const Extent extent = extent_of(terms, ranges);
    if (extent.unbounded_low > 1 && extent.unbounded_high > 1) {
        return Narrowing::unchanged;
    }
    if ((extent.unbounded_low == 0 && extent.low > constant) ||
        (extent.unbounded_high == 0 && extent.high < constant)) {
        return Narrowing::infeasible;
    }
    bool changed = false;
    for (const Term& term : terms) {
        Range& range = ranges[term.variable];
        if (range.fixed()) {
            continue;
        }
        if (narrow_term(term, extent, constant, range)) {
            if (range.low > range.high) {
                return Narrowing::infeasible;
            }
            changed = true;
        }
    }
    return changed ? Narrowing::narrowed : Narrowing::unchanged;
}

}  // namespace

Narrowing narrow(const Rows& rows, std::pmr::vector<Range>& ranges, Budget& budget) {
    bool narrowed = false;
    for (bool changed = true; changed;) {
        changed = false;
        if (!budget.take(rows.term_count() + rows.size())) {
            break;
        }
        for (std::size_t row = 0; row < rows.size(); ++row) {
            switch (narrow_row(rows.terms(row), rows.constant(row), ranges)) {
                case Narrowing::infeasible:
                    return Narrowing::infeasible;
                case Narrowing::narrowed:
                    changed = true;
                    break;
                case Narrowing::unchanged:
                    break;
            }
        }
        narrowed = narrowed || changed;
    }
    return narrowed ? Narrowing::narrowed : Narrowing::unchanged;
}

}  // namespace gouji::equations
