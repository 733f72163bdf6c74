#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view variant_zh = "标题写作“{}”；规定的写法是“{}”";
    static constexpr std::string_view variant_en = "the heading reads “{}”; the form has “{}”";
    static constexpr std::string_view number_zh = "标题“{}”的序号不对；应为“{}”";
    static constexpr std::string_view number_en = "the number of the heading “{}” is off; the form has “{}”";
    static constexpr std::string_view wording_zh = "标题“{}”与规定的写法不符；应为“{}”";
    static constexpr std::string_view wording_en = "the heading “{}” is not worded as in the form: “{}”";
    static constexpr std::string_view fix_zh = "改为“{}”";
    static constexpr std::string_view fix_en = "write “{}”";
};

std::string message(const RuleInput& input, HeadingMatch match, std::string_view heading,
                    std::string_view official) {
    switch (match) {
        case HeadingMatch::number:
            return say(input, FMT_COMPILE(Texts::number_zh), FMT_COMPILE(Texts::number_en), heading,
                       official);
        case HeadingMatch::wording:
            return say(input, FMT_COMPILE(Texts::wording_zh), FMT_COMPILE(Texts::wording_en), heading,
                       official);
        default:
            return say(input, FMT_COMPILE(Texts::variant_zh), FMT_COMPILE(Texts::variant_en), heading,
                       official);
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    const Form& form = input.report.expected_form();
    for (const Section& section : input.report.outline.sections) {
        if (section.match == HeadingMatch::official || section.duplicate) {
            continue;
        }
        const FormSection& asked = form.sections[section.section];
        const std::string official = asked.official_heading();
        const Severity severity = section.match == HeadingMatch::variant ? Severity::info : Severity::warning;
        Finding& finding = sink.add(severity, section.heading_span,
                                    message(input, section.match, section.heading.view(), official));
        finding.subject.section = asked.id;
        // A heading that tags tear apart is not replaced as a whole.
        if (section.heading.contiguous(0, section.heading.view().size())) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), official);
            fix.preferred = true;
            fix.edits.push_back({section.heading_span, official});
        }
    }
}

}  // namespace

const Rule section_heading{
    {"section-heading", Family::structure, Severity::warning, FixKind::preferred,
     "标题的写法或序号与规定不符", "a heading is not worded or numbered as in the form"},
    run};

}  // namespace gouji::rules
