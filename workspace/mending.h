#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rules/core/runner.h"

namespace gouji {

/// The fixes that can be made in one go: whole ones only; of those that collide the first. The safe
/// fix of each finding, with `suggested` else the preferred one.
struct FixRound {
    std::vector<Edit> edits;
    std::size_t fixes = 0;  // how many these are
};
[[nodiscard]] FixRound choose_fixes(const std::vector<const Finding*>& findings, bool suggested);

/// A draft after its fixes.
struct Mended {
    std::string bytes;      // as they are to lie on disk
    Judgement judgement;    // of these
    std::size_t fixes = 0;  // how many were made
    std::string problem;    // why it was not mended further, though there is more to mend; else empty
};

/// Applies the safe fixes of a draft, with `suggested` also the preferred ones that are not safe,
/// in rounds until none is left: at most ten, and never twice to the same text. `previous` is last
/// year's report, where it is known.
[[nodiscard]] Mended mend(std::string bytes, const Forms& forms, const Settings& settings, bool suggested,
                          const LastYear* previous = nullptr);

}  // namespace gouji
