#include "lsp/protocol/base.h"

#include <array>
#include <charconv>
#include <cstring>
#include <limits>

namespace gouji::lsp {
namespace {

const Json nothing;

void append_position(std::string& out, Position position) {
    out += "{\"line\":";
    append_number(out, position.line);
    out += ",\"character\":";
    append_number(out, position.character);
    out += '}';
}

constexpr bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

void append_escape(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '"':
        case '\\':
            out += '\\';
            out += c;
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
}

}  // namespace

const Json& member(const Json& json, std::string_view name) {
    if (!json.is_object()) {
        return nothing;
    }
    const auto it = json.find(name);
    return it == json.end() ? nothing : *it;
}

bool bool_or(const Json& value, bool otherwise) {
    return value.is_boolean() ? value.get<bool>() : otherwise;
}

std::string_view string_or(const Json& value, std::string_view otherwise) {
    const auto* text = value.get_ptr<const std::string*>();
    return text != nullptr ? std::string_view(*text) : otherwise;
}

std::optional<std::int32_t> read_integer(const Json& value) {
    if (!value.is_number_integer()) {
        return std::nullopt;
    }
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::numeric_limits<std::int32_t>::max()) {
        return std::nullopt;
    }
    const auto number = value.get<std::int64_t>();
    if (number < std::numeric_limits<std::int32_t>::min() ||
        number > std::numeric_limits<std::int32_t>::max()) {
        return std::nullopt;
    }
    return static_cast<std::int32_t>(number);
}

std::optional<Position> read_position(const Json& value) {
    const auto line = read_integer(member(value, "line"));
    const auto character = read_integer(member(value, "character"));
    if (!line || !character || *line < 0 || *character < 0) {
        return std::nullopt;
    }
    return Position{static_cast<std::uint32_t>(*line), static_cast<std::uint32_t>(*character)};
}

std::optional<Range> read_range(const Json& value) {
    const auto start = read_position(member(value, "start"));
    const auto end = read_position(member(value, "end"));
    if (!start || !end) {
        return std::nullopt;
    }
    return Range{*start, *end};
}

Json to_json(Position position) {
    return {{"line", position.line}, {"character", position.character}};
}

Json to_json(Range range) {
    return {{"start", to_json(range.start)}, {"end", to_json(range.end)}};
}

std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {

// Whether one of eight bytes is to be escaped. Nearly all text is ideographs, of which none is.
bool any_needs_escape(const char* bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    const auto any_below = [](std::uint64_t each, std::uint64_t limit) {
        return (each - ones * limit) & ~each & (ones * 0x80);
    };
    return (any_below(word, 0x20) | any_below(word ^ (ones * '"'), 1) | any_below(word ^ (ones * '\\'), 1) |
            any_below(word ^ (ones * 0x7F), 1)) != 0;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        while (at + sizeof(std::uint64_t) <= text.size() && !any_needs_escape(text.data() + at)) {
            at += sizeof(std::uint64_t);
        }
        if (at == text.size()) {
            break;
        }
        if (needs_escape(text[at])) {
            out.append(text, from, at - from);
            append_escape(out, text[at]);
            from = at + 1;
        }
    }
    out.append(text, from);
    out += '"';
}

void append_number(std::string& out, std::uint32_t number) {
    std::array<char, 10> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end);
}

void append_range(std::string& out, Range range) {
    out += "{\"start\":";
    append_position(out, range.start);
    out += ",\"end\":";
    append_position(out, range.end);
    out += '}';
}

}  // namespace gouji::lsp
