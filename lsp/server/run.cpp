#include "lsp/server/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lsp/server/recording.h"
#include "lsp/server/server.h"
#include "lsp/transport/framing.h"
#include "lsp/transport/input.h"
#include "lsp/transport/line_file.h"
#include "platform/streams.h"
#include "platform/terminal.h"

namespace gouji::lsp {
namespace {

using namespace std::chrono_literals;

constexpr auto parent_check = 1s;

class StandardOutput final : public Sink {
 public:
    StandardOutput(Recorder* recorder, Input& input) : recorder_(recorder), input_(input) {}

    void send(std::string_view body) override {
        if (recorder_ != nullptr) {
            recorder_->out(body);
        }
        framed_.clear();
        append_frame(framed_, body);
        // A client that writes much before it reads must not wait for a server that waits for it.
        for (std::string_view rest = framed_; !rest.empty() && !broken_;) {
            const std::optional<std::size_t> written = platform::write_some(rest);
            broken_ = !written;
            rest.remove_prefix(written.value_or(0));
            if (written == 0 && !platform::wait_to_write(!input_.closed())) {
                input_.read();
            }
        }
    }
    [[nodiscard]] bool broken() const { return broken_; }

 private:
    Recorder* recorder_;
    Input& input_;
    std::string framed_;  // kept for its memory
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

class Loop {
 public:
    explicit Loop(const RunOptions& options)
        // What a server wrote before it died is there for the next one's log, and a log that two
        // share keeps the lines of both.
        : options_(options),
          log_(options.log_file.empty()
                   ? std::nullopt
                   : std::optional<LineFile>(std::in_place, options.log_file, LineFile::Begin::at_the_end)),
          recorder_(options.record_file.empty() ? std::nullopt
                                                : std::optional<Recorder>(options.record_file)),
          input_(recorder_.has_value()),
          output_(recorder_ ? &*recorder_ : nullptr, input_),
          server_(output_) {}

    int run() {
        log("gouji {} lsp", GOUJI_VERSION);
        if (log_ && !log_->is_open()) {
            complain(options_.log_file);
        }
        if (recorder_ && !recorder_->is_open()) {
            complain(options_.record_file);
        }
        while (!server_.exit_status() && !output_.broken() && turn()) {
        }
        const int status = server_.exit_status().value_or(server_.status_at_end());
        log("exit status {}", status);
        return status;
    }

 private:
    template <class... Parts>
    void log(fmt::format_string<Parts...> format, Parts&&... parts) {
        if (log_) {
            const std::chrono::duration<double> since = Clock::now() - start_;
            log_->add(fmt::format("{:10.4f} ", since.count()) +
                      fmt::format(format, std::forward<Parts>(parts)...));
        }
    }

    // A file that was asked for and cannot be had stops nothing, but whoever asked must know: on standard
    // error, and in the editor, where that is not seen.
    void complain(const std::string& path) {
        complaints_.push_back(
            fmt::format("{}: 无法写入，不作记录（cannot be written, nothing is recorded）", path));
        platform::write_to(platform::Stream::err, "gouji: " + complaints_.back() + "\n");
    }

    // Takes a message if one is there, and does what is due. False when it is time to end.
    bool turn() {
        std::optional<Clock::time_point> until = server_.due_when_idle();
        if (server_.has_work()) {
            until = Clock::time_point::min();  // whatever is there, and else no waiting
        }
        if (parent_.watched()) {
            until = std::min(until.value_or(parent_.next()), parent_.next());
        }
        if (auto message = input_.take(until)) {
            take(std::move(*message));
        }
        const Clock::time_point now = Clock::now();
        const auto idle = server_.due_when_idle();
        const auto latest = server_.due_at_latest();
        if ((latest && *latest <= now) || (idle && *idle <= now && input_.drained())) {
            settle();
        }
        if (server_.has_work() && input_.drained()) {
            if (recorder_) {
                recorder_->work();
            }
            server_.work();
        }
        if (input_.ended() && !server_.has_work()) {
            if (server_.due_when_idle()) {
                settle();
            }
            log("end of input");
            return false;
        }
        if (parent_.gone(now)) {
            log("the client's process has ended");
            return false;
        }
        return true;
    }

    void take(Message message) {
        const Clock::time_point now = Clock::now();
        const bool cancelled = message.kind == Message::Kind::request && input_.was_cancelled(message.id);
        if (recorder_) {
            recorder_->in(message.body, message, cancelled, now);
        }
        // Before the answer: whoever gets it may end at once, and had not ended before.
        if (message.kind == Message::Kind::request && message.method == "initialize") {
            parent_.watch(read_integer(member(message.params, "processId")));
        }
        const std::string what = log_ ? message.method + " " + dump(message.id) : std::string();
        const bool may_be_told = message.method == "initialized";
        server_.handle(std::move(message), now, cancelled);
        log("{:8.3f} ms {}", milliseconds_since(now), what);
        for (const std::string& complaint : complaints_) {
            if (may_be_told) {
                output_.send(notification_body("window/showMessage",
                                               dump({{"type", 2}, {"message", "勾稽：" + complaint}})));
            }
        }
    }

    void settle() {
        if (recorder_) {
            recorder_->settle();
        }
        const Clock::time_point now = Clock::now();
        server_.settle();
        log("{:8.3f} ms judged and published", milliseconds_since(now));
    }

    static double milliseconds_since(Clock::time_point then) {
        return std::chrono::duration<double, std::milli>(Clock::now() - then).count();
    }

    const Clock::time_point start_ = Clock::now();
    const RunOptions& options_;
    std::vector<std::string> complaints_;  // told when the client may be told
    std::optional<LineFile> log_;
    std::optional<Recorder> recorder_;
    Input input_;
    StandardOutput output_;
    Server server_;
    Parent parent_;
};

}  // namespace

int run_server(const RunOptions& options) {
    platform::use_binary_streams();
    platform::ignore_broken_pipes();
    return Loop(options).run();
}

}  // namespace gouji::lsp
