#include "rules/core/totals/breaks.h"
#include "rules/totals/rules.h"

namespace gouji::rules {

// What was received and carried in is what was settled and carried forward.
const Rule balance{
    {"balance", Family::totals, Severity::error, FixKind::preferred, "新收与结转之和不等于办结与结转下年之和",
     "what came in is not what was settled and carried forward"},
    [](const RuleInput& input, FindingSink& sink) {
        totals::report_breaks(input, RelationKind::balance, sink);
    },
    Sees::tables};

}  // namespace gouji::rules
