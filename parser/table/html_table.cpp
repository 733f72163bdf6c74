#include "parser/table/html_table.h"

#include <algorithm>
#include <utility>

namespace gouji {

namespace {

constexpr std::size_t deepest = 32;           // tables in tables
constexpr std::size_t tracked_columns = 256;  // further columns know nothing of rowspans
constexpr unsigned widest = 1000;             // colspan and rowspan
constexpr std::size_t longest_cell = 4096;    // bytes; more is no cell of a form
constexpr std::size_t longest_label = 600;    // bytes; more is prose unless figures stand beside it

bool is_ascii_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::uint32_t blanks_before(std::string_view text) {
    const auto* const found = std::find_if_not(text.begin(), text.end(), is_ascii_blank);
    return static_cast<std::uint32_t>(found - text.begin());
}

std::uint32_t blanks_behind(std::string_view text) {
    const auto found = std::find_if_not(text.rbegin(), text.rend(), is_ascii_blank);
    return static_cast<std::uint32_t>(found - text.rbegin());
}

bool is_figure(std::string_view text) {
    constexpr std::size_t longest_figure = 32;
    if (text.empty() || text.size() > longest_figure) return false;
    if (text.front() == '+' || text.front() == '-') text.remove_prefix(1);
    if (text.empty()) return false;
    if (text.front() >= '0' && text.front() <= '9') return true;
    // Full-width digits: EF BC 90 … 99.
    return text.size() >= 3 && text[0] == '\xEF' && text[1] == '\xBC' && text[2] >= '\x90' &&
           text[2] <= '\x99';
}

}  // namespace

void HtmlTables::start_table(std::uint32_t at) {
    // A table right in a table, outside its cells: the end tag of the first was forgotten.
    if (too_deep_ == 0 && !tables_.empty() && !tables_.back().cell_open) end_table(at);
    if (tables_.size() >= deepest) {
        ++too_deep_;
        return;
    }
    tables_.emplace_back();
    tables_.back().first_line = blocks_.lines.size();
    tables_.back().grid.shape = Shape::html;
}

void HtmlTables::end_table(std::uint32_t at) {
    if (too_deep_ > 0) {
        --too_deep_;
        return;
    }
    if (tables_.empty()) return;
    end_row(at);
    Table& table = tables_.back();
    const bool data = holds_data(table);
    if (data) {
        for (const std::size_t index : table.padded_blanks) {
            GridCell& cell = table.grid.cells[index];
            cell.span = unpadded(table, cell.span);
            cell.text = MappedText({}, cell.span);
        }
        table.grid.span = {table.grid.cells.front().field.begin, table.grid.cells.back().field.end};
        blocks_.lines.resize(table.first_line);
        blocks_.add(std::move(table.grid), source_.text().size());
    }
    const bool holds_grid = data || table.holds_grid;
    const std::size_t first_line = table.first_line;
    tables_.pop_back();
    if (tables_.empty()) return;
    if (holds_grid) {
        tables_.back().holds_grid = true;
    } else {
        add_lines_from(first_line);
    }
}

void HtmlTables::add_lines_from(std::size_t first_line) {
    if (!in_cell()) return;
    OpenCell& cell = tables_.back().cell;
    for (std::size_t i = first_line; i < blocks_.lines.size() && !cell.too_long; ++i) {
        const TextLine& line = blocks_.lines[i];
        if (cell.lines > 0) add_piece(line.text.view(), line.text.span());
        add_line(line);
        cell.says_something = true;
    }
}

void HtmlTables::end_caption() {
    if (too_deep_ == 0 && !tables_.empty() && tables_.back().grid.cells.empty()) {
        tables_.back().first_line = blocks_.lines.size();
    }
}

void HtmlTables::start_row_group(std::uint32_t at) {
    if (too_deep_ > 0 || tables_.empty()) return;
    end_row(at);
    tables_.back().free_from.clear();
}

void HtmlTables::start_row(std::uint32_t at) {
    if (too_deep_ > 0 || tables_.empty()) return;
    end_row(at);
    tables_.back().row_open = true;
}

void HtmlTables::end_row(std::uint32_t at) {
    if (too_deep_ > 0 || tables_.empty()) return;
    end_cell(at);
    Table& table = tables_.back();
    if (table.row_open) ++table.row;
    table.row_open = false;
    table.row_has_cells = false;
    table.column = 0;
}

void HtmlTables::start_cell(Span tag, unsigned colspan, unsigned rowspan) {
    if (too_deep_ > 0 || tables_.empty()) return;
    end_cell(tag.begin);
    Table& table = tables_.back();
    table.row_open = true;
    auto& free_from = table.free_from;
    auto column = static_cast<std::size_t>(table.column);
    while (column < free_from.size() && free_from[column] > table.row) ++column;

    table.cell_open = true;
    table.cell = OpenCell{};
    table.cell.begin = tag.end;
    table.cell.behind_start_tag = tag.end;
    table.cell.column = static_cast<int>(column);
    table.cell.colspan = static_cast<std::uint16_t>(std::clamp(colspan, 1U, widest));
    // rowspan="0" means all the rows below.
    table.cell.rowspan = static_cast<std::uint16_t>(rowspan == 0 ? widest : std::min(rowspan, widest));
    const std::size_t behind = column + table.cell.colspan;
    if (table.cell.rowspan > 1) {
        const std::size_t tracked = std::min(behind, tracked_columns);
        if (free_from.size() < tracked) free_from.resize(tracked, 0);
        for (std::size_t i = column; i < tracked; ++i) free_from[i] = table.row + table.cell.rowspan;
    }
    constexpr std::size_t last_column = 1U << 20U;
    table.column = static_cast<int>(std::min(behind, last_column));
}

void HtmlTables::end_cell(std::uint32_t at) {
    if (too_deep_ > 0 || tables_.empty() || !tables_.back().cell_open) return;
    Table& table = tables_.back();
    OpenCell& open = table.cell;
    table.cell_open = false;
    GridCell cell;
    cell.field = {open.begin, std::max(open.begin, at)};
    cell.column = open.column;
    cell.colspan = open.colspan;
    cell.rowspan = open.rowspan;
    cell.text = open.text.trimmed();
    if (!cell.text.empty()) {
        cell.span = cell.text.span();
        if (is_figure(cell.text.view())) {
            ++table.figures;
            if (!table.padding_known) {
                table.padding_known = true;
                table.lead = open.lead;
                table.trail = open.trail;
            }
        }
    } else if (!open.picture.empty()) {
        cell.span = open.picture;
        cell.text = MappedText(source_.slice(open.picture), open.picture);
    } else {
        ++table.blanks;
        place_blank(table, cell, at);
    }
    table.heading = table.heading || open.heading;
    table.long_text = table.long_text || open.too_long || cell.text.view().size() > longest_label;
    if (!table.row_has_cells) {
        table.row_has_cells = true;
        table.grid.row_starts.push_back(static_cast<std::uint32_t>(table.grid.cells.size()));
    }
    table.grid.cells.push_back(std::move(cell));
    open.text = MappedText();
}

void HtmlTables::end_document(std::uint32_t at) {
    too_deep_ = 0;
    while (!tables_.empty()) end_table(at);
}

void HtmlTables::place_blank(Table& table, GridCell& cell, std::uint32_t end) {
    if (table.cell.behind_start_tag != 0) {
        offer(Room::empty, table.cell.depth, {table.cell.behind_start_tag, table.cell.behind_start_tag});
    }
    const Place& place = table.cell.place;
    if (place.room == Room::none) {
        const std::uint32_t point = std::max(table.cell.begin, end);
        cell.span = {point, point};
    } else {
        cell.span = place.span;
    }
    cell.text = MappedText({}, cell.span);
    if (place.room == Room::blanks) table.padded_blanks.push_back(table.grid.cells.size());
}

Span HtmlTables::unpadded(const Table& table, Span blanks) const {
    const std::string_view text = source_.slice(blanks);
    const std::uint32_t lead = table.padding_known ? std::min(table.lead, blanks.length()) : 0;
    const bool like_neighbours = table.padding_known && table.lead + table.trail == blanks.length();
    // Line ends and what indents the next line belong to the source's layout and stay.
    const bool over_lines = text.find_first_of("\r\n") != std::string_view::npos;
    if (!like_neighbours && !over_lines) return blanks;
    return {blanks.begin + lead, blanks.begin + lead};
}

bool HtmlTables::holds_data(const Table& table) {
    if (table.holds_grid || table.grid.cells.size() < 2) return false;
    constexpr std::size_t some = 3;
    constexpr std::size_t many = 10;
    if (table.long_text && table.figures < some) return false;
    if (table.heading && table.figures < many) return false;
    // A table of one figure has no more than this when it is blank: caption, header, label, blank.
    return table.figures > 0 || table.blanks >= 2 || (table.blanks > 0 && table.grid.cells.size() >= 4);
}

void HtmlTables::offer(Room room, unsigned depth, Span span) {
    Place& place = tables_.back().cell.place;
    const bool better = place.room == Room::none || (room == Room::solid) > (place.room == Room::solid) ||
                        ((room == Room::solid) == (place.room == Room::solid) && depth > place.depth);
    if (better) place = {room, depth, span};
}

void HtmlTables::start_element(Span tag) {
    if (!in_cell()) return;
    OpenCell& cell = tables_.back().cell;
    ++cell.depth;
    cell.behind_start_tag = tag.end;
}

void HtmlTables::end_element(Span tag) {
    if (!in_cell()) return;
    OpenCell& cell = tables_.back().cell;
    if (cell.behind_start_tag != 0 && !cell.says_something) {
        offer(Room::empty, cell.depth, {tag.begin, tag.begin});
    }
    cell.behind_start_tag = 0;
    if (cell.depth > 0) --cell.depth;
}

void HtmlTables::add_piece(std::string_view text, Span span) {
    if (!in_cell()) return;
    OpenCell& cell = tables_.back().cell;
    if (cell.lines == 0) return;  // the first line is taken over whole
    if (cell.text.view().size() + text.size() > longest_cell) {
        cell.too_long = true;
        return;
    }
    if (cell.line_begins) cell.text.append(" ", {cell.text.span().end, span.begin});
    cell.line_begins = false;
    cell.text.append(text, span);
}

void HtmlTables::add_line(const TextLine& line) {
    if (!in_cell()) return;
    OpenCell& cell = tables_.back().cell;
    if (cell.lines == 0) cell.text = line.text;
    ++cell.lines;
    cell.line_begins = true;
    cell.heading = cell.heading || line.level > 0;
}

void HtmlTables::add_token(Span token, bool says_something) {
    if (!in_cell()) return;
    OpenCell& cell = tables_.back().cell;
    const std::string_view text = source_.slice(token);
    const std::uint32_t lead = blanks_before(text);
    const std::uint32_t trail = lead == text.size() ? 0 : blanks_behind(text);
    if (says_something) {
        if (!cell.says_something) cell.lead = lead;
        cell.trail = trail;
        cell.says_something = true;
    } else if (!cell.says_something) {
        if (lead < text.size()) {
            offer(Room::solid, cell.depth, {token.begin + lead, token.end - trail});
        } else {
            offer(Room::blanks, cell.depth, token);
        }
    }
    cell.behind_start_tag = 0;
}

void HtmlTables::add_picture(Span tag) {
    if (in_cell()) tables_.back().cell.picture = tag;
}

}  // namespace gouji
