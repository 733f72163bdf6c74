#pragma once

#include "rules/core/rule.h"

namespace gouji::totals {

/// What the three rules on sums have in common: reports the broken equations of one kind.
/// Where one wrong figure explains all that is broken together, there is one finding, at that
/// figure, by the first of the rules concerned that is on; else one for each equation, at its total.
void report_breaks(const RuleInput& input, RelationKind kind, FindingSink& sink);

}  // namespace gouji::totals
