// What real editors say of themselves is obeyed: nothing is sent that they did not say they take.

#include <filesystem>
#include <set>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

bool says(const Json& params, const char* pointer) {
    const Json::json_pointer at(std::string("/capabilities") + pointer);
    return params.contains(at) && params[at].is_boolean() && params[at].get<bool>();
}

bool has(const Json& params, const char* pointer) {
    return params.contains(Json::json_pointer(std::string("/capabilities") + pointer));
}

void check_diagnostic(const Json& diagnostic, const Json& params) {
    const auto either = [&](const std::string& name) {
        return says(params, ("/textDocument/publishDiagnostics/" + name).c_str()) ||
               says(params, ("/textDocument/diagnostic/" + name).c_str());
    };
    CHECK((!diagnostic.contains("relatedInformation") || either("relatedInformation")));
    CHECK((!diagnostic.contains("codeDescription") || either("codeDescriptionSupport")));
    CHECK((!diagnostic.contains("data") || either("dataSupport")));
}

void check_offer(const Json& capabilities, const Json& params) {
    CHECK(capabilities.contains("diagnosticProvider") == has(params, "/textDocument/diagnostic"));
    CHECK((!capabilities.contains("codeActionProvider") ||
           has(params, "/textDocument/codeAction/codeActionLiteralSupport")));
    CHECK(capabilities.contains("workspace") == says(params, "/workspace/workspaceFolders"));
    const std::map<std::string, const char*> offers = {
        {"hoverProvider", "/textDocument/hover"},
        {"inlayHintProvider", "/textDocument/inlayHint"},
        {"completionProvider", "/textDocument/completion"},
        {"codeLensProvider", "/textDocument/codeLens"},
        {"documentLinkProvider", "/textDocument/documentLink"},
        {"foldingRangeProvider", "/textDocument/foldingRange"},
        {"selectionRangeProvider", "/textDocument/selectionRange"},
        {"semanticTokensProvider", "/textDocument/semanticTokens"},
        {"definitionProvider", "/textDocument/definition"},
        {"referencesProvider", "/textDocument/references"},
        {"documentHighlightProvider", "/textDocument/documentHighlight"},
        {"documentSymbolProvider", "/textDocument/documentSymbol"},
        {"workspaceSymbolProvider", "/workspace/symbol"},
        {"executeCommandProvider", "/workspace/executeCommand"},
    };
    for (const auto& [offer, capability] : offers) {
        INFO(offer);
        CHECK((!capabilities.contains(offer) || has(params, capability)));
    }
    const Json& offered =
        params["capabilities"].value("/general/positionEncodings"_json_pointer, Json::array());
    CHECK(capabilities["positionEncoding"] == (offered.empty() ? Json("utf-16") : offered[0]));
}

}  // namespace

TEST_CASE("every editor's initialize is obeyed") {
    std::size_t editors = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(GOUJI_SOURCE_DIR) + "/tests/lsp/initialize")) {
        ++editors;
        INFO(entry.path().filename().string());
        const Json params =
            Json::parse(source_file("tests/lsp/initialize/" + entry.path().filename().string()));
        TestServer server;
        const Json capabilities = server.result("initialize", params)["capabilities"];
        check_offer(capabilities, params);
        server.notify("initialized", Json::object());
        const std::string uri = "file:///workspace/a.txt";
        server.open(uri, faulty_report());
        server.settle();
        const bool pulls = has(params, "/textDocument/diagnostic");
        bool pushed = false;
        for (Json message = server.next(); !message.is_null(); message = server.next()) {
            const std::string method = message["method"];
            if (method == "textDocument/publishDiagnostics") {
                pushed = true;
                CHECK((!message["params"].contains("version") ||
                       says(params, "/textDocument/publishDiagnostics/versionSupport")));
                for (const Json& diagnostic : message["params"]["diagnostics"]) {
                    check_diagnostic(diagnostic, params);
                }
            } else if (method == "workspace/configuration") {
                CHECK(says(params, "/workspace/configuration"));
            } else {
                REQUIRE(method == "client/registerCapability");
                for (const Json& registration : message["params"]["registrations"]) {
                    const std::string what = registration["method"];
                    CHECK(says(params, (what.substr(0, 9) == "workspace"
                                            ? "/workspace/" + what.substr(10) + "/dynamicRegistration"
                                            : what)
                                           .c_str()));
                }
            }
        }
        CHECK(pushed != pulls);
        if (pulls) {
            const Json items = server.result("textDocument/diagnostic", document_params(uri))["items"];
            REQUIRE(items.size() == 1);
            check_diagnostic(items[0], params);
        }
        if (capabilities.contains("codeActionProvider")) {
            const Json list =
                server.result("textDocument/codeAction", {{"textDocument", {{"uri", uri}}},
                                                          {"range", range_json(0, 0, 9999, 0)},
                                                          {"context", {{"diagnostics", Json::array()}}}});
            CHECK_FALSE(list.empty());
            for (const Json& action : list) {
                CHECK((!action.contains("isPreferred") ||
                       says(params, "/textDocument/codeAction/isPreferredSupport")));
                CHECK((!action["edit"].contains("documentChanges") ||
                       says(params, "/workspace/workspaceEdit/documentChanges")));
                CHECK_FALSE(action.contains("data"));
                CHECK_FALSE(action.contains("disabled"));
            }
        }
    }
    CHECK(editors >= 9);
}
