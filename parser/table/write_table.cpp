#include "parser/table/write_table.h"

#include <algorithm>

#include "parser/table/table_layout.h"
#include "parser/text/display_width.h"

namespace gouji {
namespace {

/// Every place of the layout, merged cells with their text at the top left and blank elsewhere.
struct Place {
    const LayoutCell* cell = nullptr;
    bool left = false;  // the first column of its cell
    bool top = false;   // the first row of its cell
};
using Places = std::vector<std::vector<Place>>;

Places spread(const TableLayout& layout) {
    const auto columns = static_cast<std::size_t>(layout.columns);
    Places places(layout.rows.size(), std::vector<Place>(columns));
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        std::size_t c = 0;
        for (const LayoutCell& cell : layout.rows[r]) {
            while (c < columns && places[r][c].cell != nullptr) {
                ++c;
            }
            for (std::size_t y = r; y < std::min(r + static_cast<std::size_t>(cell.rowspan), places.size());
                 ++y) {
                for (std::size_t x = c; x < std::min(c + static_cast<std::size_t>(cell.colspan), columns);
                     ++x) {
                    places[y][x] = {&cell, x == c, y == r};
                }
            }
            c += static_cast<std::size_t>(cell.colspan);
        }
    }
    return places;
}

class Writer {
 public:
    Writer(const FormTable& table, std::string_view line_end)
        : layout_(lay_out(table)), line_end_(line_end) {}

    /// | 规章 |  |  |  | with merged cells dropped.
    std::string bar_rows() {
        for (const auto& row : layout_.rows) {
            out_ += "|";
            for (const LayoutCell& cell : row) {
                field(cell.figure ? std::string_view() : cell.text);
            }
            end_line();
        }
        return std::move(out_);
    }

    std::string bar_lines() {
        for (const auto& row : layout_.rows) {
            for (const LayoutCell& cell : row) {
                out_ += cell.text;
                out_ += cell.figure ? "|" : " |";
                end_line();
            }
        }
        return std::move(out_);
    }

    /// Tabs between the cells; merged cells dropped.
    std::string tab_rows() {
        for (const auto& row : layout_.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                out_ += i > 0 ? "\t" : "";
                out_ += row[i].text;
            }
            end_line();
        }
        return std::move(out_);
    }

    /// A field for every column, as a spreadsheet writes merged cells.
    std::string separated(char separator) {
        for (const auto& row : spread(layout_)) {
            for (std::size_t c = 0; c < row.size(); ++c) {
                if (c > 0) {
                    out_ += separator;
                }
                if (row[c].cell != nullptr && row[c].left && row[c].top) {
                    quoted(row[c].cell->text, separator);
                }
            }
            end_line();
        }
        return std::move(out_);
    }

    /// A cell a line, led by a tab; a blank line between the rows.
    std::string tab_lines() {
        for (const auto& row : layout_.rows) {
            if (!out_.empty()) {
                end_line();
            }
            for (const LayoutCell& cell : row) {
                out_ += '\t';
                out_ += cell.text;
                end_line();
            }
        }
        return std::move(out_);
    }

    /// Labels of merged rows are said in each of them; the columns they take are left blank.
    std::string markdown() {
        const Places places = spread(layout_);
        for (std::size_t r = 0; r < places.size(); ++r) {
            out_ += "|";
            for (const Place& place : places[r]) {
                const bool said = place.cell != nullptr && !place.cell->figure && place.left;
                field(said ? place.cell->text : std::string_view());
            }
            end_line();
            if (r == 0) {
                out_ += "|";
                for (std::size_t c = 0; c < places[r].size(); ++c) {
                    out_ += " --- |";
                }
                end_line();
            }
        }
        return std::move(out_);
    }

    /// The rows of a table, without the tags around them.
    std::string html_rows() {
        for (const auto& row : layout_.rows) {
            out_ += "<tr>";
            for (const LayoutCell& cell : row) {
                out_ += "<td";
                attribute("colspan", cell.colspan);
                attribute("rowspan", cell.rowspan);
                out_ += ">";
                out_ += cell.text;
                out_ += "</td>";
            }
            out_ += "</tr>";
            end_line();
        }
        return std::move(out_);
    }

    std::string box() {
        const Places places = spread(layout_);
        const std::vector<int> widths = column_widths();
        rule(widths, "┌", "┬", "┐");
        for (std::size_t r = 0; r < places.size(); ++r) {
            if (r > 0) {
                rule(widths, "├", "┼", "┤");
            }
            out_ += "│";
            for (std::size_t c = 0; c < places[r].size();) {
                const Place& place = places[r][c];
                // A merged cell is one field over all its columns.
                int width = widths[c];
                std::size_t next = c + 1;
                while (next < places[r].size() && place.cell != nullptr &&
                       places[r][next].cell == place.cell) {
                    width += widths[next++] + 1;
                }
                const std::string_view text =
                    place.cell != nullptr && place.top ? place.cell->text : std::string_view();
                out_ += " ";
                out_ += text;
                out_.append(static_cast<std::size_t>(std::max(0, width - 1 - display_width(text))), ' ');
                out_ += "│";
                c = next;
            }
            end_line();
        }
        rule(widths, "└", "┴", "┘");
        return std::move(out_);
    }

 private:
    void end_line() { out_ += line_end_; }

    void field(std::string_view text) {
        out_ += ' ';
        out_ += text;
        out_ += " |";
    }

    void quoted(std::string_view text, char separator) {
        if (text.find(separator) == std::string_view::npos && text.find('"') == std::string_view::npos) {
            out_ += text;
            return;
        }
        out_ += '"';
        for (const char c : text) {
            out_ += c;
            if (c == '"') {
                out_ += c;
            }
        }
        out_ += '"';
    }

    void attribute(std::string_view name, int value) {
        if (value > 1) {
            out_ += " ";
            out_ += name;
            out_ += "=\"";
            out_ += std::to_string(value);
            out_ += '"';
        }
    }

    /// Wide enough for the labels of single columns; merged ones then get what they still need.
    [[nodiscard]] std::vector<int> column_widths() const {
        const Places places = spread(layout_);
        std::vector<int> widths(static_cast<std::size_t>(layout_.columns), 4);
        for (const bool merged : {false, true}) {
            for (const auto& row : places) {
                for (std::size_t c = 0; c < row.size(); ++c) {
                    const LayoutCell* cell = row[c].cell;
                    if (cell == nullptr || !row[c].left || (cell->colspan > 1) != merged) {
                        continue;
                    }
                    int width = cell->colspan - 1;
                    const std::size_t last = c + static_cast<std::size_t>(cell->colspan) - 1;
                    for (std::size_t x = c; x <= last && x < widths.size(); ++x) {
                        width += widths[x];
                    }
                    const int needed = display_width(cell->text) + 2;
                    widths[std::min(last, widths.size() - 1)] += std::max(0, needed - width);
                }
            }
        }
        return widths;
    }

    void rule(const std::vector<int>& widths, std::string_view left, std::string_view middle,
              std::string_view right) {
        out_ += left;
        for (std::size_t c = 0; c < widths.size(); ++c) {
            for (int i = 0; i < widths[c]; ++i) {
                out_ += "─";
            }
            out_ += c + 1 < widths.size() ? middle : right;
        }
        end_line();
    }

    TableLayout layout_;
    std::string_view line_end_;
    std::string out_;
};

std::string write_table(const FormTable& table, Shape shape, std::string_view line_end) {
    Writer writer(table, line_end);
    switch (shape) {
        case Shape::bar_lines:
            return writer.bar_lines();
        case Shape::tab_rows:
            return writer.tab_rows();
        case Shape::tab_lines:
            return writer.tab_lines();
        case Shape::markdown:
            return writer.markdown();
        case Shape::html:
            return writer.html_rows();
        case Shape::box:
            return writer.box();
        case Shape::separated:
            return writer.separated(',');
        case Shape::bar_rows:
        case Shape::aligned:
        case Shape::bare_lines:
            break;
    }
    return writer.bar_rows();
}

}  // namespace

Shape writable_shape(Shape shape) {
    return shape == Shape::aligned || shape == Shape::bare_lines ? Shape::bar_rows : shape;
}

std::string write_rows(const FormTable& table, Shape shape, std::string_view line_end) {
    return write_table(table, shape == Shape::markdown ? Shape::bar_rows : writable_shape(shape), line_end);
}

std::string write_tables(const std::vector<const FormTable*>& tables, Shape shape,
                         std::string_view line_end) {
    std::string out;
    const bool apart = shape == Shape::markdown || shape == Shape::box || shape == Shape::tab_lines;
    for (const FormTable* table : tables) {
        if (apart && !out.empty()) {
            out += line_end;
        }
        out += write_table(*table, shape, line_end);
    }
    if (shape == Shape::html) {
        std::string whole = "<table border=\"1\">";
        whole += line_end;
        whole += out;
        whole += "</table>";
        whole += line_end;
        return whole;
    }
    return out;
}

}  // namespace gouji
