#include "rules/meta/rules.h"

namespace gouji::rules {

const Rule not_a_report{
    {"not-a-report", Family::meta, Severity::info, FixKind::none, "不是政府信息公开工作年度报告",
     "not a government information disclosure annual report"},
    nullptr};

}  // namespace gouji::rules
