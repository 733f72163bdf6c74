#include <algorithm>
#include <string_view>

#include "parser/table/html_tokenizer.h"

namespace gouji {

namespace {

struct NamedEntity {
    std::string_view name;
    char32_t character;
    bool bare = false;  // also without the semicolon
};

// Sorted by name. The characters that word processors and web editors write as entities.
constexpr auto named_entities = std::to_array<NamedEntity>({
    {"AMP", U'&', true},
    {"GT", U'>', true},
    {"LT", U'<', true},
    {"QUOT", U'"', true},
    {"amp", U'&', true},
    {"apos", U'\''},
    {"ast", U'*'},
    {"bull", U'•'},
    {"cent", U'¢', true},
    {"colon", U':'},
    {"comma", U','},
    {"copy", U'©', true},
    {"dash", U'‐'},
    {"deg", U'°', true},
    {"divide", U'÷', true},
    {"emsp", U'\u2003'},
    {"ensp", U'\u2002'},
    {"equals", U'='},
    {"ge", U'≥'},
    {"gt", U'>', true},
    {"hellip", U'…'},
    {"horbar", U'―'},
    {"laquo", U'«', true},
    {"lcub", U'{'},
    {"ldquo", U'“'},
    {"le", U'≤'},
    {"lpar", U'('},
    {"lsaquo", U'‹'},
    {"lsqb", U'['},
    {"lsquo", U'‘'},
    {"lt", U'<', true},
    {"mdash", U'—'},
    {"middot", U'·', true},
    {"minus", U'−'},
    {"nbsp", U'\u00a0', true},
    {"ndash", U'–'},
    {"num", U'#'},
    {"para", U'¶', true},
    {"percnt", U'%'},
    {"period", U'.'},
    {"permil", U'‰'},
    {"plus", U'+'},
    {"plusmn", U'±', true},
    {"quot", U'"', true},
    {"raquo", U'»', true},
    {"rcub", U'}'},
    {"rdquo", U'”'},
    {"reg", U'®', true},
    {"rpar", U')'},
    {"rsaquo", U'›'},
    {"rsqb", U']'},
    {"rsquo", U'’'},
    {"sect", U'§', true},
    {"semi", U';'},
    {"shy", U'\u00ad', true},
    {"sol", U'/'},
    {"thinsp", U'\u2009'},
    {"times", U'×', true},
    {"yen", U'¥', true},
    {"zwj", U'\u200d'},
    {"zwnj", U'\u200c'},
});

// Numbers 128…159 mean Windows-1252, as every browser reads them.
constexpr std::array<char32_t, 32> windows_1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

int digit_of(char c, int base) {
    if (c >= '0' && c <= '9') return c - '0';
    if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

HtmlEntity make_entity(char32_t c, std::size_t length) {
    HtmlEntity entity;
    entity.length = length;
    const auto put = [&entity](std::uint32_t byte) {
        entity.text[entity.size++] = static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
    return entity;
}

HtmlEntity read_numeric(std::string_view text, std::size_t begin) {
    std::size_t at = begin + 2;
    int base = 10;
    if (at < text.size() && (text[at] == 'x' || text[at] == 'X')) {
        base = 16;
        ++at;
    }
    constexpr std::uint32_t too_big = 0x110000;
    std::uint32_t value = 0;
    const std::size_t digits = at;
    for (int digit = 0; at < text.size() && (digit = digit_of(text[at], base)) >= 0; ++at) {
        value =
            std::min(too_big, value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit));
    }
    if (at == digits) return {};
    if (at < text.size() && text[at] == ';') ++at;
    if (value >= 0x80 && value < 0xA0) value = windows_1252[value - 0x80];
    if (value == 0 || value >= too_big || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
    return make_entity(value, at - begin);
}

const NamedEntity* find_named(std::string_view name) {
    const auto* const found =
        std::lower_bound(named_entities.begin(), named_entities.end(), name,
                         [](const NamedEntity& e, std::string_view wanted) { return e.name < wanted; });
    return found != named_entities.end() && found->name == name ? found : nullptr;
}

}  // namespace

HtmlEntity read_html_entity(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size()) return {};
    if (text[at + 1] == '#') return read_numeric(text, at);
    constexpr std::size_t longest = 8;
    std::size_t end = at + 1;
    while (end < text.size() && end - at <= longest && is_alphanumeric(text[end])) ++end;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const NamedEntity* whole = find_named(name);
    if (whole != nullptr && end < text.size() && text[end] == ';') {
        return make_entity(whole->character, end - at + 1);
    }
    // Old names count without a semicolon too, even run on into a word: `&nbsp12`.
    for (std::size_t length = name.size(); length >= 2; --length) {
        const NamedEntity* found = find_named(name.substr(0, length));
        if (found != nullptr && found->bare) return make_entity(found->character, length + 1);
    }
    return {};
}

}  // namespace gouji
