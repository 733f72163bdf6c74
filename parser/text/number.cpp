#include "parser/text/number.h"

#include <algorithm>
#include <array>
#include <span>

#include "parser/text/label.h"

namespace gouji {
namespace {

constexpr int max_digits = 18;
constexpr std::size_t longest = 64;  // code points; nothing that long is a figure

constexpr bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

/// A minus sign. The em dash is none: it is how people write that there is nothing.
constexpr bool is_minus(char32_t c) {
    return c == '-' || c == 0x2212 || c == 0xFE63 || (c >= 0x2010 && c <= 0x2013);
}
constexpr bool is_dash(char32_t c) {
    return is_minus(c) || c == 0x2014 || c == 0x2015 || c == 0x2500 || c == 0x2501;
}

constexpr bool is_counting_word(char32_t c) {
    for (const char32_t word : U"件条个项次宗起份人") {
        if (word != 0 && word == c) {
            return true;
        }
    }
    return false;
}

/// A cell's text with full width made narrow and each run of blanks one blank.
struct Folded {
    // Of the many cells read few are this long: what is not written is not cleared either.
    std::array<char32_t, longest> text;
    std::size_t size = 0;
    bool full_width = false;
    bool too_long = false;

    [[nodiscard]] std::u32string_view view() const { return {text.data(), size}; }
};

Folded fold(std::string_view trimmed) {
    Folded out;
    bool blank = false;
    for (std::size_t at = 0; at < trimmed.size();) {
        char32_t c = next_code_point(trimmed, at);
        if (is_blank(c)) {
            blank = true;
            continue;
        }
        if (out.size + 2 > longest) {
            out.too_long = true;
            return out;
        }
        if (blank) {
            out.text[out.size++] = ' ';
            blank = false;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            c -= 0xFEE0;
            // A bracket or a minus sign is wide by custom, not by mistake.
            out.full_width = out.full_width || is_digit(c) || c == '.' || c == ',' || c == '+' || c == '-';
        }
        if (c >= 'A' && c <= 'Z') {
            c = c - 'A' + 'a';
        }
        out.text[out.size++] = c;
    }
    return out;
}

/// Whether a figure can begin so, in a column of any kind: with a digit, a sign or a currency, as
/// `read_sign`, `read_currency` and `read_digits` take them. Most words are told from figures by this.
bool may_begin_figure(char32_t c) {
    return is_digit(c) || is_minus(c) ||
           std::u32string_view(U"+增减(人\u00A5\uFFE5").find(c) != std::u32string_view::npos;
}

/// No placeholder has a digit, so that none is a figure, whatever its column holds.
bool is_placeholder(std::u32string_view folded) {
    std::array<char32_t, 8> word{};
    std::size_t size = 0;
    bool dashes = true;
    bool strokes = true;
    bool stars = true;
    for (const char32_t c : folded) {
        if (c == ' ') {
            continue;
        }
        dashes = dashes && is_dash(c);
        strokes = strokes && (c == '/' || c == '\\');
        stars = stars && c == '*';
        if (size < word.size()) {
            word[size] = c;
        }
        ++size;
    }
    if (size == 0 || dashes || strokes || stars) {
        return size > 0;
    }
    static constexpr std::array<std::u32string_view, 15> words{
        U"无", U"没有", U"零", U"〇",     U"不适用", U"不涉及", U"暂无", U"n/a",
        U"na", U"null", U"空", U"无数据", U"未发生", U"n.a.",   U"none"};
    return size <= word.size() &&
           std::find(words.begin(), words.end(), std::u32string_view(word.data(), size)) != words.end();
}

/// Takes the parts of a figure off the front of a folded text.
class Reader {
 public:
    explicit Reader(std::u32string_view text) : rest_(text) {}

    [[nodiscard]] bool done() const { return rest_.empty(); }
    [[nodiscard]] char32_t current() const { return rest_.empty() ? 0 : rest_.front(); }
    void advance() { rest_.remove_prefix(1); }
    bool take(char32_t c) {
        if (current() != c || rest_.empty()) {
            return false;
        }
        advance();
        return true;
    }
    bool take(std::u32string_view word) {
        if (rest_.substr(0, word.size()) != word) {
            return false;
        }
        rest_.remove_prefix(word.size());
        return true;
    }

 private:
    std::u32string_view rest_;
};

/// The digits of a figure, as they come.
struct Digits {
    std::int64_t coefficient = 0;
    int significant = 0;
    int whole_digits = 0;
    int scale = 0;
    bool leading_zero = false;

    /// False where it is more than gouji reads.
    bool push(char32_t c) {
        if (significant > 0 || c != '0') {
            ++significant;
        }
        if (significant > max_digits) {
            return false;
        }
        coefficient = coefficient * 10 + static_cast<std::int64_t>(c - '0');
        return true;
    }
};

/// Digits with whole groups behind separators, blanks between, and a fraction.
std::optional<Digits> read_digits(Reader& in, Notation& notation) {
    Digits digits;
    int group = 0;  // digits since the last separator
    const auto take_digit = [&](bool fraction) {
        const char32_t c = in.current();
        in.advance();
        if (fraction) {
            ++digits.scale;
        } else {
            digits.leading_zero = digits.leading_zero || (digits.whole_digits == 0 && c == '0');
            ++digits.whole_digits;
            ++group;
        }
        return digits.push(c);
    };
    bool fraction = false;
    for (;;) {
        if (is_digit(in.current())) {
            if (!take_digit(fraction)) {
                return std::nullopt;
            }
            continue;
        }
        // A blank belongs to the figure only where the figure goes on behind it.
        Reader ahead = in;
        const bool blank = ahead.take(U' ');
        if (blank && is_digit(ahead.current())) {
            notation.inner_blanks = true;
            in = ahead;
            continue;
        }
        if (ahead.current() == ',' && !fraction) {
            if (notation.separators ? group != 3 : (group == 0 || group > 3)) {
                return std::nullopt;
            }
            ahead.advance();
            const bool behind = ahead.take(U' ');
            if (!is_digit(ahead.current())) {
                return std::nullopt;
            }
            notation.inner_blanks = notation.inner_blanks || blank || behind;
            notation.separators = true;
            group = 0;
            in = ahead;
            continue;
        }
        if (ahead.current() == '.' && !fraction) {
            ahead.advance();
            const bool behind = ahead.take(U' ');
            if (digits.whole_digits == 0 || !is_digit(ahead.current())) {
                return std::nullopt;
            }
            notation.inner_blanks = notation.inner_blanks || blank || behind;
            fraction = true;
            in = ahead;
            continue;
        }
        break;
    }
    if (digits.whole_digits == 0 || (notation.separators && group != 3)) {
        return std::nullopt;
    }
    notation.leading_zeros = digits.leading_zero && digits.whole_digits > 1;
    // 0 0 is not one figure torn apart, and 0,104 may be a fraction.
    if (notation.leading_zeros && (notation.inner_blanks || notation.separators)) {
        return std::nullopt;
    }
    return digits;
}

bool read_sign(Reader& in, CellKind kind, Notation& notation) {
    bool negative = false;
    if (is_minus(in.current())) {
        in.advance();
        negative = true;
        notation.sign = true;
    } else if (in.take(U'+')) {
        notation.sign = true;
    } else if (kind == CellKind::signed_count) {
        if (in.take(U"减少") || in.take(U'减')) {
            negative = true;
            notation.sign = true;
        } else if (in.take(U"增加") || in.take(U'增')) {
            notation.sign = true;
        }
    }
    in.take(U' ');
    return negative;
}

/// 人民币, （人民币） or ¥ before an amount.
void read_currency(Reader& in, Notation& notation) {
    if (in.take(U"(人民币)") || in.take(U"人民币")) {
        in.take(U' ');
        in.take(U':');
    }
    if (in.take(U'\u00A5') || in.take(U'\uFFE5')) {
        notation.unit = MoneyUnit::yuan;
    }
    in.take(U' ');
}

void read_money_unit(Reader& in, Notation& notation) {
    in.take(U' ');
    const bool bracket = in.take(U'(');
    if (in.take(U"万元")) {
        notation.unit = MoneyUnit::ten_thousand_yuan;
    } else if (in.take(U'元')) {
        notation.unit = MoneyUnit::yuan;
    }
    if (bracket) {
        in.take(U')');
    }
    if (notation.unit != MoneyUnit::none) {
        in.take(U"人民币") || in.take(U"(人民币)");
    }
}

/// Coefficient and scale as they were read, in the column's unit; nothing where it grows too long.
std::optional<Decimal> to_decimal(std::int64_t coefficient, int scale, MoneyUnit written, MoneyUnit column) {
    if (written != column && written != MoneyUnit::none && column != MoneyUnit::none) {
        scale += written == MoneyUnit::yuan ? 4 : -4;
    }
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    constexpr std::int64_t bound = 100'000'000'000'000'000;  // ten times less than 18 digits hold
    for (; scale < 0; ++scale) {
        if (coefficient >= bound || coefficient <= -bound) {
            return std::nullopt;
        }
        coefficient *= 10;
    }
    if (scale > max_digits) {
        return std::nullopt;
    }
    return Decimal{coefficient, static_cast<std::uint8_t>(scale)};
}

std::optional<Value> read_number(std::u32string_view folded, bool full_width, CellKind kind, MoneyUnit unit) {
    Value value;
    value.kind = ValueKind::number;
    Notation& notation = value.notation;
    notation.full_width = full_width;
    Reader in(folded);
    if (kind == CellKind::amount) {
        read_currency(in, notation);
    }
    const bool negative = read_sign(in, kind, notation);
    const std::optional<Digits> digits = read_digits(in, notation);
    if (!digits) {
        return std::nullopt;
    }
    if (kind == CellKind::amount) {
        read_money_unit(in, notation);
    } else if (!in.done()) {
        in.take(U' ');
        if (!is_counting_word(in.current())) {
            return std::nullopt;
        }
        in.advance();
        notation.counting_word = true;
    }
    if (!in.done()) {
        return std::nullopt;
    }
    const std::optional<Decimal> number =
        to_decimal(negative ? -digits->coefficient : digits->coefficient, digits->scale, notation.unit, unit);
    if (!number) {
        return std::nullopt;
    }
    value.number = *number;
    return value;
}

/// The usual case: nothing but digits, no zero before others.
std::optional<Value> read_plain(std::string_view text) {
    if (text.empty() || text.size() > max_digits || (text.front() == '0' && text.size() > 1)) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        number = number * 10 + (c - '0');
    }
    Value value;
    value.kind = ValueKind::number;
    value.number = {number, 0};
    return value;
}

}  // namespace

std::string Decimal::to_string() const {
    const bool negative = coefficient < 0;
    std::string digits = std::to_string(negative ? -coefficient : coefficient);
    if (scale > 0) {
        if (digits.size() <= scale) {
            digits.insert(0, scale + 1U - digits.size(), '0');
        }
        digits.insert(digits.size() - scale, 1, '.');
    }
    return negative ? "-" + digits : digits;
}

Value read_value(std::string_view text, CellKind kind, MoneyUnit unit) {
    if (const std::optional<Value> plain = read_plain(text)) {
        return *plain;
    }
    const std::string_view trimmed = trim(text);
    if (trimmed.empty()) {
        return {};
    }
    if (const std::optional<Value> plain = read_plain(trimmed)) {
        return *plain;
    }
    Value other;
    other.kind = ValueKind::text;
    const Folded folded = fold(trimmed);
    if (folded.too_long) {
        return other;
    }
    if (may_begin_figure(folded.view().front())) {
        if (const std::optional<Value> number = read_number(folded.view(), folded.full_width, kind, unit)) {
            return *number;
        }
    }
    if (is_placeholder(folded.view())) {
        other.kind = ValueKind::placeholder;
    }
    return other;
}

}  // namespace gouji
