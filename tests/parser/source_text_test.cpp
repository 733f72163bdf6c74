#include "parser/text/source_text.h"

#include "tests/catch.h"

using namespace gouji;

namespace {

/// Text of the basic plane, without and with marks of its own, as UTF-16.
std::string utf16(std::u16string_view text, bool big_endian) {
    std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        out.push_back(big_endian ? high : low);
        out.push_back(big_endian ? low : high);
    }
    return out;
}

std::vector<std::string> lines(const SourceText& source) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < source.line_count(); ++i) {
        out.emplace_back(source.slice(source.line(i)));
    }
    return out;
}

using Lines = std::vector<std::string>;

Span find(const SourceText& source, std::string_view what) {
    const auto at = static_cast<std::uint32_t>(source.text().find(what));
    return {at, at + static_cast<std::uint32_t>(what.size())};
}

const std::string gb_text = "\xD6\xD0\xCE\xC4 0 \x94\x39\xFC\x36\r\n\xA3\xB0";  // 中文 0 😀, ０

}  // namespace

TEST_CASE("valid UTF-8 is read where it lies") {
    const SourceText source = SourceText::decode("总计\n0 é 😀\n");
    CHECK(source.encoding() == Encoding::utf8);
    CHECK(source.text().data() == source.bytes().data());
    CHECK_FALSE(source.has_mark());
    CHECK(source.replaced() == 0);

    const SourceText marked = SourceText::decode("\xEF\xBB\xBF总计");
    CHECK(marked.has_mark());
    CHECK(marked.text() == "总计");
    CHECK(marked.bytes().size() == 9);

    CHECK(SourceText::decode("").text().empty());
    CHECK(SourceText::decode("").line_count() == 1);
    CHECK(SourceText::decode(std::string("a\0b", 3)).text().size() == 3);
}

TEST_CASE("GB18030 is read where the bytes are that and not UTF-8") {
    const SourceText source = SourceText::decode(gb_text);
    CHECK(source.encoding() == Encoding::gb18030);
    CHECK(source.text() == "中文 0 😀\r\n０");
    CHECK(source.replaced() == 0);
    CHECK(encoding_name(source.encoding()) == "GB18030");

    // One byte too few: valid in neither, so each odd byte is marked.
    const SourceText cut = SourceText::decode("ok \xD6");
    CHECK(cut.encoding() == Encoding::utf8);
    CHECK(cut.text() == "ok \uFFFD");
    CHECK(cut.replaced() == 1);
}

TEST_CASE("every byte that fits nowhere is read as U+FFFD") {
    const SourceText source = SourceText::from_utf8(
        "中\xFF文\xE4\xB8"
        "0\xED\xA0\x80\xC0\xAF\xF4\x90\x80\x80");
    CHECK(source.text() ==
          "中\uFFFD文\uFFFD\uFFFD"
          "0\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    CHECK(source.replaced() == 12);
    CHECK(source.encoding() == Encoding::utf8);
    // An editor never sends another encoding: it is not guessed at.
    CHECK(SourceText::from_utf8(gb_text).encoding() == Encoding::utf8);
}

TEST_CASE("UTF-16 is read by its mark") {
    for (const bool big_endian : {false, true}) {
        const SourceText source = SourceText::decode(utf16(u"总计\r\n0😀", big_endian));
        CHECK(source.encoding() == (big_endian ? Encoding::utf16be : Encoding::utf16le));
        CHECK(source.text() == "总计\r\n0😀");
        CHECK(source.has_mark());
        CHECK(source.line_count() == 2);

        std::u16string lost = u"a";
        lost.push_back(0xD83D);
        lost.push_back(u'b');
        lost.push_back(0xDE00);
        const SourceText broken = SourceText::decode(utf16(lost, big_endian) + "x");
        CHECK(broken.text() == "a\uFFFDb\uFFFD\uFFFD");
        CHECK(broken.replaced() == 3);
    }
    CHECK(SourceText::decode("\xFF\xFE").text().empty());
}

TEST_CASE("lines end with LF, CRLF or CR") {
    CHECK(lines(SourceText::decode("a\nb\r\nc\rd")) == Lines{"a", "b", "c", "d"});
    CHECK(lines(SourceText::decode("a\n")) == Lines{"a", ""});
    CHECK(lines(SourceText::decode("a\r")) == Lines{"a", ""});
    CHECK(lines(SourceText::decode("\n\r\n\r")) == Lines{"", "", "", ""});
    CHECK(lines(SourceText::decode("\n\n")) == Lines{"", "", ""});

    const SourceText source = SourceText::decode("一\r\n二\r\n");
    CHECK(source.line_of(0) == 0);
    CHECK(source.line_of(4) == 0);
    CHECK(source.line_of(5) == 1);
    CHECK(source.line_of(1000) == 2);
    CHECK(source.line_start(7) == source.text().size());
}

TEST_CASE("the usual line end is told") {
    CHECK(SourceText::decode("a").line_end() == "\n");
    CHECK(SourceText::decode("a\r\nb\nc\r\n").line_end() == "\r\n");
    CHECK(SourceText::decode("a\nb\nc\r\n").line_end() == "\n");
    CHECK(SourceText::decode("a\rb\rc\n").line_end() == "\r");
}

TEST_CASE("a million blank lines are a million and one lines") {
    const SourceText source = SourceText::decode(std::string(1'000'000, '\n'));
    CHECK(source.line_count() == 1'000'001);
    CHECK(source.line(999'999) == Span{999'999, 999'999});
}

TEST_CASE("edits are spliced into the original bytes") {
    const auto spliced = [](const std::string& bytes, std::string_view what, const std::string& with) {
        const SourceText source = SourceText::decode(bytes);
        const Result<std::string> out = source.splice({{find(source, what), with}});
        REQUIRE(out);
        return out.value();
    };
    CHECK(spliced("\xEF\xBB\xBF总计 0", "0", "中") == "\xEF\xBB\xBF总计 中");
    CHECK(spliced(gb_text, "0", "\u4E2D😀") ==
          "\xD6\xD0\xCE\xC4 \xD6\xD0\x94\x39\xFC\x36 \x94\x39\xFC\x36\r\n\xA3\xB0");
    CHECK(spliced(gb_text, "😀", "") == "\xD6\xD0\xCE\xC4 0 \r\n\xA3\xB0");
    CHECK(spliced("\xFF中\xC0 0 \xE4\xB8", "0", "12") == "\xFF中\xC0 12 \xE4\xB8");
    CHECK(spliced("ab\xFF", "\uFFFD", "c") == "abc");
    for (const bool big_endian : {false, true}) {
        CHECK(spliced(utf16(u"总计😀 0", big_endian), "0", "😀") == utf16(u"总计😀 😀", big_endian));
        CHECK(spliced(utf16(u"总计 0", big_endian) + "x", "0", "1") == utf16(u"总计 1", big_endian) + "x");
    }
}

TEST_CASE("no edit changes no byte, and an edit and its reverse restore all") {
    const std::string samples[] = {"总计\r\n| 0 |\r",
                                   gb_text,
                                   "\xEF\xBB\xBF"
                                   "a\n中",
                                   "\xFF\xD6 中\xE4",
                                   utf16(u"总计\r\n0😀\r", false),
                                   utf16(u"总计\r\n0😀\r", true) + "\xD8"};
    for (const std::string& bytes : samples) {
        const SourceText source = SourceText::decode(bytes);
        REQUIRE(source.splice({}));
        CHECK(source.splice({}).value() == bytes);
        const std::string_view text = source.text();
        for (std::uint32_t at = 0; at <= text.size(); ++at) {
            if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
                CHECK_FALSE(source.splice({{{at, at}, "x"}}));
                continue;
            }
            const Result<std::string> once = source.splice({{{at, at}, "数1"}});
            if (!once) {
                CHECK(bytes.size() % 2 == 1);  // behind half a UTF-16 unit
                CHECK(at == text.size());
                continue;
            }
            const SourceText again = SourceText::decode(once.value());
            if (again.encoding() != source.encoding()) {
                continue;  // what stood apart may make another encoding's character together
            }
            const Result<std::string> back = again.splice({{{at, at + 4}, ""}});
            REQUIRE(back);
            CHECK(back.value() == bytes);
        }
    }
}

TEST_CASE("a splice that cannot be is refused with its place") {
    const SourceText source = SourceText::decode("一\n二\n");
    const Result<std::string> invalid = source.splice({{{4, 4}, "\xFF"}});
    CHECK_FALSE(invalid);
    CHECK(invalid.error().find("line 2") != std::string::npos);
    const Result<std::string> cut = source.splice({{{5, 6}, "x"}});
    CHECK_FALSE(cut);
    CHECK(cut.error().find("line 2") != std::string::npos);
}
