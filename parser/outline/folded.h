#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "parser/text/label.h"
#include "parser/text/span.h"

namespace gouji {

/// The normal core of a text (as normalize_text gives it), with the way back to the text.
class Folded {
 public:
    /// `text` must outlive it.
    explicit Folded(std::string_view text) : text_(text), core_(normalize_text(text)) {}

    [[nodiscard]] std::string_view core() const { return core_; }
    /// Where in the text the code point of core byte `at` begins; the text's length for core().size().
    [[nodiscard]] std::size_t begin(std::size_t at) const { return walk(at + 1).begin; }
    /// Behind the code point in the text that gave the core byte before `at`; 0 for 0.
    [[nodiscard]] std::size_t end(std::size_t at) const { return at == 0 ? 0 : walk(at).end; }

 private:
    /// The code point of the text that gives the last of the core's first `length` bytes; behind the text
    /// where there are not so many. Walked anew each time: the core is often asked for, the way back seldom.
    [[nodiscard]] Span walk(std::size_t length) const;

    std::string_view text_;
    std::string core_;
};

/// Without the code point that a cut at byte `length` would tear.
[[nodiscard]] std::string_view head_of(std::string_view text, std::size_t length);

}  // namespace gouji
