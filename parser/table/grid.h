#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parser/text/mapped_text.h"

namespace gouji {

/// The shapes in which tables stand in drafts. One reader each.
enum class Shape : std::uint8_t {
    bar_rows,    // | a | b | 0 | ||
    bar_lines,   // one cell a line, ended by a bar
    tab_rows,    // a<TAB>0<TAB>0
    tab_lines,   // one cell a line, led by a tab
    markdown,    // | a | b | with a line of dashes under the head
    html,        // <table>
    aligned,     // columns aligned by blanks
    box,         // drawn with box characters
    separated,   // commas or semicolons
    bare_lines,  // one cell a line and nothing between: readable only where complete
};

/// The shape's name as `inspect` prints it: "bar-rows", …
[[nodiscard]] std::string_view shape_name(Shape shape);

/// How a figure that is written at a blank place is padded, so that what stands beside it stays
/// where it is. Of shapes that are aligned by blanks.
struct FigurePadding {
    std::uint16_t before = 0;  // blanks before it: the place lies behind the line's end
    std::uint16_t width = 0;   // columns that figure and blanks take together; 0: no padding
    bool right = false;        // the figure stands at the right of them

    bool operator==(const FigurePadding&) const = default;
};

/// One cell as the shape's reader saw it.
struct GridCell {
    MappedText text;            // what it says, trimmed, torn pieces joined; empty where blank
    Span span;                  // what `text` covers; where blank, the place that a figure would take
    Span field;                 // from delimiter to delimiter, padding included; contains `span`
    FigurePadding padding;      // of a blank cell
    std::uint16_t colspan = 1;  // as far as the shape tells
    std::uint16_t rowspan = 1;
    /// The column where the cell stands: of the grid (HTML, Markdown, separated), or of the
    /// display (aligned, box). -1 where the shape does not tell.
    std::int32_t column = -1;
};

/// Rows of cells, in the order of the document. Merged cells may be dropped, repeated or blank:
/// what a cell is for is found by the labels, in `bind`.
struct Grid {
    Shape shape = Shape::bar_rows;
    Span span;  // from the first byte of the first cell's field to the last of the last
    std::vector<GridCell> cells;
    std::vector<std::uint32_t> row_starts;  // index of each row's first cell; ascending
    /// Whether the line structure gave the rows. False for shapes where rows run on
    /// (bar_lines, bare_lines): there `row_starts` is one row, and labels cut it.
    bool rows_known = true;

    [[nodiscard]] std::size_t row_count() const { return row_starts.size(); }
    [[nodiscard]] std::size_t row_begin(std::size_t row) const { return row_starts[row]; }
    [[nodiscard]] std::size_t row_end(std::size_t row) const {
        return row + 1 < row_starts.size() ? row_starts[row + 1] : cells.size();
    }
};

}  // namespace gouji
