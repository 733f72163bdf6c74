#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace gouji {

/// A JSON file of the source tree that the binary carries parsed, as JsonTree::flat wrote it down
/// (see gouji_embed_json in cmake/embed.cmake).
struct EmbeddedJson {
    std::span<const std::uint32_t> numbers;
    std::string_view texts;
};

}  // namespace gouji
