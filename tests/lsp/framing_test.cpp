#include "lsp/transport/framing.h"

#include <string>
#include <vector>

#include "tests/catch.h"

using gouji::lsp::frame;
using gouji::lsp::FrameReader;

namespace {

std::vector<std::string> read_all(std::string_view bytes, std::size_t step) {
    FrameReader reader;
    std::vector<std::string> bodies;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        reader.feed(bytes.substr(at, step));
        while (auto body = reader.next()) {
            bodies.push_back(std::move(*body));
        }
    }
    return bodies;
}

using Bodies = std::vector<std::string>;

}  // namespace

TEST_CASE("messages are the same however the writes are cut") {
    const std::string bytes =
        frame("{\"a\":1}") + frame("") + frame("{\"b\":\"二\"}") +
        "content-length:2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}" +
        "X-Other: 1\r\nCONTENT-LENGTH:   4 \r\n\r\n[1] " + "Content-Length: 2\n\n{}";
    const Bodies expected = {"{\"a\":1}", "", "{\"b\":\"二\"}", "{}", "[1] ", "{}"};
    for (std::size_t step : {1U, 2U, 3U, 7U, 64U, 100000U}) {
        INFO(step);
        CHECK(read_all(bytes, step) == expected);
    }
}

TEST_CASE("rubbish and broken headers between messages are got over") {
    for (const std::string rubbish :
         {"hello\n", "\r\n\r\n", "Content-Length: x\r\n\r\n", "Content-Length: -5\r\n\r\n",
          "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length: 999999999999\r\n\r\n",
          "Content-Type: text\r\n\r\n", "X-Content-Length: 3\r\n\r\n", "{\"no\":\"header\"}",
          "Content-Length:\r\n\r\n"}) {
        INFO(rubbish);
        CHECK(read_all(rubbish + frame("{\"a\":1}") + frame("{}"), 5) == Bodies{"{\"a\":1}", "{}"});
    }
    CHECK(read_all(std::string(100000, '.') + frame("{}"), 1000) == Bodies{"{}"});
    CHECK(read_all(std::string(100000, '\n') + frame("{}"), 1000) == Bodies{"{}"});
}

TEST_CASE("a length that lies costs its own message only") {
    SECTION("too short") {
        CHECK(read_all("Content-Length: 3\r\n\r\n{\"a\":1}" + frame("{}"), 1000) == Bodies{"{\"a", "{}"});
    }
    SECTION("too long: the next header ends it") {
        const Bodies bodies =
            read_all("Content-Length: 50\r\n\r\n{\"a\":1}" + frame("{\"b\":2}") + frame("{}"), 1);
        CHECK(bodies == Bodies{"{\"a\":1}", "{\"b\":2}", "{}"});
    }
    SECTION("too long by a part of the next header") {
        for (int more = 1; more < 22; ++more) {
            INFO(more);
            const std::string first = "Content-Length: " + std::to_string(7 + more) + "\r\n\r\n{\"a\":1}";
            CHECK(read_all(first + frame("{\"b\":2}") + frame("{}"), 5) ==
                  Bodies{"{\"a\":1}", "{\"b\":2}", "{}"});
        }
    }
    SECTION("far too long: nobody waits for it") {
        CHECK(read_all("Content-Length: 400000000\r\n\r\n{\"a\":1}" + frame("{}"), 9) ==
              Bodies{"{\"a\":1}", "{}"});
    }
}

TEST_CASE("a header inside a string of a message is text") {
    const std::string body = R"({"text":"Content-Length: 3\r\n\r\nabc"})";
    CHECK(read_all(frame(body) + frame("{}"), 11) == Bodies{body, "{}"});
}
