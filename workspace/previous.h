#pragma once

#include <string>

#include "parser/text/result.h"
#include "rules/core/years/last_year.h"
#include "workspace/configurations.h"

namespace gouji {

/// Reads the file as last year's report of another one. Fails, saying why, where it cannot be read or
/// is no such report.
[[nodiscard]] Result<LastYear> read_last_year(const std::string& path, const FileSettings& settings,
                                              bool english);

}  // namespace gouji
