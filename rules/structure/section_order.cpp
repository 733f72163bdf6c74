#include <algorithm>

#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view after_zh = "“{}”的位置不对：应排在“{}”之后";
    static constexpr std::string_view after_en = "“{}” is out of order: it belongs behind “{}”";
    static constexpr std::string_view before_zh = "“{}”的位置不对：应排在“{}”之前";
    static constexpr std::string_view before_en = "“{}” is out of order: it belongs before “{}”";
};

/// Which sections stand in the longest run that is in order: the fewest others have to move.
std::vector<bool> in_order(const std::vector<const Section*>& sections) {
    const std::size_t count = sections.size();
    std::vector<std::size_t> length(count, 1);
    std::vector<std::size_t> previous(count, count);
    std::size_t best = 0;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (sections[j]->section < sections[i]->section && length[j] + 1 > length[i]) {
                length[i] = length[j] + 1;
                previous[i] = j;
            }
        }
        if (length[i] > length[best]) {
            best = i;
        }
    }
    std::vector<bool> kept(count, false);
    for (std::size_t i = best; i < count; i = previous[i]) {
        kept[i] = true;
    }
    return kept;
}

void run(const RuleInput& input, FindingSink& sink) {
    std::vector<const Section*> sections;
    for (const Section& section : input.report.outline.sections) {
        if (!section.duplicate) {
            sections.push_back(&section);
        }
    }
    const Form& form = input.report.expected_form();
    const std::vector<bool> kept = in_order(sections);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (kept[i]) {
            continue;
        }
        // Its neighbour in the form among those that stay: the last before it, else the next.
        const Section* before = nullptr;
        const Section* behind = nullptr;
        for (std::size_t j = 0; j < sections.size(); ++j) {
            if (!kept[j]) {
                continue;
            }
            if (sections[j]->section < sections[i]->section) {
                before = sections[j];
            } else if (behind == nullptr) {
                behind = sections[j];
            }
        }
        const Section& other = before != nullptr ? *before : *behind;
        const FormSection& asked = form.sections[sections[i]->section];
        Finding& finding =
            sink.add(sections[i]->heading_span,
                     before != nullptr
                         ? say(input, FMT_COMPILE(Texts::after_zh), FMT_COMPILE(Texts::after_en),
                               asked.official_heading(), form.sections[other.section].official_heading())
                         : say(input, FMT_COMPILE(Texts::before_zh), FMT_COMPILE(Texts::before_en),
                               asked.official_heading(), form.sections[other.section].official_heading()));
        finding.subject.section = asked.id;
        finding.related.push_back({std::string(other.heading.view()), other.heading_span,
                                   Subject{form.sections[other.section].id, "", "", "", 1}, ""});
    }
}

}  // namespace

const Rule section_order{{"section-order", Family::structure, Severity::warning, FixKind::none,
                          "各部分的先后次序不对", "sections are not in the order of the form"},
                         run};

}  // namespace gouji::rules
