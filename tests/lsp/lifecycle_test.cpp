#include <algorithm>

#include "tests/catch.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

int error_code(const Json& response) {
    return response.at("error").at("code").get<int>();
}

}  // namespace

TEST_CASE("before initialize every request fails, and notifications are dropped") {
    TestServer server;
    CHECK(error_code(server.request("textDocument/hover", document_params("file:///a.txt"))) == -32002);
    CHECK(error_code(server.request("shutdown", Json())) == -32002);
    server.open("file:///a.txt", "x");
    CHECK(server.next().is_null());
    CHECK_FALSE(server.server().exit_status());
    server.notify("exit", Json());
    CHECK(server.server().exit_status() == 1);
}

TEST_CASE("initialize is answered once") {
    TestServer server;
    const Json capabilities = server.start(able_client(false));
    CHECK(capabilities["positionEncoding"] == "utf-16");
    CHECK(capabilities["textDocumentSync"]["change"] == 2);
    CHECK_FALSE(capabilities.contains("diagnosticProvider"));
    CHECK(error_code(server.request("initialize", {{"capabilities", Json::object()}})) == -32600);
}

TEST_CASE("unknown requests fail, unknown notifications pass") {
    TestServer server;
    server.start(able_client(false));
    CHECK(error_code(server.request("gouji/nothing", Json())) == -32601);
    CHECK(error_code(server.request("$/nothing", Json())) == -32601);
    server.notify("gouji/nothing", Json());
    server.notify("$/nothing", Json());
    CHECK(error_code(server.request("workspace/executeCommand",
                                    {{"command", "gouji.server.inspect"}, {"arguments", {1, 2}}})) == -32602);
}

TEST_CASE("after shutdown nothing but exit is taken") {
    TestServer server;
    server.start(able_client(false));
    CHECK(server.result("shutdown", Json()).is_null());
    CHECK(error_code(server.request("textDocument/codeAction", document_params("file:///a.txt"))) == -32600);
    CHECK(server.server().status_at_end() == 0);
    server.notify("exit", Json());
    CHECK(server.server().exit_status() == 0);
}

TEST_CASE("bodies that are no message are answered, and it goes on") {
    struct Wrong {
        const char* body;
        int code;
    };
    for (const Wrong& wrong :
         {Wrong{"{", -32700}, Wrong{"", -32700}, Wrong{"[]", -32600}, Wrong{"1", -32600},
          Wrong{R"({"jsonrpc":"2.0","id":{},"method":"x"})", -32600},
          Wrong{R"({"jsonrpc":"2.0","id":1.5,"method":"x"})", -32600},
          Wrong{R"({"jsonrpc":"2.0","id":1,"method":2})", -32600}, Wrong{R"({"jsonrpc":"2.0"})", -32600}}) {
        INFO(wrong.body);
        const gouji::lsp::Message message = gouji::lsp::parse_message(wrong.body);
        CHECK(message.kind == gouji::lsp::Message::Kind::malformed);
        CHECK(static_cast<int>(message.error.code) == wrong.code);
    }
    TestServer server;
    server.start(able_client(false));
    CHECK(server.result("shutdown", Json()).is_null());
}

TEST_CASE("text is written as JSON whatever it holds and wherever that stands") {
    for (int byte = 0; byte < 0x80; ++byte) {
        for (std::size_t before = 0; before < 20; ++before) {
            for (const std::size_t behind : {0, 1, 7, 8, 9}) {
                const std::string text =
                    std::string(before, 'a') + static_cast<char>(byte) + "总" + std::string(behind, '\x7E');
                std::string written;
                gouji::lsp::append_json_string(written, text);
                if (Json::parse(written, nullptr, false) != Json(text)) {
                    FAIL("byte " << byte << " behind " << before << ": " << written);
                }
                CHECK(std::none_of(written.begin(), written.end(),
                                   [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; }));
            }
        }
    }
}

TEST_CASE("a message nested as deep as can be sent is refused, and it goes on") {
    constexpr int levels = 300'000;
    const auto nested = [](const std::string& before, const std::string& open, const std::string& close) {
        std::string text = before;
        for (int i = 0; i < levels; ++i) {
            text += open;
        }
        text += "1";
        for (int i = 0; i < levels; ++i) {
            text += close;
        }
        return text + "}";
    };
    for (const std::string head :
         {R"({"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":)",
          R"({"jsonrpc":"2.0","id":7,"result":)", R"({"jsonrpc":"2.0","method":"$/unknown","params":)"}) {
        for (const gouji::lsp::Message& message :
             {gouji::lsp::parse_message(nested(head, "[", "]")),
              gouji::lsp::parse_message(nested(head, R"({"a":)", "}"))}) {
            CHECK(message.kind == gouji::lsp::Message::Kind::malformed);
            CHECK(static_cast<int>(message.error.code) == -32600);
            CHECK(message.params.is_null());
        }
    }
    TestServer server;
    server.start(able_client(false));
    server.body(nested(R"({"jsonrpc":"2.0","id":7,"method":"workspace/executeCommand","params":)", "[", "]"));
    CHECK(server.response(7)["error"]["code"] == -32600);
    CHECK(server.result("shutdown", Json()).is_null());
}

TEST_CASE("lost surrogates and bytes that are no UTF-8 do not cost the message") {
    const auto lone =
        gouji::lsp::parse_message(R"({"jsonrpc":"2.0","method":"m","params":{"t":"a\ud83db\udc00"}})");
    CHECK(lone.params["t"] ==
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD");
    const auto pair =
        gouji::lsp::parse_message(R"({"jsonrpc":"2.0","method":"m","params":{"t":"\ud83d\ude00\ud83d"}})");
    CHECK(pair.params["t"] == "\xF0\x9F\x98\x80\xEF\xBF\xBD");
    const auto bytes =
        gouji::lsp::parse_message("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"t\":\"\xFFz\"}}");
    CHECK(bytes.params["t"] == "\xEF\xBF\xBDz");
}

TEST_CASE("of the encodings offered the client's first is taken") {
    const auto chosen = [](const Json& offered) {
        Json client = able_client(false);
        client["general"] = {{"positionEncodings", offered}};
        return TestServer().start(client)["positionEncoding"].get<std::string>();
    };
    CHECK(chosen({"utf-32", "utf-8"}) == "utf-32");
    CHECK(chosen({"utf-8", "utf-16"}) == "utf-8");
    CHECK(chosen({"utf-7", "utf-16", "utf-8"}) == "utf-16");
    CHECK(chosen(Json::array()) == "utf-16");
    CHECK(chosen("utf-8") == "utf-16");
}

TEST_CASE("a cancelled request says so") {
    TestServer server;
    server.start(able_client(false));
    gouji::lsp::Message message =
        gouji::lsp::parse_message(R"({"jsonrpc":"2.0","id":"x","method":"textDocument/codeAction"})");
    server.server().handle(std::move(message), server.now, true);
    CHECK(server.response("x").at("error").at("code") == -32800);
}
