#include <algorithm>
#include <cstdint>

#include "rules/cells/rules.h"
#include "rules/core/cell_writer.h"
#include "rules/core/cells/each_cell.h"
#include "rules/core/cells/zero.h"
#include "rules/core/say.h"

namespace gouji::rules {
namespace {

using cells::CellView;

struct Texts {
    static constexpr std::string_view settled_zh = "{}没有填；按表中其他数字应为 {}";
    static constexpr std::string_view settled_en = "{} is blank; the other figures make it {}";
    static constexpr std::string_view blank_zh = "{}没有填；没有的数据项应填 0";
    static constexpr std::string_view blank_en = "{} is blank; write 0 where there is nothing to report";
    static constexpr std::string_view sum_zh = "{}没有填；同一算式里空着的几格不能都填 0，请查实后补填";
    static constexpr std::string_view sum_en =
        "{} is blank; the blanks of its sums cannot all be 0, find the figures";
    static constexpr std::string_view not_zero_zh = "{}没有填；填 0 与表中其他数字对不上，请查实后补填";
    static constexpr std::string_view not_zero_en =
        "{} is blank; 0 would not agree with the other figures, find it";
    static constexpr std::string_view table_zh = "“{}”整张表没有填；没有的数据项应填 0";
    static constexpr std::string_view table_en =
        "the whole table “{}” is blank; write 0 where there is nothing to report";
    static constexpr std::string_view carried_zh = "“{}”除上年结转来的数以外都没有填；没有的数据项应填 0";
    static constexpr std::string_view carried_en =
        "but for what last year carried forward the table “{}” is blank; write 0 where there is nothing to "
        "report";
    static constexpr std::string_view all_zh = "全部填入 0";
    static constexpr std::string_view all_en = "write 0 everywhere";
};

/// Whether last year's report gives the figure, so that a draft has it before anything is filled in.
bool comes_from_last_year(const FormTable& form, std::size_t cell) {
    return std::any_of(form.year_equations.begin(), form.year_equations.end(), [&](const YearEquation& e) {
        return e.cell == cell && form.year_relations[e.relation].kind == YearRelationKind::carry_over;
    });
}

/// What stands in a table that nobody has filled in yet.
struct Untouched {
    bool untouched =
        true;  // more than one cell is blank, and no other says anything but what comes from last year
    bool carried = false;  // something does
    bool zeros = true;     // and all of that is 0
};

Untouched look_at(const RuleInput& input, const BoundTable& table) {
    const FormTable& form = table.of(input.forms());
    Untouched result;
    std::size_t blanks = 0;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const Cell& cell = table.cells[i];
        if (!cell.present) {
            continue;
        }
        if (cell.value.kind == ValueKind::blank) {
            ++blanks;
        } else if (cell.value.kind == ValueKind::number && comes_from_last_year(form, i)) {
            result.carried = true;
            result.zeros = result.zeros && cell.value.number == Decimal{};
        } else {
            result.untouched = false;
            return result;
        }
    }
    result.untouched = blanks > 1;
    return result;
}

void report_table(const RuleInput& input, std::size_t table, const Untouched& found, FindingSink& sink) {
    const BoundTable& bound = input.report.tables[table];
    const FormTable& form = bound.of(input.forms());
    Finding& finding = sink.add(
        bound.caption,
        found.carried
            ? say(input, FMT_COMPILE(Texts::carried_zh), FMT_COMPILE(Texts::carried_en), input.say(form.name))
            : say(input, FMT_COMPILE(Texts::table_zh), FMT_COMPILE(Texts::table_en), input.say(form.name)));
    finding.subject = table_subject(input.report, table);
    if (!found.zeros || !input.wants_fixes()) {
        return;  // what was carried in was settled, or is carried forward
    }
    Fix& fix = finding.fixes.emplace_back();
    fix.title = input.say(Texts::all_zh, Texts::all_en);
    fix.preferred = true;
    // Zeros everywhere satisfy every sum.
    fix.applicability =
        input.settings.fill_blanks == FillBlanks::zero ? Applicability::safe : Applicability::suggested;
    fix.edits = CellWriter(input.report, table).fill_blanks("0");
}

/// What 0 would be in a blank cell that the other figures do not settle.
enum class Zero : std::uint8_t {
    fits,     // with 0 in all other blanks
    alone,    // but not with 0 in all of them
    refused,  // by the other figures, whatever is in the other blanks
};

std::string message(const CellView& view, std::optional<std::int64_t> settled, Zero zero) {
    if (settled) {
        return say(view.input, FMT_COMPILE(Texts::settled_zh), FMT_COMPILE(Texts::settled_en), view.name(),
                   *settled);
    }
    switch (zero) {
        case Zero::fits:
            return say(view.input, FMT_COMPILE(Texts::blank_zh), FMT_COMPILE(Texts::blank_en), view.name());
        case Zero::alone:
            return say(view.input, FMT_COMPILE(Texts::sum_zh), FMT_COMPILE(Texts::sum_en), view.name());
        case Zero::refused:
            return say(view.input, FMT_COMPILE(Texts::not_zero_zh), FMT_COMPILE(Texts::not_zero_en),
                       view.name());
    }
    return {};
}

void report_cell(const CellView& view, Zero zero, FindingSink& sink) {
    const RuleInput& input = view.input;
    const std::optional<std::int64_t> settled = view.settled();
    Finding& finding = sink.add(view.cell.span, message(view, settled, zero));
    finding.subject = view.subject();
    if (input.wants_fixes() && (settled || zero != Zero::refused)) {
        finding.fixes.push_back(cells::fill_fix(input, settled, zero == Zero::fits, true,
                                                view.write(std::to_string(settled.value_or(0)))));
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    for (std::size_t table = 0; table < input.report.tables.size(); ++table) {
        const BoundTable& bound = input.report.tables[table];
        const bool any = std::any_of(bound.cells.begin(), bound.cells.end(), [](const Cell& cell) {
            return cell.present && cell.value.kind == ValueKind::blank;
        });
        if (!any) {
            continue;
        }
        if (const Untouched found = look_at(input, bound); found.untouched) {
            report_table(input, table, found, sink);
            continue;
        }
        const std::vector<bool> fits = cells::zero_fits(input, table);
        const std::vector<bool> refused = cells::zero_refused(input, table);
        cells::each_cell(input, table, [&](const CellView& view) {
            if (view.cell.value.kind != ValueKind::blank) {
                return;
            }
            report_cell(view,
                        fits[view.index()]      ? Zero::fits
                        : refused[view.index()] ? Zero::refused
                                                : Zero::alone,
                        sink);
        });
    }
}

}  // namespace

const Rule blank_cell{{"blank-cell", Family::cells, Severity::error, FixKind::safe, "应填数字的地方是空白",
                       "a figure is due and there is none"},
                      run,
                      Sees::tables};

}  // namespace gouji::rules
