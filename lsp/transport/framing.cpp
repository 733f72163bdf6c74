#include "lsp/transport/framing.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace gouji::lsp {
namespace {

constexpr std::string_view length_name = "content-length:";
constexpr std::string_view blank_line = "\r\n\r\n";
// A stretch without line end that is longer than this is rubbish, not the beginning of a header.
constexpr std::size_t longest_header = 8192;

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// X-Content-Length is another header.
constexpr bool belongs_to_name(char c) {
    const char letter = lower(c);
    return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool starts_with_length(std::string_view text) {
    return text.size() >= length_name.size() &&
           std::equal(length_name.begin(), length_name.end(), text.begin(),
                      [](char wanted, char c) { return wanted == lower(c); });
}

// Where the name of the length header stands last in `line`; rubbish may stand before it.
std::size_t find_length_name(std::string_view line) {
    for (std::size_t colon = line.rfind(':');
         colon != std::string_view::npos && colon + 1 >= length_name.size();
         colon = colon == 0 ? std::string_view::npos : line.rfind(':', colon - 1)) {
        const std::size_t begin = colon + 1 - length_name.size();
        const bool own_word = begin == 0 || !belongs_to_name(line[begin - 1]);
        if (own_word && starts_with_length(line.substr(begin))) {
            return begin;
        }
    }
    return std::string_view::npos;
}

// The length that a header states; nothing where it is no length.
std::optional<std::size_t> read_length(std::string_view value) {
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) {
        value.remove_prefix(1);
    }
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t' || value.back() == '\r')) {
        value.remove_suffix(1);
    }
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    const bool whole = error == std::errc() && end == value.data() + value.size() && !value.empty();
    return whole && length <= FrameReader::longest_body ? std::optional(length) : std::nullopt;
}

constexpr std::string_view next_header = "content-length: ";

// Where in a body that is longer than its message the next header begins, of which it took in a part;
// nothing where the body ends as JSON does.
std::optional<std::size_t> header_begun(std::string_view body) {
    const std::size_t end = body.find_last_not_of("\r\n0123456789: ");
    if (end == std::string_view::npos || body[end] == '}' || body[end] == ']') {
        return std::nullopt;
    }
    const std::size_t close = body.find_last_of("}]", end);
    if (close == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view tail = body.substr(close + 1);
    const std::size_t compared = std::min(tail.size(), next_header.size());
    const bool header =
        std::equal(tail.begin(), tail.begin() + static_cast<std::ptrdiff_t>(compared), next_header.begin(),
                   [](char c, char wanted) { return lower(c) == wanted; });
    return header ? std::optional(close + 1) : std::nullopt;
}

}  // namespace

void FrameReader::feed(std::string_view bytes) {
    bytes_.append(bytes);
}

void FrameReader::drop_consumed() {
    if (at_ == bytes_.size()) {
        bytes_.clear();
        // A large document that was opened once must not be paid for ever after.
        if (bytes_.capacity() > (std::size_t{1} << 20U)) {
            bytes_.shrink_to_fit();
        }
    } else if (at_ > bytes_.size() / 2) {
        bytes_.erase(0, at_);
    } else {
        return;
    }
    at_ = 0;
}

std::optional<std::string> FrameReader::next() {
    while (length_ || read_header()) {
        if (auto body = take_body()) {
            return body;
        }
        if (length_) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

// Reads lines up to the blank one that ends a header with a length. Lines that are no header are
// passed over.
bool FrameReader::read_header() {
    std::optional<std::size_t> length;
    std::size_t at = at_;
    for (;;) {
        const std::string_view rest = std::string_view(bytes_).substr(at);
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) {
            if (rest.size() > longest_header) {
                at_ = bytes_.size() - longest_header / 2;
            }
            drop_consumed();
            return false;
        }
        std::string_view line = rest.substr(0, end);
        at += end + 1;
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        if (line.empty()) {
            at_ = at;
            if (length) {
                length_ = length;
                looked_ = at;
                return true;
            }
            continue;
        }
        if (const std::size_t name = find_length_name(line); name != std::string_view::npos) {
            length = read_length(line.substr(name + length_name.size()));
        }
        if (!length || at - at_ > longest_header) {
            length.reset();
            at_ = at;
        }
    }
}

std::optional<std::string> FrameReader::take_body() {
    const std::size_t have = std::min(bytes_.size() - at_, *length_);
    // Valid JSON has no blank line behind the words of a header: there the next message begins.
    const std::string_view body = std::string_view(bytes_).substr(at_, have);
    for (std::size_t from = looked_ - at_;;) {
        const std::size_t blank = body.find(blank_line, from);
        if (blank == std::string_view::npos) {
            looked_ = at_ + std::max(from, body.size() - std::min(body.size(), blank_line.size() - 1));
            break;
        }
        const std::size_t line = body.rfind('\n', blank);
        const std::size_t begin = line == std::string_view::npos || line == blank ? 0 : line + 1;
        const std::string_view header = body.substr(begin, blank - begin);
        const std::size_t name =
            header.size() <= longest_body ? find_length_name(header) : std::string_view::npos;
        if (name != std::string_view::npos && read_length(header.substr(name + length_name.size()))) {
            std::string cut(body.substr(0, begin + name));
            at_ += begin + name;
            length_.reset();
            return cut;
        }
        from = blank + 1;
    }
    if (have < *length_) {
        return std::nullopt;
    }
    std::string whole(body.substr(0, header_begun(body).value_or(have)));
    at_ += whole.size();
    length_.reset();
    drop_consumed();
    return whole;
}

std::string frame(std::string_view body) {
    std::string out;
    append_frame(out, body);
    return out;
}

void append_frame(std::string& out, std::string_view body) {
    out.reserve(out.size() + body.size() + 40);
    out += "Content-Length: ";
    out += std::to_string(body.size());
    out += "\r\n\r\n";
    out += body;
}

}  // namespace gouji::lsp
