#include "rules/core/prose/sums.h"

#include <fmt/format.h>

#include <algorithm>

#include "rules/core/cell_text.h"

namespace gouji::prose {
namespace {

constexpr std::size_t most_related = 8;

template <class Items>
std::optional<std::size_t> index_of(const Items& items, std::string_view id) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].id == id) {
            return i;
        }
    }
    return std::nullopt;
}

/// The cell of `bound` that is cell `cell` of `asked`: the editions have most of their cells in common.
std::optional<std::uint16_t> same_cell(const FormTable& asked, std::uint16_t cell, const FormTable& bound) {
    if (&asked == &bound) {
        return cell;
    }
    const auto row = index_of(bound.rows, asked.rows[cell / asked.columns.size()].id);
    const auto column = index_of(bound.columns, asked.columns[cell % asked.columns.size()].id);
    if (!row || !column) {
        return std::nullopt;
    }
    return static_cast<std::uint16_t>(*row * bound.columns.size() + *column);
}

/// Whether the cell belongs to a sum that does not add up.
bool in_doubt(const FormTable& form, const TableSolution& solution, std::uint16_t cell) {
    const auto has_cell = [cell](const std::vector<std::uint16_t>& side) {
        return std::find(side.begin(), side.end(), cell) != side.end();
    };
    for (std::size_t i = 0; i < std::min(form.equations.size(), solution.equations.size()); ++i) {
        if (solution.equations[i].status == EquationStatus::broken &&
            (has_cell(form.equations[i].left) || has_cell(form.equations[i].right))) {
            return true;
        }
    }
    return false;
}

/// Whether the cell is a total that is not 0, as one of its addends is not.
bool is_some_by_addends(const BoundTable& bound, const FormTable& form, std::uint16_t total) {
    const auto is_some = [&](std::uint16_t cell) {
        const Known figure = known(bound.cells[cell], form.columns[cell % form.columns.size()].kind);
        return figure.typed && figure.value != 0;
    };
    return is_some(total) &&
           std::any_of(form.equations.begin(), form.equations.end(), [&](const Equation& equation) {
               return equation.right.size() == 1 && equation.right.front() == total &&
                      std::any_of(equation.left.begin(), equation.left.end(), is_some);
           });
}

void count(const RuleInput& input, Sum& sum) {
    const BoundTable& bound = input.report.tables[sum.table];
    const FormTable& form = bound.of(input.forms());
    std::int64_t total = 0;
    bool sure = true;
    bool some = false;
    for (const auto* side : {&sum.cells, &sum.less}) {
        for (const std::uint16_t cell : *side) {
            const Known figure = known(bound.cells[cell], form.columns[cell % form.columns.size()].kind);
            if (!figure.typed) {
                return;
            }
            sure = sure && !in_doubt(form, input.solution.tables[sum.table], cell);
            some = some || is_some_by_addends(bound, form, cell);
            total += side == &sum.cells ? figure.value : -figure.value;
        }
    }
    sum.written = total;
    if (sure) {
        sum.value = total;
    }
    sum.some = total != 0 && (sure || (some && sum.less.empty()));
}

}  // namespace

std::vector<Sum> sums_of(const RuleInput& input, const Form& form, const Statement& statement) {
    std::vector<Sum> sums;
    for (const Meaning& meaning : statement.meanings) {
        const FormTable& asked = form.tables[meaning.table];
        for (std::size_t table = 0; table < input.report.tables.size(); ++table) {
            const FormTable& bound = input.report.tables[table].of(input.forms());
            if (bound.id != asked.id) {
                continue;
            }
            Sum& sum = sums.emplace_back();
            sum.meaning = &meaning;
            sum.table = table;
            const auto find = [&](const std::vector<std::uint16_t>& cells,
                                  std::vector<std::uint16_t>& found) {
                for (const std::uint16_t cell : cells) {
                    if (const auto same = same_cell(asked, cell, bound)) {
                        found.push_back(*same);
                    }
                }
                return found.size() == cells.size();
            };
            if (find(meaning.cells, sum.cells) && find(meaning.less, sum.less)) {
                count(input, sum);
            }
        }
    }
    return sums;
}

bool rules_out(const std::vector<Sum>& sums, std::int64_t value) {
    return !sums.empty() && std::all_of(sums.begin(), sums.end(), [value](const Sum& sum) {
        return value == 0 ? sum.some : sum.value.has_value() && *sum.value != value;
    });
}

std::string name_of(const RuleInput& input, const Sum& sum) {
    if (!sum.is_cell()) {
        return input.english() ? sum.meaning->en : sum.meaning->zh;
    }
    const FormTable& form = input.report.tables[sum.table].of(input.forms());
    return name_cell(form, sum.cells[0] / form.columns.size(), sum.cells[0] % form.columns.size());
}

Subject subject_of(const RuleInput& input, const Sum& sum) {
    if (!sum.is_cell()) {
        return table_subject(input.report, sum.table);
    }
    const std::size_t columns = input.report.tables[sum.table].of(input.forms()).columns.size();
    return cell_subject(input.report, sum.table, sum.cells[0] / columns, sum.cells[0] % columns);
}

void relate(const RuleInput& input, const Sum& sum, std::vector<Related>& out) {
    const BoundTable& bound = input.report.tables[sum.table];
    const FormTable& form = bound.of(input.forms());
    const std::size_t columns = form.columns.size();
    const std::size_t before = out.size();
    const auto add = [&](std::uint16_t cell, std::int64_t value) {
        const Subject subject = cell_subject(input.report, sum.table, cell / columns, cell % columns);
        const auto known_already = [&](const Related& related) { return related.subject == subject; };
        if (out.size() < most_related && std::none_of(out.begin(), out.end(), known_already)) {
            out.push_back({fmt::format("{} {}", name_cell(form, cell / columns, cell % columns), value),
                           bound.cells[cell].span,
                           subject,
                           {}});
        }
    };
    for (const auto* side : {&sum.cells, &sum.less}) {
        for (const std::uint16_t cell : *side) {
            const Known figure = known(bound.cells[cell], form.columns[cell % columns].kind);
            if (figure.typed && figure.value != 0) {
                add(cell, figure.value);
            }
        }
    }
    if (out.size() == before && !sum.cells.empty() && bound.cells[sum.cells[0]].present) {
        add(sum.cells[0], 0);
    }
}

}  // namespace gouji::prose
