#pragma once

#include <string>
#include <string_view>

#include "rules/core/cell_text.h"
#include "rules/core/config.h"
#include "rules/equations/solve.h"

// How sums are put into words: rules, hovers and hints say the same of the same figures.

namespace gouji::totals {

/// A cell's place: `自然人“（一）予以公开”`.
[[nodiscard]] std::string cell_name(const FormTable& table, std::size_t cell);

/// Whether the equation runs along a row (and its cells go by their columns) or down a column.
[[nodiscard]] bool along_row(const FormTable& table, const Equation& equation);

/// One cell as an equation calls it: `自然人`, `（一）予以公开`.
[[nodiscard]] std::string_view term_name(const FormTable& table, const Equation& equation,
                                         std::uint16_t cell);

/// An equation of a table as read, filled in, with its balance:
/// `“（一）予以公开”行：自然人 4 + 商业企业 2 = 6（其余 4 项为 0），总计填 7，多 1`.
[[nodiscard]] std::string filled_in(const FormTable& form, const BoundTable& table,
                                    const TableSolution& solution, std::size_t equation, Language language);

/// What an equation is to one of its cells: `本行总计`, `本列各项之和`, `本列勾稽关系`.
[[nodiscard]] std::string demand_name(const FormTable& table, const Equation& equation, std::uint16_t cell,
                                      Language language);

}  // namespace gouji::totals
