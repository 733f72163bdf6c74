#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "cli/commands.h"
#include "cli/judging.h"
#include "cli/options.h"
#include "cli/output.h"
#include "platform/files.h"
#include "workspace/configurations.h"
#include "workspace/next_year.h"

namespace gouji::cli {
namespace {

struct NewOptions {
    std::string from;
    std::optional<int> year;
    std::string output;
    std::string config;
    std::string form;
    std::string language;
};

/// The next year's draft as it may lie on disk; nothing, and said why, where there can be none.
std::optional<std::string> make_draft(const NewOptions& options, Configurations& configurations,
                                      bool english) {
    const auto fail = [&](const std::string& why) {
        complain(fmt::format("{}: {}", options.from, why));
        return std::nullopt;
    };
    auto content = platform::read_file(options.from, english);
    if (!content) {
        return fail(content.error());
    }
    const FileSettings settings = configurations.settings_for(options.from);
    const auto source =
        std::make_shared<const SourceText>(SourceText::decode(std::move(content.value().bytes)));
    const auto draft = next_draft(read_for_judgement(source, *settings.forms, settings.resolved.settings),
                                  options.year, english);
    if (!draft) {
        return fail(draft.error());
    }
    auto bytes = in_encoding_of(*source, draft.value());
    if (!bytes) {
        return fail(bytes.error());
    }
    return std::move(bytes.value());
}

int make_new(const NewOptions& options, bool english) {
    const auto configurations = open_configurations(options.form, options.language, options.config, english);
    if (configurations == nullptr) {
        return status_failed;
    }
    const auto draft = make_draft(options, *configurations, english);
    if (!draft) {
        return status_failed;
    }
    if (options.output.empty()) {
        Output output;
        output.write(*draft);
        return output.close(english) ? status_done : status_failed;
    }
    const std::string why = platform::create_file(options.output, *draft, english);
    if (!why.empty()) {
        complain(fmt::format("{}: {}", options.output, why));
        return status_failed;
    }
    return status_done;
}

}  // namespace

void add_new(CLI::App& app, Setup& setup) {
    CLI::App& command = *app.add_subcommand(
        "new",
        setup.say("从上年的报告写出下一年的空白草稿", "next year's blank draft from last year's report"));
    const auto options = std::make_shared<NewOptions>();
    command.add_option("--from", options->from, setup.say("上年的报告", "last year's report"))->required();
    command.add_option(
        "--year", options->year,
        setup.say("草稿的年度；默认是上年报告的下一年", "the draft's year; by default the next one"));
    command.add_option(
        "-o,--output", options->output,
        setup.say("写进这个新文件；已有的文件不覆盖", "write to this new file; none is overwritten"));
    command.add_option("--config", options->config,
                       setup.say("只用这一个配置文件", "this configuration file and no other"));
    command.add_option("--form", options->form,
                       setup.say("按这种格式读：2019、2021，或自定格式的文件",
                                 "read by this form: 2019, 2021, or a form's file"));
    add_language_option(command, options->language, setup);
    command.callback([options, &setup] {
        setup.chosen = [options, &setup] { return make_new(*options, setup.english); };
    });
}

}  // namespace gouji::cli
