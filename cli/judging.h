#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/formats/format.h"
#include "cli/options.h"
#include "rules/core/runner.h"
#include "workspace/configurations.h"
#include "workspace/inputs.h"
#include "workspace/last_years.h"

namespace gouji::cli {

/// What `check` says of a judged draft: its findings, or of a named file that is no such report
/// that it is none.
[[nodiscard]] CheckedFile checked_file(const std::string& path, const Judgement& judgement,
                                       const Settings& settings, bool named);

/// Last year's reports of the inputs of a run.
struct Previous {
    const LastYear* named = nullptr;  // by --previous: of the one input
    LastYears* found = nullptr;       // where none is named
};

/// Reads and judges input `i`. Never throws: what goes wrong is in `error`.
[[nodiscard]] CheckedFile check_input(const Input& input, const FileSettings& settings, std::size_t i,
                                      const Previous& previous);

/// Whether the finding is of warning or above, or wherever the bar `fail_on` lies.
struct FailBar {
    bool never = false;
    Severity least = Severity::warning;

    [[nodiscard]] bool reached(const std::vector<Finding>& findings) const;
};

/// The configurations that a command goes by: those that are found, or the one that `--config` names. Null,
/// and said why, where one of them cannot be used.
[[nodiscard]] std::unique_ptr<Configurations> open_configurations(SettingsLayer layer,
                                                                  const std::string& config);
/// The same of a command that has `--form`, `--lang` and `--config` alone.
[[nodiscard]] std::unique_ptr<Configurations> open_configurations(const std::string& form,
                                                                  const std::string& language,
                                                                  const std::string& config, bool english);

/// What `check` and `fix` go over.
struct Run {
    std::unique_ptr<Configurations> configurations;
    FailBar bar;
    std::vector<Input> inputs;
    std::vector<FileSettings> settings;  // of each input
    std::optional<LastYear> previous;    // the report that `--previous` names
};

/// Finds the files that are asked for and what they are judged by. Nothing, and said why on standard error,
/// where the command itself cannot go on.
[[nodiscard]] std::optional<Run> begin_run(const JudgingOptions& options, const SettingsLayer& layer,
                                           bool english);

}  // namespace gouji::cli
