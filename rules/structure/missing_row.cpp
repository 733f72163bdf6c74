#include <algorithm>

#include "rules/core/cell_text.h"
#include "rules/core/say.h"
#include "rules/core/structure/row_text.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "“{}”这张表缺少{}这一行";
    static constexpr std::string_view en = "the table “{}” has no row {}";
    static constexpr std::string_view fix_zh = "补上空白的{}一行";
    static constexpr std::string_view fix_en = "insert the row {}, blank";
};

/// The last row before `row` that is in the draft, else the first behind it.
const BoundRow* neighbour(const BoundTable& table, std::size_t row) {
    for (std::size_t r = row; r-- > 0;) {
        if (table.rows[r].state != RowState::missing) {
            return &table.rows[r];
        }
    }
    for (std::size_t r = row + 1; r < table.rows.size(); ++r) {
        if (table.rows[r].state != RowState::missing) {
            return &table.rows[r];
        }
    }
    return nullptr;
}

/// Whether a row with a label that nobody knows stands in the missing one's place: then it may be
/// this one, and is not said to be missing.
bool may_be_there(const BoundTable& table, std::size_t row) {
    std::uint32_t from = table.span.begin;
    std::uint32_t to = table.span.end;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (table.rows[r].state == RowState::missing) {
            continue;
        }
        if (r < row) {
            from = table.rows[r].span.end;
        } else {
            to = std::min(to, table.rows[r].span.begin);
        }
    }
    static constexpr std::string_view sums[] = {"小计", "合计", "总计"};
    return std::any_of(table.extra.begin(), table.extra.end(), [&](const ExtraLabel& extra) {
        const std::uint32_t at = extra.label.span().begin;
        const bool sum = std::any_of(std::begin(sums), std::end(sums), [&](std::string_view word) {
            return extra.label.view().find(word) != std::string_view::npos;
        });
        return extra.row && !sum && from <= at && at <= to;
    });
}

void report_row(const RuleInput& input, std::size_t table, std::size_t row, FindingSink& sink) {
    const BoundTable& bound = input.report.tables[table];
    const FormTable& form = bound.of(input.forms());
    const BoundRow* beside = neighbour(bound, row);
    // A row without a label has no place but the table's end.
    const Span place = beside == nullptr       ? bound.caption
                       : beside->label.empty() ? beside->span
                                               : beside->label.span();
    const std::string name = quoted(form.rows[row].name);
    Finding& finding = sink.add(
        place, say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), input.say(form.name), name));
    finding.subject = row_subject(input.report, table, row);
    std::vector<Edit> edits = structure::insert_row(input.report, bound, row);
    if (!edits.empty()) {
        Fix& fix = finding.fixes.emplace_back();
        fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), name);
        fix.edits = std::move(edits);
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    for (std::size_t table = 0; table < input.report.tables.size(); ++table) {
        const BoundTable& bound = input.report.tables[table];
        for (std::size_t row = 0; row < bound.rows.size(); ++row) {
            if (bound.rows[row].state == RowState::missing && !may_be_there(bound, row)) {
                report_row(input, table, row, sink);
            }
        }
    }
}

}  // namespace

const Rule missing_row{{"missing-row", Family::structure, Severity::error, FixKind::suggested,
                        "表中缺少规定的行", "a row of the form is missing from its table"},
                       run};

}  // namespace gouji::rules
