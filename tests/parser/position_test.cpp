#include "parser/text/position.h"

#include "tests/catch.h"

using namespace gouji;

namespace {

constexpr PositionEncoding encodings[] = {PositionEncoding::utf8, PositionEncoding::utf16,
                                          PositionEncoding::utf32};

}  // namespace

TEST_CASE("characters count as each encoding has it") {
    const SourceText source = SourceText::decode("a\n中😀b\r\n");
    const std::uint32_t b = static_cast<std::uint32_t>(source.text().find('b'));
    CHECK(to_position(source, b, PositionEncoding::utf8) == Position{1, 7});
    CHECK(to_position(source, b, PositionEncoding::utf16) == Position{1, 3});
    CHECK(to_position(source, b, PositionEncoding::utf32) == Position{1, 2});
    CHECK(to_range(source, {b, b + 1}, PositionEncoding::utf16) == Range{{1, 3}, {1, 4}});
}

TEST_CASE("an offset and its position lead to each other") {
    for (const char* text : {"中😀\r\n|总计|\r0\n\n😀", "", "\r\r\n\n",
                             "\xEF\xBB\xBF"
                             "a中\r\n",
                             "中\xFF文\n0"}) {
        const SourceText source = SourceText::decode(text);
        const std::string_view all = source.text();
        for (std::uint32_t at = 0; at <= all.size(); ++at) {
            const Span line = source.line(source.line_of(at));
            const bool inside = at < all.size() && (static_cast<unsigned char>(all[at]) & 0xC0U) == 0x80U;
            for (const PositionEncoding encoding : encodings) {
                const std::uint32_t back = to_offset(source, to_position(source, at, encoding), encoding);
                if (inside) {
                    CHECK(back < at);
                    CHECK(at - back < 4);
                } else {
                    CHECK(back == std::min(at, line.end));
                }
            }
        }
    }
}

TEST_CASE("positions outside are moved inside") {
    const SourceText source = SourceText::decode("中😀\r\nb");
    for (const PositionEncoding encoding : encodings) {
        CHECK(to_offset(source, {7, 0}, encoding) == source.text().size());
        CHECK(to_offset(source, {0, 100}, encoding) == 7);
        CHECK(to_position(source, 1000, encoding) == Position{1, 1});
    }
    // Inside the pair, inside the sequence.
    CHECK(to_offset(source, {0, 2}, PositionEncoding::utf16) == 3);
    CHECK(to_offset(source, {0, 5}, PositionEncoding::utf8) == 3);
    CHECK(to_position(source, 4, PositionEncoding::utf16) == Position{0, 1});
}
