#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "parser/form/form.h"
#include "parser/report/report.h"

namespace gouji {

/// What a cell brings to the sums: a figure that somebody typed, or nothing certain.
struct Known {
    bool typed = false;
    std::int64_t value = 0;  // of a typed figure; whole and not negative
    bool free = false;       // not typed, and may be negative or a fraction: its equations say nothing

    bool operator==(const Known&) const = default;
};

/// What a cell of a report brings: a whole, non-negative figure in a count cell is typed.
[[nodiscard]] Known known(const Cell& cell, CellKind kind);
/// The same of all cells of a table, which is `form`.
[[nodiscard]] std::vector<Known> known_figures(const BoundTable& table, const FormTable& form);

enum class EquationStatus : std::uint8_t {
    holds,   // all its cells are typed and it adds up
    broken,  // no whole, non-negative filling of its open cells satisfies it
    open,    // it has open cells and could hold
};

struct EquationState {
    EquationStatus status = EquationStatus::open;
    std::int64_t left = 0;        // sum of the typed cells of the left side
    std::int64_t right = 0;       // sum of the typed cells of the right side
    std::uint16_t open_left = 0;  // how many cells of each side are open
    std::uint16_t open_right = 0;
    std::int32_t component = -1;  // of a broken equation: index into TableSolution::components
};

struct Change {
    std::uint16_t cell = 0;
    std::int64_t value = 0;  // what it would have to be

    bool operator==(const Change&) const = default;
};

/// How people get figures wrong, the plainest first. rules/equations/slips/ knows each by what undoes it.
enum class Slip : std::uint8_t {
    none,                // wrong in no way that is known
    swapped_neighbours,  // two figures side by side, or one below the other, stand in each other's place
    swapped_digits,      // 21 for 12
    digit_too_many,      // 122 for 12
    digit_too_few,       // 1 for 12
    glued_cells,         // 12 and nothing for 1 and 2; what follows may have moved up
    split_cell,          // 1 and 2 for 12; what follows may have moved on
    shifted_right,       // figures of a row stand one column too far right
    shifted_left,        // or too far left
    pasted_column,       // a column says again what its neighbour says
    last_years_figure,   // what stood there a year ago was left standing
};

/// Figures that, changed together, make everything hold.
struct Explanation {
    std::vector<Change> changes;  // in the order of the cells; never empty
    Slip slip = Slip::none;       // that they undo, all together

    bool operator==(const Explanation&) const = default;
};

/// Broken equations that hang together: through shared cells, or because the same slip explains them.
struct Component {
    std::vector<std::uint16_t> equations;  // indices of its broken equations, ascending
    /// Each makes all equations of the component hold and breaks no other; all of them change as few
    /// figures as can be and undo an equally plain slip. One alone is what is wrong; of several
    /// nobody can tell. Empty where nothing so simple explains it, or too much does.
    std::vector<Explanation> explanations;
    /// There are further single figures that could be the wrong one, each with more than one value
    /// that would do (their equation has open cells): what `explanations` names is not the only way.
    bool vague = false;
};

/// The solution of one table: what holds, what is broken, what the open cells must be, and which
/// wrong figures would explain the breaks.
struct TableSolution {
    std::vector<EquationState> equations;              // as FormTable::equations
    std::vector<std::optional<std::int64_t>> settled;  // by cell; only of open cells
    std::vector<Component> components;
};

/// Solves one system. `cells` are row * columns + column; every index in `equations` is below
/// cells.size(). Typed values are in [0, 10^18 / 64], so no sum overflows. Without `columns` nobody
/// knows which cells are neighbours, and slips between neighbours go unrecognised. `earlier`, by cell,
/// is what last year's report says there; empty where that is not known.
[[nodiscard]] TableSolution solve(std::span<const Equation> equations, std::span<const Known> cells,
                                  std::size_t columns = 0, std::span<const Known> earlier = {});

/// The open cells in which 0 would break an equation that could hold, whatever stands in its other open
/// cells; by cell. Each equation is looked at by itself.
[[nodiscard]] std::vector<bool> rule_out_zero(std::span<const Equation> equations,
                                              std::span<const Known> cells);

/// The solutions of all tables of a report, in the order of Report::tables.
struct Solution {
    std::vector<TableSolution> tables;
};

/// Takes the figures off each table (whole, non-negative numbers enter; all else is open) and
/// solves it.
[[nodiscard]] Solution solve(const Report& report);
/// The same, where the solution of another version of the report is known: a table with the same figures
/// has the same solution.
[[nodiscard]] Solution solve(const Report& report, const Report& before, const Solution& solution_before);

}  // namespace gouji
