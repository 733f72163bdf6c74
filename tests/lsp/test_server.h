#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/server/server.h"

namespace gouji::test {

using lsp::Json;

/// The server without its streams, driven by hand. Every message that it sends is held against the
/// model.
class TestServer final : private lsp::Sink {
 public:
    TestServer() : server_(*this) {}

    /// Sends a request and gives the whole response.
    Json request(std::string_view method, const Json& params);
    /// The result of a request that must succeed.
    Json result(std::string_view method, const Json& params);
    void notify(std::string_view method, const Json& params);
    /// A body as it would come in.
    void body(std::string_view text);
    /// Answers a request of the server's.
    void answer(const Json& id, const Json& result);

    /// initialize, initialized. Gives the server's capabilities.
    Json start(const Json& capabilities, const Json& more = Json::object());
    void open(std::string_view uri, std::string_view text, std::int32_t version = 1,
              std::string_view language = "plaintext");
    void settle() { server_.settle(); }

    /// The response to a request that was sent by other means; null where there is none.
    [[nodiscard]] Json response(const Json& id) const {
        const auto it = responses_.find(id);
        return it == responses_.end() ? Json() : it->second;
    }
    /// The next message that is no response to this client's requests, taken away; null where there is none.
    Json next();
    /// The diagnostics published last for the URI; null where none were. Takes all messages away.
    Json published(std::string_view uri);

    lsp::Clock::time_point now{};
    lsp::Server& server() { return server_; }

 private:
    void send(std::string_view text) override;

    lsp::Server server_;
    std::int32_t last_id_ = 0;
    std::map<Json, std::string> asked_;  // methods by id
    std::map<Json, Json> responses_;
    std::deque<Json> said_;
};

/// What a client that can do everything would say; `pull`: it pulls diagnostics.
[[nodiscard]] Json able_client(bool pull);
/// The params of an edit of one range.
[[nodiscard]] Json change_params(std::string_view uri, std::int32_t version, Json changes);
[[nodiscard]] Json range_json(std::uint32_t line, std::uint32_t character, std::uint32_t end_line,
                              std::uint32_t end_character);
[[nodiscard]] Json document_params(std::string_view uri);

/// The text of a file of the source tree.
[[nodiscard]] std::string source_file(std::string_view path);

}  // namespace gouji::test
