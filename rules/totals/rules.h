#pragma once

#include "rules/core/rule.h"

namespace gouji::rules {

extern const Rule row_total;
extern const Rule column_total;
extern const Rule balance;

}  // namespace gouji::rules
