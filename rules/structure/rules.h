#pragma once

#include "rules/core/rule.h"

// What the report is made of: title, sections, tables, rows and columns.

namespace gouji::rules {

extern const Rule missing_title;
extern const Rule missing_section;
extern const Rule missing_table;
extern const Rule missing_row;
extern const Rule missing_cell;
extern const Rule extra_cell;
extern const Rule duplicate_section;
extern const Rule section_order;
extern const Rule empty_section;
extern const Rule section_heading;
extern const Rule duplicate_table;
extern const Rule misplaced_table;
extern const Rule wrong_edition;
extern const Rule extra_row;
extern const Rule extra_column;
extern const Rule unreadable_table;
extern const Rule older_form;

}  // namespace gouji::rules
