// Every request has an answer that says something, and every answer is what the specification's model
// says it must be, no member more or less. A new feature is asked here by itself.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/lsp/feature_support.h"
#include "tests/lsp/model.h"
#include "tests/lsp/test_server.h"

using namespace gouji;
using lsp::Json;

namespace {

bool says_something(const Json& answer) {
    return !answer.is_null() && !((answer.is_array() || answer.is_object()) && answer.empty());
}

/// Sound and faulty drafts in several shapes, half-written ones, and one that cites its sources.
std::vector<std::string> drafts() {
    std::vector<std::string> all;
    for (const char* name : {"samples/education-bureau-2024.md", "samples/water-bureau-2023.txt",
                             "samples/township-2022.html", "samples/district-2021.txt"}) {
        all.push_back(test::source_file(name));
    }
    all.push_back(all.front() + "\n按照国办公开办函〔2021〕30号和《中华人民共和国政府信息公开条例》编制。\n");
    all.push_back("甲县卫生健康局2023年政府信息公开工作年度报告\n\n六、其他需要报告的事项\n");
    return all;
}

Json params_at(const lsp::Snapshot& document, Position position, Position end) {
    const Json at = lsp::to_json(position);
    return {{"textDocument", {{"uri", document.uri}}},
            {"position", at},
            {"positions", Json::array({at})},
            {"range", {{"start", at}, {"end", lsp::to_json(end)}}},
            {"options", {{"tabSize", 4}, {"insertSpaces", true}}},
            {"context", {{"includeDeclaration", true}, {"diagnostics", Json::array()}, {"triggerKind", 1}}}};
}

/// Asks every feature at the places given; counts the answers that say something.
void ask_all(const lsp::Snapshot& document, const std::vector<std::uint32_t>& places,
             std::map<std::string_view, std::size_t>& answered) {
    const auto size = static_cast<std::uint32_t>(document.source->text().size());
    const Position end = to_position(*document.source, size, document.encoding());
    for (const std::uint32_t place : places) {
        const Json params =
            params_at(document, to_position(*document.source, place, document.encoding()), end);
        for (const lsp::Feature* feature : lsp::all_features()) {
            const lsp::Reply reply = feature->answer(document, params);
            const Json* answer = std::get_if<Json>(&reply);
            INFO(feature->method << " at " << params["position"].dump());
            REQUIRE(answer != nullptr);
            const Json message = {{"jsonrpc", "2.0"}, {"id", 1}, {"result", *answer}};
            REQUIRE(test::model_mistake(message, feature->method) == "");
            answered[feature->method] += says_something(*answer) ? 1 : 0;
        }
    }
}

/// The figures of the tables, a few of each, and the beginnings of lines.
std::vector<std::uint32_t> telling_places(const lsp::Snapshot& document) {
    constexpr std::size_t cell_step = 13;
    constexpr std::size_t line_step = 17;
    std::vector<std::uint32_t> places;
    for (const BoundTable& table : document.report().tables) {
        for (std::size_t i = 0; i < table.cells.size(); i += cell_step) {
            if (table.cells[i].present) {
                places.push_back(table.cells[i].span.begin);
            }
        }
        if (table.cells.back().present) {
            places.push_back(table.cells.back().span.begin);
        }
    }
    for (const Finding& finding : document.judgement.findings) {
        places.push_back(finding.span.begin);
    }
    for (std::size_t line = 0; line < document.source->line_count(); line += line_step) {
        places.push_back(document.source->line(line).begin);
    }
    places.push_back(static_cast<std::uint32_t>(document.source->text().size()));
    return places;
}

}  // namespace

TEST_CASE("every feature answers as the specification says, and has something to say") {
    lsp::DocumentSettings settings;
    settings.editor.format = true;
    settings.editor.column_hints = true;
    std::map<std::string_view, std::size_t> answered;
    for (const std::string& text : drafts()) {
        for (const char* encoding : {"utf-8", "utf-16"}) {
            const lsp::Snapshot document = test::snapshot_of(text, test::able_client(encoding), settings);
            ask_all(document, telling_places(document), answered);
        }
    }
    for (const lsp::Feature* feature : lsp::all_features()) {
        INFO(feature->method);
        CHECK(answered[feature->method] > 0);
    }
}

TEST_CASE("every request of the workspace answers as the specification says") {
    // Whatever this server sends is held against the model as it is sent.
    const test::Folder folder;
    folder.write("a.txt", test::faulty_report());
    const std::string uri = "file://" + (folder / "a.txt");
    test::TestServer server;
    Json client = test::able_client(true);
    client["workspace"].erase("configuration");
    client["workspace"]["symbol"] = Json::object();
    server.start(client, {{"workspaceFolders", {{{"uri", "file://" + folder.path()}, {"name", "f"}}}}});
    server.open(uri, test::faulty_report());

    std::set<std::string> asked;
    const auto ask = [&](const std::string& method, const Json& params) {
        asked.insert(method);
        return server.result(method, params);
    };
    CHECK(says_something(ask("textDocument/diagnostic", test::document_params(uri))["items"]));
    CHECK(says_something(ask("workspace/diagnostic", {{"previousResultIds", Json::array()}})["items"]));
    CHECK(says_something(ask("workspace/symbol", {{"query", ""}})));
    const Json report = ask("workspace/executeCommand",
                            {{"command", "gouji.server.inspect"}, {"arguments", {{{"uri", uri}}}}});
    CHECK(says_something(report["cells"]));
    for (const lsp::WorkspaceFeature* feature : lsp::all_workspace_features()) {
        INFO(feature->method);
        CHECK(asked.count(std::string(feature->method)) == 1);
    }
    CHECK(server.result("shutdown", nullptr).is_null());
}
