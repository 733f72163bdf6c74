// Tables whose cells are told apart by tabs: whole rows on a line, or one cell a line led by a tab.

#include <algorithm>

#include "parser/table/line_scan.h"
#include "parser/table/read_tables.h"
#include "parser/text/label.h"

namespace gouji {

namespace {

constexpr std::size_t longest_piece = 160;
// A report has a few hundred lines of tables; what goes on behind these is read as the next table, so
// that no grid grows with the document.
constexpr std::size_t most_lines = 5000;
constexpr std::size_t torn_lines = 8;

bool has_tab(std::string_view line) {
    return line.find('\t') != std::string_view::npos;
}

/// Whether the whole line is a label of a table of some form: a caption that lost its tabs.
bool is_label(const ReadContext& context, std::string_view line) {
    if (line.size() > longest_piece) return false;
    const std::vector<LabelRef>& meanings = context.forms.meanings(normalize_label(line).core);
    return std::any_of(meanings.begin(), meanings.end(), [](const LabelRef& ref) {
        return ref.role != LabelRole::title && ref.role != LabelRole::heading;
    });
}

struct Evidence {
    std::size_t rows = 0;
    std::size_t cells = 0;
};

void weigh(std::string_view line, Evidence& evidence) {
    const bool one = line.find('\t', line.find('\t') + 1) == std::string_view::npos;
    if (one && line.front() == '\t') {
        ++evidence.cells;
    } else {
        ++evidence.rows;
    }
}

struct Region {
    std::size_t end = 0;
    Evidence evidence;
    bool labelled = false;  // a label of a form stands in it
};

bool line_has_label(const ReadContext& context, std::string_view line) {
    std::size_t begin = 0;
    while (begin <= line.size()) {
        const std::size_t end = std::min(line.find('\t', begin), line.size());
        const std::string_view field = trim(line.substr(begin, end - begin));
        if (!field.empty() && !is_figure(field) && is_label(context, field)) return true;
        begin = end + 1;
    }
    return false;
}

Region find_region(const ReadContext& context, std::size_t first) {
    const SourceText& source = context.source;
    Region region;
    region.end = first;
    std::size_t line = first;
    while (line < source.line_count() && line - first < most_lines) {
        const std::string_view text = context.line_text(line);
        if (has_tab(text)) {
            if (context.is_heading(line)) break;
            weigh(text, region.evidence);
            // A few labels prove it; looking at every field twice would cost more than it tells.
            if (!region.labelled) region.labelled = line_has_label(context, text);
            region.end = ++line;
            continue;
        }
        std::size_t ahead = line;
        std::size_t pieces = 0;
        bool goes_on = false;
        while (ahead < source.line_count()) {
            const std::string_view next = context.line_text(ahead);
            if (has_tab(next)) {
                goes_on = !context.is_heading(ahead);
                break;
            }
            if (!is_blank_text(next)) {
                if (next.size() > longest_piece || context.is_heading(ahead) || ++pieces > torn_lines) break;
                const bool cells = region.evidence.cells > region.evidence.rows;
                if (!cells && !is_page_mark(next) && !is_label(context, next)) {
                    // A line that only goes on with a torn label: its figures follow on the next.
                    if (pieces > 2) break;
                }
            }
            ++ahead;
        }
        if (!goes_on) break;
        line = ahead;
    }
    return region;
}

void push_fields(const SourceText& source, Span line, Grid& grid) {
    const std::string_view text = source.slice(line);
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find('\t', begin), text.size());
        const Span field{static_cast<std::uint32_t>(line.begin + begin),
                         static_cast<std::uint32_t>(line.begin + end)};
        grid.cells.push_back(make_cell(source, field, true));
        begin = end + 1;
    }
}

Grid read_rows(const ReadContext& context, std::size_t first, std::size_t end) {
    const SourceText& source = context.source;
    Grid grid;
    grid.shape = Shape::tab_rows;
    for (std::size_t line = first; line < end; ++line) {
        const std::string_view text = context.line_text(line);
        if (!has_tab(text) && (is_blank_text(text) || is_page_mark(text))) continue;
        grid.row_starts.push_back(static_cast<std::uint32_t>(grid.cells.size()));
        push_fields(source, source.line(line), grid);
    }
    return grid;
}

Grid read_lines(const ReadContext& context, std::size_t first, std::size_t end) {
    const SourceText& source = context.source;
    Grid grid;
    grid.shape = Shape::tab_lines;
    bool blank_before = true;
    std::vector<Span> fields;
    for (std::size_t line = first; line < end; ++line) {
        const Span span = source.line(line);
        const std::string_view text = source.slice(span);
        if (!has_tab(text)) {
            if (is_blank_text(text)) {
                blank_before = true;
            } else if (!is_page_mark(text) && !fields.empty()) {
                // Goes on with the cell above, blank lines inside or not.
                fields.back().end = span.end;
                blank_before = false;
            }
            continue;
        }
        if (blank_before) grid.row_starts.push_back(static_cast<std::uint32_t>(fields.size()));
        blank_before = false;
        std::size_t begin = text.front() == '\t' ? 1 : 0;
        while (begin <= text.size()) {
            const std::size_t stop = std::min(text.find('\t', begin), text.size());
            fields.push_back({static_cast<std::uint32_t>(span.begin + begin),
                              static_cast<std::uint32_t>(span.begin + stop)});
            begin = stop + 1;
        }
    }
    grid.cells.reserve(fields.size());
    for (const Span field : fields) grid.cells.push_back(make_cell(source, field));
    // Without blank lines between the rows only the labels tell where one begins.
    if (grid.row_starts.size() <= 1) grid.rows_known = false;
    return grid;
}

}  // namespace

std::optional<ReadResult> read_tab_table(const ReadContext& context, std::size_t first) {
    const std::string_view text = context.line_text(first);
    if (!has_tab(text) || is_blank_text(text) || context.is_heading(first)) return std::nullopt;
    const Region region = find_region(context, first);
    ReadResult result;
    result.next_line = region.end;
    // Indented prose has tabs as well.
    if (!region.labelled) return result;
    result.grid = region.evidence.rows >= region.evidence.cells ? read_rows(context, first, region.end)
                                                                : read_lines(context, first, region.end);
    if (result.grid.cells.empty()) return std::nullopt;
    result.grid.span = {result.grid.cells.front().field.begin, result.grid.cells.back().field.end};
    return result;
}

}  // namespace gouji
