#include "rules/core/years/ties.h"

#include <fmt/format.h>

#include <algorithm>

#include "rules/core/say.h"

namespace gouji::years {
namespace {

bool stands_twice(const Report& report, const FormTable& form) {
    return std::any_of(report.tables.begin(), report.tables.end(), [&](const BoundTable& table) {
        return table.occurrence > 1 && table.of(*report.forms).id == form.id;
    });
}

}  // namespace

std::optional<std::int64_t> figure(const RuleInput& input, std::size_t table, std::size_t cell) {
    const BoundTable& bound = input.report.tables[table];
    const FormTable& form = bound.of(input.forms());
    const Known value = known(bound.cells[cell], form.columns[cell % form.columns.size()].kind);
    return value.typed ? std::optional(value.value) : std::nullopt;
}

std::vector<Tie> ties(const RuleInput& input) {
    std::vector<Tie> all;
    if (input.previous == nullptr) {
        return all;
    }
    for (std::size_t i = 0; i < input.report.tables.size(); ++i) {
        const FormTable& form = input.report.tables[i].of(input.forms());
        if (form.year_equations.empty() || input.report.tables[i].occurrence > 1 ||
            stands_twice(input.report, form)) {
            continue;
        }
        for (const YearEquation& equation : form.year_equations) {
            const auto value = figure(input, i, equation.cell);
            const LastFigure* last = input.previous->figure(form, equation.last);
            if (value && last != nullptr && last->typed) {
                all.push_back({i, &form, &equation, *value, last});
            }
        }
    }
    return all;
}

Related relate_last(const RuleInput& input, const Tie& tie) {
    const FormTable& form = *tie.form;
    const std::size_t cell = tie.equation->last;
    Related related;
    related.message = fmt::format("{}{} {}", name_cell(form, tie.row(cell), tie.column(cell)),
                                  input.say(" 上年", " last year"), tie.last->value);
    if (tie.last->doubtful) {
        related.message +=
            input.say("（这个数在上年报告里也合不上）", " (which does not add up there either)");
    }
    related.span = tie.last->span;
    related.subject.table = form.id;
    related.subject.row = form.rows[tie.row(cell)].id;
    related.subject.column = form.columns[tie.column(cell)].id;
    related.path = input.previous->path;
    related.source = input.previous->source;
    return related;
}

std::string name_last(const RuleInput& input) {
    const std::optional<int> year = input.previous->year;
    if (!year) {
        return std::string(input.say("上年报告", "last year's report"));
    }
    return say(input, FMT_COMPILE("{}年的报告"), FMT_COMPILE("the report for {}"), *year);
}

}  // namespace gouji::years
