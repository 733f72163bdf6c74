#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "parser/table/aligned_rows.h"
#include "parser/table/grid.h"

namespace gouji {

/// Where the columns of figures stand, in a stretch of rows that have them at the same places.
struct AlignedColumns {
    Measure measure = Measure::display;
    std::vector<Extent> ranges;  // of all figures of a column; one left of the next
    std::vector<bool> right;     // its figures end, rather than begin, at one place
    std::vector<int> edge;       // that place
};

/// The columns of the rows [begin, end), by the rows that have all their figures, else by the words
/// of `head`, else as in `before`. Nothing where they cannot be told.
[[nodiscard]] std::optional<AlignedColumns> find_aligned_columns(
    const ReadContext& context, const AlignedRegion& region, const AlignedRows& rows, std::size_t begin,
    std::size_t end, const std::vector<std::vector<AlignedPlace>>& head,
    const std::optional<AlignedColumns>& before);

/// The column of each figure of a row that has fewer than there are columns; nothing where the
/// figures stand between columns.
[[nodiscard]] std::optional<std::vector<std::size_t>> columns_of_figures(const AlignedRegion& region,
                                                                         const AlignedRow& row,
                                                                         const AlignedColumns& columns);

/// Where a figure of `column` would stand on the line: span, field and padding of a blank cell.
[[nodiscard]] GridCell blank_cell(const ReadContext& context, const AlignedLine& line,
                                  const AlignedColumns& columns, std::size_t column);

}  // namespace gouji
