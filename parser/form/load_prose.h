#pragma once

#include "parser/form/form.h"
#include "parser/form/json_reader.h"

namespace gouji {

/// Reads the member "prose" of a form: the words, and what statements made of them mean. The
/// form's tables must be there already.
[[nodiscard]] bool load_prose(JsonReader& reader, const JsonReader::Node& root, const Path& at, Form& form);

/// Reads the members "aspects" and "states" of a section.
[[nodiscard]] bool load_demands(JsonReader& reader, const JsonReader::Node& section, const Path& at,
                                FormSection& out);

}  // namespace gouji
