#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/report/report.h"
#include "rules/core/config.h"
#include "rules/core/finding.h"

namespace gouji::test {

/// The cells' texts of one table, row * columns + column; empty: blank. "\x7f": no place for it.
struct TableText {
    std::string table;
    std::vector<std::string> cells;
};

/// A report as the reading would give it, without reading: its text has one line a row, the cells
/// ended by bars, every cell bound to its place.
[[nodiscard]] Report build_report(std::string_view form, const std::vector<TableText>& tables);

/// Figures as cells are written.
[[nodiscard]] std::vector<std::string> texts(const std::vector<std::int64_t>& figures);

/// Solves the report and runs all rules of the families cells and totals that are
/// registered and on.
[[nodiscard]] std::vector<Finding> findings_of(const Report& report, const Settings& settings = {});

/// The text of the report with the edits of the fix.
[[nodiscard]] std::string apply(const Report& report, const Fix& fix);

}  // namespace gouji::test
