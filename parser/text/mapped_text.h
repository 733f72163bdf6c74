#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/span.h"

namespace gouji {

/// Contiguous text that may stand scattered in the source: HTML splits words by tags and entities,
/// pasted tables by line ends. Rules read `view()` and report through `source()`.
/// Text that stands in one piece is a view into the source text and costs nothing; the source
/// text must outlive it.
class MappedText {
 public:
    MappedText() = default;

    /// Text that stands in the source as it is. `text` is the slice of `span`, or empty.
    MappedText(std::string_view text, Span span)
        : direct_(text.empty() ? nullptr : text.data()), span_(span) {}

    /// Adds `text` that stands at `span`, which must not begin before the end of what is there.
    /// The lengths may differ (an entity; a blank that a line end became).
    void append(std::string_view text, Span span);

    [[nodiscard]] std::string_view view() const {
        if (joined_) return joined_->text;
        return direct_ == nullptr ? std::string_view() : std::string_view(direct_, span_.length());
    }
    [[nodiscard]] bool empty() const { return view().empty(); }
    /// All that the text covers in the source, gaps included.
    [[nodiscard]] Span span() const { return span_; }
    /// The source range of the bytes [begin, end) of `view()`; gaps between pieces included.
    [[nodiscard]] Span source(std::size_t begin, std::size_t end) const;
    /// Whether [begin, end) stands in the source in one piece and letter by letter, so that an
    /// edit can replace it without touching anything else.
    [[nodiscard]] bool contiguous(std::size_t begin, std::size_t end) const;
    /// Bytes [begin, end) of it, with their places.
    [[nodiscard]] MappedText slice(std::size_t begin, std::size_t end) const;
    /// Without blanks (of any kind) at both ends.
    [[nodiscard]] MappedText trimmed() const;
    /// Makes it the same text at its place in another version of the source, `source`, where it stands
    /// unchanged `by` bytes further on (modulo 2^32: also further back).
    void move(std::string_view source, std::uint32_t by);
    /// Whether `other` is what this one is, moved so.
    [[nodiscard]] bool is_moved(const MappedText& other, std::uint32_t by) const;

 private:
    struct Piece {
        std::uint32_t text_begin;
        std::uint32_t text_length;
        Span source;
    };
    struct Joined {
        std::string text;
        std::vector<Piece> pieces;
    };

    // A draft is read into very many of these: what the span tells is not kept again.
    const char* direct_ = nullptr;  // the text of span_ in the source; null where there is none
    Span span_;
    std::shared_ptr<Joined> joined_;  // copied on write
};

}  // namespace gouji
