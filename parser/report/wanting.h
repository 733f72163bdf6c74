#pragma once

#include "parser/report/report.h"
#include "parser/report/rows.h"

namespace gouji {

/// Fills `Report::unread` with what stands in the place of tables that were not bound: a picture or
/// an attachment, a grid without any label of the form, or labels of the table among the prose,
/// with their figures in no order that could be read. What is there is not missing. Whether the prose was
/// searched for them: where every table that the form asks for is known, it is not.
bool note_wanting(Report& report, const FoundRows& found);

}  // namespace gouji
