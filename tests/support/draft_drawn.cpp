#include <algorithm>

#include "tests/support/draft_shapes.h"

namespace gouji::test {
namespace {

constexpr int label_width = 28;  // terminal columns of a label before it is wrapped

std::string spaces(int count) {
    return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

/// The width of each column of the sheet, so that every cell that does not span finds room.
std::vector<int> widths(const Sheet& sheet, int label_limit) {
    std::vector<int> all(static_cast<std::size_t>(sheet.width), 6);
    for (const auto& row : sheet.rows) {
        for (const SheetCell& cell : row) {
            if (cell.colspan == 1) {
                int& width = all[static_cast<std::size_t>(cell.column)];
                // Figures get one width however many digits they have: a figure that is changed
                // must not move the others.
                width = std::max(width, cell.figure ? 8 : std::min(columns_of(cell.text), label_limit));
            }
        }
    }
    // Labels that span share what they need.
    for (const auto& row : sheet.rows) {
        for (const SheetCell& cell : row) {
            if (cell.colspan == 1) {
                continue;
            }
            int room = 2 * (cell.colspan - 1);
            for (int i = 0; i < cell.colspan; ++i) {
                room += all[static_cast<std::size_t>(cell.column + i)];
            }
            all[static_cast<std::size_t>(cell.column)] +=
                std::max(0, std::min(columns_of(cell.text), label_limit) - room);
        }
    }
    return all;
}

int room_of(const SheetCell& cell, const std::vector<int>& all, int gap) {
    int room = gap * (cell.colspan - 1);
    for (int i = 0; i < cell.colspan; ++i) {
        room += all[static_cast<std::size_t>(cell.column + i)];
    }
    return room;
}

/// A figure in its field: the right or the left of it.
void put_padded(const SheetCell& cell, std::string_view text, int room, bool right, Pen& pen) {
    const int padding = room - columns_of(text);
    pen.put(right ? spaces(padding) : "");
    if (cell.figure) {
        pen.put(cell);
    } else {
        pen.put(text);
    }
    pen.put(right ? "" : spaces(padding));
}

}  // namespace

// Columns aligned by blanks, as text copied out of a PDF has them; page numbers between the rows.
void write_aligned(const Sheet& sheet, const Style& style, Pen& pen) {
    const bool right = style.coin(2);
    const bool pages = style.coin(3);
    const auto all = widths(sheet, label_width);
    const std::size_t page = sheet.rows.size() / 2;
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        if (pages && r == page && sheet.rows.size() > 20) {
            pen.put("\n                    — 3 —\n\n");
        }
        const auto& row = sheet.rows[r];
        std::size_t lines = 1;
        std::vector<std::vector<std::string>> pieces;
        for (const SheetCell& cell : row) {
            pieces.push_back(wrap(cell.text, room_of(cell, all, 2)));
            lines = std::max(lines, pieces.back().size());
        }
        for (std::size_t line = 0; line < lines; ++line) {
            int at = 0;
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (line >= pieces[i].size() || (line > 0 && pieces[i][line].empty())) {
                    continue;
                }
                int from = 0;
                for (int c = 0; c < row[i].column; ++c) {
                    from += all[static_cast<std::size_t>(c)] + 2;
                }
                pen.put(spaces(from - at));
                const int room = room_of(row[i], all, 2);
                put_padded(row[i], pieces[i][line], room, right && row[i].figure, pen);
                at = from + room;
            }
            pen.put("\n");
        }
    }
    pen.put("\n");
}

// Drawn with box characters, or with + - |.
void write_box(const Sheet& sheet, const Style& style, Pen& pen) {
    const bool ascii = style.coin(2);
    const bool rules = style.coin(3);  // between all rows, or only where the head ends
    const bool right = style.coin(4);
    const std::string bar = ascii ? "|" : "│";
    const auto all = widths(sheet, 200);
    const auto grid = places(sheet);
    const auto rule = [&](std::string_view left, std::string_view cross, std::string_view end) {
        pen.put(ascii ? "+" : left);
        for (std::size_t c = 0; c < all.size(); ++c) {
            for (int i = 0; i < all[c] + 2; ++i) {
                pen.put(ascii ? "-" : "─");
            }
            pen.put(c + 1 < all.size() ? (ascii ? "+" : cross) : (ascii ? "+" : end));
        }
        pen.put("\n");
    };
    std::size_t head = 0;
    while (head < sheet.rows.size() && !sheet.rows[head].back().figure) {
        ++head;
    }
    rule("┌", "┬", "┐");
    for (std::size_t r = 0; r < grid.size(); ++r) {
        if (r > 0 && (rules || r == head)) {
            rule("├", "┼", "┤");
        }
        pen.put(bar);
        for (std::size_t c = 0; c < grid[r].size(); ++c) {
            const Place& place = grid[r][c];
            if (place.kind == Place::Kind::origin) {
                const int room = room_of(*place.cell, all, 3);
                pen.put(" ");
                put_padded(*place.cell, place.cell->text, room, right && place.cell->figure, pen);
                pen.put(" ").put(bar);
                c += static_cast<std::size_t>(place.cell->colspan) - 1;
            } else {
                pen.put(spaces(all[c] + 2)).put(bar);
            }
        }
        pen.put("\n");
    }
    rule("└", "┴", "┘");
}

}  // namespace gouji::test
