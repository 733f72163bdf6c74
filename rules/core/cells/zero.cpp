#include "rules/core/cells/zero.h"

#include <utility>

#include "rules/core/say.h"

namespace gouji::cells {
namespace {

/// What a cell would bring to a sum after the filling; nothing where that stays unknown.
std::optional<std::int64_t> filled(const RuleInput& input, std::size_t table, std::uint16_t cell) {
    const Value& value = input.report.tables[table].cells[cell].value;
    if (value.kind == ValueKind::number) {
        const bool whole = value.number.whole() && value.number.coefficient >= 0;
        return whole ? std::optional(value.number.coefficient) : std::nullopt;
    }
    const TableSolution& solution = input.solution.tables[table];
    if (cell < solution.settled.size() && solution.settled[cell]) {
        return solution.settled[cell];
    }
    return value.kind == ValueKind::text ? std::nullopt : std::optional<std::int64_t>(0);
}

/// Both sides of an equation after the filling; nothing where an addend stays unknown.
std::optional<bool> would_hold(const RuleInput& input, std::size_t table, const Equation& equation) {
    // Sums of figures of at most 18 digits may leave 64 bits; their difference in 128 does not.
    __extension__ using Wide = __int128;
    Wide difference = 0;
    for (const auto& [cells, sign] : {std::pair{&equation.left, 1}, std::pair{&equation.right, -1}}) {
        for (const std::uint16_t cell : *cells) {
            const std::optional<std::int64_t> value = filled(input, table, cell);
            if (!value) {
                return std::nullopt;
            }
            difference += Wide{sign} * Wide{*value};
        }
    }
    return difference == 0;
}

}  // namespace

std::vector<bool> zero_fits(const RuleInput& input, std::size_t table) {
    const BoundTable& bound = input.report.tables[table];
    std::vector<bool> fits(bound.cells.size(), true);
    const std::vector<Equation>& equations = bound.of(input.forms()).equations;
    const TableSolution& solution = input.solution.tables[table];
    for (std::size_t e = 0; e < equations.size() && e < solution.equations.size(); ++e) {
        if (solution.equations[e].status != EquationStatus::open ||
            would_hold(input, table, equations[e]).value_or(true)) {
            continue;
        }
        for (const auto* side : {&equations[e].left, &equations[e].right}) {
            for (const std::uint16_t cell : *side) {
                fits[cell] = false;
            }
        }
    }
    return fits;
}

std::vector<bool> zero_refused(const RuleInput& input, std::size_t table) {
    const BoundTable& bound = input.report.tables[table];
    const FormTable& form = bound.of(input.forms());
    return rule_out_zero(form.equations, known_figures(bound, form));
}

Fix fill_fix(const RuleInput& input, std::optional<std::int64_t> settled, bool zero_fits, bool blank,
             std::vector<Edit> edits) {
    Fix fix;
    fix.title = say(input, FMT_COMPILE("填入 {}"), FMT_COMPILE("write {}"), settled.value_or(0));
    const bool fill_all = blank && input.settings.fill_blanks == FillBlanks::zero;
    fix.applicability = settled || (fill_all && zero_fits) ? Applicability::safe : Applicability::suggested;
    fix.preferred = settled.has_value() || zero_fits;
    fix.edits = std::move(edits);
    return fix;
}

}  // namespace gouji::cells
