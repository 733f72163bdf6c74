#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "lsp/server/run.h"

namespace gouji::cli {

void add_lsp(CLI::App& app, Setup& setup) {
    CLI::App& command =
        *app.add_subcommand("lsp", setup.say("语言服务器：在标准输入和输出上为编辑器服务",
                                             "the language server, on standard input and output"));
    // What editors' client libraries add of their own; there is no other way to talk to it.
    command.add_flag("--stdio")->group("");
    command.callback([&setup] { setup.chosen = [] { return lsp::run_server(); }; });
}

}  // namespace gouji::cli
