#include "rules/core/cell_text.h"
#include "rules/core/say.h"
#include "rules/core/structure/row_text.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view one_zh = "{}这一行有 {} 个数字，应为 {} 个；这里的“{}”是多出的";
    static constexpr std::string_view one_en =
        "the row {} has {} figures and should have {}; “{}” is one too many";
    static constexpr std::string_view open_zh = "{}这一行有 {} 个数字，应为 {} 个；看不出多的是哪一个";
    static constexpr std::string_view open_en =
        "the row {} has {} figures and should have {}; which is too many is not to be told";
    static constexpr std::string_view fix_zh = "删去多出的“{}”";
    static constexpr std::string_view fix_en = "remove “{}”";
};

std::string name_of(const RuleInput& input, const FormTable& form, std::size_t row) {
    const std::string& name = form.rows[row].name;
    return quoted(name.empty() ? input.say(form.name) : name);
}

void report_surplus(const RuleInput& input, std::size_t table, std::size_t row, FindingSink& sink) {
    const BoundTable& bound = input.report.tables[table];
    const FormTable& form = bound.of(input.forms());
    const std::vector<Cell>& surplus = bound.rows[row].surplus;
    std::string written;
    for (const Cell& cell : surplus) {
        written += written.empty() ? "" : input.say("”“", "” “");
        written += cell.text.view();
    }
    Finding& finding =
        sink.add(surplus.front().span,
                 say(input, FMT_COMPILE(Texts::one_zh), FMT_COMPILE(Texts::one_en), name_of(input, form, row),
                     form.columns.size() + surplus.size(), form.columns.size(), written));
    finding.subject = row_subject(input.report, table, row);
    Fix fix;
    fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), written);
    for (const Cell& cell : surplus) {
        std::optional<Edit> edit = structure::remove_cell(input.report, bound, cell);
        if (!edit) {
            return;
        }
        fix.edits.push_back(std::move(*edit));
    }
    finding.fixes.push_back(std::move(fix));
}

void run(const RuleInput& input, FindingSink& sink) {
    for (std::size_t table = 0; table < input.report.tables.size(); ++table) {
        const BoundTable& bound = input.report.tables[table];
        const FormTable& form = bound.of(input.forms());
        for (std::size_t row = 0; row < bound.rows.size(); ++row) {
            const BoundRow& bound_row = bound.rows[row];
            if (!bound_row.surplus.empty()) {
                report_surplus(input, table, row, sink);
            } else if (bound_row.state == RowState::too_many) {
                sink.add(bound_row.span,
                         say(input, FMT_COMPILE(Texts::open_zh), FMT_COMPILE(Texts::open_en),
                             name_of(input, form, row), bound_row.figures, form.columns.size()))
                    .subject = row_subject(input.report, table, row);
            }
        }
    }
}

}  // namespace

const Rule extra_cell{{"extra-cell", Family::structure, Severity::warning, FixKind::suggested,
                       "一行的数字多于规定的列数", "a row has more figures than the form has columns"},
                      run};

}  // namespace gouji::rules
