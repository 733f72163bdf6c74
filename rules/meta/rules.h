#pragma once

#include "rules/core/rule.h"

namespace gouji::rules {

/// What is found outside the report itself. None of them runs: the reader of settings, the runner
/// and the command line make their findings.
extern const Rule configuration;
extern const Rule more_findings;
extern const Rule not_a_report;

}  // namespace gouji::rules
