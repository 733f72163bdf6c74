#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace gouji::test {

/// Holds what the server sends against the specification's model, strictly: a member that the model
/// does not know is a mistake, where the specification would let it pass.
/// `answered` is the method of the request that a response answers. Gives an empty text, or what is
/// wrong and where.
[[nodiscard]] std::string model_mistake(const nlohmann::json& message, std::string_view answered = {});

}  // namespace gouji::test
