#include "rules/core/totals/breaks.h"
#include "rules/totals/rules.h"

namespace gouji::rules {

// A row of figures and its total; in disputes each group of four outcomes and its total.
const Rule row_total{{"row-total", Family::totals, Severity::error, FixKind::preferred,
                      "一行各项之和与该行总计不符", "the figures of a row do not add up to its total"},
                     [](const RuleInput& input, FindingSink& sink) {
                         totals::report_breaks(input, RelationKind::row_total, sink);
                     },
                     Sees::tables};

}  // namespace gouji::rules
