#include "lsp/features/places.h"

#include <fmt/format.h>

#include <algorithm>

#include "parser/text/label.h"

namespace gouji::lsp::features {
namespace {

constexpr bool at_or_in(Span span, std::uint32_t offset) {
    return span.begin <= offset && offset <= span.end;
}

/// The pieces of a span that stand in one line each.
void add_by_lines(const SourceText& source, Span span, std::vector<Span>& out) {
    for (std::size_t line = source.line_of(span.begin); span.begin < span.end; ++line) {
        const std::uint32_t end = std::min(span.end, source.line(line).end);
        if (span.begin < end) {
            out.push_back({span.begin, end});
        }
        if (line + 1 >= source.line_count()) {
            return;
        }
        span.begin = source.line_start(line + 1);
    }
}

}  // namespace

std::vector<std::size_t> CellPlace::equations() const {
    std::vector<std::size_t> all;
    const std::vector<Equation>& equations = form().equations;
    for (std::size_t i = 0; i < equations.size() && i < solution().equations.size(); ++i) {
        if (has(equations[i].left, index) || has(equations[i].right, index)) {
            all.push_back(i);
        }
    }
    return all;
}

std::optional<CellPlace> cell_at(const Snapshot& document, std::uint32_t offset) {
    std::optional<CellPlace> touching;
    std::optional<CellPlace> around;
    const std::vector<BoundTable>& tables = document.report().tables;
    for (std::size_t table = 0; table < tables.size(); ++table) {
        for (std::size_t i = 0; i < tables[table].cells.size(); ++i) {
            const Cell& cell = tables[table].cells[i];
            if (!cell.present) {
                continue;
            }
            if (at_or_in(cell.span, offset)) {
                return CellPlace{document, table, i};
            }
            if (cell.field.contains(offset)) {
                around.emplace(CellPlace{document, table, i});
            } else if (at_or_in(cell.field, offset)) {
                touching.emplace(CellPlace{document, table, i});
            }
        }
    }
    return around ? around : touching;
}

std::optional<RowPlace> row_at(const Snapshot& document, std::uint32_t offset) {
    std::optional<RowPlace> touching;
    const std::vector<BoundTable>& tables = document.report().tables;
    for (std::size_t table = 0; table < tables.size(); ++table) {
        for (std::size_t row = 0; row < tables[table].rows.size(); ++row) {
            const BoundRow& bound = tables[table].rows[row];
            if (bound.state == RowState::missing || !at_or_in(bound.span, offset)) {
                continue;
            }
            if (bound.span.contains(offset)) {
                return RowPlace{table, row};
            }
            touching = RowPlace{table, row};
        }
    }
    return touching;
}

std::optional<std::size_t> table_at(const Snapshot& document, std::uint32_t offset) {
    std::optional<std::size_t> best;
    const std::vector<BoundTable>& tables = document.report().tables;
    for (std::size_t table = 0; table < tables.size(); ++table) {
        if (at_or_in(tables[table].span, offset) &&
            (!best || tables[*best].span.contains(tables[table].span) || tables[*best].span.end == offset)) {
            best = table;
        }
    }
    return best;
}

const Section* section_at(const Snapshot& document, std::uint32_t offset) {
    const Section* last = nullptr;
    for (const Section& section : document.report().outline.sections) {
        if (section.range.begin <= offset) {
            last = &section;
        }
    }
    return last;
}

bool outside_prose(const Snapshot& document, std::uint32_t offset) {
    const Blocks& blocks = document.report().blocks;
    const auto inside = [offset](const auto& block) { return at_or_in(block.span, offset); };
    return std::any_of(blocks.grids.begin(), blocks.grids.end(), inside) ||
           std::any_of(blocks.ignored.begin(), blocks.ignored.end(), inside) ||
           table_at(document, offset).has_value();
}

bool has(const std::vector<std::uint16_t>& cells, std::size_t cell) {
    return std::find(cells.begin(), cells.end(), cell) != cells.end();
}

bool is_total(const FormTable& table, std::size_t cell) {
    return std::any_of(table.equations.begin(), table.equations.end(), [cell](const Equation& equation) {
        return equation.right.size() == 1 && equation.right.front() == cell;
    });
}

std::vector<Span> stretches(const SourceText& source, const MappedText& text) {
    std::vector<Span> whole;
    const std::string_view view = text.view();
    if (text.contiguous(0, view.size())) {
        whole.push_back(text.span());
    } else {
        for (std::size_t at = 0; at < view.size();) {
            const std::size_t begin = at;
            static_cast<void>(next_code_point(view, at));
            const Span place = text.source(begin, at);
            if (!whole.empty() && place.begin <= whole.back().end) {
                whole.back().end = std::max(whole.back().end, place.end);
            } else {
                whole.push_back(place);
            }
        }
    }
    std::vector<Span> lines;
    for (const Span span : whole) {
        add_by_lines(source, span, lines);
    }
    return lines;
}

Span first_line(const SourceText& source, Span span) {
    return {span.begin,
            std::max(span.begin, std::min(span.end, source.line(source.line_of(span.begin)).end))};
}

Span without_trailing_blanks(const SourceText& source, Span span) {
    const std::string_view text = source.slice(span);
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return {span.begin,
            span.begin + static_cast<std::uint32_t>(last == std::string_view::npos ? 0 : last + 1)};
}

std::string table_title(const Snapshot& document, const BoundTable& table) {
    const Bilingual& name = table.of(*document.report().forms).name;
    std::string title(document.say(name.zh, name.en));
    if (table.occurrence > 1) {
        title += fmt::format(fmt::runtime(document.say("（第 {} 张）", " (no. {})")), table.occurrence);
    }
    return title;
}

}  // namespace gouji::lsp::features
