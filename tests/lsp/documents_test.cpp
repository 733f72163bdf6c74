#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

const std::string uri = "file:///d/a.txt";

Json change(std::int32_t version, Json changes) {
    return change_params(uri, version, std::move(changes));
}

Json typed(std::int32_t version, const Json& range, std::string_view text) {
    return change(version, Json::array({{{"range", range}, {"text", text}}}));
}

TestServer& started(TestServer& server) {
    Json client = able_client(false);
    client["workspace"].erase("configuration");
    server.start(client);
    return server;
}

}  // namespace

TEST_CASE("findings are published with the version that they are of") {
    TestServer server;
    started(server).open(uri, faulty_report(), 4);
    CHECK(server.next().is_null());
    server.settle();
    const Json first = server.published(uri);
    CHECK(first["version"] == 4);
    REQUIRE(first["diagnostics"].size() == 1);
    CHECK(first["diagnostics"][0]["source"] == "gouji");

    server.notify("textDocument/didChange", change(5, Json::array({{{"text", sound_report()}}})));
    server.settle();
    CHECK(server.published(uri) == Json({{"uri", uri}, {"version", 5}, {"diagnostics", Json::array()}}));
}

TEST_CASE("a burst is judged once, at its end or when it lasts") {
    using namespace std::chrono_literals;
    TestServer server;
    started(server).open(uri, faulty_report());
    server.settle();
    (void)server.published(uri);
    for (int version = 2; version < 50; ++version) {
        server.now += 1ms;
        server.notify("textDocument/didChange", typed(version, range_json(0, 0, 0, 0), "x"));
    }
    CHECK(server.server().due_when_idle() == server.now);
    CHECK(server.server().due_at_latest() == server.now - 47ms + 100ms);
    server.settle();
    CHECK(server.next()["params"]["version"] == 49);
    CHECK(server.next().is_null());
    CHECK_FALSE(server.server().due_when_idle());
    CHECK_FALSE(server.server().due_at_latest());
}

TEST_CASE("a debounce that was set is waited for") {
    using namespace std::chrono_literals;
    TestServer server;
    Json client = able_client(false);
    client["workspace"].erase("configuration");
    server.start(client, {{"initializationOptions", {{"debounce", 300}}}});
    server.open(uri, faulty_report());
    CHECK(server.server().due_when_idle() == server.now);
    server.settle();
    server.now += 10s;
    server.notify("textDocument/didChange", typed(2, range_json(0, 0, 0, 0), "x"));
    CHECK(server.server().due_when_idle() == server.now + 300ms);
    CHECK(server.server().due_at_latest() == server.now + 300ms);
}

TEST_CASE("what a change cannot mean puts the document out of step, said once, and healed") {
    const Json wrong = GENERATE(
        typed(2, range_json(3, 5, 3, 4), "x"), typed(2, range_json(4, 0, 3, 9), "x"),
        typed(2, {{"start", {{"line", -1}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 0}}}},
              "x"),
        typed(2, {{"start", {{"line", 1.5}, {"character", 0}}}, {"end", {{"line", 2}, {"character", 0}}}},
              "x"),
        change(2, Json::array({{{"range", range_json(0, 0, 0, 0)}, {"text", 5}}})),
        change(2, Json::array({7})), change(2, "no list"), typed(1, range_json(0, 0, 0, 0), "x"),
        typed(0, range_json(0, 0, 0, 0), "x"));
    TestServer server;
    started(server).open(uri, faulty_report());
    server.settle();
    REQUIRE(server.published(uri)["diagnostics"].size() == 1);

    server.notify("textDocument/didChange", wrong);
    CHECK(server.next()["params"]["diagnostics"].empty());
    CHECK(server.next()["method"] == "window/showMessage");
    server.settle();
    server.notify("textDocument/didChange", typed(3, range_json(0, 0, 0, 0), "x"));
    server.settle();
    CHECK(server.next().is_null());
    CHECK(server
              .result("textDocument/codeAction", {{"textDocument", {{"uri", uri}}},
                                                  {"range", range_json(0, 0, 99, 0)},
                                                  {"context", Json::object()}})
              .is_null());

    SECTION("by the whole text") {
        server.notify("textDocument/didChange", change(4, Json::array({{{"text", faulty_report()}}})));
    }
    SECTION("by opening it anew") {
        server.open(uri, faulty_report(), 1);
    }
    server.settle();
    CHECK(server.published(uri)["diagnostics"].size() == 1);
}

TEST_CASE("positions past the end are clamped") {
    TestServer server;
    started(server).open(uri, "甲\r\n乙");
    server.notify("textDocument/didChange", typed(2, range_json(0, 99, 0, 99), "A"));
    server.notify("textDocument/didChange", typed(3, range_json(99, 0, 99, 5), "\r\n" + faulty_report()));
    server.settle();
    const Json diagnostics = server.published(uri)["diagnostics"];
    TestServer other;
    started(other).open(uri, "甲A\r\n乙\r\n" + faulty_report());
    other.settle();
    CHECK(diagnostics == other.published(uri)["diagnostics"]);
    CHECK_FALSE(diagnostics.empty());
}

TEST_CASE("closing clears, and what was never said is not taken back") {
    TestServer server;
    started(server).open(uri, faulty_report());
    server.open("file:///d/b.txt", "不是年报");
    server.settle();
    (void)server.published(uri);
    server.notify("textDocument/didClose", document_params(uri));
    CHECK(server.next()["params"] == Json({{"uri", uri}, {"diagnostics", Json::array()}}));
    server.notify("textDocument/didClose", document_params("file:///d/b.txt"));
    server.notify("textDocument/didClose", document_params("file:///d/never.txt"));
    CHECK(server.next().is_null());
}

TEST_CASE("a URI is the same in every spelling") {
    TestServer server;
    started(server).open("file:///d/%e5%b9%b4.txt", faulty_report());
    server.notify("textDocument/didChange",
                  change_params("file:///d/%E5%B9%B4.txt", 2, Json::array({{{"text", sound_report()}}})));
    server.settle();
    const Json said = server.next()["params"];
    CHECK(said["uri"] == "file:///d/%e5%b9%b4.txt");
    CHECK(said["version"] == 2);
}

TEST_CASE("nothing is said of what is no such report") {
    const std::string readme =
        "# 工具\n\n## 一、总体情况\n\n```\n政府信息公开工作年度报告\n二、主动公开政府信息情况\n```\n";
    const std::string novel = "第一章\n\n他合上年度报告，望着窗外。“一、总体情况，”他念道，“良好。”\n";
    const std::string json =
        "{\"title\": \"某局2023年政府信息公开工作年度报告\", \"text\": \"一、总体情况\"}";
    TestServer server;
    started(server).open("file:///d/README.md", readme, 1, "markdown");
    server.open("file:///d/novel.txt", novel);
    server.open("file:///d/data.json", json, 1, "json");
    server.open("file:///d/empty.txt", "");
    server.open("file:///d/main.cpp", faulty_report(), 1, "cpp");
    server.settle();
    CHECK(server.next().is_null());
}

TEST_CASE("a draft with only its title gets help already") {
    TestServer server;
    started(server).open("untitled:Untitled-1", "青泽县水务局2023年政府信息公开工作年度报告\n");
    server.settle();
    const Json diagnostics = server.published("untitled:Untitled-1")["diagnostics"];
    REQUIRE_FALSE(diagnostics.empty());
    for (const Json& diagnostic : diagnostics) {
        CHECK(diagnostic["code"] == "missing-section");
    }
}
