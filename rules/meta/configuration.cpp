#include "rules/meta/rules.h"

namespace gouji::rules {

const Rule configuration{{"configuration", Family::meta, Severity::error, FixKind::none, "配置文件中的错误",
                          "a mistake in the configuration file"},
                         nullptr};

}  // namespace gouji::rules
