// Solving the tables of one report: 175 figures with 39 equations and 15 with 3, as they are
// when somebody types, and at their worst.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <functional>

#include "rules/equations/solve.h"
#include "tests/support/sound_tables.h"

namespace gouji {
namespace {

using test::pick;
using test::Random;

struct Sums {
    const FormTable* table;
    std::vector<Known> cells;
};

/// The summed tables of the newest form with sound figures, then changed by `change`.
std::vector<Sums> report(const std::function<void(std::vector<Known>&, Random&)>& change, Random& random) {
    std::vector<Sums> tables;
    for (const FormTable& table : Forms::builtin().find("2021")->tables) {
        if (!table.equations.empty()) {
            tables.push_back({&table, test::typed(test::sound_figures(table, random, 40))});
            change(tables.back().cells, random);
        }
    }
    return tables;
}

void run(benchmark::State& state, const std::function<void(std::vector<Known>&, Random&)>& change) {
    Random random(1);
    std::vector<std::vector<Sums>> reports;
    for (int i = 0; i < 64; ++i) {
        reports.push_back(report(change, random));
    }
    std::size_t next = 0;
    double worst = 0;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        for (const Sums& sums : reports[next++ % reports.size()]) {
            benchmark::DoNotOptimize(solve(sums.table->equations, sums.cells, sums.table->columns.size()));
        }
        worst = std::max(
            worst,
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
    state.counters["worst_us"] = worst;
}

void blank(std::vector<Known>& cells, Random& random, std::int64_t percent) {
    for (Known& cell : cells) {
        if (pick(random, 1, 100) <= percent) {
            cell = Known{};
        }
    }
}

Known& any(std::vector<Known>& cells, Random& random) {
    return cells[static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(cells.size()) - 1))];
}

void sound(benchmark::State& state) {
    run(state, [](auto&, Random&) {});
}
void one_wrong(benchmark::State& state) {
    run(state, [](auto& cells, Random& random) { any(cells, random).value += 3; });
}
void some_wrong(benchmark::State& state) {
    run(state, [&](auto& cells, Random& random) {
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            any(cells, random).value = pick(random, 0, 30);
        }
    });
}
void neighbours_swapped(benchmark::State& state) {
    run(state, [](auto& cells, Random& random) {
        const auto at =
            static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(cells.size()) - 2));
        std::swap(cells[at], cells[at + 1]);
    });
}
void one_blank(benchmark::State& state) {
    run(state, [](auto& cells, Random& random) { any(cells, random) = Known{}; });
}
void blank_percent(benchmark::State& state) {
    run(state, [&](auto& cells, Random& random) { blank(cells, random, state.range(0)); });
}
void blank_and_wrong(benchmark::State& state) {
    run(state, [&](auto& cells, Random& random) {
        any(cells, random).value += 3;
        blank(cells, random, state.range(0));
    });
}
void random_small(benchmark::State& state) {
    run(state, [&](auto& cells, Random& random) {
        for (Known& cell : cells) {
            cell = {true, pick(random, 0, 9)};
        }
        blank(cells, random, state.range(0));
    });
}
void random_huge(benchmark::State& state) {
    run(state, [&](auto& cells, Random& random) {
        for (Known& cell : cells) {
            cell = {true, pick(random, 0, 1'000'000'000'000'000'000 / 64)};
        }
        blank(cells, random, state.range(0));
    });
}
/// Blanks only among the addends, and their totals nearly equal or huge: long rows stay open.
void huge_totals(benchmark::State& state) {
    run(state, [&](auto& cells, Random& random) {
        const std::size_t columns = cells.size() == 175 ? 7 : 5;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            cells[i].value = cells[i].value * 3'000'000'000'000 + pick(random, 0, 1);
            if (i % columns + 1 != columns && pick(random, 1, 100) <= state.range(0)) {
                cells[i] = Known{};
            }
        }
    });
}

BENCHMARK(sound);
BENCHMARK(one_wrong);
BENCHMARK(some_wrong)->Arg(2)->Arg(3)->Arg(5)->Arg(10)->Arg(40);
BENCHMARK(neighbours_swapped);
BENCHMARK(one_blank);
BENCHMARK(blank_percent)->Arg(5)->Arg(25)->Arg(50)->Arg(75)->Arg(100);
BENCHMARK(blank_and_wrong)->Arg(5)->Arg(25)->Arg(50);
BENCHMARK(random_small)->Arg(0)->Arg(25)->Arg(50)->Arg(75)->Arg(90);
BENCHMARK(random_huge)->Arg(0)->Arg(25)->Arg(50)->Arg(75)->Arg(90);
BENCHMARK(huge_totals)->Arg(25)->Arg(50)->Arg(75)->Arg(100);

}  // namespace
}  // namespace gouji
