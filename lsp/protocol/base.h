#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "parser/text/position.h"

namespace gouji::lsp {

using Json = nlohmann::json;

enum class ErrorCode : std::int32_t {
    parse_error = -32700,
    invalid_request = -32600,
    method_not_found = -32601,
    invalid_params = -32602,
    internal_error = -32603,
    server_not_initialized = -32002,
    request_failed = -32803,
    server_cancelled = -32802,
    content_modified = -32801,
    request_cancelled = -32800,
};

struct ResponseError {
    ErrorCode code = ErrorCode::internal_error;
    std::string message;
};

/// The member of that name, or null where `json` is no object or has none.
[[nodiscard]] const Json& member(const Json& json, std::string_view name);
/// The same along a path: member(json, "a", "b") is a.b.
template <class... Names>
[[nodiscard]] const Json& member(const Json& json, std::string_view name, Names... rest) {
    return member(member(json, name), rest...);
}

/// What the member says, where it is of that type; else the other value.
[[nodiscard]] bool bool_or(const Json& value, bool otherwise);
[[nodiscard]] std::string_view string_or(const Json& value, std::string_view otherwise);
/// A whole number that fits; the specification's `integer`.
[[nodiscard]] std::optional<std::int32_t> read_integer(const Json& value);

/// Nothing where the value is no position. Numbers past 2^31 - 1 are no positions.
[[nodiscard]] std::optional<Position> read_position(const Json& value);
/// Nothing where the value is no range; start and end in whatever order they come.
[[nodiscard]] std::optional<Range> read_range(const Json& value);

[[nodiscard]] Json to_json(Position position);
[[nodiscard]] Json to_json(Range range);

/// The text of a value. Invalid UTF-8, which a file's name may have, becomes U+FFFD.
[[nodiscard]] std::string dump(const Json& value);

/// Appends `text` as a JSON string, quotes included. `text` is valid UTF-8.
void append_json_string(std::string& out, std::string_view text);
void append_number(std::string& out, std::uint32_t number);
void append_range(std::string& out, Range range);

}  // namespace gouji::lsp
