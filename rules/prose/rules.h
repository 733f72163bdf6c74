#pragma once

#include "rules/core/rule.h"

// What the report says in words: by itself, and against its own figures.

namespace gouji::rules {

extern const Rule fee_statement;
extern const Rule template_text;
extern const Rule repeated_word;
extern const Rule unbalanced_brackets;
extern const Rule overview_aspects;

}  // namespace gouji::rules
