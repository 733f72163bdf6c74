#include <fmt/format.h>

#include <algorithm>

#include "rules/core/prose/text.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "“{}”没有写到：{}";
    static constexpr std::string_view en = "“{}” does not speak of {}";
};

bool speaks_of(const RuleInput& input, std::size_t section, const Label& aspect) {
    const Prose& prose = input.prose();
    return std::any_of(prose.paragraphs.begin(), prose.paragraphs.end(), [&](const Paragraph& paragraph) {
        return prose::stands_in(input.report, paragraph, section) &&
               (prose::find(paragraph.text.view(), aspect.official) != std::string_view::npos ||
                prose::has_any(paragraph.text.view(), aspect.variants));
    });
}

void run(const RuleInput& input, FindingSink& sink) {
    const Form* form = prose::form_of(input);
    for (std::size_t i = 0; form != nullptr && i < form->sections.size(); ++i) {
        const FormSection& asked = form->sections[i];
        const Section* section = prose::find_section(input.report, i);
        // An empty section is another rule's business.
        if (asked.aspects.empty() || section == nullptr ||
            (section->first_line == section->last_line && !section->run_on)) {
            continue;
        }
        std::string absent;
        for (const Label& aspect : asked.aspects) {
            if (!speaks_of(input, i, aspect)) {
                absent += (absent.empty() ? "" : "、") + aspect.official;
            }
        }
        if (!absent.empty()) {
            sink.add(section->heading_span, fmt::format(fmt::runtime(input.say(Texts::zh, Texts::en)),
                                                        asked.official_heading(), absent))
                .subject.section = asked.id;
        }
    }
}

}  // namespace

const Rule overview_aspects{
    {"overview-aspects", Family::prose, Severity::info, FixKind::none, "总体情况没有写全五个方面",
     "the overview does not speak of all five sides of the work"},
    run};

}  // namespace gouji::rules
