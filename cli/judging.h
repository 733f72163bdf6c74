#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/formats/format.h"
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

/// The report that `--previous` names, to be compared with the one input. Nothing, and said why on
/// standard error, where that cannot be.
[[nodiscard]] std::optional<LastYear> named_previous(const std::string& path,
                                                     const std::vector<Input>& inputs,
                                                     Configurations& configurations, bool english);

/// Whether the finding is of warning or above, or wherever the bar `fail_on` lies.
struct FailBar {
    bool never = false;
    Severity least = Severity::warning;

    [[nodiscard]] bool reached(const std::vector<Finding>& findings) const;
};

}  // namespace gouji::cli
