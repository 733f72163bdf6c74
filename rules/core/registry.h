#pragma once

#include <span>
#include <string_view>

#include "rules/core/rule.h"

namespace gouji {

/// Every rule, in the order in which they are listed and run. One line each in registry.cpp.
[[nodiscard]] std::span<const Rule* const> all_rules();
/// The rule of that name, or nothing.
[[nodiscard]] const Rule* find_rule(std::string_view id);

}  // namespace gouji
