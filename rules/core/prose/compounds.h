#pragma once

#include <string_view>

// Words that begin longer ones: 政府信息, 工作人员.

namespace gouji::prose {

/// Whether `word` makes a longer one with what stands behind it, so that it may rightly stand behind itself:
/// 区政府 + 政府信息, 公开工作 + 工作人员, 规范 + 规范性文件.
[[nodiscard]] bool makes_a_compound(std::string_view word, std::string_view behind);

/// Whether longer words that begin with `word` are known at all.
[[nodiscard]] bool begins_compounds(std::string_view word);

}  // namespace gouji::prose
