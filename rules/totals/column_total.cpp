#include "rules/core/totals/breaks.h"
#include "rules/totals/rules.h"

namespace gouji::rules {

// The results of one kind of applicant and their total.
const Rule column_total{
    {"column-total", Family::totals, Severity::error, FixKind::preferred,
     "一列各项办理结果之和与（七）总计不符", "the results of a column do not add up to its total"},
    [](const RuleInput& input, FindingSink& sink) {
        totals::report_breaks(input, RelationKind::column_total, sink);
    },
    Sees::tables};

}  // namespace gouji::rules
