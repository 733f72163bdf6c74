#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "没有标题；应写明机关名称、年度和“政府信息公开工作年度报告”";
    static constexpr std::string_view en =
        "there is no title; it names the agency, the year and “政府信息公开工作年度报告”";
};

void run(const RuleInput& input, FindingSink& sink) {
    if (!input.report.outline.title) {
        sink.add(Span{0, 0}, std::string(input.say(Texts::zh, Texts::en)));
    }
}

}  // namespace

const Rule missing_title{{"missing-title", Family::structure, Severity::info, FixKind::none, "报告没有标题",
                          "the report has no title"},
                         run};

}  // namespace gouji::rules
