#pragma once

#include <optional>
#include <string>

#include "rules/core/runner.h"

namespace gouji {

/// The report as it was read, in JSON: what `gouji inspect` prints. `path` is the name it goes by.
[[nodiscard]] std::string inspection_json(const std::string& path, const Judgement& judgement);

/// The id of the report's form, "mixed", or nothing where it is not settled.
[[nodiscard]] std::optional<std::string> form_name(const Report& report);

}  // namespace gouji
