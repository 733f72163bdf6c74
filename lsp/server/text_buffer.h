#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/position.h"
#include "parser/text/span.h"

namespace gouji::lsp {

/// The text of an open document while it is being changed. Knows its lines, so that a change costs
/// what it changes and no new reading of the whole. Always valid UTF-8.
class TextBuffer {
 public:
    TextBuffer() : TextBuffer(std::string()) {}
    explicit TextBuffer(std::string text);

    [[nodiscard]] const std::string& text() const { return text_; }
    /// By the rules of gouji::to_offset: what lies past the end of the line or the text is clamped.
    [[nodiscard]] std::uint32_t offset(Position position, PositionEncoding encoding) const;
    /// `span` begins and ends between code points.
    void replace(Span span, std::string_view text);

 private:
    // Where a line starts behind the byte at `at`, if it ends one.
    [[nodiscard]] bool ends_line(std::size_t at) const;

    std::string text_;
    std::vector<std::uint32_t> line_starts_;
};

}  // namespace gouji::lsp
