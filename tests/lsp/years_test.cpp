// A draft and last year's report in the editor: found in the workspace, beside the file or among the
// open documents; what changes in one changes what is said of the other.

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

std::string last_with(int in_force) {
    return draft_with_stock(2022, 3, 1, in_force);
}
const std::string this_year = draft_with_stock(2023, 5, 2, 30);

Json in_folder(const Folder& folder) {
    return {{"workspaceFolders", {{{"uri", "file://" + folder.path()}, {"name", "f"}}}}};
}

Json client_that(bool pulls) {
    Json client = able_client(pulls);
    client["workspace"].erase("configuration");
    return client;
}

std::string uri_of(const Folder& folder, std::string_view name) {
    return "file://" + (folder / name);
}

void work_off(TestServer& server) {
    while (server.server().has_work()) {
        server.server().work();
    }
    server.settle();
}

Json of_rule(const Json& diagnostics, std::string_view rule) {
    Json found = Json::array();
    for (const Json& diagnostic : diagnostics) {
        if (diagnostic["code"] == rule) {
            found.push_back(diagnostic);
        }
    }
    return found;
}

/// What the client shows: the diagnostics that were published last.
class Shown {
 public:
    explicit Shown(TestServer& server) : server_(server) {}

    Json of(const std::string& uri) {
        for (Json message = server_.next(); !message.is_null(); message = server_.next()) {
            if (message["method"] == "textDocument/publishDiagnostics") {
                last_[message["params"]["uri"].get<std::string>()] = message["params"]["diagnostics"];
            }
        }
        return of_rule(last_[uri].is_null() ? Json::array() : last_[uri], "in-force-stock");
    }

 private:
    TestServer& server_;
    std::map<std::string, Json> last_;
};

Json edit_of(std::string_view uri, std::int32_t version, const std::string& text) {
    return change_params(uri, version, Json::array({{{"text", text}}}));
}

}  // namespace

TEST_CASE("last year's report is found in the workspace") {
    const Folder folder;
    folder.write("old/last.txt", last_with(20));
    folder.write("this.txt", this_year);
    TestServer server;
    Shown shown(server);
    server.start(client_that(false), in_folder(folder));
    const std::string uri = uri_of(folder, "this.txt");
    server.open(uri, this_year);
    server.settle();
    // What is known at once is said at once; the folders are walked when no key waits.
    CHECK(shown.of(uri).empty());
    work_off(server);
    const Json found = shown.of(uri);
    REQUIRE(found.size() == 1);
    CHECK(found[0]["relatedInformation"][0]["location"]["uri"] == uri_of(folder, "old/last.txt"));
    CHECK(found[0]["relatedInformation"][0]["location"]["range"]["start"]["line"] == 5);
    CHECK(found[0]["relatedInformation"][1]["location"]["uri"] == uri);

    SECTION("a file that is written anew is read anew") {
        folder.write("old/last.txt", last_with(27));
        server.notify("workspace/didChangeWatchedFiles",
                      {{"changes", {{{"uri", uri_of(folder, "old/last.txt")}, {"type", 2}}}}});
        work_off(server);
        CHECK(shown.of(uri).empty());
    }
    SECTION("a second draft of that year: which of them is the report is not known") {
        folder.write("old/last-2.txt", last_with(20));
        server.notify("workspace/didChangeWatchedFiles",
                      {{"changes", {{{"uri", uri_of(folder, "old/last-2.txt")}, {"type", 1}}}}});
        work_off(server);
        CHECK(shown.of(uri).empty());
        std::filesystem::remove(folder / "old/last-2.txt");
        server.notify("workspace/didChangeWatchedFiles",
                      {{"changes", {{{"uri", uri_of(folder, "old/last-2.txt")}, {"type", 3}}}}});
        work_off(server);
        CHECK(shown.of(uri).size() == 1);
    }
    SECTION("what is open in the editor counts, not what lies on disk") {
        const std::string last = uri_of(folder, "old/last.txt");
        server.open(last, last_with(27));
        server.settle();
        CHECK(shown.of(uri).empty());
        server.notify("textDocument/didClose", document_params(last));
        server.settle();
        CHECK(shown.of(uri).size() == 1);
    }
}

TEST_CASE("last year's report is found beside a file that lies in no folder of the workspace") {
    const Folder folder;
    folder.write("水务局2022.txt", last_with(20));
    folder.write("水务局2023.txt", this_year);
    TestServer server;
    Shown shown(server);
    server.start(client_that(false));
    const std::string uri = uri_of(folder, "水务局2023.txt");
    server.open(uri, this_year);
    server.settle();
    work_off(server);
    CHECK(shown.of(uri).size() == 1);
}

TEST_CASE("editing last year's draft updates this year's findings") {
    TestServer server;
    Shown shown(server);
    server.start(client_that(false));
    const std::string last = "untitled:last";
    const std::string now = "untitled:this";
    const std::string other = "untitled:other";
    server.open(last, last_with(27));
    server.open(now, this_year);
    server.open(other, draft_with_stock(2023, 5, 2, 30, "云溪县林业局"));
    server.settle();
    CHECK(shown.of(now).empty());

    server.notify("textDocument/didChange", edit_of(last, 2, last_with(20)));
    server.settle();
    bool others_told = false;
    Json told;
    for (Json message = server.next(); !message.is_null(); message = server.next()) {
        if (message["method"] == "textDocument/publishDiagnostics") {
            others_told = others_told || message["params"]["uri"] == other;
            told = message["params"]["uri"] == now ? message["params"] : told;
        }
    }
    CHECK_FALSE(others_told);
    REQUIRE_FALSE(told.is_null());
    CHECK(told["version"] == 1);
    CHECK(of_rule(told["diagnostics"], "in-force-stock").size() == 1);

    // It becomes another agency's, and comes back under the same version number.
    server.notify("textDocument/didChange",
                  edit_of(last, 3, draft_with_stock(2022, 3, 1, 20, "云溪县林业局")));
    server.settle();
    CHECK(shown.of(now).empty());
    server.notify("textDocument/didClose", document_params(last));
    server.settle();
    server.open(last, last_with(20), 1);
    server.settle();
    CHECK(shown.of(now).size() == 1);
    server.notify("textDocument/didClose", document_params(last));
    server.settle();
    CHECK(shown.of(now).empty());
    server.open(last, last_with(27), 1);
    server.settle();
    CHECK(shown.of(now).empty());
}

TEST_CASE("a client that pulls is asked to pull again") {
    TestServer server;
    server.start(client_that(true));
    const std::string last = "untitled:last";
    const std::string now = "untitled:this";
    const auto pulled = [&](const std::string& uri) {
        return of_rule(server.result("textDocument/diagnostic", document_params(uri))["items"],
                       "in-force-stock");
    };
    const auto asked = [&] {
        bool refresh = false;
        for (Json message = server.next(); !message.is_null(); message = server.next()) {
            refresh = refresh || message["method"] == "workspace/diagnostic/refresh";
            CHECK(message["method"] != "textDocument/publishDiagnostics");
        }
        return refresh;
    };
    server.open(last, last_with(27));
    server.open(now, this_year);
    CHECK(pulled(last).empty());
    CHECK(pulled(now).empty());
    server.settle();
    CHECK_FALSE(asked());
    server.notify("textDocument/didChange", edit_of(last, 2, last_with(20)));
    server.settle();
    CHECK(asked());
    CHECK(pulled(now).size() == 1);
    // What does not change what is said of the other is no news.
    server.notify("textDocument/didChange", edit_of(last, 3, last_with(20) + "六、其他需要报告的事项\n"));
    server.settle();
    CHECK_FALSE(asked());
    // Without waiting for it, too, the answer is the present one.
    server.notify("textDocument/didChange", edit_of(last, 4, last_with(27)));
    CHECK(pulled(now).empty());
}

TEST_CASE("two years' drafts give the same findings in the editor and on the command line") {
    const Folder folder;
    folder.write("2021/a.txt", draft_with_stock(2021, 1, 0, 18));
    folder.write("2022/a.txt", last_with(20));
    folder.write("2023/a.txt", this_year);
    folder.write("2023/b.txt", draft_with_stock(2023, 5, 2, 30, "云溪县林业局"));
    const Json files =
        Json::parse(gouji::test::gouji({"check", "--format", "json"}, folder.path()).out)["files"];
    TestServer server;
    server.start(client_that(true), in_folder(folder));
    const std::string open = uri_of(folder, "2022/a.txt");
    server.open(open, last_with(20));
    const Json items = server.result("workspace/diagnostic", {{"previousResultIds", Json::array()}})["items"];
    REQUIRE(files.size() == 4);
    std::size_t of_years = 0;
    for (const Json& file : files) {
        const std::string uri = uri_of(folder, file["path"].get<std::string>());
        const auto item =
            std::find_if(items.begin(), items.end(), [&](const Json& each) { return each["uri"] == uri; });
        REQUIRE(item != items.end());
        REQUIRE((*item)["items"].size() == file["findings"].size());
        for (std::size_t i = 0; i < file["findings"].size(); ++i) {
            CHECK((*item)["items"][i]["code"] == file["findings"][i]["rule"]);
            CHECK((*item)["items"][i]["message"] == file["findings"][i]["message"]);
            CHECK((*item)["items"][i]["range"] == file["findings"][i]["range"]);
            of_years += file["findings"][i]["rule"] == "in-force-stock" ? 1U : 0U;
        }
    }
    CHECK(of_years == 1);
}

TEST_CASE("the hover of a figure names last year's") {
    TestServer server;
    server.start(client_that(false));
    server.open("untitled:last", last_with(20));
    server.open("untitled:this", this_year);
    server.settle();
    Json params = document_params("untitled:this");
    params["position"] = {{"line", 5}, {"character", 12}};
    const std::string text = server.result("textDocument/hover", params).dump();
    CHECK(text.find("上年报告：行政规范性文件“现行有效件数” 20") != std::string::npos);
}

TEST_CASE("the command gives the text of next year's draft") {
    TestServer server;
    server.start(client_that(false));
    const std::string uri = "untitled:this";
    server.open(uri, this_year);
    server.settle();
    const auto text = [&](const Json& argument) {
        return server.request("workspace/executeCommand",
                              {{"command", "gouji.server.new"}, {"arguments", {argument}}});
    };
    const std::string next = text({{"uri", uri}})["result"];
    CHECK(next.starts_with("云溪县水务局2024年政府信息公开工作年度报告\n一、总体情况\n"));
    const std::string later = text({{"uri", uri}, {"year", 2030}})["result"];
    CHECK(later.starts_with("云溪县水务局2030年"));
    CHECK(text({{"uri", uri}, {"year", 7}}).contains("error"));
    CHECK(text({{"uri", "untitled:none"}}).contains("error"));
}
