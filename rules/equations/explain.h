#pragma once

#include <memory_resource>
#include <vector>

#include "rules/equations/system.h"

namespace gouji::equations {

/// Gathers the broken equations into components (two belong together where they share a typed
/// figure: one wrong figure can break both) and finds the single figures whose change mends each.
/// Explanations come in the order of the cells, the totals of the component's equations last.
[[nodiscard]] std::vector<Component> explain(const System& system);

/// Marks the figures (by cell) that may be wrong: those that explain a component; where none
/// does, all of its equations.
[[nodiscard]] std::pmr::vector<std::uint8_t> suspects(const System& system,
                                                      const std::vector<Component>& components);

}  // namespace gouji::equations
