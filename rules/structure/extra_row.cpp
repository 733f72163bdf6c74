#include "rules/core/extra_labels.h"
#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "表中有规定以外的行：{}；其中的数字不参加核对";
    static constexpr std::string_view en =
        "the table has rows that the form does not have: {}; their figures are left out of the sums";
};

void run(const RuleInput& input, FindingSink& sink) {
    report_extra(input, sink, true, [](const RuleInput& seen, const std::string& labels) {
        return say(seen, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), labels);
    });
}

}  // namespace

const Rule extra_row{{"extra-row", Family::structure, Severity::hint, FixKind::none, "表中有规定以外的行",
                      "a table has rows that the form does not have"},
                     run};

}  // namespace gouji::rules
