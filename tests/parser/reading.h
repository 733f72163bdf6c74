#pragma once

#include <optional>
#include <string>
#include <utility>

#include "tests/parser/grid_dump.h"

namespace gouji::test {

using Reader = std::optional<ReadResult> (*)(const ReadContext&, std::size_t);

/// What one reader of a shape makes of a text, asked as `read_blocks` asks it: at every line that
/// is part of no table, and no more where it said that none begins.
struct Reading {
    SourceText source;
    std::vector<Grid> grids;
    std::vector<std::size_t> next_lines;  // of each grid
    std::size_t asked = 0;

    Reading(std::string text, Reader reader) : source(SourceText::from_utf8(std::move(text))) {
        const ReadContext context{source, Forms::builtin(), false};
        std::size_t refused = 0;
        for (std::size_t line = 0; line < source.line_count();) {
            if (line < refused) {
                ++line;
                continue;
            }
            ++asked;
            std::optional<ReadResult> result = reader(context, line);
            if (result && !result->grid.cells.empty()) {
                grids.push_back(std::move(result->grid));
                next_lines.push_back(result->next_line);
                line = result->next_line > line ? result->next_line : line + 1;
                continue;
            }
            if (result) refused = result->next_line;
            ++line;
        }
    }

    [[nodiscard]] std::string dump() const {
        std::string out;
        for (const Grid& grid : grids) out += test::dump(source, grid);
        return out;
    }

    /// Cells that are figures.
    [[nodiscard]] std::size_t figures() const {
        std::size_t count = 0;
        for (const Grid& grid : grids) {
            for (const GridCell& cell : grid.cells) {
                const std::string_view text = cell.text.view();
                count += !text.empty() && text.find_first_not_of("0123456789.+-") == std::string_view::npos;
            }
        }
        return count;
    }
};

inline std::string repeat(const std::string& text, int times) {
    std::string out;
    out.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace gouji::test
