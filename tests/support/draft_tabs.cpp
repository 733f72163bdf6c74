#include "tests/support/draft_shapes.h"

namespace gouji::test {
namespace {

enum class Merged {
    in_place,  // the grid as it is, blanks where cells are merged away
    at_end,    // blanks before the row's first label and behind its figures
    dropped,   // no blanks for what is merged away
};

/// One row of the sheet as fields; a blank stands for a merged place.
std::vector<const SheetCell*> fields(const std::vector<std::vector<Place>>& all, std::size_t r,
                                     Merged merged) {
    std::vector<const SheetCell*> row;
    std::size_t beside = 0;
    bool begun = false;
    for (const Place& place : all[r]) {
        const bool origin = place.kind == Place::Kind::origin;
        begun = begun || origin;
        if (origin) {
            row.push_back(place.cell);
        } else if (merged == Merged::in_place || (merged == Merged::at_end && !begun)) {
            row.push_back(nullptr);
        } else if (merged == Merged::at_end) {
            ++beside;
        }
    }
    row.insert(row.end(), beside, nullptr);
    return row;
}

bool quoted(std::string_view text, char separator) {
    return text.find(separator) != std::string_view::npos || text.find('"') != std::string_view::npos;
}

}  // namespace

void write_tab_rows(const Sheet& sheet, const Style& style, Pen& pen) {
    const auto merged = static_cast<Merged>(style.choose(2, 3));
    const auto all = places(sheet);
    // Behind a page break the blanks of merged cells are elsewhere; the wide table only.
    const bool breaks = style.coin(3) && sheet.rows.size() > 20;
    const std::size_t page = sheet.rows.size() - 4 - style.choose(4, 8);
    for (std::size_t r = 0; r < all.size(); ++r) {
        const bool behind = breaks && r >= page;
        if (breaks && r == page) {
            pen.put("\n");
        }
        const auto row = fields(all, r, behind ? Merged::at_end : merged);
        for (std::size_t i = 0; i < row.size(); ++i) {
            pen.put(i > 0 ? "\t" : "");
            if (row[i] != nullptr) {
                pen.put(*row[i]);
            }
        }
        pen.put("\n");
    }
}

// Every cell led by a tab, rows parted by blank lines, labels torn over lines.
void write_tab_lines(const Sheet& sheet, const Style& style, Pen& pen) {
    const bool torn = style.coin(2);
    const auto all = places(sheet);
    for (std::size_t r = 0; r < all.size(); ++r) {
        for (const Place& place : all[r]) {
            if (place.kind == Place::Kind::below) {
                // One blank for a cell that goes on from above, however wide it is.
                const bool begins = &place == &all[r].front() || (&place - 1)->cell != place.cell;
                pen.put(begins ? "\t\n" : "");
            } else if (place.kind == Place::Kind::origin && place.cell->figure) {
                pen.put("\t").put(*place.cell).put("\n");
            } else if (place.kind == Place::Kind::origin) {
                pen.put("\t");
                const bool head = r < 4;
                const std::vector<std::string> pieces =
                    torn && head ? halves(place.cell->text) : std::vector<std::string>{place.cell->text};
                for (std::size_t i = 0; i < pieces.size(); ++i) {
                    pen.put(i > 0 ? "\n" : "").put(pieces[i]).put("\n");
                }
            }
        }
        pen.put("\n");
    }
}

void write_separated(const Sheet& sheet, const Style& style, Pen& pen) {
    const char separator = style.coin(2) ? ';' : ',';
    const bool all_quoted = style.choose(3, 3) == 0;
    const auto merged = style.choose(4, 3) == 0 ? Merged::at_end : Merged::in_place;
    const auto all = places(sheet);
    for (std::size_t r = 0; r < all.size(); ++r) {
        const auto row = fields(all, r, merged);
        for (std::size_t i = 0; i < row.size(); ++i) {
            pen.put(i > 0 ? std::string(1, separator) : "");
            if (row[i] == nullptr) {
                continue;
            }
            const bool quote = quoted(row[i]->text, separator) || (all_quoted && !row[i]->figure);
            pen.put(quote ? "\"" : "").put(*row[i]).put(quote ? "\"" : "");
        }
        pen.put("\n");
    }
}

// Every cell on a line of its own and nothing between: what is blank leaves no trace.
void write_bare_lines(const Sheet& sheet, const Style& style, Pen& pen) {
    const bool spaced = style.choose(2, 3) == 0;
    for (const auto& row : sheet.rows) {
        for (const SheetCell& cell : row) {
            pen.put(cell);
            if (!cell.text.empty()) {
                pen.put(spaced ? "\n\n" : "\n");
            }
        }
    }
}

}  // namespace gouji::test
