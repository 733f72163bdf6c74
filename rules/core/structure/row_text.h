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

/// How many fields stand behind the label in the row's line; blank ones count.
[[nodiscard]] std::size_t fields_behind_label(const Report& report, const BoundTable& table, std::size_t row);

}  // namespace gouji::structure
