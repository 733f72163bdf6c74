#include "lsp/server/recording.h"

#include <fmt/format.h>

#include <deque>
#include <utility>

#include "lsp/server/server.h"
#include "platform/files.h"
#include "platform/terminal.h"

namespace gouji::lsp {
namespace {

// Holds what the server says until the record is asked for it.
class Collected final : public Sink {
 public:
    void send(std::string_view body) override { bodies.emplace_back(body); }
    std::deque<std::string> bodies;
};

class Player {
 public:
    // Plays one line. False where it is no event.
    bool play(const Json& event) {
        const auto at = member(event, "at");
        const Clock::time_point now(
            std::chrono::microseconds(at.is_number_integer() ? at.get<std::int64_t>() : 0));
        if (event.contains("in")) {
            server_.handle(parse_message(dump(event["in"])), now, std::exchange(cancelled_, false));
        } else if (event.contains("malformed")) {
            server_.handle(parse_message(string_or(event["malformed"], "")), now);
        } else if (event.contains("cancelled")) {
            cancelled_ = true;
        } else if (event.contains("settle")) {
            server_.settle();
        } else if (event.contains("work")) {
            server_.work();
        } else if (event.contains("out")) {
            compare(&event["out"]);
        } else {
            return false;
        }
        return true;
    }

    void finish() {
        while (!said_.bodies.empty()) {
            compare(nullptr);
        }
    }
    [[nodiscard]] std::size_t differences() const { return differences_; }

 private:
    void compare(const Json* recorded) {
        Json now;
        if (!said_.bodies.empty()) {
            now = Json::parse(said_.bodies.front(), nullptr, false);
            said_.bodies.pop_front();
        }
        if (recorded != nullptr && *recorded == now) {
            return;
        }
        ++differences_;
        std::string text;
        if (recorded != nullptr) {
            text += "- " + dump(*recorded) + "\n";
        }
        if (!now.is_null()) {
            text += "+ " + dump(now) + "\n";
        }
        platform::write_to(platform::Stream::out, text);
    }

    Collected said_;
    Server server_{said_};
    std::size_t differences_ = 0;
    bool cancelled_ = false;
};

int complain(std::string_view text) {
    platform::write_to(platform::Stream::err, fmt::format("gouji: {}\n", text));
    return 2;
}

}  // namespace

Recorder::Recorder(const std::string& path)
    : file_(path, LineFile::Begin::anew), start_(std::chrono::steady_clock::now()) {
    file_.add(fmt::format(R"({{"record":1,"gouji":"{}"}})", GOUJI_VERSION));
}

void Recorder::in(std::string_view body, const Message& message, bool cancelled, TimePoint now) {
    const auto at = std::chrono::duration_cast<std::chrono::microseconds>(now - start_).count();
    if (cancelled) {
        file_.add(fmt::format(R"({{"at":{},"cancelled":{}}})", at, dump(message.id)));
    }
    // Read again and written, so that it is one line and valid UTF-8 whatever came.
    const Json json = Json::parse(body, nullptr, false);
    file_.add(json.is_discarded() || is_too_deep(json)
                  ? fmt::format(R"({{"at":{},"malformed":{}}})", at, dump(Json(body)))
                  : fmt::format(R"({{"at":{},"in":{}}})", at, dump(json)));
}

void Recorder::out(std::string_view body) {
    file_.add(fmt::format(R"({{"out":{}}})", dump(Json::parse(body, nullptr, false))));
}

int replay(const std::string& path, bool english) {
    const auto content = platform::read_file(path, english);
    if (!content) {
        return complain(fmt::format("{}: {}", path, content.error()));
    }
    Player player;
    std::string_view rest = content.value().bytes;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const Json event = Json::parse(line, nullptr, false);
        const bool head = number == 1 && member(event, "record") == 1;
        if (!head && (number == 1 || !event.is_object() || is_too_deep(event) || !player.play(event))) {
            return complain(
                fmt::format(fmt::runtime(english ? "{}:{}: not a recorded session" : "{}:{}：不是录下的会话"),
                            path, number));
        }
    }
    player.finish();
    if (player.differences() == 0) {
        platform::write_to(platform::Stream::out, english ? "as recorded\n" : "与录下的一致\n");
        return 0;
    }
    return 1;
}

}  // namespace gouji::lsp
