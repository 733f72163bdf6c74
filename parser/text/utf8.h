#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

/// Length of the valid UTF-8 sequence that starts at `at` (1 … 4), or 0 where none does.
[[nodiscard]] std::size_t utf8_sequence(std::string_view bytes, std::size_t at);

/// How many bytes from `from` on are valid UTF-8: gives the offset of the first byte that is not,
/// or bytes.size().
[[nodiscard]] std::size_t utf8_valid_until(std::string_view bytes, std::size_t from);

/// Bytes of the sequence that a lead byte of valid UTF-8 begins.
[[nodiscard]] constexpr std::size_t utf8_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1U : byte < 0xE0 ? 2U : byte < 0xF0 ? 3U : 4U;
}

}  // namespace gouji
