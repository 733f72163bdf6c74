#include <algorithm>
#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

Json in_folder(const Folder& folder) {
    return {{"workspaceFolders", {{{"uri", "file://" + folder.path()}, {"name", "f"}}}}};
}

Json without_configuration(bool pull) {
    Json client = able_client(pull);
    client["workspace"].erase("configuration");
    return client;
}

std::string uri_of(const Folder& folder, std::string_view name) {
    return "file://" + (folder / name);
}

Json report_of(const Json& items, const std::string& uri) {
    for (const Json& item : items) {
        if (item["uri"] == uri) {
            return item;
        }
    }
    return Json();
}

Json pull(TestServer& server, const Json& previous) {
    return server.result("workspace/diagnostic", {{"previousResultIds", previous}})["items"];
}

}  // namespace

TEST_CASE("what was pulled and is the same is not sent again") {
    TestServer server;
    server.start(without_configuration(true));
    const std::string uri = "file:///d/a.txt";
    server.open(uri, faulty_report());
    const Json first = server.result("textDocument/diagnostic", document_params(uri));
    CHECK(first["kind"] == "full");
    Json again = document_params(uri);
    again["previousResultId"] = first["resultId"];
    CHECK(server.result("textDocument/diagnostic", again) ==
          Json({{"kind", "unchanged"}, {"resultId", first["resultId"]}}));
    server.notify("textDocument/didChange", change_params(uri, 2, Json::array({{{"text", sound_report()}}})));
    const Json sound = server.result("textDocument/diagnostic", again);
    CHECK(sound["kind"] == "full");
    CHECK(sound["items"].empty());
    server.settle();
    CHECK(server.next().is_null());  // nothing is pushed to one that pulls
}

TEST_CASE("the workspace's drafts are judged, the open ones as they are open") {
    const Folder folder;
    folder.write("a.txt", faulty_report());
    folder.write("b/b.txt", faulty_report());
    folder.write("README.md", "# nothing\n");
    folder.write(".gouji.json", R"({"rules": {"row-totl": "off"}})");
    TestServer server;
    server.start(without_configuration(true), in_folder(folder));
    server.open(uri_of(folder, "a.txt"), sound_report(), 7);
    const Json items = pull(server, Json::array());
    CHECK(items.size() == 3);
    const Json a = report_of(items, uri_of(folder, "a.txt"));
    CHECK(a["version"] == 7);
    CHECK(a["items"].empty());
    const Json b = report_of(items, uri_of(folder, "b/b.txt"));
    CHECK(b["version"].is_null());
    CHECK(b["items"].size() == 1);
    CHECK(report_of(items, uri_of(folder, ".gouji.json"))["items"][0]["code"] == "configuration");

    Json previous = Json::array();
    for (const Json& item : items) {
        previous.push_back({{"uri", item["uri"]}, {"value", item["resultId"]}});
    }
    for (const Json& item : pull(server, previous)) {
        CHECK(item["kind"] == "unchanged");
    }
    folder.write("b/b.txt", sound_report() + "\n");
    const Json changed = report_of(pull(server, previous), uri_of(folder, "b/b.txt"));
    CHECK(changed["kind"] == "full");
    CHECK(changed["items"].empty());
    previous.push_back({{"uri", uri_of(folder, "gone.txt")}, {"value", "1"}});
    const Json gone = report_of(pull(server, previous), uri_of(folder, "gone.txt"));
    CHECK(gone["items"].empty());
    CHECK(gone["kind"] == "full");
}

TEST_CASE("a long pull shows how far it is, gives its parts, and can be cancelled") {
    const Folder folder;
    folder.write("a.txt", faulty_report());
    folder.write("b.txt", faulty_report());
    TestServer server;
    server.start(without_configuration(true), in_folder(folder));
    SECTION("to its end") {
        const Json result = server.result(
            "workspace/diagnostic",
            {{"previousResultIds", Json::array()}, {"workDoneToken", "w"}, {"partialResultToken", 5}});
        CHECK(result["items"].empty());
        std::size_t parts = 0;
        std::vector<std::string> kinds;
        for (Json message = server.next(); !message.is_null(); message = server.next()) {
            const Json& params = message["params"];
            if (params["token"] == 5) {
                parts += params["value"]["items"].size();
            } else {
                kinds.push_back(params["value"]["kind"]);
            }
        }
        CHECK(parts == 2);
        CHECK(kinds == std::vector<std::string>{"begin", "report", "report", "end"});
    }
    SECTION("cancelled") {
        server.body(
            R"({"jsonrpc":"2.0","id":"p","method":"workspace/diagnostic","params":{"previousResultIds":[]}})");
        server.server().work();
        CHECK(server.response("p").is_null());
        server.notify("$/cancelRequest", {{"id", "p"}});
        CHECK(server.response("p")["error"]["code"] == -32800);
        CHECK_FALSE(server.server().has_work());
    }
    SECTION("shut down") {
        server.body(
            R"({"jsonrpc":"2.0","id":"p","method":"workspace/diagnostic","params":{"previousResultIds":[]}})");
        (void)server.result("shutdown", Json());
        CHECK(server.response("p")["error"]["code"] == -32802);
    }
}

TEST_CASE("settings come from the nearest file, from the editor, and anew when either changes") {
    const Folder folder;
    folder.write("a.txt", faulty_report());
    TestServer server;
    server.start(able_client(false), in_folder(folder));
    const std::string uri = uri_of(folder, "a.txt");
    Json asked = server.next();
    REQUIRE(asked["method"] == "workspace/configuration");
    CHECK(asked["params"]["items"].size() == 2);
    server.open(uri, faulty_report());
    CHECK(*server.server().due_when_idle() > server.now);  // the answer is waited for
    server.answer(asked["id"], {nullptr, {{"language", "en"}, {"form", nullptr}}});
    CHECK(*server.server().due_when_idle() == server.now);
    server.settle();
    Json diagnostics = server.published(uri)["diagnostics"];
    REQUIRE(diagnostics.size() == 1);
    const std::string rule = diagnostics[0]["code"];
    const std::string message = diagnostics[0]["message"];
    CHECK(std::any_of(message.begin(), message.end(), [](char c) { return c >= 'a' && c <= 'z'; }));

    SECTION("a rule is turned off in the file") {
        folder.write(".gouji.json", "{\"rules\": {\"" + rule + "\": \"off\"}}");
        server.notify("workspace/didChangeWatchedFiles",
                      {{"changes", {{{"uri", uri_of(folder, ".gouji.json")}, {"type", 1}}}}});
        server.settle();
        // The figure is still wrong, and the next of the three rules on sums says so.
        diagnostics = server.published(uri)["diagnostics"];
        for (const Json& diagnostic : diagnostics) {
            CHECK(diagnostic["code"] != rule);
        }
    }
    SECTION("other files do not matter") {
        server.notify("workspace/didChangeWatchedFiles", {{"changes", {{{"uri", uri}, {"type", 2}}}}});
        CHECK_FALSE(server.server().due_when_idle());
    }
    SECTION("what the editor takes back holds no longer") {
        server.notify("workspace/didChangeConfiguration", {{"settings", nullptr}});
        asked = server.next();
        server.answer(asked["id"], {nullptr, nullptr});
        server.settle();
        const std::string chinese = server.published(uri)["diagnostics"][0]["message"];
        CHECK(chinese != message);
    }
    SECTION("the editor is asked again") {
        server.notify("workspace/didChangeConfiguration", {{"settings", nullptr}});
        asked = server.next();
        REQUIRE(asked["method"] == "workspace/configuration");
        server.answer(asked["id"], {nullptr, {{"language", "en"}, {"rules", {{rule, "hint"}}}}});
        server.settle();
        CHECK(server.published(uri)["diagnostics"][0]["severity"] == 4);
    }
}

TEST_CASE(
    "a draft is judged while the editor's settings are waited for, and published once by those that hold") {
    TestServer server;
    server.start(able_client(false));
    const Json asked = server.next();
    REQUIRE(asked["method"] == "workspace/configuration");
    const std::string uri = "file:///drafts/a.txt";
    server.open(uri, faulty_report());
    REQUIRE(server.server().has_work());
    server.server().work();
    CHECK_FALSE(server.server().has_work());
    CHECK(server.next().is_null());  // it may be wrong yet

    const auto says_in_english = [&] {
        const Json published = server.published(uri);
        REQUIRE(published["diagnostics"].size() == 1);
        const std::string message = published["diagnostics"][0]["message"];
        return std::any_of(message.begin(), message.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    SECTION("they stay as they were") {
        server.answer(asked["id"], {nullptr});
        server.settle();
        CHECK_FALSE(says_in_english());
    }
    SECTION("they are others") {
        server.answer(asked["id"], {{{"language", "en"}}});
        // Nothing was shown yet that the client would have to ask for anew.
        CHECK(server.next().is_null());
        server.settle();
        CHECK(says_in_english());
    }
    SECTION("it is changed before they come") {
        server.notify("textDocument/didChange",
                      change_params(uri, 2, Json::array({{{"text", sound_report()}}})));
        REQUIRE(server.server().has_work());
        server.server().work();
        server.answer(asked["id"], {nullptr});
        server.settle();
        const Json published = server.published(uri);
        CHECK(published["version"] == 2);
        CHECK(published["diagnostics"].empty());
    }
    SECTION("another is opened before they come") {
        server.open("file:///drafts/b.txt", faulty_report());
        REQUIRE(server.server().has_work());
        server.server().work();
        CHECK_FALSE(server.server().has_work());  // the first was judged already
        server.answer(asked["id"], {nullptr});
        server.settle();
        CHECK(server.published("file:///drafts/b.txt")["diagnostics"].size() == 1);
    }
    SECTION("it is closed before they come") {
        server.notify("textDocument/didClose", document_params(uri));
        server.answer(asked["id"], {nullptr});
        server.settle();
        CHECK(server.next().is_null());
    }
    SECTION("they never come") {
        server.now = *server.server().due_when_idle();
        server.settle();
        CHECK_FALSE(says_in_english());
    }
}

TEST_CASE("a broken configuration is a diagnostic in its file, and mended it is gone") {
    const Folder folder;
    folder.write(".gouji.json", R"({"language": "fr"})");
    TestServer server;
    server.start(without_configuration(false), in_folder(folder));
    server.open(uri_of(folder, "a.txt"), sound_report());
    server.settle();
    const std::string config = uri_of(folder, ".gouji.json");
    const Json said = server.published(config);
    REQUIRE(said["diagnostics"].size() == 1);
    CHECK(said["diagnostics"][0]["range"] == range_json(0, 13, 0, 17));

    server.open(config, R"({"language": "de"})", 1, "json");
    server.settle();
    CHECK(server.published(config)["diagnostics"].size() == 1);
    server.notify("textDocument/didChange", change_params(config, 2, Json::array({{{"text", "{}"}}})));
    server.settle();
    CHECK(server.published(config)["diagnostics"].empty());
}

TEST_CASE("of a configuration file that is gone nothing is said any more") {
    const Folder folder;
    folder.write(".gouji.json", R"({"language": "fr"})");
    const std::string config = uri_of(folder, ".gouji.json");
    const std::string draft = uri_of(folder, "a.txt");
    TestServer server;
    server.start(without_configuration(false), in_folder(folder));
    server.open(draft, sound_report());
    server.settle();
    REQUIRE(server.published(config)["diagnostics"].size() == 1);
    const auto changed = [&](int type) {
        server.notify("workspace/didChangeWatchedFiles", {{"changes", {{{"uri", config}, {"type", type}}}}});
        REQUIRE(server.server().due_when_idle());
        server.settle();
    };
    SECTION("it is deleted") {
        std::filesystem::remove(folder / ".gouji.json");
        changed(3);
        CHECK(server.published(config)["diagnostics"].empty());
    }
    SECTION("it is mended while no draft is open") {
        server.notify("textDocument/didClose", {{"textDocument", {{"uri", draft}}}});
        server.settle();
        folder.write(".gouji.json", "{}");
        changed(2);
        CHECK(server.published(config)["diagnostics"].empty());
    }
}

TEST_CASE("folders come and go") {
    const Folder folder;
    folder.write("a.txt", faulty_report());
    TestServer server;
    server.start(without_configuration(true));
    CHECK(pull(server, Json::array()).empty());
    const Json self = {{{"uri", "file://" + folder.path()}, {"name", "f"}}};
    server.notify("workspace/didChangeWorkspaceFolders",
                  {{"event", {{"added", self}, {"removed", Json::array()}}}});
    CHECK(pull(server, Json::array()).size() == 1);
    server.notify("workspace/didChangeWorkspaceFolders",
                  {{"event", {{"added", Json::array()}, {"removed", self}}}});
    CHECK(pull(server, Json::array()).empty());
}
