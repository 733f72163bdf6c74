// Recorded sessions with the real program. A session is a text file: lines that begin with --> are
// sent, those with <-- are awaited one by one; `raw` sends bytes as a JSON string says them, `exit` is
// the status in the end, # begins a remark. GOUJI_UPDATE=1 writes what came in place of the lines <--.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/catch.h"
#include "tests/lsp/model.h"
#include "tests/lsp/program_session.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

// Strings that name a file of the source tree become its text.
void fill_in(Json& value) {
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        if (text.starts_with('@')) {
            value = source_file(text.substr(1));
        }
    } else if (value.is_structured()) {
        for (Json& part : value) {
            fill_in(part);
        }
    }
}

class Player {
 public:
    explicit Player(bool update) : update_(update) {}

    std::string play(const std::string& text) {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("<-- ")) {
                if (!update_) {
                    INFO(line);
                    const auto message = receive(20'000);
                    REQUIRE(message);
                    CHECK(*message == Json::parse(line.substr(4)));
                }
                continue;
            }
            const bool sends =
                line.starts_with("--> ") || line.starts_with("raw ") || line.starts_with("exit ");
            if (update_ && sends) {
                take_what_came();
            }
            out_ += line + "\n";
            if (line.starts_with("--> ")) {
                send(Json::parse(line.substr(4)));
            } else if (line.starts_with("raw ")) {
                session_.write(Json::parse(line.substr(4)).get<std::string>());
            } else if (line.starts_with("exit ")) {
                CHECK_FALSE(receive(50));
                session_.close_input();
                CHECK(session_.wait() == std::stoi(line.substr(5)));
            }
        }
        return out_;
    }

 private:
    void send(Json message) {
        fill_in(message);
        if (message.contains("id") && message.contains("method")) {
            asked_[message["id"]] = message["method"];
        }
        session_.send(message);
    }
    std::optional<Json> receive(int milliseconds) {
        auto message = session_.receive(milliseconds);
        if (message) {
            const bool response = !message->contains("method");
            INFO(message->dump());
            CHECK(model_mistake(*message, response ? asked_[(*message)["id"]] : "") == "");
        }
        return message;
    }
    void take_what_came() {
        // What was sent last is answered within this time, on any machine that updates sessions.
        while (const auto message = receive(400)) {
            out_ += "<-- " + message->dump() + "\n";
        }
    }

    bool update_;
    ProgramSession session_;
    std::map<Json, std::string> asked_;
    std::string out_;
};

}  // namespace

TEST_CASE("recorded sessions go as they went") {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(GOUJI_SOURCE_DIR) + "/tests/lsp/sessions")) {
        paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    REQUIRE(paths.size() >= 4);
    for (const auto& path : paths) {
        INFO(path.filename().string());
        const std::string text = source_file("tests/lsp/sessions/" + path.filename().string());
        const bool update = std::getenv("GOUJI_UPDATE") != nullptr;
        const std::string now = Player(update).play(text);
        if (update) {
            std::ofstream(path, std::ios::binary) << now;
        }
    }
}
