#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "rules/core/config_layer.h"

namespace gouji::cli {

/// The options that say by what drafts are judged; `check` and `fix` share them.
struct JudgingOptions {
    std::vector<std::string> paths;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::string config;
    std::string form;
    std::string previous;
    std::string language;
    std::string fail_on = "warning";
    std::string stdin_name = "-";
};

void add_judging_options(CLI::App& command, JudgingOptions& options, const Setup& setup);
/// `--lang`, which all commands have. Its value is read before anything else; here it is checked.
void add_language_option(CLI::App& command, std::string& language, const Setup& setup);

/// What the options set, or nothing where one of them is wrong; that is then said.
[[nodiscard]] std::optional<SettingsLayer> command_line_layer(const JudgingOptions& options, bool english);

/// Whether `value` is one of `allowed`; says what was meant where it is not.
[[nodiscard]] bool is_one_of(std::string_view option, std::string_view value,
                             const std::vector<std::string_view>& allowed, bool english);

}  // namespace gouji::cli
