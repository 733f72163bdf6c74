#include "lsp/server/run.h"

#include <algorithm>
#include <chrono>

#include "lsp/server/server.h"
#include "lsp/transport/framing.h"
#include "lsp/transport/input.h"
#include "platform/streams.h"
#include "platform/terminal.h"

namespace gouji::lsp {
namespace {

using namespace std::chrono_literals;

constexpr auto parent_check = 1s;

class StandardOutput final : public Sink {
 public:
    void send(std::string_view body) override {
        broken_ = broken_ || !platform::write_to(platform::Stream::out, frame(body));
    }
    [[nodiscard]] bool broken() const { return broken_; }

 private:
    bool broken_ = false;
};

// The process that the client named, as long as it is to be watched: one that had ended before the
// server started says nothing.
class Parent {
 public:
    void watch(std::optional<std::int32_t> id) {
        if (id && !asked_) {
            asked_ = true;
            watched_ = platform::process_runs(*id) ? id : std::nullopt;
        }
    }
    [[nodiscard]] bool watched() const { return watched_.has_value(); }
    [[nodiscard]] bool gone(Clock::time_point now) {
        if (!watched_ || now < next_) {
            return false;
        }
        next_ = now + parent_check;
        return !platform::process_runs(*watched_);
    }
    [[nodiscard]] Clock::time_point next() const { return next_; }

 private:
    bool asked_ = false;
    std::optional<std::int32_t> watched_;
    Clock::time_point next_;
};

}  // namespace

int run_server() {
    platform::use_binary_streams();
    platform::ignore_broken_pipes();
    StandardOutput output;
    Server server(output);
    Parent parent;
    Input& input = *new Input;  // lives as long as the thread that reads, which ends with the process
    input.start();
    while (!server.exit_status() && !output.broken()) {
        std::optional<Clock::time_point> until = server.due_when_idle();
        if (server.has_work()) {
            until = Clock::time_point::min();  // whatever is there, and else no waiting
        }
        if (parent.watched()) {
            until = std::min(until.value_or(parent.next()), parent.next());
        }
        // What has come is taken without looking at the clock's hands.
        auto message = input.take(until);
        const Clock::time_point now = Clock::now();
        if (message) {
            const bool cancelled =
                message->kind == Message::Kind::request && input.was_cancelled(message->id);
            server.handle(std::move(*message), now, cancelled);
            parent.watch(server.parent_process());
        }
        const auto idle = server.due_when_idle();
        const auto latest = server.due_at_latest();
        if ((latest && *latest <= now) || (idle && *idle <= now && input.drained())) {
            server.settle();
        }
        if (server.has_work() && input.drained()) {
            server.work();
        }
        if (input.ended() && !server.has_work()) {
            server.settle();
            break;
        }
        if (parent.gone(now)) {
            break;
        }
    }
    return server.exit_status().value_or(server.status_at_end());
}

}  // namespace gouji::lsp
