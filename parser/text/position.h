#pragma once

#include <cstdint>

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

}  // namespace gouji
