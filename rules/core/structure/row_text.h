#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "parser/report/report.h"
#include "parser/text/edit.h"

namespace gouji::structure {

/// The edits that put a row of the form, blank, next to the rows of its table that are there, written
/// as they are. Empty where the shape has no place for blank figures (aligned, drawn, bare lines).
[[nodiscard]] std::vector<Edit> insert_row(const Report& report, const BoundTable& table, std::size_t row);

/// The edit that gives a row `count` more blank figures at its end; nothing where the shape gives
/// them no place.
[[nodiscard]] std::optional<Edit> append_cells(const Report& report, const BoundTable& table, std::size_t row,
                                               std::size_t count);

/// The edit that takes a figure out of its row, with one of its delimiters.
[[nodiscard]] std::optional<Edit> remove_cell(const Report& report, const BoundTable& table,
                                              const Cell& cell);

/// How many cells the row lacks to be as wide as the form asks and as the narrowest whole row of its
/// table is written: blank cells at the end may stand for merged ones. 0 where the row is not to be found.
[[nodiscard]] std::size_t lacking_cells(const Report& report, const BoundTable& table, std::size_t row);

}  // namespace gouji::structure
