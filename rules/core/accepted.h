#pragma once

#include "parser/report/report.h"
#include "rules/core/config.h"
#include "rules/core/finding.h"

namespace gouji {

/// Whether `settings` silence the finding: somebody accepted it, and what was seen then is still so.
/// The cell's figure is compared as an exact decimal where it can be read, else as it is written;
/// the words' figure with the words that the finding or one of its related places stands at.
[[nodiscard]] bool is_accepted(const Finding& finding, const Report& report, const Settings& settings);

/// The cell that the subject names; null where the draft has none.
[[nodiscard]] const Cell* find_cell(const Report& report, const Subject& at);

}  // namespace gouji
