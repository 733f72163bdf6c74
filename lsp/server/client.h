#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string_view>

#include "lsp/protocol/message.h"

namespace gouji::lsp {

/// Where the bodies of messages go.
class Sink {
 public:
    virtual ~Sink() = default;
    virtual void send(std::string_view body) = 0;
};

/// The other side: what is said to it, and what it answers to the server's own requests.
class Client {
 public:
    /// Gets the result of a request; of one that failed, null.
    using OnAnswer = std::function<void(const Json& result)>;

    explicit Client(Sink& sink) : sink_(sink) {}

    void respond(const Json& id, std::string_view result) { sink_.send(response_body(id, result)); }
    void fail(const Json& id, const ResponseError& error) { sink_.send(error_body(id, error)); }
    /// `params` is JSON; of a request it may be empty.
    void notify(std::string_view method, std::string_view params) {
        notify_with(method, [&](std::string& out) { out += params; });
    }
    /// The same of long params, which `append` writes where they go.
    template <class Append>
    void notify_with(std::string_view method, Append append) {
        body_.clear();
        begin_notification_body(body_, method);
        append(body_);
        body_ += '}';
        sink_.send(body_);
    }
    void request(std::string_view method, std::string_view params, OnAnswer on_answer = nullptr);
    /// Takes in the answer to one of the server's requests; others are passed over.
    void take_answer(const Message& message);

 private:
    Sink& sink_;
    std::string body_;  // kept for its memory
    std::int64_t last_id_ = 0;
    std::map<std::int64_t, OnAnswer> waiting_;
};

}  // namespace gouji::lsp
