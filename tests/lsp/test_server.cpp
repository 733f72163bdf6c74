#include "tests/lsp/test_server.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "tests/catch.h"
#include "tests/lsp/model.h"

namespace gouji::test {

void TestServer::send(std::string_view text) {
    Json message = Json::parse(text);
    const bool response = !message.contains("method");
    const std::string answered =
        response && asked_.count(message["id"]) != 0 ? asked_[message["id"]] : std::string();
    INFO(text);
    CHECK(model_mistake(message, answered) == "");
    if (response) {
        const Json id = message["id"];
        responses_[id] = std::move(message);
    } else {
        said_.push_back(std::move(message));
    }
}

void TestServer::body(std::string_view text) {
    server_.handle(lsp::parse_message(text), now);
}

Json TestServer::request(std::string_view method, const Json& params) {
    const Json id = ++last_id_;
    asked_[id] = method;
    body(lsp::request_body(id, method, params.dump()));
    while (responses_.count(id) == 0 && server_.has_work()) {
        server_.work();
    }
    INFO(method);
    REQUIRE(responses_.count(id) == 1);
    Json response = std::move(responses_[id]);
    responses_.erase(id);
    return response;
}

Json TestServer::result(std::string_view method, const Json& params) {
    Json response = request(method, params);
    INFO(response.dump());
    REQUIRE(response.contains("result"));
    return std::move(response["result"]);
}

void TestServer::notify(std::string_view method, const Json& params) {
    body(lsp::notification_body(method, params.dump()));
}

void TestServer::answer(const Json& id, const Json& result) {
    body(lsp::response_body(id, result.dump()));
}

Json TestServer::start(const Json& capabilities, const Json& more) {
    Json params = {{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", capabilities}};
    params.update(more);
    Json result = this->result("initialize", params);
    notify("initialized", Json::object());
    return std::move(result["capabilities"]);
}

void TestServer::open(std::string_view uri, std::string_view text, std::int32_t version,
                      std::string_view language) {
    notify(
        "textDocument/didOpen",
        {{"textDocument", {{"uri", uri}, {"languageId", language}, {"version", version}, {"text", text}}}});
}

Json TestServer::next() {
    if (said_.empty()) {
        return Json();
    }
    Json message = std::move(said_.front());
    said_.pop_front();
    return message;
}

Json TestServer::published(std::string_view uri) {
    Json last;
    while (!said_.empty()) {
        const Json message = next();
        if (message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri) {
            last = message["params"];
        }
    }
    return last;
}

Json able_client(bool pull) {
    Json client = Json::parse(R"({
        "workspace": {"applyEdit": true, "configuration": true, "workspaceFolders": true, "executeCommand": {},
            "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]},
            "diagnostics": {"refreshSupport": true}},
        "window": {"workDoneProgress": true},
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true, "versionSupport": true,
                "codeDescriptionSupport": true, "dataSupport": true},
            "codeAction": {"isPreferredSupport": true,
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "source"]}}}}})");
    if (pull) {
        client["textDocument"]["diagnostic"] = Json::object();
    }
    return client;
}

Json change_params(std::string_view uri, std::int32_t version, Json changes) {
    return {{"textDocument", {{"uri", uri}, {"version", version}}}, {"contentChanges", std::move(changes)}};
}

Json range_json(std::uint32_t line, std::uint32_t character, std::uint32_t end_line,
                std::uint32_t end_character) {
    return {{"start", {{"line", line}, {"character", character}}},
            {"end", {{"line", end_line}, {"character", end_character}}}};
}

Json document_params(std::string_view uri) {
    return {{"textDocument", {{"uri", uri}}}};
}

std::string source_file(std::string_view path) {
    std::ifstream in(std::string(GOUJI_SOURCE_DIR) + "/" + std::string(path), std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace gouji::test
