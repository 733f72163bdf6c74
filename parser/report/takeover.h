#pragma once

#include <cstdint>
#include <optional>

#include "parser/report/report.h"

namespace gouji {

/// Whether the tables of `before` are those of `report`, whose blocks and outline are read: all that
/// binding looks at is the same in both, but for places.
[[nodiscard]] bool may_take_tables_over(const Report& report, const Report& before);

/// Takes over what binding found in the version before, at its places in this one.
void take_tables_over(Report& report, const Report& before);

/// Report::same_cells_from of tables that were bound anew. Labels may have changed; cells, captions and the
/// order of the tables have not, but for their places.
[[nodiscard]] std::optional<std::uint32_t> find_same_cells(const Report& report, const Report& before);

}  // namespace gouji
