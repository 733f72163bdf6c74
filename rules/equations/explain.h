#pragma once

#include <cstddef>
#include <memory_resource>
#include <vector>

#include "rules/equations/bounds.h"
#include "rules/equations/slips/slip.h"
#include "rules/equations/system.h"

namespace gouji::equations {

/// Steps that the explaining of one table may take: a third of a millisecond at their dearest. What
/// people get wrong takes a quarter of them at most. Where they run out, no explanation by several figures is
/// given.
inline constexpr std::size_t explaining_budget = 40'000;

/// Gathers the broken equations into components (two belong together where they share a typed
/// figure: one wrong figure can break both) and finds the single figures whose change mends each.
/// Those explanations come in the order of the cells, the totals of the component's equations last.
/// What no single figure explains is explained by several (rules/equations/together.h).
[[nodiscard]] std::vector<Component> explain(const System& system, const Figures& figures, Budget& budget);

/// Marks the figures (by cell) that may be wrong: those that alone explain a component; where none
/// does, all of its equations, and what several would change.
[[nodiscard]] std::pmr::vector<std::uint8_t> suspects(const System& system,
                                                      const std::vector<Component>& components);

}  // namespace gouji::equations
