#include <algorithm>

#include "rules/core/cell_text.h"
#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "“{}”这张表放错了地方：应在“{}”之下";
    static constexpr std::string_view en = "the table “{}” is in the wrong place: it belongs under “{}”";
};

void run(const RuleInput& input, FindingSink& sink) {
    const Outline& outline = input.report.outline;
    for (std::size_t i = 0; i < input.report.tables.size(); ++i) {
        const BoundTable& table = input.report.tables[i];
        // A second copy is said to be one, wherever it stands.
        if (!table.section || table.occurrence > 1) {
            continue;
        }
        const FormTable& form = table.of(input.forms());
        if (outline.sections[*table.section].section == form.section) {
            continue;
        }
        // Where the right heading is not in the draft, the missing section is the defect.
        const auto right =
            std::find_if(outline.sections.begin(), outline.sections.end(),
                         [&](const Section& section) { return section.section == form.section; });
        if (right == outline.sections.end()) {
            continue;
        }
        const std::string heading = input.forms()[table.form].sections[form.section].official_heading();
        Finding& finding = sink.add(table.caption, say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en),
                                                       input.say(form.name), heading));
        finding.subject = table_subject(input.report, i);
        finding.related.push_back(
            {heading, right->heading_span,
             Subject{input.forms()[table.form].sections[form.section].id, "", "", "", 1}, ""});
    }
}

}  // namespace

const Rule misplaced_table{{"misplaced-table", Family::structure, Severity::warning, FixKind::none,
                            "表放在了别的部分里", "a table stands in another section than the form puts it"},
                           run};

}  // namespace gouji::rules
