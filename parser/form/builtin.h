#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "parser/form/json_tree.h"

namespace gouji {

/// The JSON of the forms in forms/, as the build has read it, in the order of their names. Made at each call,
/// for it is thrown away when a form has been loaded from it.
[[nodiscard]] std::vector<JsonTree> builtin_forms();

/// That of the form with this id; nothing where there is none.
[[nodiscard]] std::optional<JsonTree> builtin_form(std::string_view id);

}  // namespace gouji
