#pragma once

#include <cstddef>
#include <random>
#include <string>

namespace gouji::test {

using Random = std::mt19937;

/// A number below `limit`; 0 where that is 0.
[[nodiscard]] std::size_t below(Random& random, std::size_t limit);

/// Damages a draft as typing, pasting and broken files do: a stretch is cut out, doubled, moved or
/// overwritten, or a piece that tables are made of put in. It need not be valid UTF-8 afterwards.
void damage(std::string& text, Random& random);

}  // namespace gouji::test
