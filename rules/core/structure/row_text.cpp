#include "rules/core/structure/row_text.h"

#include <algorithm>
#include <string>

#include "parser/text/label.h"

namespace gouji::structure {
namespace {

constexpr std::string_view bars = "|";
constexpr std::string_view tabs = "\t";

/// What ends a field in the shape; nothing where no single byte does.
std::string_view delimiters(Shape shape) {
    switch (shape) {
        case Shape::bar_rows:
        case Shape::markdown:
        case Shape::bar_lines:
            return bars;
        case Shape::tab_rows:
        case Shape::tab_lines:
            return tabs;
        case Shape::separated:
            return ",;";
        case Shape::html:
        case Shape::aligned:
        case Shape::box:
        case Shape::bare_lines:
            break;
    }
    return {};
}

bool blank_text(std::string_view text) {
    return trim(text).empty();
}

Edit insertion(std::uint32_t at, std::string text) {
    return {{at, at}, std::move(text)};
}

/// The text of one row that is there, and what can be made of it.
class RowText {
 public:
    RowText(const Report& report, const BoundTable& table, std::size_t row)
        : source_(*report.source),
          grid_(report.blocks.grids[table.grid]),
          table_(table),
          row_(table.rows[row]),
          columns_(table.of(*report.forms).columns.size()),
          first_(row * columns_) {}

    /// The row's own stretch of text: its line or lines, or its element.
    [[nodiscard]] std::optional<Span> extent() const {
        const std::string_view text = source_.text();
        const std::uint32_t last = last_field_end();
        if (table_.shape == Shape::html) {
            const std::size_t begin = text.rfind("<tr", row_.span.begin);
            const std::size_t end = text.find("</tr>", last);
            if (begin == std::string_view::npos || end == std::string_view::npos) {
                return std::nullopt;
            }
            return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end) + 5};
        }
        std::uint32_t end = last;
        if (table_.shape == Shape::bar_lines) {
            const std::size_t bar = text.find('|', last);
            end = bar == std::string_view::npos ? last : static_cast<std::uint32_t>(bar);
        }
        return Span{source_.line_start(source_.line_of(row_.span.begin)),
                    source_.line(source_.line_of(end)).end};
    }

    [[nodiscard]] const GridCell* label_cell() const {
        const auto at = std::lower_bound(
            grid_.cells.begin(), grid_.cells.end(), row_.label.span().begin,
            [](const GridCell& cell, std::uint32_t offset) { return cell.field.end <= offset; });
        // A table may go on in another grid than the one it begins in.
        const bool here = at != grid_.cells.end() && at->field.contains(row_.label.span());
        return row_.label.empty() || !here ? nullptr : &*at;
    }

    /// The row's text with another label and no figures; what stands before the label goes as well.
    [[nodiscard]] std::optional<std::string> blank_copy(std::string_view label) const {
        const std::optional<Span> whole = extent();
        const GridCell* own = label_cell();
        if (!whole || own == nullptr || !whole->contains(own->text.span())) {
            return std::nullopt;
        }
        std::vector<Edit> edits;
        drop_lead(*whole, *own, edits);
        rewrite(own->text, label, edits);
        for (std::size_t c = 0; c < columns_; ++c) {
            rewrite(table_.cells[first_ + c].text, {}, edits);
        }
        for (Edit& edit : edits) {
            edit.span.begin -= whole->begin;
            edit.span.end -= whole->begin;
        }
        return apply_edits(source_.slice(*whole), edits);
    }

    /// Makes merged cells that reach over the place behind this row (and those of `group`, which end
    /// there) one row taller. For HTML.
    void stretch(const std::vector<std::string>& group, std::vector<Edit>& edits) const {
        const GridCell* own = label_cell();
        if (own == nullptr) {
            return;
        }
        const auto index = static_cast<std::size_t>(own - grid_.cells.data());
        const auto row_behind = std::upper_bound(grid_.row_starts.begin(), grid_.row_starts.end(),
                                                 static_cast<std::uint32_t>(index));
        const auto row = static_cast<std::size_t>(row_behind - grid_.row_starts.begin()) - 1;
        for (std::size_t r = 0; r <= row; ++r) {
            for (std::size_t i = grid_.row_begin(r); i < grid_.row_end(r); ++i) {
                const GridCell& cell = grid_.cells[i];
                const bool of_group = std::any_of(group.begin(), group.end(), [&](const std::string& name) {
                    return normalize_text(name) == normalize_text(cell.text.view());
                });
                const std::size_t behind = r + cell.rowspan;
                if (cell.rowspan > 1 && (behind > row + 1 || (of_group && behind == row + 1))) {
                    taller(cell, edits);
                }
            }
        }
    }

 private:
    [[nodiscard]] std::uint32_t last_field_end() const {
        std::uint32_t end = row_.span.end;
        for (std::size_t c = 0; c < columns_; ++c) {
            if (table_.cells[first_ + c].present) {
                end = std::max(end, table_.cells[first_ + c].field.end);
            }
        }
        return end;
    }

    static void rewrite(const MappedText& text, std::string_view with, std::vector<Edit>& edits) {
        const std::string_view written = text.view();
        const std::size_t first = edits.size();
        for (std::size_t at = 0; at < written.size();) {
            const std::size_t begin = at;
            static_cast<void>(next_code_point(written, at));
            const Span place = text.source(begin, at);
            if (edits.size() > first && place.begin <= edits.back().span.end) {
                edits.back().span.end = place.end;
            } else {
                edits.push_back({place, {}});
            }
        }
        if (edits.size() > first) {
            edits[first].new_text = with;
        }
    }

    /// Labels of merged cells that begin in this row belong to it, not to its copy.
    void drop_lead(Span whole, const GridCell& own, std::vector<Edit>& edits) const {
        const std::string_view text = source_.text();
        for (auto at = &own; at != grid_.cells.data() && whole.contains((at - 1)->field);) {
            --at;
            if (table_.shape == Shape::html) {
                const std::size_t begin = text.rfind('<', at->field.begin - 1);
                const std::size_t end = text.find('>', at->field.end);
                if (begin != std::string_view::npos && end != std::string_view::npos &&
                    begin >= whole.begin) {
                    edits.push_back(
                        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end) + 1}, {}});
                }
            } else if (table_.shape == Shape::bar_rows && !at->text.empty()) {
                edits.push_back({{at->field.begin, at->field.end + 1}, {}});
            } else {
                rewrite(at->text, {}, edits);
            }
        }
    }

    /// Adds one to the cell's rowspan attribute.
    void taller(const GridCell& cell, std::vector<Edit>& edits) const {
        const std::string_view text = source_.text();
        const std::size_t tag =
            cell.field.begin > 0 ? text.rfind('<', cell.field.begin - 1) : std::string_view::npos;
        if (tag == std::string_view::npos) {
            return;
        }
        const std::string_view attributes = text.substr(tag, cell.field.begin - tag);
        const std::string figure = std::to_string(cell.rowspan);
        const std::size_t name = attributes.find("rowspan");
        const std::size_t at = name == std::string_view::npos ? name : attributes.find(figure, name);
        if (at != std::string_view::npos) {
            const auto begin = static_cast<std::uint32_t>(tag + at);
            edits.push_back({{begin, begin + static_cast<std::uint32_t>(figure.size())},
                             std::to_string(cell.rowspan + 1)});
        }
    }

    const SourceText& source_;
    const Grid& grid_;
    const BoundTable& table_;
    const BoundRow& row_;
    std::size_t columns_;
    std::size_t first_;
};

bool writable(Shape shape) {
    return shape == Shape::html || !delimiters(shape).empty();
}

/// The row to write like: bound, of the same group where there is one, the nearest.
std::optional<std::size_t> find_model(const FormTable& form, const BoundTable& table, std::size_t row) {
    std::optional<std::size_t> best;
    for (std::size_t distance = 1; distance < table.rows.size(); ++distance) {
        for (const std::size_t other : {row - distance, row + distance}) {
            if (other >= table.rows.size() || table.rows[other].state != RowState::bound ||
                table.rows[other].label.empty()) {
                continue;
            }
            if (form.rows[other].group == form.rows[row].group) {
                return other;
            }
            best = best ? best : other;
        }
    }
    return best;
}

}  // namespace

std::vector<Edit> insert_row(const Report& report, const BoundTable& table, std::size_t row) {
    const FormTable& form = table.of(*report.forms);
    const std::optional<std::size_t> model = find_model(form, table, row);
    if (!model || !writable(table.shape) || form.rows[row].label.official.empty()) {
        return {};
    }
    const std::optional<std::string> copy =
        RowText(report, table, *model).blank_copy(form.rows[row].label.official);
    // It goes behind the last row that is there of those before it, else in front of the next.
    std::optional<std::size_t> before;
    std::optional<std::size_t> behind;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (table.rows[r].state == RowState::bound && !table.rows[r].label.empty()) {
            (r < row ? before : behind) = r < row || !behind ? r : *behind;
        }
    }
    const std::size_t beside = before ? *before : *behind;
    const RowText neighbour(report, table, beside);
    const std::optional<Span> extent = neighbour.extent();
    if (!copy || !extent) {
        return {};
    }
    const std::string_view line_end = report.source->line_end();
    std::string gap(line_end);
    if (table.shape == Shape::tab_lines) {
        gap += line_end;
    }
    std::vector<Edit> edits;
    if (before) {
        edits.push_back(insertion(extent->end, gap + *copy));
        if (table.shape == Shape::html) {
            neighbour.stretch(form.rows[row].group, edits);
        }
    } else {
        edits.push_back(insertion(extent->begin, *copy + gap));
    }
    return edits;
}

namespace {

/// The cells of a row's line: before the label, and behind it, blank ones too.
struct RowCells {
    std::size_t lead = 0;
    std::size_t fields = 0;
};

std::optional<RowCells> cells_of(const Report& report, const BoundTable& table, std::size_t row) {
    const GridCell* label = RowText(report, table, row).label_cell();
    if (label == nullptr) {
        return std::nullopt;
    }
    const Grid& grid = report.blocks.grids[table.grid];
    const auto index = static_cast<std::size_t>(label - grid.cells.data());
    std::size_t begin = index;
    std::size_t end = index + 1;
    if (grid.rows_known) {
        const auto behind = std::upper_bound(grid.row_starts.begin(), grid.row_starts.end(),
                                             static_cast<std::uint32_t>(index));
        begin = *std::prev(behind);
        end = behind == grid.row_starts.end() ? grid.cells.size() : *behind;
    } else {
        while (end < grid.cells.size() &&
               (grid.cells[end].text.empty() ||
                read_value(grid.cells[end].text.view(), CellKind::signed_count, MoneyUnit::none).kind ==
                    ValueKind::number)) {
            ++end;
        }
    }
    return RowCells{index - begin, end - index - 1};
}

/// Whether the row has a figure in its first and in its last column, so that what is written behind it is
/// none of its cells.
bool is_whole(const BoundTable& table, std::size_t row, std::size_t columns) {
    const auto filled = [&](std::size_t column) {
        const Cell& cell = table.cells[row * columns + column];
        return cell.present && cell.value.kind != ValueKind::blank;
    };
    return table.rows[row].state == RowState::bound && filled(0) && filled(columns - 1);
}

}  // namespace

std::size_t lacking_cells(const Report& report, const BoundTable& table, std::size_t row) {
    const std::optional<RowCells> own = cells_of(report, table, row);
    if (!own) {
        return 0;
    }
    const std::size_t columns = table.of(*report.forms).columns.size();
    const std::size_t written = own->lead + own->fields;
    std::optional<std::size_t> narrowest;
    // The row that ends a table may lack what the others have at their ends.
    for (std::size_t other = 0; other + 1 < table.rows.size(); ++other) {
        const std::optional<RowCells> cells =
            is_whole(table, other, columns) ? cells_of(report, table, other) : std::nullopt;
        if (cells) {
            const std::size_t width = cells->lead + cells->fields;
            narrowest = std::min(narrowest.value_or(width), width);
        }
    }
    const std::size_t to_form = columns - std::min(columns, own->fields);
    const std::size_t width = narrowest.value_or(written);
    return std::max(to_form, width - std::min(width, written));
}

std::optional<Edit> append_cells(const Report& report, const BoundTable& table, std::size_t row,
                                 std::size_t count) {
    const SourceText& source = *report.source;
    const RowText text(report, table, row);
    const std::optional<Span> extent = text.extent();
    if (!extent || !writable(table.shape)) {
        return std::nullopt;
    }
    std::string cells;
    if (table.shape == Shape::html) {
        for (std::size_t i = 0; i < count; ++i) {
            cells += "<td></td>";
        }
        return insertion(extent->end - 5, std::move(cells));
    }
    const std::string_view line = source.slice(*extent);
    const std::string_view core = line.substr(0, line.find_last_not_of(" ") + 1);
    const auto end = static_cast<std::uint32_t>(extent->begin + core.size());
    switch (table.shape) {
        case Shape::bar_rows:
        case Shape::markdown:
            cells = core.ends_with('|') ? "" : " |";
            for (std::size_t i = 0; i < count; ++i) {
                cells += "  |";
            }
            return insertion(end, std::move(cells));
        case Shape::bar_lines:
            for (std::size_t i = 0; i < count; ++i) {
                cells += source.line_end();
                cells += '|';
            }
            return insertion(end, std::move(cells));
        case Shape::tab_rows:
            return insertion(extent->end, std::string(count, '\t'));
        case Shape::tab_lines:
            for (std::size_t i = 0; i < count; ++i) {
                cells += source.line_end();
                cells += '\t';
            }
            return insertion(extent->end, std::move(cells));
        case Shape::separated: {
            const GridCell* label = text.label_cell();
            if (label == nullptr || label->field.end >= source.text().size()) {
                return std::nullopt;
            }
            const char separator = source.text()[label->field.end];
            return delimiters(table.shape).find(separator) == std::string_view::npos
                       ? std::nullopt
                       : std::optional<Edit>(insertion(extent->end, std::string(count, separator)));
        }
        default:
            return std::nullopt;
    }
}

std::optional<Edit> remove_cell(const Report& report, const BoundTable& table, const Cell& cell) {
    const std::string_view text = report.source->text();
    if (table.shape == Shape::html) {
        const std::size_t begin =
            cell.field.begin > 0 ? text.rfind('<', cell.field.begin - 1) : std::string_view::npos;
        const std::size_t end = text.find('>', cell.field.end);
        const bool closes = text.compare(cell.field.end, 2, "</") == 0;
        if (begin == std::string_view::npos || end == std::string_view::npos || !closes) {
            return std::nullopt;
        }
        return Edit{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end) + 1}, {}};
    }
    const std::string_view marks = delimiters(table.shape);
    if (marks.empty()) {
        return std::nullopt;
    }
    const auto is_mark = [&](std::size_t at) {
        return at < text.size() && marks.find(text[at]) != std::string_view::npos;
    };
    if (table.shape != Shape::tab_lines && is_mark(cell.field.end)) {
        return Edit{{cell.field.begin, cell.field.end + 1}, {}};
    }
    if (table.shape == Shape::tab_rows || table.shape == Shape::separated) {
        if (cell.field.begin > 0 && is_mark(cell.field.begin - 1)) {
            return Edit{{cell.field.begin - 1, cell.field.end}, {}};
        }
        return std::nullopt;
    }
    if (table.shape == Shape::tab_lines) {
        const SourceText& source = *report.source;
        const std::size_t line = source.line_of(cell.field.begin);
        const Span whole{source.line_start(line), source.line_start(source.line_of(cell.field.end) + 1)};
        const bool alone = blank_text(source.slice({whole.begin, cell.span.begin}));
        return alone ? std::optional<Edit>(Edit{whole, {}}) : std::nullopt;
    }
    return Edit{cell.span, {}};
}

}  // namespace gouji::structure
