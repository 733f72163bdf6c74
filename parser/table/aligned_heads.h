#pragma once

#include <vector>

#include "parser/table/aligned_rows.h"

namespace gouji {

/// The words of a head put together to cells: those that stand under each other and make a label of
/// a form only together. In the order of their first pieces.
[[nodiscard]] std::vector<std::vector<AlignedPlace>> assemble_head(const ReadContext& context,
                                                                   const AlignedRegion& region,
                                                                   const AlignedHead& head);

}  // namespace gouji
