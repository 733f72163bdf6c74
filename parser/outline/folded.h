#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/code_point.h"

namespace gouji {

/// The normal core of a text (as normalize_text gives it), with the way back to the text.
class Folded {
 public:
    explicit Folded(std::string_view text);

    [[nodiscard]] std::string_view core() const { return core_; }
    /// Where in the text the code point of core byte `at` begins; the text's length for core().size().
    [[nodiscard]] std::size_t begin(std::size_t at) const { return begins_[at]; }
    /// Behind the code point in the text that gave the core byte before `at`; 0 for 0.
    [[nodiscard]] std::size_t end(std::size_t at) const { return at == 0 ? 0 : ends_[at - 1]; }

 private:
    std::string core_;
    std::vector<std::uint32_t> begins_;  // by core byte, and one more
    std::vector<std::uint32_t> ends_;    // by core byte
};

/// Without the code point that a cut at byte `length` would tear.
[[nodiscard]] std::string_view head_of(std::string_view text, std::size_t length);

}  // namespace gouji
