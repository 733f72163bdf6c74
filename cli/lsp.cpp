#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "lsp/server/run.h"

namespace gouji::cli {

void add_lsp(CLI::App& app, Setup& setup) {
    CLI::App& command =
        *app.add_subcommand("lsp", setup.say("语言服务器：在标准输入和输出上为编辑器服务",
                                             "the language server, on standard input and output"));
    const auto options = std::make_shared<lsp::RunOptions>();
    command.add_option("--log-file", options->log_file,
                       setup.say("把做了什么、用了多久记入这个文件",
                                 "write what is done, and how long it takes, into this file"));
    command.add_option("--record", options->record_file,
                       setup.say("把整个会话（含文稿内容）录入这个文件，供 gouji replay 重放",
                                 "record the session, drafts included, into this file for gouji replay"));
    // What editors' client libraries add of their own; there is no other way to talk to it.
    command.add_flag("--stdio")->group("");
    command.callback([options, &setup] { setup.chosen = [options] { return lsp::run_server(*options); }; });
}

}  // namespace gouji::cli
