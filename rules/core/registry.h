#pragma once

#include <span>
#include <string_view>

#include "rules/core/rule.h"

namespace gouji {

/// Every rule, in the order in which they are listed and run. One line each in registry.cpp.
[[nodiscard]] std::span<const Rule* const> all_rules();
/// The rule of that name, or nothing.
[[nodiscard]] const Rule* find_rule(std::string_view id);
/// Whether the name belongs to a rule that the promised list of rules has and this version does
/// not: settings may name it, to no effect.
[[nodiscard]] bool is_reserved_rule(std::string_view id);

}  // namespace gouji
