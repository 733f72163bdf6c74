#include "rules/core/totals/breaks.h"

#include <fmt/compile.h>

#include <algorithm>
#include <array>
#include <optional>

#include "rules/core/cell_edit.h"
#include "rules/core/cell_text.h"
#include "rules/core/cell_writer.h"
#include "rules/core/totals/slip_text.h"
#include "rules/core/totals/wording.h"
#include "rules/core/years/last_year.h"
#include "rules/core/years/ties.h"

namespace gouji::totals {
namespace {

constexpr std::size_t most_related = 8;

constexpr std::array<std::string_view, 3> rule_names = {"row-total", "column-total", "balance"};

bool is_on(const Settings& settings, RelationKind kind) {
    const RuleSetting* setting = settings.rule(rule_names[static_cast<std::size_t>(kind)]);
    return setting == nullptr || !setting->off;
}

/// What last year's report says in each cell of the form; nothing where there is none.
std::vector<Known> last_years_figures(const LastYear* last, const FormTable& form) {
    std::vector<Known> figures;
    if (last != nullptr && last->table(form.id) != nullptr) {
        figures.resize(form.cell_count());
        for (std::size_t cell = 0; cell < figures.size(); ++cell) {
            if (const LastFigure* figure = last->figure(form, cell); figure != nullptr && figure->typed) {
                figures[cell] = {true, figure->value, false};
            }
        }
    }
    return figures;
}

/// The solution with last year's figures in mind, of a table that has broken sums. They are not known
/// yet when a report is read.
std::optional<TableSolution> solve_again(const RuleInput& input, std::size_t table) {
    const FormTable& form = input.report.tables[table].of(input.forms());
    const std::vector<Known> earlier =
        last_years_figures(input.solution.tables[table].components.empty() ? nullptr : input.previous, form);
    if (earlier.empty()) {
        return std::nullopt;
    }
    std::vector<Known> figures(form.cell_count());
    for (std::size_t cell = 0; cell < figures.size(); ++cell) {
        figures[cell] =
            known(input.report.tables[table].cells[cell], form.columns[cell % form.columns.size()].kind);
    }
    return solve(form.equations, figures, form.columns.size(), earlier);
}

/// The first kind that is broken and whose rule is on; nothing where none is.
std::optional<RelationKind> speaker(const RuleInput& input, const FormTable& form,
                                    const Component& component) {
    for (const RelationKind kind :
         {RelationKind::row_total, RelationKind::column_total, RelationKind::balance}) {
        const bool broken = std::any_of(component.equations.begin(), component.equations.end(),
                                        [&](std::uint16_t e) { return form.equations[e].kind == kind; });
        if (broken && is_on(input.settings, kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

/// Whether one explanation is what is wrong, and nothing else can be.
bool is_explained(const Component& component) {
    return component.explanations.size() == 1 && !component.vague;
}

/// One table with all that is needed to speak of its sums.
class Reporter {
 public:
    Reporter(const RuleInput& input, std::size_t table, RelationKind kind, FindingSink& sink)
        : input_(input),
          index_(table),
          table_(input.report.tables[table]),
          form_(table_.of(input.forms())),
          again_(solve_again(input, table)),
          solution_(again_ ? *again_ : input.solution.tables[table]),
          writer_(input.report, table),
          kind_(kind),
          sink_(sink) {}

    void run() {
        for (const Component& component : solution_.components) {
            if (is_explained(component)) {
                report_explained(component);
                continue;
            }
            for (const std::uint16_t e : component.equations) {
                if (form_.equations[e].kind == kind_) {
                    report_equation(component, e);
                }
            }
        }
    }

 private:
    void report_explained(const Component& component) {
        if (speaker(input_, form_, component) != kind_) {
            return;
        }
        const Explanation& explanation = component.explanations.front();
        const Language language = input_.settings.language;
        const Change& change = first_typed(explanation);
        const bool one = explanation.changes.size() == 1;
        Finding& finding = sink_.add(table_.cells[change.cell].span,
                                     one ? explained_message(component, explanation)
                                         : explained_together(form_, table_, explanation, language));
        finding.subject = subject(change.cell);
        if (explanation.slip == Slip::last_years_figure) {
            relate_last_year(finding, change.cell);
        } else if (one) {
            relate_followed(finding, change);
        }
        for (const std::uint16_t e : component.equations) {
            const Equation& equation = form_.equations[e];
            relate(finding, place_of(equation), filled_in(form_, table_, solution_, e, language));
        }
        if (one) {
            for (const std::uint16_t e : component.equations) {
                relate_terms(finding, form_.equations[e], change.cell);
            }
        } else {
            for (const Change& other : explanation.changes) {
                if (other.cell != change.cell) {
                    relate(finding, other.cell, change_text(form_, table_, other, language));
                }
            }
        }
        if (input_.wants_fixes()) {
            add_fix(finding, explanation, true);
        }
    }

    void report_equation(const Component& component, std::uint16_t e) {
        const Equation& equation = form_.equations[e];
        const std::uint16_t at = place_of(equation);
        Finding& finding = sink_.add(table_.cells[at].span,
                                     filled_in(form_, table_, solution_, e, input_.settings.language));
        finding.subject = subject(at);
        relate_terms(finding, equation, at);
        if (component.vague) {
            return;  // the values that can be named are not the only ones that would do
        }
        if (input_.wants_fixes() && !component.explanations.empty()) {
            const bool group = stands_alone(equation);
            for (const Explanation& explanation : component.explanations) {
                add_fix(finding, explanation, group && explanation.changes.front().cell == equation.at);
            }
        }
    }

    /// The preferred one goes to the front. None is made where the draft lacks a place for a figure.
    void add_fix(Finding& finding, const Explanation& explanation, bool preferred) const {
        if (std::all_of(explanation.changes.begin(), explanation.changes.end(),
                        [&](const Change& change) { return table_.cells[change.cell].present; })) {
            finding.fixes.insert(preferred ? finding.fixes.begin() : finding.fixes.end(),
                                 fix(explanation, preferred));
        }
    }

    /// Where a finding about several figures stands: a blank among them has a finding of its own.
    [[nodiscard]] const Change& first_typed(const Explanation& explanation) const {
        const auto& changes = explanation.changes;
        const auto found = std::find_if(changes.begin(), changes.end(),
                                        [&](const Change& change) { return figure(change.cell).typed; });
        return found != changes.end() ? *found : changes.front();
    }

    /// `科研机构“（一）予以公开”填 5；本行总计与本列（七）总计都要求它是 2`
    [[nodiscard]] std::string explained_message(const Component& component,
                                                const Explanation& explanation) const {
        const Change& change = explanation.changes.front();
        const bool english = input_.english();
        const std::size_t count = component.equations.size();
        std::string demands;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) {
                demands += i + 1 < count ? (english ? ", " : "、") : (english ? " and " : "与");
            }
            demands += demand_name(form_, form_.equations[component.equations[i]], change.cell,
                                   input_.settings.language);
        }
        const std::int64_t current = figure(change.cell).value;
        std::string_view slip = slip_of_one(explanation.slip, input_.settings.language);
        const std::string_view comma = slip.empty() ? "" : (english ? "; " : "，");
        if (english) {
            return fmt::format("{} says {}; {} require{} {}{}{}", cell_name(form_, change.cell), current,
                               demands, count == 1 ? "s" : "", change.value, comma, slip);
        }
        return fmt::format("{}填 {}；{}{}要求它是 {}{}{}", cell_name(form_, change.cell), current, demands,
                           count > 1 ? "都" : "", change.value, comma, slip);
    }

    [[nodiscard]] Fix fix(const Explanation& explanation, bool preferred) const {
        Fix fix;
        fix.title = mend_title(form_, table_, explanation, input_.settings.language);
        fix.preferred = preferred;
        for (const Change& change : explanation.changes) {
            const Cell& cell = table_.cells[change.cell];
            const std::string value = std::to_string(change.value);
            const std::size_t columns = form_.columns.size();
            std::vector<Edit> edits =
                figure(change.cell).typed || !cell.text.empty()
                    ? write_cell(cell, value)
                    : writer_.write(change.cell / columns, change.cell % columns, value);
            fix.edits.insert(fix.edits.end(), std::make_move_iterator(edits.begin()),
                             std::make_move_iterator(edits.end()));
        }
        return fix;
    }

    /// Where a break is reported: the total; where the draft has no place for it, a cell that it has.
    [[nodiscard]] std::uint16_t place_of(const Equation& equation) const {
        if (table_.cells[equation.at].present) {
            return equation.at;
        }
        for (const auto* side : {&equation.right, &equation.left}) {
            for (const std::uint16_t cell : *side) {
                if (figure(cell).typed) {
                    return cell;
                }
            }
        }
        return equation.at;
    }

    /// The figures that are not zero, and in one line those that are; `except` is where the finding is.
    void relate_terms(Finding& finding, const Equation& equation, std::uint16_t except) const {
        std::size_t zeros = 0;
        std::uint16_t first_zero = 0;
        for (const auto* side : {&equation.right, &equation.left}) {
            for (const std::uint16_t cell : *side) {
                const Known known = figure(cell);
                if (cell == except || !known.typed) {
                    continue;
                }
                if (known.value == 0) {
                    first_zero = zeros++ == 0 ? cell : first_zero;
                } else if (finding.related.size() + 1 < most_related && !is_related(finding, cell)) {
                    relate(finding, cell,
                           fmt::format(FMT_COMPILE("{} {}"), term_name(form_, equation, cell), known.value));
                }
            }
        }
        if (zeros > 0 && finding.related.size() < most_related) {
            const std::string_view name = term_name(form_, equation, first_zero);
            relate(finding, first_zero,
                   zeros == 1         ? fmt::format("{} 0", name)
                   : input_.english() ? fmt::format("{} and {} more are 0", name, zeros - 1)
                                      : fmt::format("{}等 {} 项为 0", name, zeros));
        }
    }

    [[nodiscard]] bool is_related(const Finding& finding, std::uint16_t cell) const {
        const Subject wanted = subject(cell);
        return std::any_of(finding.related.begin(), finding.related.end(),
                           [&](const Related& related) { return related.subject == wanted; });
    }

    void relate(Finding& finding, std::uint16_t cell, std::string message) const {
        if (finding.related.size() < most_related) {
            finding.related.push_back({std::move(message), table_.cells[cell].span, subject(cell), {}});
        }
    }

    /// The same cell of last year's report.
    void relate_last_year(Finding& finding, std::uint16_t cell) const {
        const LastFigure* const last = input_.previous->figure(form_, cell);
        finding.related.push_back({input_.english() ? fmt::format("last year's report says {}", last->value)
                                                    : fmt::format("上年报告此处为 {}", last->value),
                                   last->span, subject(cell), input_.previous->path});
    }

    /// Last year's figure that this one follows from, where it is what the sums ask for.
    void relate_followed(Finding& finding, const Change& change) const {
        for (const years::Tie& tie : years::ties(input_)) {
            if (tie.table == index_ && tie.equation->cell == change.cell &&
                tie.kind() == YearRelationKind::carry_over && tie.last->value == change.value) {
                finding.related.push_back(years::relate_last(input_, tie));
            }
        }
    }

    /// Whether none of its cells stands in another equation.
    [[nodiscard]] bool stands_alone(const Equation& equation) const {
        const auto has = [](const Equation& e, std::uint16_t cell) {
            return std::find(e.left.begin(), e.left.end(), cell) != e.left.end() ||
                   std::find(e.right.begin(), e.right.end(), cell) != e.right.end();
        };
        return std::all_of(form_.equations.begin(), form_.equations.end(), [&](const Equation& other) {
            const auto shared = [&](std::uint16_t cell) { return has(other, cell); };
            return &other == &equation ||
                   (std::none_of(equation.left.begin(), equation.left.end(), shared) &&
                    std::none_of(equation.right.begin(), equation.right.end(), shared));
        });
    }

    [[nodiscard]] Known figure(std::uint16_t cell) const {
        return known(table_.cells[cell], form_.columns[cell % form_.columns.size()].kind);
    }

    [[nodiscard]] Subject subject(std::uint16_t cell) const {
        const std::size_t columns = form_.columns.size();
        return cell_subject(input_.report, index_, cell / columns, cell % columns);
    }

    const RuleInput& input_;
    std::size_t index_;
    const BoundTable& table_;
    const FormTable& form_;
    std::optional<TableSolution> again_;
    const TableSolution& solution_;
    CellWriter writer_;
    RelationKind kind_;
    FindingSink& sink_;
};

}  // namespace

bool sums_ask_for(const RuleInput& input, std::size_t table, std::size_t cell, std::int64_t value) {
    const FormTable& form = input.report.tables[table].of(input.forms());
    const std::optional<TableSolution> again = solve_again(input, table);
    const TableSolution& solution = again ? *again : input.solution.tables[table];
    return std::any_of(
        solution.components.begin(), solution.components.end(), [&](const Component& component) {
            if (!is_explained(component) || !speaker(input, form, component)) {
                return false;
            }
            const std::vector<Change>& changes = component.explanations.front().changes;
            return changes.size() == 1 && changes.front().cell == cell && changes.front().value == value;
        });
}

void report_breaks(const RuleInput& input, RelationKind kind, FindingSink& sink) {
    for (std::size_t table = 0; table < input.report.tables.size(); ++table) {
        Reporter(input, table, kind, sink).run();
    }
}

}  // namespace gouji::totals
