#pragma once

#include <string_view>
#include <vector>

#include "parser/report/report.h"
#include "parser/text/edit.h"

namespace gouji {

/// The edits that make a cell say `text` and touch nothing but what it says: a blank cell gets it
/// where a figure would stand; a figure that stands in pieces (a tag for each digit, a line end
/// between) is replaced in its first piece and taken out of the others.
[[nodiscard]] std::vector<Edit> write_cell(const Cell& cell, std::string_view text);

}  // namespace gouji
