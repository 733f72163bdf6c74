#include "rules/core/cell_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "parser/text/label.h"
#include "rules/core/cell_edit.h"

namespace gouji {
namespace {

constexpr std::size_t farthest = 64;  // where a neighbour is looked for

bool blank_text(std::string_view text) {
    return trim(text).empty();
}

/// A figure's field: what stands before it, what behind.
struct Padding {
    std::string_view before;
    std::string_view behind;
    std::size_t figure = 0;  // bytes of the figure
    [[nodiscard]] std::size_t width() const { return before.size() + figure + behind.size(); }
};

std::optional<Padding> padding_of(const SourceText& source, const Cell& cell) {
    if (!cell.present || cell.text.empty() || !cell.field.contains(cell.span)) {
        return std::nullopt;
    }
    const Padding padding{source.slice({cell.field.begin, cell.span.begin}),
                          source.slice({cell.span.end, cell.field.end}), cell.span.length()};
    const bool pure = blank_text(padding.before) && blank_text(padding.behind);
    return pure ? std::optional<Padding>(padding) : std::nullopt;
}

std::size_t line_ends(std::string_view text) {
    return static_cast<std::size_t>(
        std::count(text.begin(), text.end(), '\n') +
        (text.find('\n') == std::string_view::npos ? std::count(text.begin(), text.end(), '\r') : 0));
}

/// Writes into the blank fields of one table.
class Filler {
 public:
    Filler(const Report& report, std::size_t table)
        : source_(*report.source),
          table_(report.tables[table]),
          columns_(table_.of(*report.forms).columns.size()),
          any_figure_(std::any_of(table_.cells.begin(), table_.cells.end(),
                                  [](const Cell& cell) { return !cell.text.empty(); })) {}

    [[nodiscard]] Edit fill(std::size_t row, std::size_t column, std::string_view value) const {
        const Cell& cell = at(row, column);
        const std::string_view field = source_.slice(cell.field);
        const bool padded = table_.shape == Shape::bar_rows || table_.shape == Shape::bar_lines ||
                            table_.shape == Shape::markdown || table_.shape == Shape::box ||
                            table_.shape == Shape::separated;
        if (!padded || !blank_text(field)) {
            return {cell.span, std::string(value)};
        }
        const std::optional<Padding> model =
            any_figure_ ? find_model(row, column, field.size()) : std::nullopt;
        std::string filled = model ? filled_like(*model, field, value) : filled_alone(field, value);
        if (rows_on_lines()) {
            trim_at_line_ends(cell.field, filled);
        }
        if (filled.empty()) {
            return {cell.span, std::string(value)};
        }
        return smallest(cell.field, field, filled);
    }

 private:
    [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const {
        return table_.cells[row * columns_ + column];
    }

    [[nodiscard]] bool rows_on_lines() const {
        return table_.shape == Shape::bar_rows || table_.shape == Shape::markdown;
    }

    [[nodiscard]] Span line_of(Span field) const { return source_.line(source_.line_of(field.begin)); }

    /// Where a line begins or ends without a bar, no blank stands before or behind the figure.
    void trim_at_line_ends(Span field, std::string& filled) const {
        if (field.end == line_of(field).end) {
            filled.resize(filled.find_last_not_of(' ') + 1);
        }
        if (field.begin == line_of(field).begin) {
            filled.erase(0, filled.find_first_not_of(' '));
        }
    }

    /// How a figure is padded; at the end of a line without a bar, as on its other side.
    [[nodiscard]] std::optional<Padding> padding_at(const Cell& cell) const {
        std::optional<Padding> padding = padding_of(source_, cell);
        if (padding && rows_on_lines()) {
            if (cell.field.end == line_of(cell.field).end) {
                padding->behind = padding->before;
            } else if (cell.field.begin == line_of(cell.field).begin) {
                padding->before = padding->behind;
            }
        }
        return padding;
    }

    /// The figure to write like: of the same column where columns are aligned, else the nearest of
    /// the row, else of the column, else any.
    [[nodiscard]] std::optional<Padding> find_model(std::size_t row, std::size_t column,
                                                    std::size_t width) const {
        const std::size_t rows = table_.cells.size() / columns_;
        std::optional<Padding> above;
        for (std::size_t distance = 1; distance < std::min(rows, farthest); ++distance) {
            for (const std::size_t other : {row - distance, row + distance}) {
                const std::optional<Padding> padding =
                    other < rows ? padding_at(at(other, column)) : std::nullopt;
                if (padding && width >= 3 &&
                    (padding->width() == width || padding->width() - padding->figure == width)) {
                    return padding;
                }
                above = above ? above : padding;
            }
        }
        for (std::size_t distance = 1; distance < std::min(columns_, farthest); ++distance) {
            for (const std::size_t other : {column - distance, column + distance}) {
                if (other >= columns_) {
                    continue;
                }
                if (const std::optional<Padding> padding = padding_at(at(row, other))) {
                    return padding;
                }
            }
        }
        for (std::size_t i = 0; !above && i < std::min(table_.cells.size(), farthest * 4); ++i) {
            above = padding_at(table_.cells[i]);
        }
        return above;
    }

    [[nodiscard]] std::string filled_like(const Padding& model, std::string_view field,
                                          std::string_view value) const {
        const std::size_t ends = line_ends(model.before) + line_ends(model.behind);
        if (line_ends(field) > ends) {
            return {};  // a page break or the like inside: nothing but the figure is added
        }
        const std::size_t padding = model.before.size() + model.behind.size();
        const std::size_t slack = table_.shape == Shape::box ? 0 : 1;
        const bool keep_width = ends == 0 && field.size() > padding + slack;
        if (!keep_width) {
            return fmt::format("{}{}{}", model.before, value, model.behind);
        }
        return within(field.size(), model.before.size() > model.behind.size() ? model.behind.size() : 0,
                      model.before.size() > model.behind.size() ? 0 : model.before.size(), value);
    }

    /// The value in a field of `width` bytes: `right` blanks behind it where it is set to the right,
    /// else `left` before it.
    static std::string within(std::size_t width, std::size_t right, std::size_t left,
                              std::string_view value) {
        std::string text(value);
        const std::size_t room = width > value.size() ? width - value.size() : 0;
        if (right > 0) {
            const std::size_t behind = std::min(right, room);
            return std::string(room - behind, ' ') + text + std::string(behind, ' ');
        }
        const std::size_t before = std::min(left, room);
        return std::string(before, ' ') + text + std::string(room - before, ' ');
    }

    /// No figure to be seen anywhere in the table.
    [[nodiscard]] std::string filled_alone(std::string_view field, std::string_view value) const {
        const std::size_t ends = line_ends(field);
        if (table_.shape == Shape::box || (ends == 0 && field.size() > 3)) {
            return within(field.size(), 0, 1, value);
        }
        if (ends == 0) {
            return field.empty() ? std::string(value) : fmt::format(" {} ", value);
        }
        const std::size_t first = field.find_first_of("\r\n");
        const std::size_t behind = first + (field.compare(first, 2, "\r\n") == 0 ? 2 : 1);
        if (ends == 1) {
            return fmt::format("{}{} ", field.substr(0, behind), value);
        }
        return {};
    }

    /// The edit that makes `filled` of `field`, without the bytes that stay.
    static Edit smallest(Span place, std::string_view field, std::string_view filled) {
        std::size_t same = 0;
        while (same < field.size() && same < filled.size() && field[same] == filled[same]) {
            ++same;
        }
        std::size_t tail = 0;
        while (tail < field.size() - same && tail < filled.size() - same &&
               field[field.size() - 1 - tail] == filled[filled.size() - 1 - tail]) {
            ++tail;
        }
        place.begin += static_cast<std::uint32_t>(same);
        place.end -= static_cast<std::uint32_t>(tail);
        return {place, std::string(filled.substr(same, filled.size() - same - tail))};
    }

    const SourceText& source_;
    const BoundTable& table_;
    std::size_t columns_;
    bool any_figure_;
};

}  // namespace

Subject table_subject(const Report& report, std::size_t table) {
    Subject subject;
    subject.table = report.tables[table].of(*report.forms).id;
    subject.occurrence = report.tables[table].occurrence;
    return subject;
}

Subject row_subject(const Report& report, std::size_t table, std::size_t row) {
    Subject subject = table_subject(report, table);
    subject.row = report.tables[table].of(*report.forms).rows[row].id;
    return subject;
}

Subject cell_subject(const Report& report, std::size_t table, std::size_t row, std::size_t column) {
    const BoundTable& bound = report.tables[table];
    const FormTable& form = bound.of(*report.forms);
    return {{}, form.id, form.rows[row].id, form.columns[column].id, bound.occurrence};
}

std::string quoted(std::string_view label) {
    constexpr std::string_view open = "“";
    constexpr std::string_view close = "”";
    std::string text;
    text.reserve(open.size() + label.size() + close.size());
    text += open;
    text += label;
    // Inside quotation marks stand the single ones, which take as many bytes.
    for (std::size_t at = open.size(); (at = text.find(open[0], at)) != std::string::npos; ++at) {
        const std::string_view mark = std::string_view(text).substr(at, open.size());
        if (mark == open || mark == close) {
            text.replace(at, open.size(), mark == open ? "‘" : "’");
        }
    }
    text += close;
    return text;
}

CellName cell_name(const FormTable& table, std::size_t row, std::size_t column) {
    const std::string& in_row = table.rows[row].name;
    const std::string& in_column = table.columns[column].name;
    if (in_row.empty()) {
        return {{}, in_column};
    }
    const bool column_first = table.columns.size() > 1 && table.rows.size() > table.columns.size();
    return column_first ? CellName{in_column, in_row} : CellName{in_row, in_column};
}

std::string name_cell(const FormTable& table, std::size_t row, std::size_t column) {
    return fmt::format("{}", cell_name(table, row, column));
}

std::vector<Edit> fill(const Report& report, std::size_t table, std::size_t row, std::size_t column,
                       std::string_view value) {
    const BoundTable& bound = report.tables[table];
    const Cell& cell = bound.cells[row * bound.of(*report.forms).columns.size() + column];
    // Aligned columns have no fields: the blank itself says how a figure stands in it.
    if (!cell.text.empty() || bound.shape == Shape::aligned) {
        return write_cell(cell, value);
    }
    return {Filler(report, table).fill(row, column, value)};
}

std::vector<Edit> fill_blanks(const Report& report, std::size_t table, std::string_view value) {
    const BoundTable& bound = report.tables[table];
    const std::size_t columns = bound.of(*report.forms).columns.size();
    const Filler filler(report, table);
    std::vector<Edit> edits;
    edits.reserve(bound.cells.size());
    for (std::size_t i = 0; i < bound.cells.size(); ++i) {
        if (bound.cells[i].present && bound.cells[i].text.empty()) {
            edits.push_back(filler.fill(i / columns, i % columns, value));
        }
    }
    return edits;
}

}  // namespace gouji
