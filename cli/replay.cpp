#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/options.h"
#include "lsp/server/recording.h"

namespace gouji::cli {

void add_replay(CLI::App& app, Setup& setup) {
    CLI::App& command = *app.add_subcommand(
        "replay", setup.say("重放 gouji lsp --record 录下的会话，列出不同之处",
                            "play a session again that gouji lsp --record recorded; print what differs"));
    struct Options {
        std::string file;
        std::string language;
    };
    const auto options = std::make_shared<Options>();
    add_language_option(command, options->language, setup);
    command.add_option("FILE", options->file, setup.say("录下的会话", "the recorded session"))
        ->required()
        ->type_name("");
    command.callback([options, &setup] {
        setup.chosen = [options, &setup] { return lsp::replay(options->file, setup.english); };
    });
}

}  // namespace gouji::cli
