#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <new>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "platform/files.h"
#include "platform/terminal.h"
#include "rules/core/suggest.h"

namespace gouji::cli {
namespace {

constexpr std::string_view commands[] = {"check",  "fix", "inspect", "rules", "explain",
                                         "config", "new", "lsp",     "replay"};

// The language of help and complaints must be known before the command line is understood.
bool asks_for_english(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--") {
            break;
        }
        if (argument == "--lang=en" ||
            (argument == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "en")) {
            return true;
        }
    }
    return false;
}

void label_help(CLI::App& app, const Setup& setup) {
    const auto formatter = app.get_formatter();
    formatter->column_width(28);
    formatter->label("TEXT", setup.say("值", "VALUE"));
    formatter->label("INT", setup.say("数", "N"));
    app.option_defaults()->group(setup.say("选项", "Options"));
    if (!setup.english) {
        formatter->label("Usage", "用法");
        formatter->label("OPTIONS", "选项");
        formatter->label("SUBCOMMAND", "命令");
        formatter->label("Positionals", "参数");
        formatter->label("REQUIRED", "必需");
    }
}

// The options of the command that was named, and those of the program.
std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    const auto add = [&](const CLI::App& of) {
        for (const CLI::Option* option : of.get_options()) {
            for (const std::string& name : option->get_lnames()) {
                names.push_back("--" + name);
            }
        }
    };
    add(app);
    for (const CLI::App* command : app.get_subcommands()) {
        add(*command);
    }
    return names;
}

// CLI11's own words are for programmers; these say what to do next.
std::string explain_error(const CLI::App& app, const CLI::ParseError& error, const Setup& setup) {
    const auto* extras = dynamic_cast<const CLI::ExtrasError*>(&error);
    if (extras == nullptr) {
        return error.what();
    }
    std::vector<std::string> rest = app.remaining(true);
    if (rest.empty()) {
        return error.what();
    }
    const std::string& first = rest.front();
    const bool has_command = !app.get_subcommands().empty();
    if (!first.starts_with('-') && !has_command) {
        if (const auto meant = suggest(first, commands)) {
            return fmt::format(fmt::runtime(setup.say("没有命令“{}”；是否想写“{}”？",
                                                      "there is no command '{}'; did you mean '{}'?")),
                               first, *meant);
        }
        if (platform::file_kind(first, true) != platform::FileKind::missing) {
            return fmt::format(
                fmt::runtime(setup.say("没有命令“{0}”；要检查它，请写 gouji check {0}",
                                       "there is no command '{0}'; to lint it: gouji check {0}")),
                first);
        }
        return fmt::format(fmt::runtime(setup.say("没有命令“{}”；gouji --help 列出全部命令",
                                                  "there is no command '{}'; gouji --help lists them")),
                           first);
    }
    if (first.starts_with('-')) {
        const std::vector<std::string> known = option_names(app);
        const std::vector<std::string_view> views(known.begin(), known.end());
        const auto meant = suggest(first.substr(0, first.find('=')), views);
        return meant ? fmt::format(fmt::runtime(setup.say("没有选项 {}；是否想写 {}？",
                                                          "there is no option {}; did you mean {}?")),
                                   first, *meant)
                     : fmt::format(fmt::runtime(setup.say("没有选项 {}；--help 列出全部选项",
                                                          "there is no option {}; --help lists them")),
                                   first);
    }
    return fmt::format(fmt::runtime(setup.say("多了“{}”", "'{}' is one too many")), first);
}

int print(std::string_view text, bool english) {
    Output output;
    output.write(text);
    return output.close(english) ? status_done : status_failed;
}

int run_app(int argc, const char* const* argv) {
    Setup setup;
    setup.english = asks_for_english(argc, argv);
    CLI::App app(setup.say("勾稽 —— 政府信息公开工作年度报告的检查工具",
                           "gouji lints government information disclosure annual reports"),
                 "gouji");
    label_help(app, setup);
    app.set_help_flag("-h,--help", setup.say("显示帮助", "show this help"));
    bool version = false;
    std::string shell;
    std::string language;
    app.add_flag("--version", version, setup.say("显示版本", "show the version"));
    app.add_option(
        "--completion", shell,
        setup.say("输出补全脚本：bash、zsh 或 fish", "print a completion script: bash, zsh or fish"));
    app.add_option("--lang", language, setup.say("zh（默认）或 en", "zh (default) or en"));
    add_check(app, setup);
    add_fix(app, setup);
    add_inspect(app, setup);
    add_rules(app, setup);
    add_explain(app, setup);
    add_config(app, setup);
    add_new(app, setup);
    add_lsp(app, setup);
    add_replay(app, setup);
    app.require_subcommand(0, 1);
    for (CLI::App* command : app.get_subcommands(nullptr)) {
        command->group(setup.say("命令", "Commands"));
    }

    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        const auto chosen = app.get_subcommands();
        return print(chosen.empty() ? app.help() : chosen.front()->help("gouji"), setup.english);
    } catch (const CLI::ParseError& error) {
        complain(explain_error(app, error, setup));
        return status_failed;
    }
    if (version) {
        return print(fmt::format("gouji {}\n", GOUJI_VERSION), setup.english);
    }
    if (!shell.empty()) {
        const std::string_view script = completion_script(shell);
        if (script.empty()) {
            complain(setup.say("--completion 应是 bash、zsh、fish 之一",
                               "--completion must be bash, zsh or fish"));
            return status_failed;
        }
        return print(script, setup.english);
    }
    if (!setup.chosen) {
        platform::write_to(platform::Stream::err, app.help());
        return status_failed;
    }
    return setup.chosen();
}

}  // namespace

int run(int argc, const char* const* argv) {
    platform::use_binary_streams();
    try {
        return run_app(argc, argv);
    } catch (const std::bad_alloc&) {
        complain("内存不足 (not enough memory)");
    } catch (const std::exception& failure) {
        complain(fmt::format("内部错误 (internal error): {}", failure.what()));
    }
    return status_failed;
}

}  // namespace gouji::cli
