#pragma once

#include <optional>
#include <vector>

#include "rules/equations/system.h"

namespace gouji::equations {

/// Finds the open cells that can have one value only, and puts it into `settled` (by cell).
///
/// Equations that share an open cell are solved together. Nothing is settled where one of them is
/// broken, or where they cannot all hold at once. A figure that may be the wrong one in a broken
/// equation (`suspects`, by cell) may be wrong in its other equations as well: those can still
/// show that a value does not fit, but no value is taken from them.
void settle(const System& system, const std::pmr::vector<std::uint8_t>& suspects,
            std::vector<std::optional<std::int64_t>>& settled);

}  // namespace gouji::equations
