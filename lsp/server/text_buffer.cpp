#include "lsp/server/text_buffer.h"

#include <algorithm>
#include <utility>

namespace gouji::lsp {

TextBuffer::TextBuffer(std::string text) : text_(std::move(text)), line_starts_{0} {
    for (std::size_t at = 0; at < text_.size(); ++at) {
        if (text_[at] <= '\r' && text_[at] >= '\n' && ends_line(at)) {
            line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
        }
    }
}

bool TextBuffer::ends_line(std::size_t at) const {
    return text_[at] == '\n' || (text_[at] == '\r' && (at + 1 == text_.size() || text_[at + 1] != '\n'));
}

std::uint32_t TextBuffer::offset(Position position, PositionEncoding encoding) const {
    if (position.line >= line_starts_.size()) {
        return static_cast<std::uint32_t>(text_.size());
    }
    const std::uint32_t begin = line_starts_[position.line];
    std::size_t end =
        position.line + 1 < line_starts_.size() ? line_starts_[position.line + 1] : text_.size();
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) {
        --end;
    }
    const std::string_view line = std::string_view(text_).substr(begin, end - begin);
    return begin + character_offset(line, position.character, encoding);
}

void TextBuffer::replace(Span span, std::string_view text) {
    text_.replace(span.begin, span.length(), text);
    const auto new_end = static_cast<std::uint32_t>(span.begin + text.size());
    const std::uint32_t grown = new_end - span.end;  // modulo 2^32, as the sum below

    // Whether a line starts at a place is told by the bytes on both sides of it: only the starts
    // from the beginning of the change to its end can be others now.
    const auto first = std::lower_bound(line_starts_.begin() + 1, line_starts_.end(), span.begin);
    const auto last = std::upper_bound(first, line_starts_.end(), span.end);
    std::vector<std::uint32_t> starts;
    for (std::size_t at = span.begin == 0 ? 0 : span.begin - 1; at < new_end; ++at) {
        if ((text_[at] == '\n' || text_[at] == '\r') && ends_line(at)) {
            starts.push_back(static_cast<std::uint32_t>(at + 1));
        }
    }
    for (auto it = last; it != line_starts_.end(); ++it) {
        *it += grown;
    }
    const auto kept = std::min(last - first, static_cast<std::ptrdiff_t>(starts.size()));
    std::copy(starts.begin(), starts.begin() + kept, first);
    if (kept < last - first) {
        line_starts_.erase(first + kept, last);
    } else {
        line_starts_.insert(last, starts.begin() + kept, starts.end());
    }
}

}  // namespace gouji::lsp
