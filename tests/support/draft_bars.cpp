#include "tests/support/draft_shapes.h"

namespace gouji::test {
namespace {

/// How many places of the row are merged away: their bars stand at its end.
int merged_away(const Sheet& sheet, const std::vector<SheetCell>& row) {
    return sheet.width - static_cast<int>(row.size());
}

bool is_last(const Sheet& sheet, const std::vector<SheetCell>& row) {
    return &row == &sheet.rows.back();
}

}  // namespace

// | 一、 | 0 | 0 | ||    and a blank figure as | |
void write_bar_rows(const Sheet& sheet, const Style& style, Pen& pen) {
    const unsigned trailing = style.choose(2, 3);  // all, none, or none in the last row
    // Without a label before it a blank figure's bar would look like the row's first.
    const bool leading = style.choose(3, 4) != 0 || !sheet.labelled;
    for (const auto& row : sheet.rows) {
        pen.put(leading ? "|" : "");
        for (const SheetCell& cell : row) {
            const bool first = &cell == &row.front();
            pen.put(first && !leading ? "" : " ").put(cell).put(cell.text.empty() ? "|" : " |");
        }
        const int merged = merged_away(sheet, row);
        const bool drop = trailing == 1 || (trailing == 2 && is_last(sheet, row));
        if (merged > 0 && !drop) {
            pen.put(" ").put(std::string(static_cast<std::size_t>(merged), '|'));
        }
        pen.put("\n");
    }
}

// One cell a line, ended by a bar; the bars of merged cells in a line of their own.
void write_bar_lines(const Sheet& sheet, const Style& style, Pen& pen) {
    const bool torn = style.coin(2);          // a figure and its bar on two lines
    const bool blank_before = style.coin(3);  // "0 |" or "0|"
    for (const auto& row : sheet.rows) {
        const int merged = merged_away(sheet, row);
        for (const SheetCell& cell : row) {
            // The table's last figure may have lost its bar; a blank one then leaves no trace.
            const bool last = sheet.caption && is_last(sheet, row) && &cell == &row.back();
            pen.put(cell);
            if (cell.text.empty()) {
                pen.put("|\n");
            } else if (cell.figure && torn) {
                pen.put(last ? "\n" : "\n|\n");
            } else {
                pen.put(last ? "\n" : blank_before ? " |\n" : "|\n");
            }
        }
        if (merged > 0 && !is_last(sheet, row)) {
            pen.put(std::string(static_cast<std::size_t>(merged), '|')).put("\n");
        }
    }
}

// A row of dashes below the first row; merged places blank, or the label again.
void write_markdown(const Sheet& sheet, const Style& style, Pen& pen) {
    const bool outer = style.choose(2, 3) != 0;
    const bool repeated = style.coin(3);
    const bool padded = style.coin(4);
    const bool sub_headings = sheet.caption && style.coin(1) && sheet.rows.front().size() == 1;
    const auto all = places(sheet);
    std::size_t first = 0;
    if (sub_headings) {
        pen.put("### ").put(sheet.rows.front().front().text).put("\n\n");
        first = 1;
    }
    for (std::size_t r = first; r < all.size(); ++r) {
        pen.put(outer ? "| " : "");
        for (std::size_t c = 0; c < all[r].size(); ++c) {
            const Place& place = all[r][c];
            pen.put(c > 0 ? " | " : "");
            if (place.kind == Place::Kind::origin) {
                pen.put(*place.cell, padded ? " " : "");
            } else if (repeated && !place.cell->figure) {
                pen.put(place.cell->text);
            }
        }
        pen.put(outer ? " |\n" : "\n");
        if (r == first) {
            pen.put(outer ? "|" : "");
            for (std::size_t c = 0; c < all[r].size(); ++c) {
                pen.put(c > 0 && !outer ? "|" : "").put(c == 0 ? ":---" : "---:").put(outer ? "|" : "");
            }
            pen.put("\n");
        }
    }
    pen.put("\n");
}

}  // namespace gouji::test
