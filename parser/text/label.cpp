#include "parser/text/label.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <vector>

namespace gouji {
namespace {

constexpr char32_t end_of_text = 0xFFFFFFFF;

constexpr bool is_ascii_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

/// What is neither ASCII nor a common ideograph goes through ICU. The decomposed form is used and
/// marks are dropped, so that the result does not depend on how neighbours would compose.
void fold_rare(std::string& out, char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    static const UNormalizer2* const nfkd = [] {
        UErrorCode opened = U_ZERO_ERROR;
        const UNormalizer2* instance = unorm2_getNFKDInstance(&opened);
        return U_SUCCESS(opened) ? instance : nullptr;
    }();
    std::array<UChar, 32> units{};
    int32_t length = -1;
    if (nfkd != nullptr) {
        length = unorm2_getDecomposition(nfkd, static_cast<UChar32>(c), units.data(),
                                         static_cast<int32_t>(units.size()), &status);
    }
    const auto keep = [&out](UChar32 part) {
        if ((U_GET_GC_MASK(part) & (U_GC_L_MASK | U_GC_N_MASK)) != 0) {
            append_utf8(out, static_cast<char32_t>(u_foldCase(part, U_FOLD_CASE_DEFAULT)));
        }
    };
    if (length < 0 || U_FAILURE(status)) {
        keep(static_cast<UChar32>(c));
        return;
    }
    for (int32_t i = 0; i < length;) {
        UChar32 part = 0;
        U16_NEXT(units.data(), i, length, part);
        keep(part);
    }
}

void fold_ascii(std::string& out, char32_t c) {
    if ((c >= 'a' && c <= 'z') || is_ascii_digit(c)) {
        out.push_back(static_cast<char>(c));
    } else if (c >= 'A' && c <= 'Z') {
        out.push_back(static_cast<char>(c - 'A' + 'a'));
    }
}

void fold(std::string& out, std::string_view text) {
    std::size_t run = 0;  // start of a stretch of ideographs, which are copied together
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (is_han(c)) {
            continue;
        }
        out.append(text.substr(run, begin - run));
        run = at;
        append_normal(out, c);
    }
    out.append(text.substr(run));
}

/// Looks at a label's beginning, full-width ASCII as ASCII, a step at a time.
class Cursor {
 public:
    explicit Cursor(std::string_view text) : text_(text) { read(); }

    [[nodiscard]] char32_t current() const { return current_; }
    [[nodiscard]] std::size_t offset() const { return begin_; }
    void advance() { read(); }
    bool take(char32_t c) {
        if (current_ != c) {
            return false;
        }
        read();
        return true;
    }
    bool skip_blanks() {
        bool any = false;
        while (current_ != end_of_text && is_blank(current_)) {
            read();
            any = true;
        }
        return any;
    }

 private:
    void read() {
        begin_ = next_;
        current_ = next_ < text_.size() ? narrow(next_code_point(text_, next_)) : end_of_text;
    }

    std::string_view text_;
    std::size_t begin_ = 0;
    std::size_t next_ = 0;
    char32_t current_ = end_of_text;
};

int chinese_digit(char32_t c) {
    switch (c) {
        case U'一':
            return 1;
        case U'二':
            return 2;
        case U'三':
            return 3;
        case U'四':
            return 4;
        case U'五':
            return 5;
        case U'六':
            return 6;
        case U'七':
            return 7;
        case U'八':
            return 8;
        case U'九':
            return 9;
        default:
            return 0;
    }
}

/// 一 … 九十九; 0 where none stands here.
int read_chinese_ordinal(Cursor& cursor) {
    int value = chinese_digit(cursor.current());
    if (value > 0) {
        cursor.advance();
    }
    if (cursor.current() != U'十') {
        return value;
    }
    cursor.advance();
    const int units = chinese_digit(cursor.current());
    if (units > 0) {
        cursor.advance();
    }
    return (value > 0 ? value : 1) * 10 + units;
}

/// 1 … 99 in one or two digits; 0 where none or a longer one stands here.
int read_arabic_ordinal(Cursor& cursor) {
    int value = 0;
    for (int digits = 0; is_ascii_digit(cursor.current()); ++digits) {
        if (digits == 2) {
            return 0;
        }
        value = value * 10 + static_cast<int>(cursor.current() - '0');
        cursor.advance();
    }
    return value;
}

constexpr bool is_mark(char32_t c) {
    return c == '.' || c == ',' || c == ':' || c == ')' || c == U'、' || c == 0xFF64 || c == U'。' ||
           c == U'﹒' || c == U'·';
}

using Mark = LabelNumber;

Mark ended(Cursor& cursor, Numbering numbering, int ordinal) {
    cursor.skip_blanks();
    return {numbering, ordinal, cursor.offset()};
}

/// （一） or （1）, behind its opening bracket.
Mark read_bracketed(Cursor cursor) {
    cursor.skip_blanks();
    Numbering numbering = Numbering::chinese_paren;
    int ordinal = read_chinese_ordinal(cursor);
    if (ordinal == 0) {
        numbering = Numbering::arabic_paren;
        ordinal = read_arabic_ordinal(cursor);
    }
    cursor.skip_blanks();
    if (ordinal == 0 || !cursor.take(')')) {
        return {};
    }
    const Mark mark = ended(cursor, numbering, ordinal);
    return numbering == Numbering::arabic_paren && is_ascii_digit(cursor.current()) ? Mark{} : mark;
}

/// 第一部分, behind its 第.
Mark read_part(Cursor cursor) {
    cursor.skip_blanks();
    int ordinal = read_chinese_ordinal(cursor);
    if (ordinal == 0) {
        ordinal = read_arabic_ordinal(cursor);
    }
    cursor.skip_blanks();
    if (ordinal == 0 || !cursor.take(U'部')) {
        return {};
    }
    cursor.skip_blanks();
    if (!cursor.take(U'分')) {
        return {};
    }
    cursor.skip_blanks();
    if (is_mark(cursor.current())) {
        cursor.advance();
    }
    return ended(cursor, Numbering::part, ordinal);
}

Mark read_chinese(Cursor cursor) {
    const int ordinal = read_chinese_ordinal(cursor);
    cursor.skip_blanks();
    const char32_t mark = cursor.current();
    if (!is_mark(mark)) {
        return {};
    }
    cursor.advance();
    return ended(cursor, mark == ')' ? Numbering::chinese_paren : Numbering::chinese, ordinal);
}

/// A figure is no numbering: 1.5, 1,104 and 12件 stay whole.
Mark read_arabic(Cursor cursor) {
    const int ordinal = read_arabic_ordinal(cursor);
    if (ordinal == 0 || is_ascii_digit(cursor.current())) {
        return {};
    }
    const bool blanks = cursor.skip_blanks();
    cursor.take('\\');  // Markdown escapes the mark: 1\.
    const char32_t mark = cursor.current();
    if (is_mark(mark)) {
        cursor.advance();
        const Mark read = ended(cursor, mark == ')' ? Numbering::arabic_paren : Numbering::arabic, ordinal);
        return is_ascii_digit(cursor.current()) ? Mark{} : read;
    }
    const bool letter = is_han(mark) || ((mark | 0x20U) >= 'a' && (mark | 0x20U) <= 'z');
    return blanks && letter ? Mark{Numbering::arabic, ordinal, cursor.offset()} : Mark{};
}

/// Numbering that is one character: ①, ⑴, ⒈, ㈠.
Mark read_enclosed(Cursor cursor) {
    const char32_t c = cursor.current();
    const auto at = [c](char32_t first) { return static_cast<int>(c - first) + 1; };
    Mark mark;
    if (c >= 0x2460 && c <= 0x2473) {
        mark = {Numbering::arabic_paren, at(0x2460), 0};
    } else if (c >= 0x2474 && c <= 0x2487) {
        mark = {Numbering::arabic_paren, at(0x2474), 0};
    } else if (c >= 0x2488 && c <= 0x249B) {
        mark = {Numbering::arabic, at(0x2488), 0};
    } else if (c >= 0x3220 && c <= 0x3229) {
        mark = {Numbering::chinese_paren, at(0x3220), 0};
    } else {
        return {};
    }
    cursor.advance();
    cursor.skip_blanks();
    if (is_mark(cursor.current())) {
        cursor.advance();
    }
    return ended(cursor, mark.numbering, mark.ordinal);
}

}  // namespace

bool detail::is_rare_blank(char32_t c) {
    if (c < 0x3000) {
        return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x1680 || c == 0x180E ||
               (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F);
    }
    return c == 0x3000 || c == 0x3164 || c == 0xFEFF || c == 0xFFA0;
}

char32_t detail::next_rare_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0x80);
    };
    const unsigned lead = byte(at);
    const auto rest = [&](std::size_t i) { return static_cast<char32_t>(byte(at + i) & 0x3FU); };
    char32_t c = lead;
    std::size_t length = 1;
    if (lead >= 0xF0) {
        c = ((lead & 0x07U) << 18U) | (rest(1) << 12U) | (rest(2) << 6U) | rest(3);
        length = 4;
    } else if (lead >= 0xE0) {
        c = ((lead & 0x0FU) << 12U) | (rest(1) << 6U) | rest(2);
        length = 3;
    } else if (lead >= 0xC0) {
        c = ((lead & 0x1FU) << 6U) | rest(1);
        length = 2;
    }
    at = std::min(at + length, text.size());
    return c;
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t next = begin;
        if (!is_blank(next_code_point(text, next))) {
            break;
        }
        begin = next;
    }
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t start = end - 1;
        while (start > begin && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) {
            --start;
        }
        std::size_t next = start;
        if (!is_blank(next_code_point(text, next))) {
            break;
        }
        end = start;
    }
    return text.substr(begin, end - begin);
}

LabelNumber read_numbering(std::string_view text) {
    Cursor cursor(text);
    cursor.skip_blanks();
    const char32_t first = cursor.current();
    if (first == '(') {
        cursor.advance();
        return read_bracketed(cursor);
    }
    if (first == U'第') {
        cursor.advance();
        return read_part(cursor);
    }
    if (is_ascii_digit(first)) {
        return read_arabic(cursor);
    }
    if (first == U'十' || chinese_digit(first) > 0) {
        return read_chinese(cursor);
    }
    return first >= 0x2460 && first <= 0x3229 ? read_enclosed(cursor) : Mark{};
}

void append_normal(std::string& out, char32_t c) {
    if (c < 0x80) {
        fold_ascii(out, c);
    } else if (is_han(c)) {
        append_utf8(out, c);
    } else if (c >= 0xFF01 && c <= 0xFF5E) {
        fold_ascii(out, narrow(c));
    } else if ((c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) ||
               c == 0xA0 || c == 0xB7) {
        // Blanks, dashes, quotes, brackets and marks of Chinese text.
    } else {
        fold_rare(out, c);
    }
}

NormalLabel normalize_label(std::string_view text) {
    NormalLabel label;
    normalize_label(text, label);
    return label;
}

void normalize_label(std::string_view text, NormalLabel& out) {
    const Mark mark = read_numbering(text);
    out.numbering = mark.numbering;
    out.ordinal = mark.ordinal;
    out.core_begin = static_cast<std::uint32_t>(mark.end);
    const std::string_view rest = text.substr(mark.end);
    out.core.clear();
    out.core.reserve(rest.size());
    fold(out.core, rest);
}

std::string normalize_text(std::string_view text) {
    std::string core;
    core.reserve(text.size());
    fold(core, text);
    return core;
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
    if (a == b) {
        return 0;
    }
    const int beyond = limit + 1;
    if (limit <= 0) {
        return beyond;
    }
    // Lengths in bytes bound the distance: one code point takes four bytes at the most.
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (gap > 4 * static_cast<std::size_t>(limit)) {
        return beyond;
    }
    const auto decode = [](std::string_view text) {
        std::u32string out;
        out.reserve(text.size() / 2 + 1);
        for (std::size_t at = 0; at < text.size();) {
            out.push_back(next_code_point(text, at));
        }
        return out;
    };
    const std::u32string x = decode(a);
    const std::u32string y = decode(b);
    const int rows = static_cast<int>(x.size());
    const int columns = static_cast<int>(y.size());
    if (std::abs(rows - columns) > limit) {
        return beyond;
    }
    // Only the band of cells that can stay within the limit is filled.
    std::vector<int> above(y.size() + 1, beyond);
    std::vector<int> line(y.size() + 1, beyond);
    for (int j = 0; j <= std::min(columns, limit); ++j) {
        above[static_cast<std::size_t>(j)] = j;
    }
    for (int i = 1; i <= rows; ++i) {
        const int first = std::max(1, i - limit);
        const int last = std::min(columns, i + limit);
        line[static_cast<std::size_t>(first - 1)] = first == 1 && i <= limit ? i : beyond;
        int best = line[static_cast<std::size_t>(first - 1)];
        for (int j = first; j <= last; ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int replaced = above[at - 1] + (x[static_cast<std::size_t>(i - 1)] == y[at - 1] ? 0 : 1);
            line[at] = std::min({replaced, above[at] + 1, line[at - 1] + 1, beyond});
            best = std::min(best, line[at]);
        }
        if (last < columns) {
            line[static_cast<std::size_t>(last) + 1] = beyond;
        }
        if (best > limit) {
            return beyond;
        }
        std::swap(above, line);
    }
    return std::min(above[y.size()], beyond);
}

}  // namespace gouji
