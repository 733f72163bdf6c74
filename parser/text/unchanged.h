#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

/// What two versions of a text have in common at both ends, in bytes. The two stretches do not overlap in
/// either version. They may end inside a character.
struct Unchanged {
    std::size_t front = 0;
    std::size_t back = 0;
};

/// Compares two versions of a text from both ends. Linear, and as fast as memory can be compared.
[[nodiscard]] Unchanged unchanged(std::string_view before, std::string_view now);

}  // namespace gouji
