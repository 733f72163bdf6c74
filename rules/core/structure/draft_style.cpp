#include "rules/core/structure/draft_style.h"

#include <algorithm>
#include <map>

#include "parser/table/write_table.h"
#include "parser/text/label.h"

namespace gouji::structure {
namespace {

std::size_t line_ends(std::string_view text) {
    const auto feeds = std::count(text.begin(), text.end(), '\n');
    return static_cast<std::size_t>(feeds > 0 ? feeds : std::count(text.begin(), text.end(), '\r'));
}

/// The shape that most of the draft's tables have.
Shape usual_shape(const Report& report) {
    std::map<Shape, int> count;
    for (const BoundTable& table : report.tables) {
        ++count[table.shape];
    }
    const auto most = std::max_element(count.begin(), count.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != count.end()) {
        return writable_shape(most->first);
    }
    return report.blocks.html ? Shape::html : report.blocks.markdown ? Shape::markdown : Shape::bar_rows;
}

std::uint32_t line_end_of(const SourceText& source, std::uint32_t offset) {
    return source.line(source.line_of(offset)).end;
}

bool only(std::string_view text, std::string_view allowed) {
    const std::string_view core = trim(text);
    return !core.empty() && std::all_of(core.begin(), core.end(), [&](char c) {
        return allowed.find(c) != std::string_view::npos || c == ' ' || c == '\t';
    });
}

/// Whether the line is the rule that closes a drawn table.
bool is_rule(std::string_view line) {
    const std::string_view core = trim(line);
    for (const std::string_view corner : {"└", "╰", "┗", "╚", "+"}) {
        if (core.starts_with(corner)) {
            return true;
        }
    }
    return false;
}

}  // namespace

DraftStyle::DraftStyle(const Report& report) : report_(report), shape_(usual_shape(report)) {
    const SourceText& source = *report.source;
    bool blank_line = shape_ == Shape::markdown && !html();
    if (!html() && !report.outline.sections.empty()) {
        // As wide apart as the first heading and what follows it.
        const std::uint32_t end = line_end_of(source, report.outline.sections.front().heading_span.end);
        const std::string_view rest = source.text().substr(end, 256);
        const std::size_t text = rest.find_first_not_of(" \t\r\n");
        blank_line = blank_line || line_ends(rest.substr(0, std::min(text, rest.size()))) > 1;
    }
    gap_ = source.line_end();
    if (blank_line) {
        gap_ += source.line_end();
    }
}

const TextLine* DraftStyle::line_at(std::uint32_t offset) const {
    const std::vector<TextLine>& lines = report_.blocks.lines;
    const auto behind =
        std::upper_bound(lines.begin(), lines.end(), offset,
                         [](std::uint32_t at, const TextLine& line) { return at < line.span.begin; });
    return behind == lines.begin() || !std::prev(behind)->span.contains(offset) ? nullptr
                                                                                : &*std::prev(behind);
}

std::string DraftStyle::heading(const FormSection& section) const {
    const SourceText& source = *report_.source;
    for (const Section& model : report_.outline.sections) {
        const TextLine* line = line_at(model.heading_span.begin);
        if (line == nullptr || model.run_on || model.heading_span.end > line->span.end) {
            continue;
        }
        std::string text(source.slice({line->span.begin, model.heading_span.begin}));
        text += section.official_heading();
        text += source.slice({model.heading_span.end, line->span.end});
        return text;
    }
    const std::string official = section.official_heading();
    return html() ? "<h2>" + official + "</h2>" : report_.blocks.markdown ? "## " + official : official;
}

std::string DraftStyle::blank_tables(const std::vector<const FormTable*>& tables) const {
    std::string text = write_tables(tables, shape_, report_.source->line_end());
    while (text.ends_with('\n') || text.ends_with('\r')) {
        text.pop_back();
    }
    return text;
}

std::string DraftStyle::joined(const std::vector<std::string>& blocks) const {
    std::string text;
    for (const std::string& block : blocks) {
        text += text.empty() ? "" : gap_;
        text += block;
    }
    return text;
}

Edit DraftStyle::before(std::uint32_t offset, const std::vector<std::string>& blocks) const {
    return {{offset, offset}, joined(blocks) + gap_};
}

Edit DraftStyle::behind(std::uint32_t offset, const std::vector<std::string>& blocks) const {
    return {{offset, offset}, offset == 0 ? joined(blocks) : gap_ + joined(blocks)};
}

std::uint32_t DraftStyle::heading_begin(const Section& section) const {
    if (const TextLine* line = line_at(section.heading_span.begin); line != nullptr && html()) {
        return line->span.begin;
    }
    const SourceText& source = *report_.source;
    return html() ? section.heading_span.begin
                  : source.line_start(source.line_of(section.heading_span.begin));
}

std::uint32_t DraftStyle::section_end(const Section& section) const {
    const SourceText& source = *report_.source;
    std::uint32_t end = section.heading_span.end;
    if (const TextLine* line = line_at(section.heading_span.begin)) {
        end = std::max(end, line->span.end);
    }
    for (std::size_t i = section.first_line; i < section.last_line; ++i) {
        end = std::max(end, report_.blocks.lines[i].span.end);
    }
    for (const BoundTable& table : report_.tables) {
        if (section.range.contains(table.span.begin)) {
            end = std::max(end, table_end(report_, table));
        }
    }
    for (const Grid& grid : report_.blocks.grids) {
        if (section.range.contains(grid.span.begin)) {
            end = std::max(end, grid.span.end);
        }
    }
    return html() ? end : line_end_of(source, end);
}

std::uint32_t table_end(const Report& report, const BoundTable& table) {
    const SourceText& source = *report.source;
    const std::string_view text = source.text();
    if (table.shape == Shape::html) {
        const std::string_view tag = shares_grid(report, table) ? "</tr>" : "</table>";
        const std::size_t at = text.find(tag, table.span.end);
        return at == std::string_view::npos ? table.span.end : static_cast<std::uint32_t>(at + tag.size());
    }
    std::uint32_t end = table.span.end;
    if (table.shape == Shape::bar_lines) {
        const std::size_t bar = text.find('|', end);
        end = bar == std::string_view::npos ? end : static_cast<std::uint32_t>(bar);
    }
    std::size_t line = source.line_of(end);
    const auto closes = [&](std::size_t next) {
        const std::string_view content = source.slice(source.line(next));
        return table.shape == Shape::box         ? is_rule(content)
               : table.shape == Shape::bar_lines ? only(content, "|")
                                                 : false;
    };
    while (line + 1 < source.line_count() && closes(line + 1)) {
        ++line;
    }
    return source.line(line).end;
}

std::uint32_t table_begin(const Report& report, const BoundTable& table) {
    const SourceText& source = *report.source;
    if (table.shape == Shape::html) {
        const std::string_view tag = shares_grid(report, table) ? "<tr" : "<table";
        const std::size_t at = source.text().rfind(tag, table.span.begin);
        return at == std::string_view::npos ? table.span.begin : static_cast<std::uint32_t>(at);
    }
    std::size_t line = source.line_of(table.span.begin);
    if (table.shape == Shape::box && line > 0 && !shares_grid(report, table)) {
        --line;  // the rule over it
    }
    return source.line_start(line);
}

bool shares_grid(const Report& report, const BoundTable& table) {
    return std::count_if(report.tables.begin(), report.tables.end(),
                         [&](const BoundTable& other) { return other.grid == table.grid; }) > 1;
}

}  // namespace gouji::structure
