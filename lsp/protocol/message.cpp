#include "lsp/protocol/message.h"

#include <algorithm>
#include <utility>

#include "parser/text/utf8.h"

namespace gouji::lsp {
namespace {

Message malformed(Json id, ErrorCode code, std::string why) {
    Message message;
    message.id = std::move(id);
    message.error = {code, std::move(why)};
    return message;
}

bool is_id(const Json& value) {
    return value.is_string() || value.is_number_integer();
}

// 0xD800…0xDFFF for `\uXXXX` at `at`; 0 for anything else.
unsigned surrogate_at(std::string_view body, std::size_t at) {
    if (at + 6 > body.size() || body[at] != '\\' || body[at + 1] != 'u') {
        return 0;
    }
    unsigned unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = body[i];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) {
            return 0;
        }
        unit = unit * 16 + static_cast<unsigned>(digit);
    }
    return unit >= 0xD800 && unit <= 0xDFFF ? unit : 0;
}

// The body with lost surrogates and bytes that are no UTF-8 as U+FFFD.
std::string repaired(std::string_view body) {
    std::string out;
    out.reserve(body.size());
    for (std::size_t at = 0; at < body.size();) {
        if (body[at] == '\\') {
            const unsigned first = surrogate_at(body, at);
            const unsigned second = first != 0 ? surrogate_at(body, at + 6) : 0;
            if (first != 0 && first < 0xDC00 && second >= 0xDC00) {
                out.append(body, at, 12);
                at += 12;
            } else if (first != 0) {
                out += "\\ufffd";
                at += 6;
            } else {
                out.append(body, at, 2);
                at += 2;
            }
            continue;
        }
        const std::size_t length = utf8_sequence(body, at);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
            ++at;
        } else {
            out.append(body, at, length);
            at += length;
        }
    }
    return out;
}

Json parse(std::string_view body) {
    Json json = Json::parse(body, nullptr, false);
    if (json.is_discarded()) {
        json = Json::parse(repaired(body), nullptr, false);
    }
    return json;
}

constexpr int deepest = 200;  // no message of the protocol is a tenth so deep

bool is_deeper(const Json& value, int levels) {
    return value.is_structured() &&
           (levels == 0 || std::any_of(value.begin(), value.end(),
                                       [&](const Json& part) { return is_deeper(part, levels - 1); }));
}

}  // namespace

bool is_too_deep(const Json& value) {
    return is_deeper(value, deepest);
}

Message parse_message(std::string_view body) {
    Json json = parse(body);
    if (json.is_discarded()) {
        return malformed(nullptr, ErrorCode::parse_error, "not valid JSON");
    }
    if (!json.is_object()) {
        return malformed(nullptr, ErrorCode::invalid_request, "a message is a JSON object");
    }
    const auto method = json.find("method");
    const auto id = json.find("id");
    const bool has_id = id != json.end();
    if (has_id && !is_id(*id) && !(id->is_null() && method == json.end())) {
        return malformed(nullptr, ErrorCode::invalid_request, "an id is an integer or a string");
    }
    Message message;
    if (has_id) {
        message.id = std::move(*id);
    }
    if (is_too_deep(json)) {
        return malformed(std::move(message.id), ErrorCode::invalid_request,
                         "the message is nested too deeply");
    }
    if (method == json.end()) {
        const auto error = json.find("error");
        const auto result = json.find("result");
        if (!has_id || (error == json.end() && result == json.end())) {
            return malformed(std::move(message.id), ErrorCode::invalid_request, "no method");
        }
        message.kind = Message::Kind::response;
        message.failed = error != json.end();
        if (message.failed) {
            message.error = {static_cast<ErrorCode>(read_integer(member(*error, "code")).value_or(0)),
                             std::string(string_or(member(*error, "message"), ""))};
        } else {
            message.result = std::move(*result);
        }
        return message;
    }
    if (!method->is_string()) {
        return malformed(std::move(message.id), ErrorCode::invalid_request, "a method is a string");
    }
    message.kind = has_id ? Message::Kind::request : Message::Kind::notification;
    message.method = std::move(method->get_ref<std::string&>());
    if (const auto params = json.find("params"); params != json.end()) {
        message.params = std::move(*params);
    }
    return message;
}

std::string response_body(const Json& id, std::string_view result) {
    std::string body = R"({"jsonrpc":"2.0","id":)";
    body += dump(id);
    body += R"(,"result":)";
    body += result;
    body += '}';
    return body;
}

std::string error_body(const Json& id, const ResponseError& error) {
    return dump({{"jsonrpc", "2.0"},
                 {"id", id},
                 {"error", {{"code", static_cast<std::int32_t>(error.code)}, {"message", error.message}}}});
}

std::string notification_body(std::string_view method, std::string_view params) {
    std::string body;
    begin_notification_body(body, method);
    body += params;
    body += '}';
    return body;
}

void begin_notification_body(std::string& out, std::string_view method) {
    out += R"({"jsonrpc":"2.0","method":")";
    out += method;
    out += R"(","params":)";
}

std::string request_body(const Json& id, std::string_view method, std::string_view params) {
    std::string body = R"({"jsonrpc":"2.0","id":)";
    body += dump(id);
    body += R"(,"method":")";
    body += method;
    body += '"';
    if (!params.empty()) {
        body += R"(,"params":)";
        body += params;
    }
    body += '}';
    return body;
}

}  // namespace gouji::lsp
