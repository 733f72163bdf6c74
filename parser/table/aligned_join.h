#pragma once

#include "parser/table/aligned_lines.h"

namespace gouji {

/// Puts the figures of one row on one line. A page lays the cells of a row whose label is wrapped at
/// different heights: six figures beside the label's second line, the total a line above.
void join_torn_figures(const ReadContext& context, AlignedRegion& region);

}  // namespace gouji
