#pragma once

#include <cstddef>
#include <string_view>

#include "parser/table/read_tables.h"

namespace gouji {

/// Whether the text has nothing but blanks (of any kind).
[[nodiscard]] bool is_blank_text(std::string_view text);

/// Whether the line is a page mark such as "-3-", "— 1 —", "3/9" or "P. 9", or a form feed: it may
/// stand in the middle of a table. A bare figure is none.
[[nodiscard]] bool is_page_mark(std::string_view line);

/// Whether the text reads as a figure or as a sign in a figure's place ("0", "1,104", "/").
[[nodiscard]] bool is_figure(std::string_view text);

/// The text of a cell that stands in `field`: trimmed, with line ends in it joined.
[[nodiscard]] MappedText cell_text(const SourceText& source, Span field);

/// A cell of `field`; where it is blank, `span` is the field where that lies in one line, else the
/// empty place before its end. `one_line`: it is known to lie in one, and not looked through for line ends.
[[nodiscard]] GridCell make_cell(const SourceText& source, Span field, bool one_line = false);

/// The next line at or behind `line` that is not blank; line_count() where there is none.
[[nodiscard]] std::size_t skip_blank_lines(const ReadContext& context, std::size_t line);

}  // namespace gouji
