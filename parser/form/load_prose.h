#pragma once

#include "parser/form/form.h"
#include "parser/form/json_reader.h"

namespace gouji {

/// Reads the member "prose" of a form, whose other members were read already: the words, and what
/// statements made of them mean.
[[nodiscard]] bool load_prose(JsonReader& reader, const JsonReader::Node& root, const Path& at,
                              const Form& form, FormProse& out);

/// Reads the members "aspects" and "states" of a section.
[[nodiscard]] bool load_demands(JsonReader& reader, const JsonReader::Node& section, const Path& at,
                                FormSection& out);

}  // namespace gouji
