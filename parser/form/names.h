#pragma once

#include "parser/form/form.h"

namespace gouji {

/// Gives the rows and columns of a table the names that messages have room for: `一、本年新收`,
/// `（三）1.属于国家秘密`, `自然人`; with the group where the table has the label more than once:
/// `行政复议结果维持`.
void name_labels(FormTable& table);

}  // namespace gouji
