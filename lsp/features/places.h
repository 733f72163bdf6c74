#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/features/feature.h"
#include "lsp/server/snapshot.h"

// What stands at a place of a draft. Shared by the features.

namespace gouji::lsp::features {

/// A cell of the form in a table of the draft that has a place for it.
struct CellPlace {
    const Snapshot& document;
    std::size_t table;  // index into Report::tables
    std::size_t index;  // row * columns + column

    [[nodiscard]] const BoundTable& bound() const { return document.report().tables[table]; }
    [[nodiscard]] const FormTable& form() const { return bound().of(*document.report().forms); }
    [[nodiscard]] const TableSolution& solution() const { return document.judgement.solution.tables[table]; }
    [[nodiscard]] const Cell& cell() const { return bound().cells[index]; }
    [[nodiscard]] std::size_t row() const { return index / form().columns.size(); }
    [[nodiscard]] std::size_t column() const { return index % form().columns.size(); }
    /// What the other figures of the table demand of it, where it has none itself.
    [[nodiscard]] std::optional<std::int64_t> settled() const {
        return index < solution().settled.size() ? solution().settled[index] : std::nullopt;
    }
    /// Indices of the equations that it takes part in.
    [[nodiscard]] std::vector<std::size_t> equations() const;
};

struct RowPlace {
    std::size_t table;
    std::size_t row;
};

/// The cell at the offset, padding included; of two that touch there the one whose figure does.
[[nodiscard]] std::optional<CellPlace> cell_at(const Snapshot& document, std::uint32_t offset);
/// What `answer` says of the cell at `params.position`: null where none is there.
template <class Answer>
[[nodiscard]] Reply of_asked_cell(const Snapshot& document, const Json& params, Answer answer) {
    const auto offset = document.asked_offset(params);
    if (!offset) {
        return invalid_params("position");
    }
    const auto place = cell_at(document, *offset);
    return place ? Reply(answer(*place)) : Reply(Json());
}
/// The row that the offset is in, label included.
[[nodiscard]] std::optional<RowPlace> row_at(const Snapshot& document, std::uint32_t offset);
/// Index into Report::tables of the innermost table around the offset.
[[nodiscard]] std::optional<std::size_t> table_at(const Snapshot& document, std::uint32_t offset);
/// The section that the offset is in; null before the first.
[[nodiscard]] const Section* section_at(const Snapshot& document, std::uint32_t offset);
/// Whether the offset is in a table of any kind, or in what is no part of the report's text.
[[nodiscard]] bool outside_prose(const Snapshot& document, std::uint32_t offset);

[[nodiscard]] bool has(const std::vector<std::uint16_t>& cells, std::size_t cell);
/// Whether the cell is the one that all others of an equation sum up to.
[[nodiscard]] bool is_total(const FormTable& table, std::size_t cell);

/// The stretches of the source that a text stands in, each within one line; none is empty.
[[nodiscard]] std::vector<Span> stretches(const SourceText& source, const MappedText& text);
/// As much of the span as stands in its first line.
[[nodiscard]] Span first_line(const SourceText& source, Span span);
/// Without the line ends and blanks at its end.
[[nodiscard]] Span without_trailing_blanks(const SourceText& source, Span span);

/// A table's name, with its occurrence where it is not the first.
[[nodiscard]] std::string table_title(const Snapshot& document, const BoundTable& table);

}  // namespace gouji::lsp::features
