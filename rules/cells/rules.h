#pragma once

#include "rules/core/rule.h"

// What single figures must be: there, and a number, and one of its kind.

namespace gouji::rules {

extern const Rule blank_cell;
extern const Rule not_a_number;
extern const Rule number_format;
extern const Rule negative_number;
extern const Rule not_an_integer;

}  // namespace gouji::rules
