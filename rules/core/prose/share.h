#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "parser/text/number.h"

namespace gouji::prose {

/// Whether `part` of `whole` is `percent`, rounded or cut at the digits that are printed. Nothing where
/// the figures are too large to be compared exactly, or there is no whole.
[[nodiscard]] std::optional<bool> is_share(std::int64_t part, std::int64_t whole, const Decimal& percent);

/// `part` of `whole` in percent, rounded to `digits` behind the point: "33.3".
[[nodiscard]] std::string share_text(std::int64_t part, std::int64_t whole, int digits);

}  // namespace gouji::prose
