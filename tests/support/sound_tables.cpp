#include "tests/support/sound_tables.h"

#include <optional>
#include <stdexcept>

namespace gouji::test {
namespace {

/// Left sum minus right sum.
std::int64_t excess(const Equation& equation, const std::vector<std::int64_t>& figures) {
    std::int64_t sum = 0;
    for (const std::uint16_t cell : equation.left) {
        sum += figures[cell];
    }
    for (const std::uint16_t cell : equation.right) {
        sum -= figures[cell];
    }
    return sum;
}

/// The equation to mend next: one whose smaller side is a single cell leaves no choice.
std::optional<std::size_t> next_to_mend(const std::vector<Equation>& equations,
                                        const std::vector<std::int64_t>& figures) {
    std::optional<std::size_t> next;
    for (std::size_t e = 0; e < equations.size(); ++e) {
        const std::int64_t over = excess(equations[e], figures);
        if (over == 0) {
            continue;
        }
        if ((over > 0 ? equations[e].right : equations[e].left).size() == 1) {
            return e;
        }
        if (!next) {
            next = e;
        }
    }
    return next;
}

/// Adds `amount` to one cell and then, equation by equation, to what it sums into, until all hold
/// again. False where that does not come to an end soon.
bool spread(const std::vector<Equation>& equations, std::vector<std::int64_t>& figures, std::size_t cell,
            std::int64_t amount, Random& random) {
    figures[cell] += amount;
    for (int step = 0; step < 60; ++step) {
        const std::optional<std::size_t> e = next_to_mend(equations, figures);
        if (!e) {
            return true;
        }
        const std::int64_t over = excess(equations[*e], figures);
        const auto& side = over > 0 ? equations[*e].right : equations[*e].left;
        const std::int64_t chosen = pick(random, 0, static_cast<std::int64_t>(side.size()) - 1);
        figures[side[static_cast<std::size_t>(chosen)]] += over > 0 ? over : -over;
    }
    return false;
}

std::int64_t random_amount(Random& random) {
    switch (pick(random, 0, 9)) {
        case 0:
            return pick(random, 100, 4000);
        case 1:
        case 2:
            return pick(random, 10, 99);
        default:
            return pick(random, 1, 9);
    }
}

}  // namespace

std::int64_t pick(Random& random, std::int64_t low, std::int64_t high) {
    const auto width = static_cast<std::uint64_t>(high - low) + 1;
    const std::uint64_t upper = random();
    const std::uint64_t lower = random();
    return low + static_cast<std::int64_t>(((upper << 32) | lower) % width);
}

std::vector<std::int64_t> sound_figures(const std::vector<Equation>& equations, std::size_t cells,
                                        Random& random, int busy) {
    std::vector<std::int64_t> figures(cells, 0);
    for (int i = 0; i < busy; ++i) {
        bool done = false;
        for (int attempt = 0; attempt < 100 && !done; ++attempt) {
            std::vector<std::int64_t> tried = figures;
            const auto cell = static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(cells) - 1));
            if (spread(equations, tried, cell, random_amount(random), random)) {
                figures = std::move(tried);
                done = true;
            }
        }
        if (!done) {
            throw std::logic_error("no sound figures found for these equations");
        }
    }
    return figures;
}

std::vector<std::int64_t> sound_figures(const FormTable& table, Random& random, int busy) {
    return sound_figures(table.equations, table.cell_count(), random, busy);
}

std::vector<Known> typed(const std::vector<std::int64_t>& figures) {
    std::vector<Known> cells;
    cells.reserve(figures.size());
    for (const std::int64_t figure : figures) {
        cells.push_back({true, figure});
    }
    return cells;
}

bool sound(const std::vector<Equation>& equations, const std::vector<std::int64_t>& figures) {
    for (const Equation& equation : equations) {
        if (excess(equation, figures) != 0) {
            return false;
        }
    }
    return true;
}

}  // namespace gouji::test
