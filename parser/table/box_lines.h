#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "parser/table/read_tables.h"

namespace gouji {

/// What stands between two posts (bars, corners, crossings) of a line of a drawn table.
struct BoxSegment {
    std::size_t left = 0;  // indices into BoxDrawing::columns
    std::size_t right = 0;
    Span field;
    bool rule = false;  // a stretch of a horizontal rule, no text
};

struct BoxLine {
    std::vector<BoxSegment> segments;
    bool has_rule = false;
};

/// The lines of a drawn table, with their posts fitted to the columns that the rules have.
struct BoxDrawing {
    std::vector<int> columns;  // display columns of the posts
    std::vector<BoxLine> lines;
    std::size_t next_line = 0;  // of the source: the first that is no part of it
};

/// Whether a drawn table may begin with the line: by its first sign alone.
[[nodiscard]] bool begins_box(std::string_view line);

/// Reads the drawn lines from `first` on, over blank lines and page marks, to the closing rule.
[[nodiscard]] BoxDrawing read_box_lines(const ReadContext& context, std::size_t first);

}  // namespace gouji
