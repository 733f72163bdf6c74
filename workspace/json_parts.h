#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "parser/text/position.h"
#include "rules/core/finding.h"

namespace gouji {

using OrderedJson = nlohmann::ordered_json;

/// {"start": {"line", "character"}, "end": …}, from 0, in UTF-16 units.
[[nodiscard]] OrderedJson range_json(const SourceText& source, Span span);

/// Adds `cell` where the subject is one cell, `at` where it is something else, nothing where it is
/// nothing of the form.
void add_subject(OrderedJson& to, const Subject& subject);

/// The text of a value, without blanks; names of files that are no UTF-8 are made such.
[[nodiscard]] std::string dump(const OrderedJson& value);

}  // namespace gouji
