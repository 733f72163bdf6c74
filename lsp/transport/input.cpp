#include "lsp/transport/input.h"

#include <algorithm>
#include <utility>

#include "platform/streams.h"

namespace gouji::lsp {
namespace {

constexpr std::size_t read_step = std::size_t{64} << 10U;  // bytes

}  // namespace

void Input::read() {
    buffer_.resize(read_step);
    const auto count = platform::read_some(buffer_);
    if (!count || *count == 0) {
        closed_ = true;
        return;
    }
    push_bytes({buffer_.data(), *count});
}

void Input::push_bytes(std::string_view bytes) {
    frames_.feed(bytes);
    while (const auto body = frames_.next()) {
        Message message = parse_message(*body);
        if (keep_bodies_) {
            message.body = *body;
        }
        if (message.kind == Message::Kind::notification && message.method == "$/cancelRequest") {
            cancelled_.push_back(member(message.params, "id"));
        }
        messages_.push_back(std::move(message));
    }
}

std::optional<Message> Input::take(std::optional<TimePoint> until) {
    // What came meanwhile is read before the next message is handled: it may take that one back.
    if (!closed_ && (messages_.empty() ? platform::wait_for_input(until) : platform::input_waits())) {
        read();
    }
    if (messages_.empty()) {
        return std::nullopt;
    }
    Message message = std::move(messages_.front());
    messages_.pop_front();
    if (message.kind == Message::Kind::notification && message.method == "$/cancelRequest") {
        std::erase(cancelled_, member(message.params, "id"));
    }
    return message;
}

bool Input::drained() const {
    return messages_.empty() && (closed_ || !platform::input_waits());
}

bool Input::was_cancelled(const Json& id) const {
    return std::find(cancelled_.begin(), cancelled_.end(), id) != cancelled_.end();
}

}  // namespace gouji::lsp
