#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "parser/text/code_point.h"

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

/// The numbering that stands before a label.
struct LabelNumber {
    Numbering numbering = Numbering::none;
    int ordinal = 0;      // 1…99; 0 without numbering
    std::size_t end = 0;  // byte where the label itself starts
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

/// `text` without blanks of any kind at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The numbering mark that `text` begins with, blanks before it and behind it included.
[[nodiscard]] LabelNumber read_numbering(std::string_view text);

/// The normal form of a label or heading.
[[nodiscard]] NormalLabel normalize_label(std::string_view text);
/// The same in place of what `out` had, in its memory: for the many labels of a table.
void normalize_label(std::string_view text, NormalLabel& out);

/// The core alone, numbering not looked for: for texts that are compared as a whole.
[[nodiscard]] std::string normalize_text(std::string_view text);

/// Appends the normal form of one code point, which may be nothing: normalize_text is this of all.
void append_normal(std::string& out, char32_t c);

/// Edit distance in code points, insertions, deletions and replacements each 1; gives `limit` + 1
/// as soon as it must exceed `limit`.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace gouji
