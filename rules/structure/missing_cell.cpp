#include "rules/core/cell_text.h"
#include "rules/core/say.h"
#include "rules/core/structure/row_text.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view row_zh = "{}这一行只有 {} 个数字，应有 {} 个；看不出少的是哪一个";
    static constexpr std::string_view row_en =
        "the row {} has {} figures and should have {}; which is missing is not to be told";
    static constexpr std::string_view table_zh = "{}只有 {} 个数字，应有 {} 个；看不出少的是哪一个";
    static constexpr std::string_view table_en =
        "{} has {} figures and should have {}; which is missing is not to be told";
    static constexpr std::string_view fix_zh = "在行末补 {} 个空白格";
    static constexpr std::string_view fix_en = "add {} blank at the end of the row";
};

void run(const RuleInput& input, FindingSink& sink) {
    for (std::size_t table = 0; table < input.report.tables.size(); ++table) {
        const BoundTable& bound = input.report.tables[table];
        const FormTable& form = bound.of(input.forms());
        for (std::size_t row = 0; row < bound.rows.size(); ++row) {
            if (bound.rows[row].state != RowState::too_few) {
                continue;
            }
            const std::string& label = form.rows[row].name;
            const int figures = bound.rows[row].figures;
            Finding& finding = sink.add(
                bound.rows[row].span,
                label.empty() ? say(input, FMT_COMPILE(Texts::table_zh), FMT_COMPILE(Texts::table_en),
                                    quoted(input.say(form.name)), figures, form.columns.size())
                              : say(input, FMT_COMPILE(Texts::row_zh), FMT_COMPILE(Texts::row_en),
                                    quoted(label), figures, form.columns.size()));
            finding.subject = row_subject(input.report, table, row);
            const std::size_t count = structure::lacking_cells(input.report, bound, row);
            if (label.empty() || count == 0) {
                continue;
            }
            if (std::optional<Edit> edit = structure::append_cells(input.report, bound, row, count)) {
                Fix& fix = finding.fixes.emplace_back();
                fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), count);
                fix.edits.push_back(std::move(*edit));
            }
        }
    }
}

}  // namespace

const Rule missing_cell{{"missing-cell", Family::structure, Severity::error, FixKind::suggested,
                         "一行的数字少于规定的列数", "a row has fewer figures than the form has columns"},
                        run};

}  // namespace gouji::rules
