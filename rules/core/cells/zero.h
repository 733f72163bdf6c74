#pragma once

#include <cstddef>
#include <vector>

#include "rules/core/rule.h"

namespace gouji::cells {

/// The cells of a table into which 0 may be written without looking back: with 0 in every open cell
/// that nothing settles, no equation of theirs that could hold would be broken.
[[nodiscard]] std::vector<bool> zero_fits(const RuleInput& input, std::size_t table);

/// The cells of a table in which 0 would break a sum that could hold, whatever is in the other open cells.
[[nodiscard]] std::vector<bool> zero_refused(const RuleInput& input, std::size_t table);

/// The fix that puts a figure where there is none: the settled value (safe), else 0.
/// `zero_fits` says whether 0 suits the sums; `blank` whether the cell is blank, not a word.
[[nodiscard]] Fix fill_fix(const RuleInput& input, std::optional<std::int64_t> settled, bool zero_fits,
                           bool blank, std::vector<Edit> edits);

}  // namespace gouji::cells
