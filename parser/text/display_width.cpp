#include "parser/text/display_width.h"

#include <unicode/uchar.h>

#include <cstdint>

#include "parser/text/label.h"

namespace gouji {
namespace {

int width_of(char32_t c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
        return 0;
    }
    if (c < 0x80) {
        return 1;
    }
    // Ideographs, their punctuation and full-width ASCII: what nearly all text here is made of.
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF60)) {
        return 2;
    }
    const auto point = static_cast<UChar32>(c);
    constexpr std::uint32_t combining = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
    // The vowels and finals of a Hangul syllable stand inside its first letter's cells.
    if ((U_GET_GC_MASK(point) & combining) != 0 || (c >= 0x1160 && c <= 0x11FF)) {
        return 0;
    }
    const int east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

int display_width(std::string_view text, int start) {
    int column = start;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        column = c == '\t' ? (column / 8 + 1) * 8 : column + width_of(c);
    }
    return column - start;
}

}  // namespace gouji
