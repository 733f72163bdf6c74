#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/number.h"

namespace gouji {

/// In which signs a figure of the prose is written.
enum class Numerals : std::uint8_t {
    arabic,      // 12
    full_width,  // １２
    chinese,     // 十二、一百零五
    digits,      // 二〇二三: ideographs for digits
};

/// A figure in a text, with the sign that says what it counts.
struct Figure {
    std::uint32_t begin = 0;  // of the numerals, their 万 included
    std::uint32_t end = 0;
    Decimal value;
    Numerals numerals = Numerals::arabic;
    bool separators = false;     // 1,104
    char32_t unit = 0;           // the sign behind it, blanks passed over: 件, %, 年; 0 at the end
    std::uint32_t unit_end = 0;  // behind that sign
};

/// The figures of a text in their order. A numeral that is part of a word (第三, G20) is none; what
/// is written in ideographs is one only before a counting word (件 宗 起 份 例 笔 元), since 统一 and
/// 一次 count nothing. Figures of more than 18 digits are not read.
[[nodiscard]] std::vector<Figure> find_figures(std::string_view text);

/// Whether the sign counts requests, cases or documents: 件 宗 起 份 例 笔.
[[nodiscard]] constexpr bool is_case_counter(char32_t c) {
    return c == U'件' || c == U'宗' || c == U'起' || c == U'份' || c == U'例' || c == U'笔';
}

/// `value` in the signs in which `like` is written; Arabic digits where those cannot hold it.
[[nodiscard]] std::string write_figure(std::int64_t value, const Figure& like);

}  // namespace gouji
