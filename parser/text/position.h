#pragma once

#include <cstdint>
#include <string_view>

#include "parser/text/source_text.h"

namespace gouji {

/// What `Position::character` counts. The Language Server Protocol's default is utf16.
enum class PositionEncoding : std::uint8_t { utf8, utf16, utf32 };

/// Line and character, both from 0.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t character = 0;
    bool operator==(const Position&) const = default;
};

struct Range {
    Position start;
    Position end;
    bool operator==(const Range&) const = default;
};

/// The one converter between byte offsets and positions; nothing else in gouji counts characters
/// of a line. Offsets inside a code point are moved to its start, offsets past the end to the end.
[[nodiscard]] Position to_position(const SourceText& source, std::uint32_t offset, PositionEncoding encoding);
[[nodiscard]] Range to_range(const SourceText& source, Span span, PositionEncoding encoding);

/// The way back. Lines past the last give the end of the text, characters past a line's end give
/// the line's end (before its end mark), a position inside a surrogate pair gives the pair's start.
[[nodiscard]] std::uint32_t to_offset(const SourceText& source, Position position, PositionEncoding encoding);

/// Characters of a piece of a line that ends between code points.
[[nodiscard]] std::uint32_t count_characters(std::string_view text, PositionEncoding encoding);
/// The byte of `line` (one line, without its end mark) where `character` stands, by the rules of
/// `to_offset`.
[[nodiscard]] std::uint32_t character_offset(std::string_view line, std::uint32_t character,
                                             PositionEncoding encoding);

/// Gives the positions of many offsets: each costs the distance to the one before it at the most,
/// however long the line is. The same answers as `to_position`.
class PositionCursor {
 public:
    PositionCursor(const SourceText& source, PositionEncoding encoding)
        : source_(source), encoding_(encoding), line_span_(source.line(0)) {}

    [[nodiscard]] Position at(std::uint32_t offset);
    [[nodiscard]] Range range(Span span);

 private:
    const SourceText& source_;
    PositionEncoding encoding_;
    Span line_span_;
    std::uint32_t line_ = 0;
    std::uint32_t offset_ = 0;     // a place of line_,
    std::uint32_t character_ = 0;  // and its character
};

}  // namespace gouji
