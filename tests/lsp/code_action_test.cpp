#include <set>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

Json whole() {
    return range_json(0, 0, 9999, 0);
}

Json actions(TestServer& server, const std::string& uri, const Json& context, const Json& range) {
    return server.result("textDocument/codeAction",
                         {{"textDocument", {{"uri", uri}}}, {"range", range}, {"context", context}});
}

Json any() {
    return {{"diagnostics", Json::array()}};
}

std::set<std::string> kinds(const Json& list) {
    std::set<std::string> all;
    for (const Json& action : list) {
        all.insert(action["kind"].get<std::string>());
    }
    return all;
}

// The sound report with the blanks that a tired clerk leaves.
std::string with_blanks() {
    std::string text = sound_report();
    std::size_t at = text.find("自然人");
    REQUIRE(at != std::string::npos);
    int left = 3;
    for (at = text.find("| 0 ", at); at != std::string::npos && left > 0;
         at = text.find("| 0 ", at + 8), --left) {
        text.replace(at, 4, "|   ");
    }
    REQUIRE(left == 0);
    return text;
}

}  // namespace

TEST_CASE("actions are made of the present version's findings that touch the range") {
    TestServer server;
    server.start(able_client(true));
    const std::string uri = "untitled:Untitled-1";
    server.open(uri, with_blanks());
    const Json diagnostics = server.result("textDocument/diagnostic", document_params(uri))["items"];
    REQUIRE(diagnostics.size() >= 3);

    const Json there = actions(server, uri, any(), diagnostics[0]["range"]);
    REQUIRE_FALSE(there.empty());
    CHECK(there[0]["diagnostics"][0] == diagnostics[0]);
    CHECK(there[0]["edit"]["documentChanges"][0]["textDocument"]["version"] == 1);
    CHECK(actions(server, uri, any(), range_json(0, 0, 0, 0)).size() == 1);  // all that is safe

    server.notify("textDocument/didChange", change_params(uri, 2, Json::array({{{"text", sound_report()}}})));
    CHECK(actions(server, uri, {{"diagnostics", diagnostics}}, whole()).empty());
}

TEST_CASE("the kinds that are asked for, and no more") {
    TestServer server;
    server.start(able_client(true));
    const std::string uri = "untitled:Untitled-1";
    server.open(uri, with_blanks());
    const auto only = [&](const Json& list) {
        return kinds(actions(server, uri, {{"diagnostics", Json::array()}, {"only", list}}, whole()));
    };
    using Kinds = std::set<std::string>;
    CHECK(only({"quickfix"}) == Kinds{"quickfix"});
    CHECK(only({"source"}) == Kinds{"source.fixAll.gouji"});
    CHECK(only({"source.fixAll"}) == Kinds{"source.fixAll.gouji"});
    CHECK(only({"source.fixAll.gouji"}) == Kinds{"source.fixAll.gouji"});
    CHECK(only({"source.fixAll.other"}).empty());
    CHECK(only({"source.fix"}).empty());
    CHECK(only({"refactor"}).empty());
    CHECK(only(Json::array()).empty());
    CHECK(only({""}) == Kinds{"quickfix", "source.fixAll.gouji"});
    CHECK(kinds(actions(server, uri, {{"diagnostics", Json::array()}, {"triggerKind", 2}}, whole())) ==
          Kinds{"quickfix"});
}

TEST_CASE("at most one action of a finding is preferred, and none that accepts") {
    TestServer server;
    server.start(able_client(true));
    const std::string uri = "file:///nowhere/a.txt";
    server.open(uri, with_blanks());
    std::map<Json, int> preferred;
    bool accepts = false;
    for (const Json& action : actions(server, uri, any(), whole())) {
        const bool config = action["edit"].dump().find(".gouji.json") != std::string::npos;
        accepts = accepts || config;
        if (action.value("isPreferred", false)) {
            CHECK_FALSE(config);
            CHECK(++preferred[action["diagnostics"][0]] == 1);
        }
    }
    CHECK(accepts);
    CHECK_FALSE(preferred.empty());
}

TEST_CASE("accepting writes what is seen into the configuration, and the finding is gone") {
    const Folder folder;
    folder.write("a.txt", faulty_report());
    TestServer server;
    Json client = able_client(true);
    client["workspace"].erase("configuration");
    server.start(client, {{"workspaceFolders", {{{"uri", "file://" + folder.path()}, {"name", "f"}}}}});
    const std::string uri = "file://" + (folder / "a.txt");
    server.open(uri, faulty_report());
    const auto accepting = [&] {
        for (const Json& action : actions(server, uri, any(), whole())) {
            if (action["edit"].dump().find(".gouji.json") != std::string::npos) {
                return action["edit"]["documentChanges"];
            }
        }
        return Json();
    };
    const Json created = accepting();
    REQUIRE(created.size() == 2);
    CHECK(created[0]["kind"] == "create");
    const std::string text = created[1]["edits"][0]["newText"];
    const std::string config = "file://" + (folder / ".gouji.json");

    SECTION("in a file of its own") {
        folder.write(".gouji.json", text);
        server.notify("workspace/didChangeWatchedFiles", {{"changes", {{{"uri", config}, {"type", 1}}}}});
        CHECK(server.next()["method"] == "workspace/diagnostic/refresh");
    }
    SECTION("in a file that is empty yet") {
        folder.write(".gouji.json", " \n");
        server.notify("workspace/didChangeWatchedFiles", {{"changes", {{{"uri", config}, {"type", 1}}}}});
        const Json edit = accepting();
        REQUIRE(edit.size() == 1);
        CHECK(edit[0]["edits"][0]["range"]["end"]["line"] == 1);
        CHECK(edit[0]["edits"][0]["newText"] == text);
        folder.write(".gouji.json", text);
        server.notify("workspace/didChangeWatchedFiles", {{"changes", {{{"uri", config}, {"type", 2}}}}});
    }
    SECTION("in the file as the editor has it") {
        server.open(config, "{\n  \"rules\": {} // none\n}\n", 3, "json");
        const Json edit = accepting();
        REQUIRE(edit.size() == 1);
        CHECK(edit[0]["textDocument"]["version"] == 3);
        const Json& change = edit[0]["edits"][0];
        server.notify("textDocument/didChange",
                      change_params(config, 4, {{{"range", change["range"]}, {"text", change["newText"]}}}));
        CHECK(server.result("textDocument/diagnostic", document_params(config))["items"].empty());
    }
    INFO(text);
    CHECK(server.result("textDocument/diagnostic", document_params(uri))["items"] == Json::array());
    server.notify("textDocument/didChange", change_params(uri, 2, Json::array({{{"text", with_blanks()}}})));
    CHECK_FALSE(server.result("textDocument/diagnostic", document_params(uri))["items"].empty());
}

TEST_CASE("accepting is not offered where it cannot be done") {
    const auto offered = [](const std::string& uri, bool documents, bool create) {
        Json client = able_client(true);
        client["workspace"]["workspaceEdit"] = {{"documentChanges", documents}};
        if (create) {
            client["workspace"]["workspaceEdit"]["resourceOperations"] = {"create"};
        }
        TestServer server;
        server.start(client);
        server.open(uri, faulty_report());
        return actions(server, uri, any(), whole()).dump().find(".gouji.json") != std::string::npos;
    };
    CHECK(offered("file:///nowhere/a.txt", true, true));
    CHECK_FALSE(offered("untitled:Untitled-1", true, true));
    CHECK_FALSE(offered("file:///nowhere/a.txt", true, false));
    CHECK_FALSE(offered("file:///nowhere/a.txt", false, true));
}

TEST_CASE("a client without document changes gets plain ones") {
    Json client = able_client(true);
    client["workspace"]["workspaceEdit"] = Json::object();
    TestServer server;
    server.start(client);
    server.open("untitled:Untitled-1", with_blanks());
    const Json list = actions(server, "untitled:Untitled-1", any(), whole());
    REQUIRE_FALSE(list.empty());
    for (const Json& action : list) {
        CHECK(action["edit"].contains("changes"));
        CHECK_FALSE(action["edit"].contains("documentChanges"));
    }
}
