#pragma once

#include "rules/core/rule.h"

// What the report says in words: by itself, and against its own figures.

namespace gouji::rules {

extern const Rule narrative_figure;
extern const Rule share_figure;
extern const Rule contradiction;
extern const Rule fee_statement;
extern const Rule year_mismatch;
extern const Rule report_period;
extern const Rule agency_name;
extern const Rule template_text;
extern const Rule repeated_word;
extern const Rule unbalanced_brackets;
extern const Rule overview_aspects;
extern const Rule stray_latin;
extern const Rule mixed_punctuation;
extern const Rule label_wording;
extern const Rule implausible_figure;

}  // namespace gouji::rules
