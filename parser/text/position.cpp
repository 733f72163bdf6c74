#include "parser/text/position.h"

#include <algorithm>

#include "parser/text/utf8.h"

namespace gouji {
namespace {

constexpr bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Characters of whole code points. Counts bytes without branches: lines may be long.
std::uint32_t count_characters(std::string_view text, PositionEncoding encoding) {
    if (encoding == PositionEncoding::utf8) {
        return static_cast<std::uint32_t>(text.size());
    }
    std::uint32_t starts = 0;
    std::uint32_t pairs = 0;
    for (const char byte : text) {
        starts += static_cast<std::uint32_t>(!continues(byte));
        pairs += static_cast<std::uint32_t>(static_cast<unsigned char>(byte) >= 0xF0);
    }
    return encoding == PositionEncoding::utf16 ? starts + pairs : starts;
}

}  // namespace

Position to_position(const SourceText& source, std::uint32_t offset, PositionEncoding encoding) {
    const std::string_view text = source.text();
    offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
    const std::size_t line = source.line_of(offset);
    const Span span = source.line(line);
    offset = std::min(offset, span.end);
    while (offset > span.begin && offset < text.size() && continues(text[offset])) {
        --offset;
    }
    return {static_cast<std::uint32_t>(line), count_characters(source.slice({span.begin, offset}), encoding)};
}

Range to_range(const SourceText& source, Span span, PositionEncoding encoding) {
    return {to_position(source, span.begin, encoding), to_position(source, span.end, encoding)};
}

std::uint32_t to_offset(const SourceText& source, Position position, PositionEncoding encoding) {
    if (position.line >= source.line_count()) {
        return static_cast<std::uint32_t>(source.text().size());
    }
    const Span span = source.line(position.line);
    const std::string_view line = source.slice(span);
    std::size_t at = 0;
    if (encoding == PositionEncoding::utf8) {
        at = std::min<std::size_t>(position.character, line.size());
        while (at > 0 && at < line.size() && continues(line[at])) {
            --at;
        }
    } else {
        for (std::uint32_t left = position.character; left > 0 && at < line.size();) {
            const std::size_t length = utf8_length(line[at]);
            const std::uint32_t units = length == 4 && encoding == PositionEncoding::utf16 ? 2 : 1;
            if (units > left) {
                break;
            }
            left -= units;
            at += length;
        }
    }
    return span.begin + static_cast<std::uint32_t>(at);
}

}  // namespace gouji
