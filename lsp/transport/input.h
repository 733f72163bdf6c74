#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "lsp/protocol/message.h"
#include "lsp/transport/framing.h"

namespace gouji::lsp {

/// The messages that have come and were not yet handled. A thread of its own reads them, so that a
/// client is never kept waiting for the server to read.
class Input {
 public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// `keep_bodies`: messages carry what they were read from.
    explicit Input(bool keep_bodies = false) : keep_bodies_(keep_bodies) {}

    /// Starts the thread that reads standard input. It ends with the process.
    void start();

    /// Waits for messages, until `until` at the longest, and takes the first one: nothing where
    /// none came, or the input has ended.
    [[nodiscard]] std::optional<Message> take(std::optional<TimePoint> until);
    /// Whether no message is there to be taken, and none on its way.
    [[nodiscard]] bool drained();
    /// Whether the input has ended and everything was taken.
    [[nodiscard]] bool ended();
    /// Whether the client has taken this request back while it waited.
    [[nodiscard]] bool was_cancelled(const Json& id);

    /// What the thread does with what it reads; for tests.
    void push_bytes(std::string_view bytes);
    void push_end();

 private:
    void read_all();

    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<Message> messages_;
    std::vector<Json> cancelled_;
    bool ended_ = false;
    bool keep_bodies_;
    FrameReader frames_;  // of the thread alone
};

}  // namespace gouji::lsp
