#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/form/form.h"
#include "parser/table/grid.h"

namespace gouji {

/// The shape in which a blank table is written into a draft whose tables are of `shape`: the same,
/// or bars where blank figures could not be told in it (aligned columns, bare lines).
[[nodiscard]] Shape writable_shape(Shape shape);

/// Blank tables of a form, one below the other as under one heading, with captions, headers and
/// labels, and a blank place for each figure. Each line ends with `line_end`. Read again, the text
/// gives each table complete and blank.
[[nodiscard]] std::string write_tables(const std::vector<const FormTable*>& tables, Shape shape,
                                       std::string_view line_end);

/// The rows of one such table as they stand among others of a larger one: in HTML without the tags
/// of the table, in Markdown without the line of dashes.
[[nodiscard]] std::string write_rows(const FormTable& table, Shape shape, std::string_view line_end);

}  // namespace gouji
