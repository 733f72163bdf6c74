#include "parser/outline/year.h"

#include "parser/outline/folded.h"
#include "parser/text/label.h"

namespace gouji {
namespace {

constexpr int first_year = 1990;
constexpr int last_year = 2099;

/// The digit that a code point is; -1 where it is none.
int digit_of(char32_t c) {
    c = narrow(c);
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    switch (c) {
        case U'〇':
        case U'○':
        case U'零':
            return 0;
        default:
            break;
    }
    constexpr std::u32string_view numerals = U"一二三四五六七八九";
    const std::size_t at = numerals.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at) + 1;
}

/// The code point at `at`, blanks passed over; `at` moves behind it. 0 at the end.
char32_t next_sign(std::string_view text, std::size_t& at) {
    while (at < text.size()) {
        const char32_t c = next_code_point(text, at);
        if (!is_blank(c)) return c;
    }
    return 0;
}

}  // namespace

std::vector<YearFound> find_years(std::string_view text) {
    std::vector<YearFound> found;
    for (std::size_t at = 0; at < text.size();) {
        YearFound year;
        year.begin = at;
        int digits = 0;
        std::size_t next = at;
        while (next < text.size()) {
            const int digit = digit_of(next_code_point(text, next));
            if (digit < 0) break;
            if (++digits <= 4) year.year = year.year * 10 + digit;
            at = next;
        }
        if (digits == 0) {
            at = next;
            continue;
        }
        if (digits != 4 || year.year < first_year || year.year > last_year) continue;
        year.digits = at;
        year.end = at;
        std::size_t behind = at;
        if (next_sign(text, behind) == U'年') {
            year.has_sign = true;
            year.end = behind;
            year.is_date = digit_of(next_sign(text, behind)) >= 0;
        }
        found.push_back(year);
    }
    return found;
}

}  // namespace gouji
