#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "parser/form/form.h"
#include "parser/outline/outline.h"

namespace gouji {

/// The titles among the first `count` lines, the likeliest first, one a year: what the form says that a
/// report calls itself, with year and agency, on one line or torn over two or three. A sentence that
/// mentions a report is none, nor is a name in 《》 or a list of several years' reports. Where there are two,
/// one is that of another report to which the page leads; the text behind tells which.
[[nodiscard]] std::vector<Title> find_titles(const std::vector<TextLine>& lines, std::size_t count,
                                             const Forms& forms);

/// The year of the period that the figures are for (2023年1月1日至2023年12月31日), looked for in
/// the first `count` lines.
[[nodiscard]] std::optional<int> find_period_year(const std::vector<TextLine>& lines, std::size_t count);

/// The year that a paragraph opens with: 2021年，我局…
[[nodiscard]] std::optional<int> opening_year(std::string_view paragraph);

}  // namespace gouji
