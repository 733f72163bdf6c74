#pragma once

#include <cstddef>
#include <optional>

#include "rules/core/cell_text.h"
#include "rules/core/cell_writer.h"
#include "rules/core/rule.h"

namespace gouji::cells {

/// A figure of the report, with all that a rule about single figures asks.
struct CellView {
    const RuleInput& input;
    std::size_t table;  // index into Report::tables
    std::size_t row;
    std::size_t column;
    const FormTable& form;
    const Cell& cell;
    const CellWriter& writer;  // of the table

    [[nodiscard]] const FormColumn& form_column() const { return form.columns[column]; }
    [[nodiscard]] std::size_t index() const { return row * form.columns.size() + column; }
    [[nodiscard]] CellName name() const { return cell_name(form, row, column); }
    [[nodiscard]] Subject subject() const { return cell_subject(input.report, table, row, column); }
    [[nodiscard]] std::vector<Edit> write(std::string_view value) const {
        return writer.write(row, column, value);
    }
    /// What the other figures of the table demand of it; nothing where several values would do.
    [[nodiscard]] std::optional<std::int64_t> settled() const {
        const auto& values = input.solution.tables[table].settled;
        return index() < values.size() ? values[index()] : std::nullopt;
    }
};

/// Calls `visit` with every cell of one table that has a place in the draft.
template <class Visit>
void each_cell(const RuleInput& input, std::size_t table, Visit visit) {
    const BoundTable& bound = input.report.tables[table];
    const FormTable& form = bound.of(input.forms());
    const CellWriter writer(input.report, table);
    const Cell* cell = bound.cells.data();
    for (std::size_t row = 0; row < bound.rows.size(); ++row) {
        for (std::size_t column = 0; column < form.columns.size(); ++column, ++cell) {
            if (cell->present) {
                visit(CellView{input, table, row, column, form, *cell, writer});
            }
        }
    }
}

/// The same for all tables.
template <class Visit>
void each_cell(const RuleInput& input, Visit visit) {
    for (std::size_t table = 0; table < input.report.tables.size(); ++table) {
        each_cell(input, table, visit);
    }
}

}  // namespace gouji::cells
