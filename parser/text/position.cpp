#include "parser/text/position.h"

#include <algorithm>

#include "parser/text/utf8.h"

namespace gouji {
namespace {

constexpr bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::uint32_t count_characters(std::string_view text, PositionEncoding encoding) {
    if (encoding == PositionEncoding::utf8) {
        return static_cast<std::uint32_t>(text.size());
    }
    // Counted without branches: lines may be long.
    std::uint32_t starts = 0;
    std::uint32_t pairs = 0;
    for (const char byte : text) {
        starts += static_cast<std::uint32_t>(!continues(byte));
        pairs += static_cast<std::uint32_t>(static_cast<unsigned char>(byte) >= 0xF0);
    }
    return encoding == PositionEncoding::utf16 ? starts + pairs : starts;
}

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
    return span.begin + character_offset(source.slice(span), position.character, encoding);
}

std::uint32_t character_offset(std::string_view line, std::uint32_t character, PositionEncoding encoding) {
    std::size_t at = 0;
    if (encoding == PositionEncoding::utf8) {
        at = std::min<std::size_t>(character, line.size());
        while (at > 0 && at < line.size() && continues(line[at])) {
            --at;
        }
    } else {
        for (std::uint32_t left = character; left > 0 && at < line.size();) {
            const std::size_t length = utf8_length(line[at]);
            const std::uint32_t units = length == 4 && encoding == PositionEncoding::utf16 ? 2 : 1;
            if (units > left) {
                break;
            }
            left -= units;
            at += length;
        }
    }
    return static_cast<std::uint32_t>(at);
}

Position PositionCursor::at(std::uint32_t offset) {
    const std::string_view text = source_.text();
    offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
    if (offset < line_span_.begin || offset > line_span_.end) {
        line_ = static_cast<std::uint32_t>(source_.line_of(offset));
        line_span_ = source_.line(line_);
        offset_ = line_span_.begin;
        character_ = 0;
        offset = std::min(offset, line_span_.end);
    }
    while (offset > line_span_.begin && offset < text.size() && continues(text[offset])) {
        --offset;
    }
    // Forward from the place before, or back from it, or anew from the line's start.
    if (offset >= offset_) {
        character_ += count_characters(source_.slice({offset_, offset}), encoding_);
    } else if (offset_ - offset < offset - line_span_.begin) {
        character_ -= count_characters(source_.slice({offset, offset_}), encoding_);
    } else {
        character_ = count_characters(source_.slice({line_span_.begin, offset}), encoding_);
    }
    offset_ = offset;
    return {line_, character_};
}

Range PositionCursor::range(Span span) {
    const Position start = at(span.begin);
    return {start, at(span.end)};
}

}  // namespace gouji
