#include <algorithm>
#include <set>

#include "rules/equations/solve.h"
#include "tests/catch.h"
#include "tests/rules/systems.h"

namespace gouji {

using namespace gouji::test;

namespace {

/// A small random system with few cells, for the comparison with trying everything.
struct Small {
    std::vector<Equation> equations;
    std::vector<Known> cells;
};

Small random_small(Random& random) {
    Small small;
    const auto count = static_cast<std::size_t>(pick(random, 3, 5));
    const std::int64_t equations = pick(random, 1, 4);
    for (std::int64_t e = 0; e < equations; ++e) {
        Equation equation;
        while (equation.left.empty() || equation.right.empty()) {
            equation.left.clear();
            equation.right.clear();
            for (std::uint16_t cell = 0; cell < count; ++cell) {
                switch (pick(random, 0, 4)) {
                    case 0:
                    case 1:
                        equation.left.push_back(cell);
                        break;
                    case 2:
                        equation.right.push_back(cell);
                        break;
                    default:
                        break;
                }
            }
        }
        equation.at = equation.right.front();
        small.equations.push_back(equation);
    }
    for (std::size_t cell = 0; cell < count; ++cell) {
        small.cells.push_back(pick(random, 0, 1) == 0 ? blank : figure(pick(random, 0, 3)));
    }
    return small;
}

std::int64_t excess(const Equation& equation, const std::vector<std::int64_t>& values) {
    std::int64_t sum = 0;
    for (const std::uint16_t cell : equation.left) {
        sum += values[cell];
    }
    for (const std::uint16_t cell : equation.right) {
        sum -= values[cell];
    }
    return sum;
}

/// Calls `seen` with every filling of the open cells with 0 … `most`.
template <typename Seen>
void fill_all(const std::vector<Known>& cells, std::int64_t most, const Seen& seen) {
    std::vector<std::int64_t> values;
    std::vector<std::size_t> open;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        values.push_back(cells[cell].value);
        if (!cells[cell].typed) {
            open.push_back(cell);
        }
    }
    for (bool more = true; more;) {
        seen(values);
        more = false;
        for (const std::size_t cell : open) {
            if (values[cell] < most) {
                ++values[cell];
                more = true;
                break;
            }
            values[cell] = 0;
        }
    }
}

}  // namespace

TEST_CASE("solve: agrees with trying every filling of small systems", "[solve][random]") {
    Random random(8);
    int settled = 0;
    for (int round = 0; round < 1500; ++round) {
        const Small small = random_small(random);
        const TableSolution solution = solve(small.equations, small.cells);
        // Broken: every equation by itself.
        for (std::size_t e = 0; e < small.equations.size(); ++e) {
            std::vector<Known> alone = small.cells;
            for (std::uint16_t cell = 0; cell < alone.size(); ++cell) {
                const auto& equation = small.equations[e];
                const auto stands_in = [&](const std::vector<std::uint16_t>& side) {
                    return std::find(side.begin(), side.end(), cell) != side.end();
                };
                if (!stands_in(equation.left) && !stands_in(equation.right)) {
                    alone[cell] = figure(0);
                }
            }
            bool possible = false;
            fill_all(alone, 12, [&](const std::vector<std::int64_t>& values) {
                possible = possible || excess(small.equations[e], values) == 0;
            });
            REQUIRE((solution.equations[e].status != EquationStatus::broken) == possible);
        }
        // Settled: every filling that satisfies all has the settled values.
        fill_all(small.cells, 7, [&](const std::vector<std::int64_t>& values) {
            if (!test::sound(small.equations, values)) {
                return;
            }
            for (std::size_t cell = 0; cell < values.size(); ++cell) {
                if (solution.settled[cell] && *solution.settled[cell] != values[cell]) {
                    FAIL("settled as " << *solution.settled[cell] << ", but " << values[cell] << " fits");
                }
            }
        });
        settled += static_cast<int>(std::count_if(solution.settled.begin(), solution.settled.end(),
                                                  [](const auto& value) { return value.has_value(); }));
    }
    CHECK(settled > 400);
}

TEST_CASE("solve: zero is ruled out where writing it breaks one more sum", "[solve][random]") {
    Random random(10);
    int ruled_out = 0;
    int let_be = 0;
    for (int round = 0; round < 3000; ++round) {
        Small small = random_small(random);
        if (round % 3 == 0) {
            small.cells[static_cast<std::size_t>(pick(random, 0, 2))] = Known{false, 0, true};
        }
        const auto broken = [&](const std::vector<Known>& cells) {
            const TableSolution solution = solve(small.equations, cells);
            return std::count_if(
                solution.equations.begin(), solution.equations.end(),
                [](const EquationState& state) { return state.status == EquationStatus::broken; });
        };
        const std::vector<bool> found = rule_out_zero(small.equations, small.cells);
        REQUIRE(found.size() == small.cells.size());
        for (std::size_t cell = 0; cell < small.cells.size(); ++cell) {
            if (small.cells[cell].typed) {
                REQUIRE_FALSE(found[cell]);
                continue;
            }
            std::vector<Known> zero = small.cells;
            zero[cell] = figure(0);
            REQUIRE(found[cell] == (broken(zero) > broken(small.cells)));
            ++(found[cell] ? ruled_out : let_be);
        }
    }
    CHECK(ruled_out > 500);
    CHECK(let_be > 500);
}

TEST_CASE("solve: explanations agree with trying every change of small systems", "[solve][random]") {
    Random random(9);
    int explained = 0;
    for (int round = 0; round < 3000; ++round) {
        const Small small = random_small(random);
        const TableSolution solution = solve(small.equations, small.cells);
        const auto broken_with = [&](std::size_t cell, std::int64_t value) {
            std::vector<Known> changed = small.cells;
            changed[cell].value = value;
            std::set<std::uint16_t> broken;
            const TableSolution then = solve(small.equations, changed);
            for (std::uint16_t e = 0; e < then.equations.size(); ++e) {
                if (then.equations[e].status == EquationStatus::broken) {
                    broken.insert(e);
                }
            }
            return broken;
        };
        for (const Component& component : solution.components) {
            std::set<std::uint16_t> others;
            for (const Component& other : solution.components) {
                if (&other != &component) {
                    others.insert(other.equations.begin(), other.equations.end());
                }
            }
            for (std::size_t cell = 0; cell < small.cells.size(); ++cell) {
                if (!small.cells[cell].typed) {
                    continue;
                }
                std::vector<std::int64_t> values;
                for (std::int64_t value = 0; value < 40; ++value) {
                    if (broken_with(cell, value) == others) {
                        values.push_back(value);
                    }
                }
                const auto& found = component.explanations;
                const auto it = std::find_if(found.begin(), found.end(), [&](const Explanation& explanation) {
                    return explanation.changes.size() == 1 && explanation.changes.front().cell == cell;
                });
                if (values.size() == 1) {
                    ++explained;
                    REQUIRE(it != found.end());
                    REQUIRE(it->changes.front().value == values.front());
                } else {
                    REQUIRE(it == found.end());
                    REQUIRE((values.empty() || component.vague));
                }
            }
        }
    }
    CHECK(explained > 500);
}

}  // namespace gouji
