#include <algorithm>
#include <vector>

#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "“{}”没有写到：{}";
    static constexpr std::string_view en = "“{}” does not speak of {}";
};

/// The paragraphs of a section, searched for very many words.
class SectionText {
 public:
    SectionText(const RuleInput& input, std::size_t section) {
        for (const Paragraph& paragraph : input.prose().paragraphs) {
            if (prose::stands_in(input.report, paragraph, section)) {
                paragraphs_.push_back(&paragraph);
                letters_ |= paragraph.letters;
            }
        }
    }

    [[nodiscard]] bool speaks_of(const Label& aspect) const {
        return has(aspect.official) || std::any_of(aspect.variants.begin(), aspect.variants.end(),
                                                   [&](const std::string& word) { return has(word); });
    }

 private:
    [[nodiscard]] bool has(std::string_view word) const {
        const Letters letters = letters_of(word);
        return (letters & ~letters_) == 0 &&
               std::any_of(paragraphs_.begin(), paragraphs_.end(), [&](const Paragraph* paragraph) {
                   return may_stand_in(letters, *paragraph) &&
                          prose::find(paragraph->text.view(), word) != std::string_view::npos;
               });
    }

    std::vector<const Paragraph*> paragraphs_;
    Letters letters_ = 0;  // of all of them
};

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
        const SectionText text(input, i);
        std::string absent;
        for (const Label& aspect : asked.aspects) {
            if (!text.speaks_of(aspect)) {
                absent += (absent.empty() ? "" : "、") + aspect.official;
            }
        }
        if (!absent.empty()) {
            sink.add(section->heading_span, say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en),
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
