#pragma once

#include <string>

#include "rules/core/rule.h"

namespace gouji::rules {

/// One finding a table that has rows (or columns) of its own, at the first of them. `message` says it of
/// their labels.
void report_extra(const RuleInput& input, FindingSink& sink, bool rows,
                  std::string (*message)(const RuleInput& input, const std::string& labels));

}  // namespace gouji::rules
