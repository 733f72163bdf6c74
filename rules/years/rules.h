#pragma once

#include "rules/core/rule.h"

// The rules that compare a report with last year's. Without it they are silent.

namespace gouji::rules {

extern const Rule carry_over;
extern const Rule in_force_stock;
extern const Rule copied_text;

}  // namespace gouji::rules
