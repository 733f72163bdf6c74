#pragma once

#include <string_view>

namespace gouji {

/// Columns that the text takes in a terminal: wide and full-width characters two, combining and
/// zero-width ones none, a tab to the next multiple of 8 from `start`.
[[nodiscard]] int display_width(std::string_view text, int start = 0);

}  // namespace gouji
