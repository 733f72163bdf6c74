#pragma once

#include <string_view>

#include "parser/form/form.h"
#include "parser/form/json_tree.h"
#include "parser/text/result.h"

namespace gouji {

/// Reads one form from its JSON text (forms/schema.json, comments allowed) and lays its relations
/// over rows and columns. An error names the place inside the form: `tables[1].rows[2].id: …`.
[[nodiscard]] Result<Form> load_form(std::string_view text);
/// The same of a text that is parsed already.
[[nodiscard]] Result<Form> load_form(const JsonTree& tree);

}  // namespace gouji
