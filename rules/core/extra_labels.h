#pragma once

#include <string_view>

#include "rules/core/rule.h"

namespace gouji::rules {

/// One finding a table that has rows (or columns) of its own, at the first of them. `text` has one
/// place, for their labels.
void report_extra(const RuleInput& input, FindingSink& sink, bool rows, std::string_view text);

}  // namespace gouji::rules
