#pragma once

#include <cstddef>
#include <cstdint>

#include "rules/core/rule.h"

namespace gouji::totals {

/// What the three rules on sums have in common: reports the broken equations of one kind.
/// Where one wrong figure explains all that is broken together, there is one finding, at that
/// figure, by the first of the rules concerned that is on; else one for each equation, at its total.
void report_breaks(const RuleInput& input, RelationKind kind, FindingSink& sink);

/// Whether one of these rules is on and has its one finding about something at this cell, which alone
/// would mend it with `value`.
[[nodiscard]] bool sums_ask_for(const RuleInput& input, std::size_t table, std::size_t cell,
                                std::int64_t value);

}  // namespace gouji::totals
