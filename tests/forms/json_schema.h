#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace gouji::test {

/// What is wrong with `value` by `schema` (JSON Schema 2020-12), one line a mistake; empty: nothing.
/// Knows the keywords that the project's schemas use; any other keyword is a mistake of its own.
std::vector<std::string> schema_mistakes(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace gouji::test
