#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace gouji::cli {

/// What the commands are set up with, and the one that was chosen.
struct Setup {
    bool english = false;
    std::function<int()> chosen;  // runs it and gives the exit status

    [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
        return std::string(english ? en : zh);
    }
};

/// Each adds one command with its options; when the command line names it, `setup.chosen` is set.
void add_check(CLI::App& app, Setup& setup);
void add_fix(CLI::App& app, Setup& setup);
void add_inspect(CLI::App& app, Setup& setup);
void add_rules(CLI::App& app, Setup& setup);
void add_explain(CLI::App& app, Setup& setup);
void add_config(CLI::App& app, Setup& setup);
void add_new(CLI::App& app, Setup& setup);
void add_lsp(CLI::App& app, Setup& setup);
void add_replay(CLI::App& app, Setup& setup);

/// A script that completes gouji's command line in `shell` (bash, zsh or fish); empty for another.
[[nodiscard]] std::string_view completion_script(std::string_view shell);

/// The whole program: reads the command line, runs the command, gives the exit status.
int run(int argc, const char* const* argv);

}  // namespace gouji::cli
