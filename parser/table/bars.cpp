// Tables whose cells are told apart by bars: whole rows on a line (with merged cells dropped and
// empty bars at the end), Markdown, or one cell a line ended by a bar.

#include <algorithm>

#include "parser/table/line_scan.h"
#include "parser/table/read_tables.h"
#include "parser/text/byte_set.h"
#include "parser/text/label.h"

namespace gouji {

namespace {

// How far a cell may be torn: lines without a bar that may stand before the next bar.
constexpr std::size_t torn_lines = 10;
// A line without a bar that is longer than this is prose, not a piece of a cell.
constexpr std::size_t longest_piece = 160;
// A report has a few hundred lines of tables; what goes on behind these is read as the next table, so
// that no grid grows with the document.
constexpr std::size_t most_lines = 5000;
constexpr std::size_t most_blanks = 256;
constexpr std::size_t most_reserved = 4096;

std::size_t find_bar(std::string_view text, std::size_t from) {
    std::size_t at = text.find('|', from);
    while (at != std::string_view::npos && at > 0 && text[at - 1] == '\\') at = text.find('|', at + 1);
    return at;
}

bool has_bar(std::string_view line) {
    return find_bar(line, 0) != std::string_view::npos;
}

// What the lines of the region say about its layout.
struct Evidence {
    std::size_t rows = 0;   // lines that hold a row
    std::size_t cells = 0;  // lines that hold one cell, ended by a bar
};

void weigh(std::string_view line, Evidence& evidence) {
    const std::string_view text = trim(line);
    std::size_t filled = 0;
    std::size_t begin = text.front() == '|' ? 1 : 0;
    while (begin <= text.size() && filled < 2) {
        const std::size_t end = std::min(find_bar(text, begin), text.size());
        if (!is_blank_text(text.substr(begin, end - begin))) ++filled;
        begin = end + 1;
    }
    if (filled >= 2 || (filled == 1 && text.front() == '|')) {
        ++evidence.rows;
    } else {
        ++evidence.cells;
    }
}

struct Region {
    std::size_t end = 0;  // first line behind it
    std::size_t last_bar = 0;
    Evidence evidence;
};

// The lines from `first` on that hang together: with bars, or pieces of cells between bars.
Region find_region(const ReadContext& context, std::size_t first) {
    const SourceText& source = context.source;
    Region region;
    std::size_t line = first;
    while (line < source.line_count() && line - first < most_lines) {
        const std::string_view text = context.line_text(line);
        if (has_bar(text)) {
            weigh(text, region.evidence);
            region.last_bar = line;
            ++line;
            continue;
        }
        // Blank lines and pieces of cells belong to the table where a bar follows soon.
        std::size_t ahead = line;
        std::size_t pieces = 0;
        bool goes_on = false;
        while (ahead < source.line_count()) {
            const std::string_view next = context.line_text(ahead);
            if (has_bar(next)) {
                goes_on = !context.is_heading(ahead);
                break;
            }
            if (!is_blank_text(next)) {
                const bool piece = next.size() <= longest_piece && !context.is_heading(ahead);
                // Where rows stand on their lines, text between them is none of the table's.
                const bool in_rows = region.evidence.rows > region.evidence.cells && !is_page_mark(next);
                if (!piece || in_rows || ++pieces > torn_lines) break;
            }
            ++ahead;
        }
        if (!goes_on) break;
        line = ahead;
    }
    region.end = region.last_bar + 1;
    return region;
}

/// `blanks` counts the blank cells on end. No row of a form is so wide that more of them could
/// matter; a page of bars is no table.
void push_cell(Grid& grid, GridCell cell, std::size_t& blanks) {
    blanks = cell.text.empty() ? blanks + 1 : 0;
    if (blanks <= most_blanks) grid.cells.push_back(std::move(cell));
}

std::size_t count_bars(const SourceText& source, Span span) {
    const std::string_view text = source.slice(span);
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '|'));
}

bool is_delimiter(const std::vector<Span>& fields, const SourceText& source) {
    if (fields.empty()) return false;
    for (const Span field : fields) {
        std::string_view text = trim(source.slice(field));
        if (!text.empty() && text.front() == ':') text.remove_prefix(1);
        if (!text.empty() && text.back() == ':') text.remove_suffix(1);
        if (text.empty() || text.find_first_not_of('-') != std::string_view::npos) return false;
    }
    return true;
}

/// The fields of a row of bars, in place of what `fields` had: there are many rows.
void split_row(const SourceText& source, Span line, std::vector<Span>& fields) {
    fields.clear();
    const std::string_view text = source.slice(line);
    std::size_t begin = 0;
    while (begin < text.size() && is_blank(static_cast<unsigned char>(text[begin]))) ++begin;
    begin = begin < text.size() && text[begin] == '|' ? begin + 1 : 0;
    while (begin <= text.size()) {
        const std::size_t bar = find_bar(text, begin);
        const std::size_t end = std::min(bar, text.size());
        // Behind the closing bar there is no cell.
        if (bar == std::string_view::npos && is_blank_text(text.substr(begin))) break;
        fields.push_back(
            {static_cast<std::uint32_t>(line.begin + begin), static_cast<std::uint32_t>(line.begin + end)});
        begin = end + 1;
    }
}

// Takes emphasis, <br> and &nbsp; out of a Markdown cell's text.
MappedText plain_markdown(const MappedText& text) {
    const std::string_view view = text.view();
    static constexpr ByteSet marks("*<&_`\\");
    if (marks.find(view) == std::string_view::npos) return text;
    MappedText plain;
    std::size_t at = 0;
    while (at < view.size()) {
        std::size_t skip = 0;
        if (view.compare(at, 2, "**") == 0 || view.compare(at, 2, "__") == 0) {
            skip = 2;
        } else if (view[at] == '*' || view[at] == '`') {
            // A lone star in a figure's place is what the cell says.
            skip = view.size() > 1 ? 1 : 0;
        } else if (view.compare(at, 3, "<br") == 0 && view.find('>', at) != std::string_view::npos) {
            skip = view.find('>', at) - at + 1;
        } else if (view.compare(at, 6, "&nbsp;") == 0) {
            skip = 6;
        }
        if (skip == 0) {
            std::size_t next = at;
            static_cast<void>(next_code_point(view, next));
            plain.append(view.substr(at, next - at), text.source(at, next));
            at = next;
        } else {
            at += skip;
        }
    }
    return plain.trimmed();
}

bool any_text(const SourceText& source, const std::vector<Span>& fields) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](Span field) { return !is_blank_text(source.slice(field)); });
}

Grid read_rows(const ReadContext& context, std::size_t first, std::size_t end) {
    const SourceText& source = context.source;
    Grid grid;
    grid.shape = Shape::bar_rows;
    grid.cells.reserve(
        std::min(most_reserved, count_bars(source, {source.line_start(first), source.line(end - 1).end})));
    std::vector<Span> fields;
    std::size_t blanks = 0;
    std::size_t rows_in_block = 0;  // since the last line without bars
    std::size_t open_columns = 0;   // of a Markdown table whose rows end without a bar
    for (std::size_t line = first; line < end; ++line) {
        if (!has_bar(context.line_text(line))) {
            rows_in_block = 0;
            continue;
        }
        split_row(source, source.line(line), fields);
        // The line of dashes stands under the head: it is the second row of its table.
        if (++rows_in_block == 2 && is_delimiter(fields, source)) {
            grid.shape = Shape::markdown;
            open_columns = trim(context.line_text(line)).back() == '|' ? 0 : fields.size();
            continue;
        }
        // In a table whose rows have no bars at their ends, such a bar parts off a blank cell.
        const std::string_view text = trim(context.line_text(line));
        if (rows_in_block > 2 && fields.size() < open_columns && text.back() == '|') {
            const auto behind = static_cast<std::uint32_t>(text.data() + text.size() - source.text().data());
            fields.push_back({behind, source.line(line).end});
        }
        if (rows_in_block > 2 && fields.size() < open_columns && text.front() == '|') {
            const auto before = static_cast<std::uint32_t>(text.data() - source.text().data());
            fields.insert(fields.begin(), {source.line_start(line), before});
        }
        // Bars without any cell are what a dropped cell left at the foot of the row above.
        if (fields.size() > 1 || any_text(source, fields)) {
            grid.row_starts.push_back(static_cast<std::uint32_t>(grid.cells.size()));
        } else if (grid.row_starts.empty()) {
            continue;
        }
        std::int32_t column = 0;
        for (const Span field : fields) {
            GridCell cell = make_cell(source, field, true);
            cell.column = column++;
            push_cell(grid, std::move(cell), blanks);
        }
    }
    for (GridCell& cell : grid.cells) {
        if (grid.shape != Shape::markdown) {
            cell.column = -1;
        } else if (!cell.text.empty()) {
            cell.text = plain_markdown(cell.text);
            if (!cell.text.empty()) cell.span = cell.text.span();
        }
    }
    return grid;
}

Grid read_lines(const ReadContext& context, std::size_t first, std::size_t& end) {
    const SourceText& source = context.source;
    Grid grid;
    grid.shape = Shape::bar_lines;
    grid.rows_known = false;
    grid.row_starts.push_back(0);
    const std::uint32_t stop = source.line(end - 1).end;
    std::size_t blanks = 0;
    grid.cells.reserve(std::min(most_reserved, count_bars(source, {source.line_start(first), stop}) + 1));
    std::uint32_t begin = source.line_start(first);
    const std::string_view text = source.text();
    while (begin < stop) {
        const std::size_t bar = find_bar(text, begin);
        if (bar == std::string_view::npos || bar >= stop) break;
        push_cell(grid, make_cell(source, {begin, static_cast<std::uint32_t>(bar)}), blanks);
        begin = static_cast<std::uint32_t>(bar) + 1;
    }
    // The last cell of a table may have lost its bar.
    Span rest{begin, stop};
    if (is_blank_text(source.slice(rest))) {
        const std::size_t next = skip_blank_lines(context, end);
        if (next < source.line_count() && next <= end + 1 && is_figure(trim(context.line_text(next)))) {
            rest.end = source.line(next).end;
            end = next + 1;
        }
    }
    if (!is_blank_text(source.slice(rest))) grid.cells.push_back(make_cell(source, rest));
    return grid;
}

}  // namespace

std::optional<ReadResult> read_bar_table(const ReadContext& context, std::size_t first) {
    if (!has_bar(context.line_text(first)) || context.is_heading(first)) return std::nullopt;
    const Region region = find_region(context, first);
    const std::size_t lines = region.evidence.rows + region.evidence.cells;
    // One line with a bar in it is a sentence with a bar in it.
    if (lines < 2 && trim(context.line_text(first)).front() != '|') return std::nullopt;
    ReadResult result;
    result.next_line = region.end;
    if (region.evidence.rows >= region.evidence.cells) {
        result.grid = read_rows(context, first, region.end);
    } else {
        result.grid = read_lines(context, first, result.next_line);
    }
    if (result.grid.cells.empty() || result.grid.row_starts.empty()) return std::nullopt;
    result.grid.span = {result.grid.cells.front().field.begin, result.grid.cells.back().field.end};
    return result;
}

}  // namespace gouji
