#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/output.h"
#include "rules/core/registry.h"
#include "rules/core/suggest.h"
#include "rules/meta/rules.h"

namespace gouji::cli {
namespace {

CLI::Option* add_rule_list(CLI::App& command, const char* name, std::vector<std::string>& into,
                           std::string help) {
    // Without this, the files that follow would be taken for more rules.
    return command.add_option(name, into, std::move(help))->delimiter(',')->allow_extra_args(false);
}

bool rules_are_known(const std::vector<std::string>& names, bool english) {
    bool all_known = true;
    for (const std::string& name : names) {
        if (find_rule(name) != nullptr || is_reserved_rule(name)) {
            continue;
        }
        std::vector<std::string_view> known;
        for (const Rule* rule : all_rules()) {
            known.push_back(rule->info.id);
        }
        const auto meant = suggest(name, known);
        complain(english ? fmt::format("there is no rule '{}'{}", name,
                                       meant ? fmt::format("; did you mean '{}'?", *meant)
                                             : "; gouji rules lists them")
                         : fmt::format("没有“{}”这条规则{}", name,
                                       meant ? fmt::format("；是否想写“{}”？", *meant)
                                             : "；gouji rules 列出全部规则"));
        all_known = false;
    }
    return all_known;
}

bool contains(const std::vector<std::string>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

void add_judging_options(CLI::App& command, JudgingOptions& options, const Setup& setup) {
    command
        .add_option("PATH", options.paths,
                    setup.say("文件或文件夹；- 是标准输入；不写就是当前文件夹",
                              "files or folders; - is standard input; without any, this folder"))
        ->type_name("");
    add_rule_list(command, "--select", options.select,
                  setup.say("只用这些规则（逗号分隔）", "only these rules (commas between)"));
    add_rule_list(command, "--ignore", options.ignore,
                  setup.say("不用这些规则（逗号分隔）", "not these rules (commas between)"));
    command.add_option(
        "--config", options.config,
        setup.say("只用这一个配置文件，不再寻找 .gouji.json", "this configuration file and no .gouji.json"));
    command.add_option("--form", options.form,
                       setup.say("按这种格式读：2019、2021，或自定格式的文件",
                                 "read by this form: 2019, 2021, or a form's file"));
    command.add_option("--previous", options.previous,
                       setup.say("上年的报告，与它核对", "last year's report, to compare with"));
    command.add_option("--fail-on", options.fail_on,
                       setup.say("有这一级或更重的问题时以 1 退出：error、warning（默认）、info、never",
                                 "exit with 1 from this severity on: error, warning (default), info, never"));
    command.add_option("--stdin-name", options.stdin_name,
                       setup.say("标准输入的文件名，找配置文件时也用它",
                                 "the name that standard input goes by, also for its settings"));
    add_language_option(command, options.language, setup);
}

void add_language_option(CLI::App& command, std::string& language, const Setup& setup) {
    command.add_option("--lang", language, setup.say("zh（默认）或 en", "zh (default) or en"));
}

bool is_one_of(std::string_view option, std::string_view value, const std::vector<std::string_view>& allowed,
               bool english) {
    if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) {
        return true;
    }
    complain(english ? fmt::format("{} must be one of {}, not '{}'", option, fmt::join(allowed, ", "), value)
                     : fmt::format("{} 应是 {} 之一，不是“{}”", option, fmt::join(allowed, "、"), value));
    return false;
}

std::optional<SettingsLayer> command_line_layer(const JudgingOptions& options, bool english) {
    const bool names_known =
        rules_are_known(options.select, english) && rules_are_known(options.ignore, english);
    if (!names_known ||
        !is_one_of("--fail-on", options.fail_on, {"error", "warning", "info", "never"}, english) ||
        (!options.language.empty() && !is_one_of("--lang", options.language, {"zh", "en"}, english))) {
        return std::nullopt;
    }
    SettingsLayer layer;
    if (!options.form.empty()) {
        layer.form = options.form;
    }
    if (!options.language.empty()) {
        layer.language = options.language == "en" ? Language::en : Language::zh;
    }
    for (const Rule* rule : all_rules()) {
        const std::string_view id = rule->info.id;
        // A wrong configuration would silently judge by other settings, so it is always told of.
        const bool always = rule == &rules::configuration || rule == &rules::more_findings;
        if (contains(options.ignore, id)) {
            layer.rules.push_back({std::string(id), true, std::nullopt, {}, {}});
        } else if (!options.select.empty() && !always) {
            layer.rules.push_back({std::string(id), !contains(options.select, id), std::nullopt, {}, {}});
        }
    }
    return layer;
}

}  // namespace gouji::cli
