#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/report/report.h"
#include "parser/text/edit.h"

namespace gouji {

/// Writes into the cells of one table. A blank cell is padded as the figures beside it are; of a cell that
/// says something, only that is replaced. How the figures stand is looked up once, when it is first asked
/// for: a table may have two hundred blanks.
class CellWriter {
 public:
    /// `table` is an index into Report::tables; the report must outlive the writer.
    CellWriter(const Report& report, std::size_t table);

    /// The edits that write `value` into a cell.
    [[nodiscard]] std::vector<Edit> write(std::size_t row, std::size_t column, std::string_view value) const;
    /// The same for every blank cell.
    [[nodiscard]] std::vector<Edit> fill_blanks(std::string_view value) const;

 private:
    /// How a figure stands in its field: what is before it, what behind.
    struct Padding {
        std::string_view before;
        std::string_view behind;
        std::size_t figure = 0;  // bytes of the figure
        [[nodiscard]] std::size_t width() const { return before.size() + figure + behind.size(); }
    };
    /// The figures of the table that others can be written like.
    struct Models {
        std::vector<std::optional<Padding>> by_cell;
        std::vector<bool> in_row;  // whether there is one
        std::vector<bool> in_column;
        std::optional<Padding> first;
    };

    [[nodiscard]] const Models& models() const;
    [[nodiscard]] std::optional<Padding> padding_of(const Cell& cell) const;
    [[nodiscard]] std::optional<Padding> model_for(std::size_t row, std::size_t column,
                                                   std::size_t width) const;
    [[nodiscard]] Edit fill(std::size_t row, std::size_t column, std::string_view value) const;
    [[nodiscard]] std::string filled_like(const Padding& model, std::string_view field,
                                          std::string_view value) const;
    [[nodiscard]] std::string filled_alone(std::string_view field, std::string_view value) const;
    void trim_at_line_ends(Span field, std::string& filled) const;
    [[nodiscard]] Span line_of(Span field) const;
    [[nodiscard]] bool rows_on_lines() const;

    const SourceText& source_;
    const BoundTable& table_;
    std::size_t columns_;
    mutable std::optional<Models> models_;  // one judgement runs in one thread
};

/// The edits that write `value` into one cell of a table; for many cells, keep a writer.
[[nodiscard]] std::vector<Edit> fill(const Report& report, std::size_t table, std::size_t row,
                                     std::size_t column, std::string_view value);

}  // namespace gouji
