#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/judging.h"
#include "cli/options.h"
#include "cli/output.h"
#include "platform/files.h"
#include "workspace/configurations.h"
#include "workspace/inspection.h"

namespace gouji::cli {
namespace {

struct InspectOptions {
    std::string file;
    std::string config;
    std::string form;
    std::string language;
    std::string stdin_name = "-";
};

int inspect(const InspectOptions& options, bool english) {
    const auto configurations = open_configurations(options.form, options.language, options.config, english);
    if (configurations == nullptr) {
        return status_failed;
    }
    const bool from_input = options.file == "-";
    const std::string& path = from_input ? options.stdin_name : options.file;
    std::string bytes;
    std::string error;
    if (from_input) {
        auto read = platform::read_standard_input(english);
        error = read.error();
        bytes = read ? std::move(read.value()) : std::string();
    } else {
        auto read = platform::read_file(path, english);
        error = read.error();
        bytes = read ? std::move(read.value().bytes) : std::string();
    }
    if (!error.empty()) {
        complain(fmt::format("{}: {}", path, error));
        return status_failed;
    }
    const FileSettings settings = configurations->settings_for(path);
    Settings wanted = settings.resolved.settings;
    const Judgement judgement = judge(
        std::make_shared<const SourceText>(SourceText::decode(std::move(bytes))), *settings.forms, wanted);
    Output output;
    output.write(inspection_json(path, judgement));
    return output.close(english) ? status_done : status_failed;
}

}  // namespace

void add_inspect(CLI::App& app, Setup& setup) {
    CLI::App& command =
        *app.add_subcommand("inspect", setup.say("读出的报告，JSON", "the report as read, in JSON"));
    const auto options = std::make_shared<InspectOptions>();
    command
        .add_option("FILE", options->file, setup.say("文件；- 是标准输入", "the file; - is standard input"))
        ->required()
        ->type_name("");
    command.add_option("--config", options->config,
                       setup.say("只用这一个配置文件", "this configuration file and no other"));
    command.add_option("--form", options->form,
                       setup.say("按这种格式读：2019、2021，或自定格式的文件",
                                 "read by this form: 2019, 2021, or a form's file"));
    command.add_option("--stdin-name", options->stdin_name,
                       setup.say("标准输入的文件名", "the name that standard input goes by"));
    add_language_option(command, options->language, setup);
    command.callback(
        [options, &setup] { setup.chosen = [options, &setup] { return inspect(*options, setup.english); }; });
}

}  // namespace gouji::cli
