#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "lsp/protocol/message.h"
#include "lsp/transport/framing.h"

namespace gouji::lsp {

/// The messages that have come and were not yet handled. What waits for them reads them: a thread of
/// its own would add the time that waking another thread takes to every key. So that a client which
/// writes before it reads is never waited for, whoever writes to it reads meanwhile (see run.cpp).
class Input {
 public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// `keep_bodies`: messages carry what they were read from.
    explicit Input(bool keep_bodies = false) : keep_bodies_(keep_bodies) {}

    /// Waits for messages, until `until` at the longest, and takes the first one: nothing where
    /// none came, or the input has ended.
    [[nodiscard]] std::optional<Message> take(std::optional<TimePoint> until);
    /// Reads what standard input has at present; waits where it has nothing.
    void read();
    /// Whether no message is there to be taken, and none on its way.
    [[nodiscard]] bool drained() const;
    /// Whether nothing more will come.
    [[nodiscard]] bool closed() const { return closed_; }
    /// Whether the input has ended and everything was taken.
    [[nodiscard]] bool ended() const { return closed_ && messages_.empty(); }
    /// Whether the client has taken this request back while it waited.
    [[nodiscard]] bool was_cancelled(const Json& id) const;

 private:
    void push_bytes(std::string_view bytes);

    std::deque<Message> messages_;
    std::vector<Json> cancelled_;
    bool closed_ = false;
    bool keep_bodies_;
    FrameReader frames_;
    std::vector<char> buffer_;
};

}  // namespace gouji::lsp
