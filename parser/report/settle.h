#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "parser/report/rows.h"

namespace gouji {

/// How well an occurrence of a table fits each edition's table of that name. Greater is better;
/// nothing where the edition has no such table.
struct EditionScore {
    std::size_t form = 0;
    std::size_t table = 0;
    int score = 0;
};
[[nodiscard]] std::vector<EditionScore> score_editions(const FoundRows& found, const Instance& instance,
                                                       const Forms& forms);

/// The row of each record in `table` of `form`; nothing where it is none of its rows. Labels that
/// lost letters are matched within a bounded distance, never so that two rows could be confused.
[[nodiscard]] std::vector<std::optional<std::size_t>> resolve_rows(const FoundRows& found, Instance& instance,
                                                                   std::size_t form, std::size_t table,
                                                                   const Forms& forms);

}  // namespace gouji
