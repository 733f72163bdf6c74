#include "rules/meta/rules.h"

namespace gouji::rules {

const Rule more_findings{{"more-findings", Family::meta, Severity::info, FixKind::none,
                          "问题过多，其余未列出", "more findings than are listed"},
                         nullptr};

}  // namespace gouji::rules
