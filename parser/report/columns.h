#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "parser/report/rows.h"

namespace gouji {

/// Which field of a record is which column.
struct Placement {
    enum class State : std::uint8_t { bound, too_few, too_many };
    State state = State::bound;
    std::vector<std::size_t> fields;   // item of each column; empty unless bound
    std::vector<std::size_t> surplus;  // items of figures over the number of columns
    int figures = 0;                   // fields that the row has for figures
};

struct Columns {
    std::vector<Placement> rows;  // as Instance::records
    bool unreadable = false;      // more or fewer columns than the form has, and no telling which
};

/// Words over columns that the form does not have: 小计, 备注 … (indices of items).
[[nodiscard]] std::vector<std::size_t> extra_column_words(const FoundRows& found, const Instance& instance);

/// Finds the columns of every record of an instance, whose rows are settled: `row_of[i]` is the
/// row of record i in `table`. Blanks that stand for merged cells are told from blank figures by
/// the count of figures and the rows beside them; a surplus figure by the row's own equations.
[[nodiscard]] Columns place_columns(const FoundRows& found, const Instance& instance, const FormTable& table,
                                    const std::vector<std::optional<std::size_t>>& row_of,
                                    const Blocks& blocks);

}  // namespace gouji
