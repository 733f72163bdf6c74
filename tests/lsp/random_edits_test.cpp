// After every one of many random edits the diagnostics are those of a freshly opened copy, and the
// text is what a client that keeps it in another way has.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "lsp/server/text_buffer.h"
#include "parser/text/label.h"
#include "tests/catch.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;
using gouji::Position;
using gouji::PositionEncoding;

namespace {

// The client's side: code points, searched from the start each time. Slow and plain.
class Mirror {
 public:
    explicit Mirror(std::string_view text) { assign(text); }

    void assign(std::string_view text) { points_ = decoded(text); }

    [[nodiscard]] std::string text() const {
        std::string out;
        for (const char32_t c : points_) {
            gouji::append_utf8(out, c);
        }
        return out;
    }
    [[nodiscard]] std::size_t size() const { return points_.size(); }

    [[nodiscard]] Position position(std::size_t index, PositionEncoding encoding) const {
        Position at;
        for (std::size_t i = 0; i < index; ++i) {
            const bool pair = points_[i] == '\r' && i + 1 < points_.size() && points_[i + 1] == '\n';
            if (points_[i] == '\n' || (points_[i] == '\r' && !pair)) {
                ++at.line;
                at.character = 0;
            } else if (!pair) {
                at.character += units(points_[i], encoding);
            }
        }
        return at;
    }
    // Between CR and LF there is no position of its own.
    [[nodiscard]] bool inside_line_end(std::size_t index) const {
        return index > 0 && index < points_.size() && points_[index - 1] == '\r' && points_[index] == '\n';
    }
    void replace(std::size_t begin, std::size_t end, std::string_view text) {
        const auto at = points_.erase(points_.begin() + static_cast<std::ptrdiff_t>(begin),
                                      points_.begin() + static_cast<std::ptrdiff_t>(end));
        const std::u32string added = decoded(text);
        points_.insert(at, added.begin(), added.end());
    }

 private:
    static std::u32string decoded(std::string_view text) {
        std::u32string points;
        for (std::size_t at = 0; at < text.size();) {
            points.push_back(gouji::next_code_point(text, at));
        }
        return points;
    }
    static std::uint32_t units(char32_t c, PositionEncoding encoding) {
        switch (encoding) {
            case PositionEncoding::utf8:
                return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            case PositionEncoding::utf16:
                return c < 0x10000 ? 1 : 2;
            case PositionEncoding::utf32:
                break;
        }
        return 1;
    }
    std::u32string points_;
};

const std::vector<std::string> pieces = {"0",
                                         "7",
                                         "12",
                                         "|",
                                         "\t",
                                         "\n",
                                         "\r\n",
                                         "\r",
                                         " ",
                                         "、",
                                         "一、总体情况\n",
                                         "二、",
                                         "中",
                                         "😀",
                                         "𠀀",
                                         "é",
                                         "| 规章 | 0 | 0 |  |\n",
                                         "总计",
                                         "０４",
                                         "<td>",
                                         "&nbsp;",
                                         "无",
                                         "\xEF\xBB\xBF",
                                         "三、收到和处理政府信息公开申请情况\r\n"};

std::string position_name(PositionEncoding encoding) {
    return encoding == PositionEncoding::utf8    ? "utf-8"
           : encoding == PositionEncoding::utf16 ? "utf-16"
                                                 : "utf-32";
}

void random_session(PositionEncoding encoding, const std::string& draft, unsigned seed, int edits) {
    const std::string uri = "file:///draft.txt";
    Json client = able_client(true);
    client["general"] = {{"positionEncodings", {position_name(encoding)}}};
    TestServer server;
    TestServer fresh;
    server.start(client);
    fresh.start(client);
    Mirror mirror(draft);
    server.open(uri, draft);
    std::mt19937 random(seed);
    const auto below = [&](std::size_t bound) { return bound == 0 ? 0 : random() % bound; };
    for (int version = 2; version < edits + 2; ++version) {
        Json changes = Json::array();
        for (std::size_t count = 1 + below(3); count > 0; --count) {
            if (below(200) == 0 || mirror.size() > 3 * draft.size()) {
                const std::string whole =
                    below(2) == 0 ? draft : mirror.text().substr(0, 0) + pieces[below(pieces.size())];
                mirror.assign(whole);
                changes.push_back({{"text", whole}});
                continue;
            }
            std::size_t begin = below(mirror.size() + 1);
            std::size_t end = std::min(mirror.size(), begin + (below(3) == 0 ? below(40) : 0));
            begin -= mirror.inside_line_end(begin) ? 1 : 0;
            end += mirror.inside_line_end(end) ? 1 : 0;
            const std::string text = below(4) == 0 ? "" : pieces[below(pieces.size())];
            const Position from = mirror.position(begin, encoding);
            const Position to = mirror.position(end, encoding);
            changes.push_back(
                {{"range", range_json(from.line, from.character, to.line, to.character)}, {"text", text}});
            mirror.replace(begin, end, text);
        }
        server.notify("textDocument/didChange", change_params(uri, version, std::move(changes)));
        const Json now = server.result("textDocument/diagnostic", document_params(uri));
        fresh.open(uri, mirror.text());
        if (now != fresh.result("textDocument/diagnostic", document_params(uri))) {
            FAIL("seed " << seed << ", edit " << version << ": " << now.dump());
        }
    }
    CHECK(server.next().value("method", "") == "workspace/configuration");
    CHECK(server.next().is_null());  // nobody was told of a lost step
}

}  // namespace

TEST_CASE("after every random edit the diagnostics are those of a fresh copy") {
    const std::string bars = source_file("tests/corpus/bar-rows-2025.txt");
    random_session(PositionEncoding::utf16, bars, 1, 4000);
    random_session(PositionEncoding::utf8, bars, 2, 3000);
    random_session(PositionEncoding::utf32, source_file("tests/corpus/tab-rows-2021.txt"), 3, 3000);
}

TEST_CASE("a text buffer knows its lines whatever is replaced") {
    std::mt19937 random(7);
    const std::vector<std::string> parts = {"a", "\r", "\n", "\r\n", "中", "", "b\n\nc", "\n\r"};
    gouji::lsp::TextBuffer buffer("a\r\nb\rc\n");
    for (int i = 0; i < 20000; ++i) {
        const std::string& text = buffer.text();
        auto begin = static_cast<std::uint32_t>(random() % (text.size() + 1));
        auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), begin + random() % 4));
        const auto inside = [&](std::uint32_t at) {
            return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
        };
        while (inside(begin)) {
            --begin;
        }
        while (inside(end)) {
            ++end;
        }
        buffer.replace({begin, end}, text.size() > 60 ? "" : parts[random() % parts.size()]);
        const gouji::SourceText source = gouji::SourceText::from_utf8(buffer.text());
        for (std::uint32_t line = 0; line < source.line_count() + 2; ++line) {
            for (const std::uint32_t character : {0U, 1U, 2U, 99U}) {
                const Position at{line, character};
                if (buffer.offset(at, PositionEncoding::utf16) !=
                    to_offset(source, at, PositionEncoding::utf16)) {
                    FAIL("edit " << i << " line " << line << " character " << character);
                }
            }
        }
    }
}
