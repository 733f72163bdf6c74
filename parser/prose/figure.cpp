#include "parser/prose/figure.h"

#include <algorithm>
#include <array>
#include <limits>

#include "parser/outline/folded.h"
#include "parser/text/label.h"

namespace gouji {
namespace {

constexpr int most_digits = 18;
constexpr std::int64_t ten_thousand = 10000;
constexpr std::int64_t hundred_million = 100000000;

constexpr std::array<std::u32string_view, 10> chinese_digits = {
    U"零〇○", U"一壹", U"二两贰", U"三叁", U"四肆", U"五伍", U"六陆", U"七柒", U"八捌", U"九玖"};

int chinese_digit(char32_t c) {
    if (!is_han(c) && c != U'〇' && c != U'○') return -1;
    for (std::size_t digit = 0; digit < chinese_digits.size(); ++digit) {
        if (chinese_digits[digit].find(c) != std::u32string_view::npos) return static_cast<int>(digit);
    }
    return -1;
}

/// A sieve over ideographs by their last ten bits, that lets all numerals pass and few others: prose
/// is looked at sign by sign, and hardly any of them begins a number.
constexpr auto numeral_sieve = [] {
    std::array<std::uint64_t, 16> bits{};
    const auto put = [&](std::u32string_view signs) {
        for (const char32_t c : signs) bits[(c & 1023U) / 64] |= std::uint64_t{1} << (c & 63U);
    };
    for (const std::u32string_view signs : chinese_digits) put(signs);
    put(U"十拾百佰千仟万亿");
    return bits;
}();

bool may_be_numeral(char32_t ideograph) {
    return ((numeral_sieve[(ideograph & 1023U) / 64] >> (ideograph & 63U)) & 1U) != 0;
}

/// 十 百 千 万 亿 as powers of ten; 0 for any other sign.
std::int64_t power_of(char32_t c) {
    switch (c) {
        case U'十':
        case U'拾':
            return 10;
        case U'百':
        case U'佰':
            return 100;
        case U'千':
        case U'仟':
            return 1000;
        case U'万':
            return ten_thousand;
        case U'亿':
            return hundred_million;
        default:
            return 0;
    }
}

int arabic_digit(char32_t c) {
    c = narrow(c);
    return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
}

bool is_counter(char32_t c) {
    return is_case_counter(c) || c == U'元';
}

/// The sign at `at`, blanks passed over; `at` moves behind it. 0 at the end.
char32_t next_sign(std::string_view text, std::size_t& at) {
    while (at < text.size()) {
        const char32_t c = next_code_point(text, at);
        if (!is_blank(c)) return c;
    }
    return 0;
}

/// A number in ideographs, read sign by sign: 三千六百四十六, 十二, 一万零五, 二〇二三.
class ChineseNumber {
 public:
    /// Takes a sign that is a numeral. False once the whole is no number.
    void take(char32_t c) {
        ++signs_;
        if (const int digit = chinese_digit(c); digit >= 0) {
            take_digit(digit);
        } else {
            take_power(power_of(c));
        }
    }

    [[nodiscard]] std::optional<std::int64_t> value() const {
        if (broken_ || signs_ == 0) return std::nullopt;
        if (!powers_) return digits_;
        return total_ + section_ + std::max<std::int64_t>(digit_, 0);
    }

    [[nodiscard]] bool powers() const { return powers_; }

 private:
    void take_digit(int digit) {
        if (!powers_) {
            broken_ = broken_ || signs_ > most_digits;
            if (!broken_) digits_ = digits_ * 10 + digit;
        } else if (digit_ > 0) {
            broken_ = true;  // 十二三
        }
        digit_ = digit;
    }

    void take_power(std::int64_t power) {
        if (power >= ten_thousand) {
            const std::int64_t below = section_ + std::max<std::int64_t>(digit_, 0);
            broken_ = broken_ || below == 0 || power >= greatest_ || (!powers_ && signs_ > 2);
            total_ += below * power;
            section_ = 0;
            greatest_ = power;
            least_ = ten_thousand;
        } else {
            if (!powers_ && signs_ == 1 && power == 10) digit_ = 1;  // 十二
            broken_ = broken_ || digit_ <= 0 || power >= least_ || (!powers_ && signs_ > 2);
            section_ += std::max<std::int64_t>(digit_, 0) * power;
            least_ = power;
        }
        powers_ = true;
        digit_ = 0;
    }

    std::int64_t total_ = 0;    // of the sections before: 万, 亿
    std::int64_t section_ = 0;  // below ten thousand
    std::int64_t digits_ = 0;   // read as plain digits
    std::int64_t digit_ = -1;   // not yet multiplied
    std::int64_t least_ = ten_thousand;
    std::int64_t greatest_ = hundred_million * 10;
    int signs_ = 0;
    bool powers_ = false;
    bool broken_ = false;
};

class FigureReader {
 public:
    explicit FigureReader(std::string_view text) : text_(text) {}

    std::vector<Figure> run() {
        char32_t before = 0;
        for (std::size_t at = 0; at < text_.size();) {
            if (const char32_t ideograph = other_ideograph(at)) {
                before = ideograph;
                at += 3;
                continue;
            }
            const std::size_t begin = at;
            const char32_t c = next_code_point(text_, at);
            if (arabic_digit(c) >= 0) {
                at = arabic(begin, before);
                before = '0';
            } else if (chinese_digit(c) >= 0 || power_of(c) > 0) {
                at = chinese(begin, before);
                before = U'一';
            } else if (!is_blank(c)) {
                before = c;
            }
        }
        return std::move(found_);
    }

 private:
    /// The ideograph at `at`, if it is one of three bytes that is no numeral; else 0.
    [[nodiscard]] char32_t other_ideograph(std::size_t at) const {
        if (at + 2 >= text_.size()) return 0;
        const auto byte = [&](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(text_[at + i]));
        };
        // U+4000 to U+9FFF: none of them is a blank, a digit or a letter.
        if (byte(0) < 0xE4 || byte(0) > 0xE9) return 0;
        const char32_t c = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
        return may_be_numeral(c) ? 0 : c;
    }

    /// Takes the number that begins at `begin`; gives the place behind it.
    std::size_t arabic(std::size_t begin, char32_t before) {
        Figure figure;
        figure.begin = static_cast<std::uint32_t>(begin);
        std::size_t end = begin;
        int digits = 0;
        bool fraction = false;
        for (std::size_t at = begin; at < text_.size();) {
            const char32_t c = next_code_point(text_, at);
            if (const int digit = arabic_digit(c); digit >= 0) {
                if (narrow(c) != c) figure.numerals = Numerals::full_width;
                if (++digits <= most_digits) {
                    figure.value.coefficient = figure.value.coefficient * 10 + digit;
                    figure.value.scale = static_cast<std::uint8_t>(figure.value.scale + (fraction ? 1 : 0));
                }
                end = at;
            } else if (c == ',' && !fraction && is_group(at)) {
                figure.separators = true;
            } else if ((c == '.' || c == U'．') && !fraction && at < text_.size() && digit_at(at)) {
                fraction = true;
            } else {
                break;
            }
        }
        std::int64_t power = 1;
        std::size_t behind = end;
        if (const char32_t c = next_sign(text_, behind); power_of(c) >= ten_thousand) {
            power = power_of(c);
            std::size_t unit = behind;
            // 35万元 says 万元; 3万件 says 30000.
            if (next_sign(text_, unit) != U'元') end = behind;
        }
        if (before == U'第' || is_letter(before) || digits > most_digits) return end;
        if (end == behind && power > 1 && !scale_up(figure, power)) return end;
        reduce(figure.value);
        add(figure, end);
        return end;
    }

    std::size_t chinese(std::size_t begin, char32_t before) {
        ChineseNumber number;
        Figure figure;
        figure.begin = static_cast<std::uint32_t>(begin);
        std::size_t end = begin;
        for (std::size_t at = begin; at < text_.size();) {
            const char32_t c = next_code_point(text_, at);
            if (chinese_digit(c) < 0 && power_of(c) == 0) break;
            number.take(c);
            end = at;
        }
        std::size_t behind = end;
        const char32_t unit = next_sign(text_, behind);
        const std::size_t signs = (end - begin) / 3;
        // 二〇二三年, 六月; 三年 is a time, and 三月 no less.
        const bool date = (unit == U'年' && signs == 4) || (unit == U'月' && signs <= 2);
        const bool counts = is_counter(unit) || date;
        if (const auto value = number.value(); value && counts && before != U'第' && before != U'每') {
            figure.value.coefficient = *value;
            const bool one_sign = end - begin <= 3;
            figure.numerals = number.powers() || one_sign ? Numerals::chinese : Numerals::digits;
            add(figure, end);
        }
        return end;
    }

    void add(Figure figure, std::size_t end) {
        figure.end = static_cast<std::uint32_t>(end);
        std::size_t behind = end;
        figure.unit = next_sign(text_, behind);
        figure.unit_end = static_cast<std::uint32_t>(behind);
        found_.push_back(figure);
    }

    [[nodiscard]] bool digit_at(std::size_t at) const {
        return at < text_.size() && arabic_digit(next_code_point(text_, at)) >= 0;
    }

    /// Whether exactly three digits stand at `at`.
    [[nodiscard]] bool is_group(std::size_t at) const {
        for (int i = 0; i < 3; ++i) {
            if (at >= text_.size() || arabic_digit(next_code_point(text_, at)) < 0) return false;
        }
        return !digit_at(at);
    }

    static bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    static bool scale_up(Figure& figure, std::int64_t power) {
        if (figure.value.coefficient > std::numeric_limits<std::int64_t>::max() / power) return false;
        figure.value.coefficient *= power;
        return true;
    }

    static void reduce(Decimal& value) {
        while (value.scale > 0 && value.coefficient % 10 == 0) {
            value.coefficient /= 10;
            --value.scale;
        }
    }

    std::string_view text_;
    std::vector<Figure> found_;
};

/// One to four digits below a 万: 一百零五.
void append_section(std::u32string& out, std::int64_t value, bool leading) {
    constexpr std::array<std::int64_t, 4> powers = {1000, 100, 10, 1};
    constexpr std::u32string_view signs = U"千百十";
    bool zero = false;
    bool begun = leading;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        const auto digit = static_cast<std::size_t>(value / powers[i] % 10);
        if (digit == 0) {
            zero = begun;
            continue;
        }
        if (zero) out += U'零';
        zero = false;
        // 十二, but 一百一十二.
        if (!(digit == 1 && powers[i] == 10 && out.empty())) out += chinese_digits[digit][0];
        if (i < signs.size()) out += signs[i];
        begun = true;
    }
}

std::u32string in_chinese(std::int64_t value) {
    if (value == 0) return U"零";
    std::u32string out;
    if (value >= ten_thousand) {
        append_section(out, value / ten_thousand, false);
        out += U'万';
        value %= ten_thousand;
    }
    append_section(out, value, !out.empty());
    return out;
}

}  // namespace

std::vector<Figure> find_figures(std::string_view text) {
    return FigureReader(text).run();
}

std::string write_figure(std::int64_t value, const Figure& like) {
    std::string arabic = std::to_string(value);
    std::u32string out;
    if (value < 0) return arabic;
    switch (like.numerals) {
        case Numerals::arabic:
            for (std::size_t i = 0; i < arabic.size(); ++i) {
                if (like.separators && i > 0 && (arabic.size() - i) % 3 == 0) out += U',';
                out.push_back(static_cast<char32_t>(arabic[i]));
            }
            break;
        case Numerals::full_width:
            for (const char c : arabic) out.push_back(static_cast<char32_t>(c) + 0xFEE0);
            break;
        case Numerals::chinese:
            if (value >= hundred_million) return arabic;
            out = in_chinese(value);
            break;
        case Numerals::digits:
            for (const char c : arabic) {
                out += c == '0' ? U'〇' : chinese_digits[static_cast<std::size_t>(c - '0')][0];
            }
            break;
    }
    std::string text;
    for (const char32_t c : out) append_utf8(text, c);
    return text;
}

}  // namespace gouji
