#include "rules/core/cell_text.h"
#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view again_zh = "“{}”这张表已经有了一张，这是第 {} 张；报告里只应有一张";
    static constexpr std::string_view again_en = "this is table no. {1} of “{0}”; the report should have one";
    static constexpr std::string_view first_zh = "第一张在这里";
    static constexpr std::string_view first_en = "the first one is here";
};

void run(const RuleInput& input, FindingSink& sink) {
    const std::vector<BoundTable>& tables = input.report.tables;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (tables[i].occurrence == 1) {
            continue;
        }
        const FormTable& form = tables[i].of(input.forms());
        Finding& finding =
            sink.add(tables[i].caption, say(input, FMT_COMPILE(Texts::again_zh), FMT_COMPILE(Texts::again_en),
                                            input.say(form.name), tables[i].occurrence));
        finding.subject = table_subject(input.report, i);
        for (std::size_t first = 0; first < i; ++first) {
            if (tables[first].occurrence == 1 && tables[first].of(input.forms()).id == form.id) {
                finding.related.push_back({std::string(input.say(Texts::first_zh, Texts::first_en)),
                                           tables[first].caption, table_subject(input.report, first), ""});
                break;
            }
        }
    }
}

}  // namespace

const Rule duplicate_table{
    {"duplicate-table", Family::structure, Severity::warning, FixKind::none, "同一张表出现了不止一次",
     "a table of the form stands in the report more than once"},
    run};

}  // namespace gouji::rules
