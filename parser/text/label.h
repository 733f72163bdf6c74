#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gouji {

/// The numbering mark before a label or a heading.
enum class Numbering : std::uint8_t {
    none,
    chinese,        // 一、  一.
    chinese_paren,  // （一）
    part,           // 第一部分
    arabic,         // 1.  1、
    arabic_paren,   // （1）
};

/// A label as it is compared: width, compatibility forms, letter case, blanks, brackets, quotes
/// and marks gone; the numbering read off and kept apart.
struct NormalLabel {
    std::string core;
    Numbering numbering = Numbering::none;
    int ordinal = 0;               // 1…99; 0 without numbering
    std::uint32_t core_begin = 0;  // byte of the given text where the core starts

    bool operator==(const NormalLabel&) const = default;
};

/// Whether the code point is white space of any kind: ASCII, U+3000, U+00A0, zero width, controls.
[[nodiscard]] bool is_blank(char32_t c);

/// Reads one code point of valid UTF-8 at `at` and moves `at` behind it.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t c);

/// `text` without blanks of any kind at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The normal form of a label or heading.
[[nodiscard]] NormalLabel normalize_label(std::string_view text);

/// The core alone, numbering not looked for: for texts that are compared as a whole.
[[nodiscard]] std::string normalize_text(std::string_view text);

/// Edit distance in code points, insertions, deletions and replacements each 1; gives `limit` + 1
/// as soon as it must exceed `limit`.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace gouji
