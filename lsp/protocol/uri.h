#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gouji::lsp {

/// One spelling for all spellings of a URI: the escapes decoded. Clients differ in what they
/// escape, and in the letter case of the escapes.
[[nodiscard]] std::string decoded_uri(std::string_view uri);

/// The path that a `file` URI names; nothing for other schemes and other hosts.
[[nodiscard]] std::optional<std::string> path_of_uri(std::string_view uri);
/// The `file` URI of an absolute path.
[[nodiscard]] std::string file_uri(std::string_view path);

}  // namespace gouji::lsp
