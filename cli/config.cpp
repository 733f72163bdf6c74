#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/judging.h"
#include "cli/options.h"
#include "cli/output.h"
#include "parser/text/display_width.h"
#include "parser/text/position.h"
#include "workspace/configurations.h"
#include "workspace/json_parts.h"

namespace gouji::cli {
namespace {

struct ConfigOptions {
    std::string file;
    std::string config;
    std::string language;
    std::string format = "text";
};

// One setting that holds, and where it comes from.
struct Line {
    std::string name;
    std::string value;
    const LoadedConfig* from = nullptr;  // null: default or command line
    std::uint32_t line = 0;              // of `from`, from 1
    OriginKind kind = OriginKind::defaults;
};

std::string rule_value(const RuleSetting& setting) {
    std::string value = setting.off        ? "off"
                        : setting.severity ? std::string(severity_name(*setting.severity))
                                           : "on";
    for (const auto& [name, number] : setting.options) {
        value += fmt::format(" {}={}", name, number);
    }
    return value;
}

std::string acceptance_value(const Acceptance& accepted) {
    std::string value = accepted.rule;
    for (const std::string* part :
         {&accepted.at.section, &accepted.at.table, &accepted.at.row, &accepted.at.column}) {
        if (!part->empty()) {
            value += fmt::format(" {}", *part);
        }
    }
    return value;
}

std::vector<Line> lines_of(const FileSettings& settings) {
    std::vector<Line> lines;
    const ResolvedSettings& resolved = settings.resolved;
    const auto add = [&](std::string name, std::string value, const Origin& origin) {
        Line& line = lines.emplace_back();
        line.name = std::move(name);
        line.value = std::move(value);
        line.kind = origin.kind;
        if (origin.kind == OriginKind::file) {
            line.from = settings.configs[origin.layer];
            line.line = static_cast<std::uint32_t>(line.from->source->line_of(origin.span.begin)) + 1;
        }
    };
    add("form", resolved.settings.form, resolved.form);
    add("language", std::string(language_name(resolved.settings.language)), resolved.language);
    add("fill-blanks", std::string(fill_blanks_name(resolved.settings.fill_blanks)), resolved.fill_blanks);
    for (const auto& [rule, origin] : resolved.rules) {
        add("rules." + rule, rule_value(*resolved.settings.rule(rule)), origin);
    }
    for (std::size_t i = 0; i < resolved.accepted.size(); ++i) {
        add("accepted", acceptance_value(resolved.settings.accepted[i]), resolved.accepted[i]);
    }
    return lines;
}

std::string origin_text(const Line& line, bool english) {
    switch (line.kind) {
        case OriginKind::file:
            return fmt::format("{}:{}", line.from->path, line.line);
        case OriginKind::client:
            return english ? "editor" : "编辑器";
        case OriginKind::command_line:
            return english ? "command line" : "命令行";
        case OriginKind::defaults:
            break;
    }
    return english ? "default" : "默认";
}

std::string padded(const std::string& text, int width) {
    const std::string shown = printable(text);
    return shown + std::string(static_cast<std::size_t>(std::max(0, width - display_width(shown))), ' ');
}

std::string as_text(const std::vector<Line>& lines, const FileSettings& settings, bool english) {
    std::string out = english ? "Configuration files, the nearest first:\n" : "配置文件（近者在前）：\n";
    if (settings.configs.empty()) {
        out += english ? "  none\n" : "  无\n";
    }
    for (auto it = settings.configs.rbegin(); it != settings.configs.rend(); ++it) {
        out += fmt::format("  {}{}\n", printable((*it)->path), (*it)->file.layer.root ? " (root)" : "");
    }
    int name_width = 0;
    int value_width = 0;
    for (const Line& line : lines) {
        name_width = std::max(name_width, display_width(printable(line.name)));
        value_width = std::max(value_width, display_width(printable(line.value)));
    }
    out += '\n';
    for (const Line& line : lines) {
        out += fmt::format("{}  {}  {}\n", padded(line.name, name_width), padded(line.value, value_width),
                           printable(origin_text(line, english)));
    }
    return out;
}

std::string as_json(const std::vector<Line>& lines, const FileSettings& settings, const std::string& path) {
    constexpr std::string_view kinds[] = {"default", "file", "client", "command-line"};
    OrderedJson json = {{"path", path}, {"files", OrderedJson::array()}, {"settings", OrderedJson::array()}};
    for (auto it = settings.configs.rbegin(); it != settings.configs.rend(); ++it) {
        json["files"].push_back((*it)->path);
    }
    for (const Line& line : lines) {
        OrderedJson setting = {
            {"name", line.name}, {"value", line.value}, {"from", kinds[static_cast<std::size_t>(line.kind)]}};
        if (line.from != nullptr) {
            setting["file"] = line.from->path;
            setting["line"] = line.line - 1;
        }
        json["settings"].push_back(std::move(setting));
    }
    return dump(json) + "\n";
}

int show_config(const ConfigOptions& options, bool english) {
    if (!is_one_of("--format", options.format, {"text", "json"}, english)) {
        return status_failed;
    }
    const auto configurations = open_configurations({}, options.language, options.config, english);
    if (configurations == nullptr) {
        return status_failed;
    }
    const FileSettings settings = configurations->settings_for(options.file);
    bool sound = true;
    for (const LoadedConfig* config : settings.configs) {
        if (!config->error.empty()) {
            complain(fmt::format("{}: {}", config->path, config->error));
            sound = false;
        }
        for (const Finding& mistake : config->file.mistakes) {
            const Position at = to_position(*config->source, mistake.span.begin, PositionEncoding::utf16);
            complain(
                fmt::format("{}:{}:{}: {}", config->path, at.line + 1, at.character + 1, mistake.message));
            sound = false;
        }
    }
    const std::vector<Line> lines = lines_of(settings);
    Output output;
    output.write(options.format == "json" ? as_json(lines, settings, options.file)
                                          : as_text(lines, settings, english));
    return output.close(english) && sound ? status_done : status_failed;
}

}  // namespace

void add_config(CLI::App& app, Setup& setup) {
    CLI::App& command = *app.add_subcommand(
        "config", setup.say("对一个文件起作用的设置，及各自的出处",
                            "the settings that hold for a file, and where each comes from"));
    const auto options = std::make_shared<ConfigOptions>();
    command.add_option("FILE", options->file, setup.say("文件（不必存在）", "the file (it need not exist)"))
        ->required()
        ->type_name("");
    command.add_option("--config", options->config,
                       setup.say("只用这一个配置文件", "this configuration file and no other"));
    command.add_option("--format", options->format,
                       setup.say("text（默认）或 json", "text (default) or json"));
    add_language_option(command, options->language, setup);
    command.callback([options, &setup] {
        setup.chosen = [options, &setup] { return show_config(*options, setup.english); };
    });
}

}  // namespace gouji::cli
