#include "rules/core/cell_text.h"

#include <fmt/format.h>

namespace gouji {

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
        return {in_row, in_column};
    }
    const bool column_first = table.columns.size() > 1 && table.rows.size() > table.columns.size();
    return column_first ? CellName{in_column, in_row} : CellName{in_row, in_column};
}

std::string name_cell(const FormTable& table, std::size_t row, std::size_t column) {
    return fmt::format("{}", cell_name(table, row, column));
}

}  // namespace gouji
