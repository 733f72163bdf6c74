#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "parser/report/report.h"

namespace gouji::test {

/// Reads a draft by the official forms.
[[nodiscard]] Report read(std::string_view text);

/// The tables of a report in a few lines that a person can read: a line for each table with its
/// edition, and one for each of its rows that has a figure other than 0 or is not simply bound:
///   documents 2021
///     rules: 1 1 _
/// `_` is a blank, `?` a word that is no figure, `!` a cell without place; a row's state and
/// surplus stand behind it.
[[nodiscard]] std::string dump_tables(const Report& report);

}  // namespace gouji::test
