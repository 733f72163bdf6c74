#include "rules/core/cell_writer.h"

#include <fmt/compile.h>

#include <algorithm>
#include <iterator>

#include "parser/text/label.h"
#include "rules/core/cell_edit.h"

namespace gouji {
namespace {

constexpr std::size_t farthest = 64;  // where a neighbour is looked for

bool blank_text(std::string_view text) {
    return trim(text).empty();
}

std::size_t line_ends(std::string_view text) {
    return static_cast<std::size_t>(
        std::count(text.begin(), text.end(), '\n') +
        (text.find('\n') == std::string_view::npos ? std::count(text.begin(), text.end(), '\r') : 0));
}

/// The value in a field of `width` bytes: `right` blanks behind it where it is set to the right, else
/// `left` before it.
std::string within(std::size_t width, std::size_t right, std::size_t left, std::string_view value) {
    const std::size_t room = width > value.size() ? width - value.size() : 0;
    const std::size_t before = right > 0 ? room - std::min(right, room) : std::min(left, room);
    std::string text(before, ' ');
    text += value;
    text.append(room - before, ' ');
    return text;
}

/// The edit that makes `filled` of `field`, without the bytes that stay.
Edit smallest(Span place, std::string_view field, std::string_view filled) {
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

}  // namespace

CellWriter::CellWriter(const Report& report, std::size_t table)
    : source_(*report.source),
      table_(report.tables[table]),
      columns_(table_.of(*report.forms).columns.size()) {}

std::vector<Edit> CellWriter::write(std::size_t row, std::size_t column, std::string_view value) const {
    const Cell& cell = table_.cells[row * columns_ + column];
    // Aligned columns have no fields: the blank itself says how a figure stands in it.
    if (!cell.text.empty() || table_.shape == Shape::aligned) {
        return write_cell(cell, value);
    }
    std::vector<Edit> edits;
    edits.push_back(fill(row, column, value));
    return edits;
}

std::vector<Edit> CellWriter::fill_blanks(std::string_view value) const {
    std::vector<Edit> edits;
    edits.reserve(table_.cells.size());
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
        if (table_.cells[i].present && table_.cells[i].text.empty()) {
            std::ranges::move(write(i / columns_, i % columns_, value), std::back_inserter(edits));
        }
    }
    return edits;
}

Edit CellWriter::fill(std::size_t row, std::size_t column, std::string_view value) const {
    const Cell& cell = table_.cells[row * columns_ + column];
    const std::string_view field = source_.slice(cell.field);
    const bool padded = table_.shape == Shape::bar_rows || table_.shape == Shape::bar_lines ||
                        table_.shape == Shape::markdown || table_.shape == Shape::box ||
                        table_.shape == Shape::separated;
    if (!padded || !blank_text(field)) {
        return {cell.span, std::string(value)};
    }
    const std::optional<Padding> model = model_for(row, column, field.size());
    std::string filled = model ? filled_like(*model, field, value) : filled_alone(field, value);
    if (rows_on_lines()) {
        trim_at_line_ends(cell.field, filled);
    }
    if (filled.empty()) {
        return {cell.span, std::string(value)};
    }
    return smallest(cell.field, field, filled);
}

bool CellWriter::rows_on_lines() const {
    return table_.shape == Shape::bar_rows || table_.shape == Shape::markdown;
}

Span CellWriter::line_of(Span field) const {
    return source_.line(source_.line_of(field.begin));
}

/// Where a line begins or ends without a bar, no blank stands before or behind the figure.
void CellWriter::trim_at_line_ends(Span field, std::string& filled) const {
    const Span line = line_of(field);
    if (field.end == line.end) {
        filled.resize(filled.find_last_not_of(' ') + 1);
    }
    if (field.begin == line.begin) {
        filled.erase(0, filled.find_first_not_of(' '));
    }
}

/// Nothing where the cell has no figure, or more than blanks around it. At the end of a line without a bar
/// it is padded as on its other side.
std::optional<CellWriter::Padding> CellWriter::padding_of(const Cell& cell) const {
    if (!cell.present || cell.text.empty() || !cell.field.contains(cell.span)) {
        return std::nullopt;
    }
    Padding padding{source_.slice({cell.field.begin, cell.span.begin}),
                    source_.slice({cell.span.end, cell.field.end}), cell.span.length()};
    if (!blank_text(padding.before) || !blank_text(padding.behind)) {
        return std::nullopt;
    }
    if (rows_on_lines()) {
        const Span line = line_of(cell.field);
        if (cell.field.end == line.end) {
            padding.behind = padding.before;
        } else if (cell.field.begin == line.begin) {
            padding.before = padding.behind;
        }
    }
    return padding;
}

const CellWriter::Models& CellWriter::models() const {
    if (!models_) {
        models_.emplace();
        models_->by_cell.reserve(table_.cells.size());
        models_->in_row.resize(table_.rows.size());
        models_->in_column.resize(columns_);
        for (std::size_t i = 0; i < table_.cells.size(); ++i) {
            const std::optional<Padding>& padding =
                models_->by_cell.emplace_back(padding_of(table_.cells[i]));
            if (padding) {
                models_->in_row[i / columns_] = true;
                models_->in_column[i % columns_] = true;
                models_->first = models_->first ? models_->first : padding;
            }
        }
    }
    return *models_;
}

/// The figure to write like: of the same column where columns are aligned, else the nearest of the row,
/// else of the column, else any.
std::optional<CellWriter::Padding> CellWriter::model_for(std::size_t row, std::size_t column,
                                                         std::size_t width) const {
    const Models& found = models();
    const std::size_t rows = table_.rows.size();
    std::optional<Padding> above;
    for (std::size_t distance = 1; found.in_column[column] && distance < std::min(rows, farthest);
         ++distance) {
        for (const std::size_t other : {row - distance, row + distance}) {
            const std::optional<Padding> padding =
                other < rows ? found.by_cell[other * columns_ + column] : std::nullopt;
            if (padding && width >= 3 &&
                (padding->width() == width || padding->width() - padding->figure == width)) {
                return padding;
            }
            above = above ? above : padding;
        }
    }
    for (std::size_t distance = 1; found.in_row[row] && distance < std::min(columns_, farthest); ++distance) {
        for (const std::size_t other : {column - distance, column + distance}) {
            if (other < columns_ && found.by_cell[row * columns_ + other]) {
                return found.by_cell[row * columns_ + other];
            }
        }
    }
    return above ? above : found.first;
}

std::string CellWriter::filled_like(const Padding& model, std::string_view field,
                                    std::string_view value) const {
    const std::size_t ends = line_ends(model.before) + line_ends(model.behind);
    if (line_ends(field) > ends) {
        return {};  // a page break or the like inside: nothing but the figure is added
    }
    const std::size_t padding = model.before.size() + model.behind.size();
    const std::size_t slack = table_.shape == Shape::box ? 0 : 1;
    const bool keep_width = ends == 0 && field.size() > padding + slack;
    if (!keep_width) {
        return fmt::format(FMT_COMPILE("{}{}{}"), model.before, value, model.behind);
    }
    const bool to_the_right = model.before.size() > model.behind.size();
    return within(field.size(), to_the_right ? model.behind.size() : 0,
                  to_the_right ? 0 : model.before.size(), value);
}

/// Where no figure is to be seen anywhere in the table.
std::string CellWriter::filled_alone(std::string_view field, std::string_view value) const {
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

std::vector<Edit> fill(const Report& report, std::size_t table, std::size_t row, std::size_t column,
                       std::string_view value) {
    return CellWriter(report, table).write(row, column, value);
}

}  // namespace gouji
