#include "rules/meta/rules.h"

namespace gouji::rules {

const Rule configuration{{"configuration", Family::meta, Severity::error, FixKind::none, "配置文件中的错误",
                          "a mistake in the configuration file"},
                         nullptr};

const Rule more_findings{{"more-findings", Family::meta, Severity::info, FixKind::none,
                          "问题过多，其余未列出", "more findings than are listed"},
                         nullptr};

const Rule not_a_report{
    {"not-a-report", Family::meta, Severity::info, FixKind::none, "不是政府信息公开工作年度报告",
     "not a government information disclosure annual report"},
    nullptr};

}  // namespace gouji::rules
