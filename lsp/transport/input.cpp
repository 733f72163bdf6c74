#include "lsp/transport/input.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <thread>
#include <utility>

#include "platform/streams.h"

namespace gouji::lsp {

void Input::start() {
    std::thread([this] { read_all(); }).detach();
}

void Input::read_all() {
    std::array<char, std::size_t{64} << 10U> buffer;  // NOLINT: filled by reading
    for (;;) {
        const auto count = platform::read_some(buffer);
        if (!count || *count == 0) {
            push_end();
            return;
        }
        push_bytes({buffer.data(), *count});
    }
}

void Input::push_bytes(std::string_view bytes) {
    frames_.feed(bytes);
    // All that came in one read is handed over at once: a burst is to be judged as one.
    std::vector<Message> parsed;
    while (const auto body = frames_.next()) {
        parsed.push_back(parse_message(*body));
        if (keep_bodies_) {
            parsed.back().body = *body;
        }
    }
    if (parsed.empty()) {
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        for (Message& message : parsed) {
            if (message.kind == Message::Kind::notification && message.method == "$/cancelRequest") {
                cancelled_.push_back(member(message.params, "id"));
            }
            messages_.push_back(std::move(message));
        }
    }
    came_.notify_one();
}

void Input::push_end() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    came_.notify_one();
}

std::optional<Message> Input::take(std::optional<TimePoint> until) {
    std::unique_lock lock(mutex_);
    const auto ready = [this] { return !messages_.empty() || ended_; };
    if (until) {
        came_.wait_until(lock, *until, ready);
    } else {
        came_.wait(lock, ready);
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

bool Input::drained() {
    {
        const std::lock_guard lock(mutex_);
        if (!messages_.empty()) {
            return false;
        }
        if (ended_) {
            return true;
        }
    }
    return !platform::input_waits();
}

bool Input::ended() {
    const std::lock_guard lock(mutex_);
    return ended_ && messages_.empty();
}

bool Input::was_cancelled(const Json& id) {
    const std::lock_guard lock(mutex_);
    return std::find(cancelled_.begin(), cancelled_.end(), id) != cancelled_.end();
}

}  // namespace gouji::lsp
