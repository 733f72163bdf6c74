#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji {

// What is asked of every character of a draft, in the header for speed.

namespace detail {
[[nodiscard]] char32_t next_rare_code_point(std::string_view text, std::size_t& at);
[[nodiscard]] bool is_rare_blank(char32_t c);
}  // namespace detail

/// Whether the code point is a common ideograph, which stands for itself in every normal form.
[[nodiscard]] constexpr bool is_han(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

/// Full-width ASCII as ASCII; all else as it is.
[[nodiscard]] constexpr char32_t narrow(char32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/// Whether the code point is white space of any kind: ASCII, U+3000, U+00A0, zero width, controls.
[[nodiscard]] inline bool is_blank(char32_t c) {
    if (c < 0x7F) return c <= 0x20;
    return (c <= 0x3164 || c >= 0xFEFF) && detail::is_rare_blank(c);
}

/// Reads one code point of valid UTF-8 at `at` and moves `at` behind it.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    if ((lead & 0xF0U) != 0xE0U || text.size() - at < 3) {
        // A copy: whose address is given away is kept in memory, and `at` is counted up everywhere.
        std::size_t behind = at;
        const char32_t c = detail::next_rare_code_point(text, behind);
        at = behind;
        return c;
    }
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    at += 3;
    return (static_cast<char32_t>(lead & 0x0FU) << 12U) | (static_cast<char32_t>(second & 0x3FU) << 6U) |
           (third & 0x3FU);
}

void append_utf8(std::string& out, char32_t c);

}  // namespace gouji
