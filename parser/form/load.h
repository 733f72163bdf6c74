#pragma once

#include <string_view>

#include "parser/form/form.h"
#include "parser/form/json_tree.h"
#include "parser/text/result.h"

namespace gouji {

/// Reads one form from its JSON text (forms/schema.json, comments allowed) and lays its relations
/// over rows and columns. An error names the place inside the form: `tables[1].rows[2].id: …`.
[[nodiscard]] Result<Form> load_form(std::string_view text);
/// The same of a built-in form, whose JSON the build has parsed: its prose is read when it is asked for.
[[nodiscard]] Result<Form> load_builtin_form(const JsonTree& tree);
/// The prose of a built-in form. An error names the place in the form.
[[nodiscard]] Result<FormProse> load_builtin_prose(const Form& form);

}  // namespace gouji
