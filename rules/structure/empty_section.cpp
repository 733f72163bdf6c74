#include <algorithm>

#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "“{}”下面没有内容";
    static constexpr std::string_view en = "there is nothing under “{}”";
};

/// Whether anything stands in the section but its heading: prose, a table, a picture, a code block.
bool has_content(const Report& report, const Section& section) {
    const auto inside = [&](const auto& piece) { return section.range.contains(piece.span); };
    const Blocks& blocks = report.blocks;
    return section.first_line < section.last_line || section.run_on.has_value() ||
           std::any_of(blocks.grids.begin(), blocks.grids.end(), inside) ||
           std::any_of(blocks.pictures.begin(), blocks.pictures.end(), inside) ||
           std::any_of(blocks.ignored.begin(), blocks.ignored.end(), inside);
}

void run(const RuleInput& input, FindingSink& sink) {
    const Form& form = input.report.expected_form();
    for (const Section& section : input.report.outline.sections) {
        const FormSection& asked = form.sections[section.section];
        // Where tables belong, their absence is what is said.
        if (section.duplicate || !asked.tables.empty() || has_content(input.report, section)) {
            continue;
        }
        Finding& finding =
            sink.add(section.heading_span,
                     say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), asked.official_heading()));
        finding.subject.section = asked.id;
    }
}

}  // namespace

const Rule empty_section{{"empty-section", Family::structure, Severity::warning, FixKind::none,
                          "标题下面没有内容", "a section has a heading and nothing else"},
                         run};

}  // namespace gouji::rules
