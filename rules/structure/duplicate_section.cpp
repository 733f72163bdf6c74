#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view again_zh = "“{}”这一部分出现了不止一次；每一部分只应有一个";
    static constexpr std::string_view again_en =
        "the section “{}” stands here a second time; there should be one";
    static constexpr std::string_view first_zh = "第一次出现在这里";
    static constexpr std::string_view first_en = "it stands here first";
};

void run(const RuleInput& input, FindingSink& sink) {
    const std::vector<Section>& sections = input.report.outline.sections;
    const Form& form = input.report.expected_form();
    for (const Section& section : sections) {
        if (!section.duplicate) {
            continue;
        }
        const FormSection& asked = form.sections[section.section];
        Finding& finding = sink.add(
            section.heading_span,
            say(input, FMT_COMPILE(Texts::again_zh), FMT_COMPILE(Texts::again_en), asked.official_heading()));
        finding.subject.section = asked.id;
        for (const Section& other : sections) {
            if (other.section == section.section && !other.duplicate) {
                finding.related.push_back({std::string(input.say(Texts::first_zh, Texts::first_en)),
                                           other.heading_span, finding.subject, ""});
                break;
            }
        }
    }
}

}  // namespace

const Rule duplicate_section{{"duplicate-section", Family::structure, Severity::warning, FixKind::none,
                              "同一部分出现了不止一次", "a section stands in the report more than once"},
                             run};

}  // namespace gouji::rules
