#pragma once

#include <string>
#include <string_view>

namespace gouji::cli {

/// The unified diff that leads from `before` to `after`, with three lines around each change; empty
/// where they are the same. `path` is named in its head. Takes time linear in the texts and in the
/// number of changed lines; where more than a few thousand changed, it may be longer than needed.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before,
                                       std::string_view after);

}  // namespace gouji::cli
