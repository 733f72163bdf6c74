#pragma once

#include <fmt/compile.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "parser/report/report.h"
#include "rules/core/finding.h"

// How rules speak of tables, rows and cells.

namespace gouji {

/// What a finding about the whole table, a row or a cell of it is about. `table` is an index into
/// Report::tables.
[[nodiscard]] Subject table_subject(const Report& report, std::size_t table);
[[nodiscard]] Subject row_subject(const Report& report, std::size_t table, std::size_t row);
[[nodiscard]] Subject cell_subject(const Report& report, std::size_t table, std::size_t row,
                                   std::size_t column);

/// A label in quotes; quotes of its own become single ones: `“（三）3.危及‘三安全一稳定’”`.
[[nodiscard]] std::string quoted(std::string_view label);
/// A cell by its labels: `规章“现行有效件数”`; of a table with more rows than columns the column comes
/// first: `科研机构“（一）予以公开”`. An argument of messages: it becomes text only where it is written.
struct CellName {
    std::string_view before;
    std::string_view in_quotes;
};
[[nodiscard]] CellName cell_name(const FormTable& table, std::size_t row, std::size_t column);
/// The same as text.
[[nodiscard]] std::string name_cell(const FormTable& table, std::size_t row, std::size_t column);

}  // namespace gouji

template <>
struct fmt::formatter<gouji::CellName> {
    static constexpr auto parse(format_parse_context& context) { return context.begin(); }
    template <class Context>
    auto format(const gouji::CellName& name, Context& context) const {
        // Few labels have a sign of the block in which the quotation marks are.
        return name.in_quotes.find("“"[0]) == std::string_view::npos
                   ? fmt::format_to(context.out(), FMT_COMPILE("{}“{}”"), name.before, name.in_quotes)
                   : fmt::format_to(context.out(), FMT_COMPILE("{}{}"), name.before,
                                    gouji::quoted(name.in_quotes));
    }
};
