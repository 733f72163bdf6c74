#pragma once

#include <string>
#include <string_view>

#include "lsp/protocol/base.h"

namespace gouji::lsp {

/// One JSON-RPC message from the client.
struct Message {
    enum class Kind : std::uint8_t {
        request,
        notification,
        response,   // to a request of the server's
        malformed,  // `error` says why; `id` is null where it cannot be told
    };

    Kind kind = Kind::malformed;
    std::string method;  // of requests and notifications
    Json id;             // integer or string; of requests and responses
    Json params;         // null where there are none
    Json result;         // of responses; null where `error` is
    ResponseError error;
    bool failed = false;  // of responses
    std::string body;     // as it came; only where the session is recorded
};

/// Whether the value is nested deeper than any message of the protocol by far. Such a one may be looked at
/// and thrown away, but neither copied nor written: both go down it by recursion.
[[nodiscard]] bool is_too_deep(const Json& value);

/// Reads the body of one message. Never throws. Lost surrogates and invalid UTF-8 are read as
/// U+FFFD: a change that is thrown away would put the document out of step.
[[nodiscard]] Message parse_message(std::string_view body);

/// The bodies of what the server sends.
[[nodiscard]] std::string response_body(const Json& id, std::string_view result);
[[nodiscard]] std::string error_body(const Json& id, const ResponseError& error);
[[nodiscard]] std::string notification_body(std::string_view method, std::string_view params);
/// The beginning of one, up to its params; behind them stands one more brace.
void begin_notification_body(std::string& out, std::string_view method);
/// `params` may be empty: some requests have none.
[[nodiscard]] std::string request_body(const Json& id, std::string_view method, std::string_view params);

}  // namespace gouji::lsp
