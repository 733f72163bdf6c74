#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace gouji {

/// The candidate that somebody who wrote `word` most likely meant: the nearest by edit distance, no
/// further off than a third of its letters or two. Nothing where none is near.
[[nodiscard]] std::optional<std::string_view> suggest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

}  // namespace gouji
