#include "rules/equations/solve.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>

#include "rules/equations/explain.h"
#include "rules/equations/settle.h"
#include "rules/equations/system.h"

namespace gouji {
namespace {

/// Enough for every table of the official forms; a larger form of the user's own goes to the heap.
constexpr std::size_t scratch_size = 64UL * 1024;

std::int64_t clamp(equations::Wide value) {
    constexpr equations::Wide most = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min(value, most));
}

EquationState state_of(const Equation& equation, const equations::Demand& demand,
                       std::span<const Known> cells) {
    EquationState state;
    const auto add_up = [&](const std::vector<std::uint16_t>& side, std::uint16_t& open) {
        equations::Wide sum = 0;
        for (const std::uint16_t cell : side) {
            if (cells[cell].typed) {
                sum += cells[cell].value;
            } else {
                ++open;
            }
        }
        return clamp(sum);
    };
    state.left = add_up(equation.left, state.open_left);
    state.right = add_up(equation.right, state.open_right);
    if (!demand.possible()) {
        state.status = EquationStatus::broken;
    } else {
        state.status = demand.open() ? EquationStatus::open : EquationStatus::holds;
    }
    return state;
}

}  // namespace

Known known(const Cell& cell, CellKind kind) {
    Known result;
    if (kind != CellKind::count) {
        result.free = true;
        return result;
    }
    if (cell.present && cell.value.kind == ValueKind::number && cell.value.number.whole() &&
        cell.value.number.coefficient >= 0 && cell.value.number.coefficient <= equations::greatest_figure) {
        result.typed = true;
        result.value = cell.value.number.coefficient;
    }
    return result;
}

std::vector<Known> known_figures(const BoundTable& table, const FormTable& form) {
    std::vector<Known> figures(form.cell_count());
    for (std::size_t i = 0; i < std::min(figures.size(), table.cells.size()); ++i) {
        figures[i] = known(table.cells[i], form.columns[i % form.columns.size()].kind);
    }
    return figures;
}

TableSolution solve(std::span<const Equation> equations, std::span<const Known> cells, std::size_t columns,
                    std::span<const Known> earlier) {
    std::array<std::byte, scratch_size> scratch;  // NOLINT: what is used of it is written first
    std::pmr::monotonic_buffer_resource memory(scratch.data(), scratch.size());
    const equations::System system(equations, cells, &memory);

    TableSolution solution;
    solution.settled.resize(cells.size());
    solution.equations.reserve(equations.size());
    bool any_broken = false;
    bool any_open = false;
    for (std::size_t e = 0; e < equations.size(); ++e) {
        solution.equations.push_back(state_of(equations[e], system.demands[e], cells));
        any_broken = any_broken || solution.equations.back().status == EquationStatus::broken;
        any_open = any_open || solution.equations.back().status == EquationStatus::open;
    }
    if (any_broken) {
        equations::Budget budget{equations::explaining_budget};
        solution.components = equations::explain(system, {cells, columns, earlier}, budget);
        for (std::size_t c = 0; c < solution.components.size(); ++c) {
            for (const std::uint16_t e : solution.components[c].equations) {
                solution.equations[e].component = static_cast<std::int32_t>(c);
            }
        }
    }
    if (any_open) {
        equations::settle(system, equations::suspects(system, solution.components), solution.settled);
    }
    return solution;
}

Solution solve(const Report& report) {
    return solve(report, report, {});
}

Solution solve(const Report& report, const Report& before, const Solution& solution_before) {
    Solution solution;
    solution.tables.reserve(report.tables.size());
    for (std::size_t t = 0; t < report.tables.size(); ++t) {
        const BoundTable& table = report.tables[t];
        const FormTable& form = table.of(*report.forms);
        const std::vector<Known> cells = known_figures(table, form);
        if (t < solution_before.tables.size() && &before.tables[t].of(*before.forms) == &form &&
            known_figures(before.tables[t], form) == cells) {
            solution.tables.push_back(solution_before.tables[t]);
            continue;
        }
        solution.tables.push_back(solve(form.equations, cells, form.columns.size()));
    }
    return solution;
}

}  // namespace gouji
