#pragma once

#include <string_view>

namespace gouji {

/// Whether `path` (parts parted by `/`, none at its start) fits `pattern`: `*` any letters of one
/// part, `?` one letter, `[a-z]` and `[!a-z]` one of a set, `**` any number of whole parts, `\` takes
/// the next letter as it is. Takes time of at most pattern × path, whatever the pattern.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

/// As the settings' `files` use it: a pattern without a slash fits the last part of the path,
/// wherever it lies; one with a slash (a leading one only ties it) fits the whole path.
[[nodiscard]] bool files_pattern_matches(std::string_view pattern, std::string_view path);

}  // namespace gouji
