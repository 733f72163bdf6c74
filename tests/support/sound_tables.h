#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "parser/form/form.h"
#include "rules/equations/solve.h"

namespace gouji::test {

/// Where the random figures come from; seeded by the test, so every run sees the same.
using Random = std::mt19937;

/// A whole number from [low, high], the same on every system.
[[nodiscard]] std::int64_t pick(Random& random, std::int64_t low, std::int64_t high);

/// Random whole, non-negative figures for the cells of a table (row * columns + column) with which
/// each of its equations holds. `busy` is how many amounts are spread over it: 0 gives a table of
/// zeros, 10 one of a quiet office, 200 one of a city. Cells of no equation get figures as well.
[[nodiscard]] std::vector<std::int64_t> sound_figures(const FormTable& table, Random& random, int busy);

/// The same for equations alone.
[[nodiscard]] std::vector<std::int64_t> sound_figures(const std::vector<Equation>& equations,
                                                      std::size_t cells, Random& random, int busy);

/// All of them as typed.
[[nodiscard]] std::vector<Known> typed(const std::vector<std::int64_t>& figures);

/// Whether every equation holds with these figures.
[[nodiscard]] bool sound(const std::vector<Equation>& equations, const std::vector<std::int64_t>& figures);

}  // namespace gouji::test
