#pragma once

#include <string>

#include "parser/table/read_tables.h"

namespace gouji::test {

/// A grid for eyes: a line a row, a cell as `text@column`; with colspan and rowspan `text@3:2x1`; a
/// blank cell as `[what stands at its place]@column`, where nothing stands there `[^]`.
inline std::string dump(const SourceText& source, const Grid& grid) {
    std::string out;
    for (std::size_t row = 0; row < grid.row_count(); ++row) {
        for (std::size_t i = grid.row_begin(row); i < grid.row_end(row); ++i) {
            const GridCell& cell = grid.cells[i];
            if (i > grid.row_begin(row)) out += " | ";
            if (cell.text.empty()) {
                out += cell.span.empty() ? "[^]" : "[" + std::string(source.slice(cell.span)) + "]";
            } else {
                out += cell.text.view();
            }
            if (cell.column >= 0) out += "@" + std::to_string(cell.column);
            if (cell.colspan > 1 || cell.rowspan > 1) {
                out += ":" + std::to_string(cell.colspan) + "x" + std::to_string(cell.rowspan);
            }
        }
        out += "\n";
    }
    return out;
}

/// The text with each cell's place marked: `{…}` the field, `<…>` what the cell's text covers or
/// would take.
inline std::string mark(const SourceText& source, const Grid& grid) {
    std::string out;
    std::size_t at = 0;
    for (const GridCell& cell : grid.cells) {
        const auto upto = [&](std::size_t offset, const char* sign) {
            out += source.text().substr(at, offset - at);
            at = offset;
            out += sign;
        };
        upto(cell.field.begin, "{");
        upto(cell.span.begin, "«");
        upto(cell.span.end, "»");
        upto(cell.field.end, "}");
    }
    return out + std::string(source.text().substr(at));
}

/// Whether all that a grid promises of its places holds.
inline bool places_hold(const SourceText& source, const Grid& grid) {
    std::uint32_t behind = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.field.begin < behind || cell.field.end < cell.field.begin) return false;
        if (cell.field.end > source.text().size() || !cell.field.contains(cell.span)) return false;
        if (cell.span.end < cell.span.begin) return false;
        if (!cell.text.empty() && !(cell.text.span() == cell.span)) return false;
        behind = cell.field.end;
    }
    if (grid.cells.empty() || grid.row_starts.empty() || grid.row_starts.front() != 0) return false;
    for (std::size_t row = 0; row < grid.row_count(); ++row) {
        if (grid.row_begin(row) >= grid.row_end(row)) return false;
    }
    return grid.span.begin <= grid.cells.front().field.begin && grid.span.end >= grid.cells.back().field.end;
}

}  // namespace gouji::test
