#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "lsp/server/recording.h"

namespace gouji::cli {

void add_replay(CLI::App& app, Setup& setup) {
    CLI::App& command = *app.add_subcommand(
        "replay", setup.say("重放 gouji lsp --record 录下的会话，列出不同之处",
                            "play a session again that gouji lsp --record recorded; print what differs"));
    const auto file = std::make_shared<std::string>();
    command.add_option("FILE", *file, setup.say("录下的会话", "the recorded session"))
        ->required()
        ->type_name("");
    command.callback(
        [file, &setup] { setup.chosen = [file, &setup] { return lsp::replay(*file, setup.english); }; });
}

}  // namespace gouji::cli
