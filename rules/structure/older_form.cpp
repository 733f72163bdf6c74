#include "rules/core/runner.h"
#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "{} 年度的报告用的是更早的格式，没有核对";
    static constexpr std::string_view en = "reports for {} have an older form, which is not checked";
};

void run(const RuleInput& input, FindingSink& sink) {
    if (!of_older_form(input.report)) {
        return;
    }
    const Outline& outline = input.report.outline;
    sink.add(outline.title ? outline.title->text.span() : Span{0, 0},
             say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), outline.year.value_or(0)));
}

}  // namespace

const Rule older_form{
    {"older-form", Family::structure, Severity::info, FixKind::none, "2019 年以前的报告格式不同，没有核对",
     "reports for years before 2019 have another form and are not checked"},
    run};

}  // namespace gouji::rules
