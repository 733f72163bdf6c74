#include "parser/text/source_text.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "parser/text/label.h"
#include "parser/text/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t longest_text = std::numeric_limits<std::uint32_t>::max();
constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// ICU's converter for GB18030 that stops where something does not convert.
Converter open_gb18030() {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open("gb18030", &status));
    if (U_FAILURE(status) || !converter) {
        return nullptr;
    }
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

constexpr bool is_lead_surrogate(char32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}
constexpr bool is_trail_surrogate(char32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

char32_t utf16_unit(std::string_view bytes, std::size_t at, bool big_endian) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? (char32_t{first} << 8U) | second : (char32_t{second} << 8U) | first;
}

/// Bytes of the UTF-16 character at `at`: a pair, one unit (alone or a lost surrogate), or the
/// odd byte at the end.
std::size_t utf16_length(std::string_view bytes, std::size_t at, bool big_endian) {
    if (at + 2 > bytes.size()) {
        return bytes.size() - at;
    }
    const bool pair = at + 4 <= bytes.size() && is_lead_surrogate(utf16_unit(bytes, at, big_endian)) &&
                      is_trail_surrogate(utf16_unit(bytes, at + 2, big_endian));
    return pair ? 4 : 2;
}

std::size_t gb18030_length(std::string_view bytes, std::size_t at) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
        return 1;
    }
    const bool four = at + 1 < bytes.size() && bytes[at + 1] >= '0' && bytes[at + 1] <= '9';
    return std::min<std::size_t>(four ? 4 : 2, bytes.size() - at);
}

/// Sums of at most 255 fit a byte, in which the compiler counts sixteen bytes at once.
std::size_t count_byte(std::string_view text, char wanted) {
    std::size_t count = 0;
    for (; !text.empty(); text.remove_prefix(std::min<std::size_t>(text.size(), 240))) {
        unsigned char part = 0;
        for (const char c : text.substr(0, 240)) {
            part = static_cast<unsigned char>(part + static_cast<unsigned char>(c == wanted));
        }
        count += part;
    }
    return count;
}

/// Goes through the bytes and their reading side by side, one code point of the reading a step.
class Walk {
 public:
    Walk(std::string_view bytes, std::size_t mark, std::string_view text, Encoding encoding)
        : bytes_(bytes), text_(text), encoding_(encoding), byte_(mark) {}

    /// The place in the bytes where the reading's `offset` stands; nothing where it lies inside
    /// a character. Offsets must ascend.
    std::optional<std::size_t> byte_of(std::uint32_t offset) {
        while (at_ < offset && byte_ < bytes_.size()) {
            byte_ += step();
            at_ += utf8_length(text_[at_]);
        }
        return at_ == offset ? std::optional<std::size_t>(byte_) : std::nullopt;
    }

 private:
    [[nodiscard]] std::size_t step() const {
        switch (encoding_) {
            case Encoding::utf8:
                return std::max<std::size_t>(1, utf8_sequence(bytes_, byte_));
            case Encoding::gb18030:
                return gb18030_length(bytes_, byte_);
            case Encoding::utf16le:
                return utf16_length(bytes_, byte_, false);
            case Encoding::utf16be:
                return utf16_length(bytes_, byte_, true);
        }
        return 1;
    }

    std::string_view bytes_;
    std::string_view text_;
    Encoding encoding_;
    std::size_t byte_;
    std::size_t at_ = 0;
};

std::string to_utf16(std::string_view text, bool big_endian) {
    std::string out;
    out.reserve(text.size() * 2);
    const auto put = [&](char32_t unit) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        out.push_back(big_endian ? high : low);
        out.push_back(big_endian ? low : high);
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c >= 0x10000) {
            put(0xD800 + ((c - 0x10000) >> 10U));
            put(0xDC00 + ((c - 0x10000) & 0x3FFU));
        } else {
            put(c);
        }
    }
    return out;
}

/// Encodes valid UTF-8; on failure `failed` is the offset of the character that does not go.
std::optional<std::string> encode(std::string_view text, Encoding encoding, std::size_t& failed) {
    if (encoding == Encoding::utf8) {
        return std::string(text);
    }
    if (encoding != Encoding::gb18030) {
        return to_utf16(text, encoding == Encoding::utf16be);
    }
    const Converter converter = open_gb18030();
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        failed = at;
        const char32_t c = next_code_point(text, at);
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
            continue;
        }
        std::array<UChar, 2> units{};
        int32_t count = 0;
        U16_APPEND_UNSAFE(units.data(), count, static_cast<UChar32>(c));
        std::array<char, 8> buffer{};
        UErrorCode status = U_ZERO_ERROR;
        const int32_t length =
            !converter ? 0
                       : ucnv_fromUChars(converter.get(), buffer.data(), static_cast<int32_t>(buffer.size()),
                                         units.data(), count, &status);
        if (U_FAILURE(status) || length <= 0) {
            return std::nullopt;
        }
        out.append(buffer.data(), static_cast<std::size_t>(length));
    }
    return out;
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            return "UTF-8";
        case Encoding::gb18030:
            return "GB18030";
        case Encoding::utf16le:
            return "UTF-16LE";
        case Encoding::utf16be:
            return "UTF-16BE";
    }
    return "UTF-8";
}

SourceText SourceText::decode(std::string bytes) {
    SourceText source;
    source.bytes_ = std::move(bytes);
    const std::string_view all = source.bytes_;
    if (all.substr(0, 3) == "\xEF\xBB\xBF") {
        source.mark_ = 3;
        source.read_utf8();
    } else if (all.substr(0, 2) == "\xFF\xFE" || all.substr(0, 2) == "\xFE\xFF") {
        source.encoding_ = all[0] == '\xFF' ? Encoding::utf16le : Encoding::utf16be;
        source.mark_ = 2;
        source.read_utf16();
    } else {
        source.mark_ = all.substr(0, 4) == "\x84\x31\x95\x33" ? 4 : 0;
        if (utf8_valid_until(all, 0) == all.size()) {
            source.mark_ = 0;
            source.take_utf8();
        } else if (!source.read_gb18030()) {
            source.mark_ = 0;
            source.read_utf8();
        }
    }
    source.index_lines();
    return source;
}

SourceText SourceText::from_utf8(std::string text) {
    SourceText source;
    source.bytes_ = std::move(text);
    source.read_utf8();
    source.index_lines();
    return source;
}

SourceText SourceText::from_valid_utf8(std::string text) {
    SourceText source;
    source.bytes_ = std::move(text);
    source.take_utf8();
    source.index_lines();
    return source;
}

/// The bytes behind the mark are the text, as far as it may go.
void SourceText::take_utf8() {
    const std::string_view all = bytes_;
    std::size_t end = std::min(all.size(), mark_ + longest_text);
    while (end < all.size() && (static_cast<unsigned char>(all[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    text_length_ = static_cast<std::uint32_t>(end - mark_);
}

void SourceText::read_utf8() {
    const std::string_view all = bytes_;
    std::size_t valid = utf8_valid_until(all, mark_);
    if (valid == all.size()) {
        take_utf8();
        return;
    }
    text_is_bytes_ = false;
    // Counted first: a text of nothing but invalid bytes grows threefold, and need not grow more.
    std::size_t length = all.size() - mark_;
    for (std::size_t at = valid; at < all.size(); at = utf8_valid_until(all, at + 1)) {
        length += replacement.size() - 1;
    }
    text_.reserve(std::min(length, longest_text));
    std::size_t from = mark_;
    for (;;) {
        const std::string_view kept = all.substr(from, valid - from);
        if (text_.size() + kept.size() + replacement.size() > longest_text) {
            break;
        }
        text_.append(kept);
        if (valid == all.size()) {
            break;
        }
        text_.append(replacement);
        ++replaced_;
        from = valid + 1;
        valid = utf8_valid_until(all, from);
    }
}

bool SourceText::read_gb18030() {
    const Converter converter = open_gb18030();
    if (!converter) {
        return false;
    }
    // Two bytes become three at the most; four become four.
    std::string text;
    text.reserve((bytes_.size() - mark_) / 2 * 3);
    std::array<UChar, 4096> units{};
    const char* from = bytes_.data() + mark_;
    const char* const end = bytes_.data() + bytes_.size();
    char32_t lead = 0;
    for (bool more = true; more;) {
        UChar* to = units.data();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr, 1, &status);
        more = status == U_BUFFER_OVERFLOW_ERROR;
        if (U_FAILURE(status) && !more) {
            return false;
        }
        for (const UChar* unit = units.data(); unit < to; ++unit) {
            const char32_t c = *unit;
            if (is_lead_surrogate(c)) {
                lead = c;
            } else if (is_trail_surrogate(c)) {
                append_utf8(text, 0x10000 + ((lead - 0xD800) << 10U) + (c - 0xDC00));
            } else {
                append_utf8(text, c);
            }
        }
        if (text.size() > longest_text - 4 * units.size()) {
            break;
        }
    }
    text_ = std::move(text);
    text_is_bytes_ = false;
    encoding_ = Encoding::gb18030;
    return true;
}

void SourceText::read_utf16() {
    text_is_bytes_ = false;
    const std::string_view all = bytes_;
    const bool big_endian = encoding_ == Encoding::utf16be;
    text_.reserve(std::min(longest_text, (all.size() - mark_) / 2 * 3 + replacement.size()));
    for (std::size_t at = mark_; at < all.size() && text_.size() + 4 <= longest_text;) {
        const std::size_t length = utf16_length(all, at, big_endian);
        const char32_t unit = length >= 2 ? utf16_unit(all, at, big_endian) : 0xD800;
        if (length == 4) {
            const char32_t trail = utf16_unit(all, at + 2, big_endian);
            append_utf8(text_, 0x10000 + ((unit - 0xD800) << 10U) + (trail - 0xDC00));
        } else if (unit >= 0xD800 && unit <= 0xDFFF) {
            text_.append(replacement);
            ++replaced_;
        } else {
            append_utf8(text_, unit);
        }
        at += length;
    }
}

void SourceText::index_lines() {
    const std::string_view all = text();
    // Counted first, so that the index is no larger than it must be.
    const std::size_t feeds = count_byte(all, '\n');
    const std::size_t returns = count_byte(all, '\r');
    std::size_t both = 0;
    for (std::size_t i = 1; returns > 0 && i < all.size(); ++i) {
        both += static_cast<std::size_t>(all[i - 1] == '\r' && all[i] == '\n');
    }
    line_starts_.reserve(feeds + returns - both + 1);
    line_starts_.push_back(0);
    if (returns == 0) {
        std::size_t at = 0;
        for (std::size_t left = feeds; left > 0; --left) {
            at = all.find('\n', at) + 1;
            line_starts_.push_back(static_cast<std::uint32_t>(at));
        }
    } else {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool pair = all[i] == '\r' && i + 1 < all.size() && all[i + 1] == '\n';
            if ((all[i] == '\r' && !pair) || all[i] == '\n') {
                line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
            }
        }
    }
    const std::size_t lone_feeds = feeds - both;
    const std::size_t lone_returns = returns - both;
    if (both > 0 && both >= lone_feeds && both >= lone_returns) {
        line_end_ = "\r\n";
    } else {
        line_end_ = lone_returns > lone_feeds ? "\r" : "\n";
    }
}

Span SourceText::line(std::size_t index) const {
    const std::uint32_t begin = line_start(index);
    std::uint32_t end = line_start(index + 1);
    if (index + 1 < line_starts_.size()) {
        const std::string_view all = text();
        --end;
        if (all[end] == '\n' && end > begin && all[end - 1] == '\r') {
            --end;
        }
    }
    return {begin, end};
}

std::uint32_t SourceText::line_start(std::size_t index) const {
    return index < line_starts_.size() ? line_starts_[index] : static_cast<std::uint32_t>(text().size());
}

std::size_t SourceText::line_of(std::uint32_t offset) const {
    const auto behind = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    return static_cast<std::size_t>(behind - line_starts_.begin()) - 1;
}

Result<std::string> SourceText::splice(const std::vector<Edit>& edits) const {
    const std::string_view all = bytes_;
    Walk walk(all, mark_, text(), encoding_);
    // Where the reading is the bytes, offsets need no walk.
    const auto byte_of = [&](std::uint32_t offset) -> std::optional<std::size_t> {
        if (!text_is_bytes_) {
            return walk.byte_of(offset);
        }
        const std::size_t at = mark_ + offset;
        const bool inside = at < all.size() && (static_cast<unsigned char>(all[at]) & 0xC0U) == 0x80U;
        return inside ? std::nullopt : std::optional<std::size_t>(at);
    };
    std::string out;
    std::size_t at = 0;
    for (const Edit* edit : settle_edits(edits, text().size())) {
        const std::string line = std::to_string(line_of(edit->span.begin) + 1);
        const std::optional<std::size_t> begin = byte_of(edit->span.begin);
        const std::optional<std::size_t> end = byte_of(edit->span.end);
        if (!begin || !end) {
            return Result<std::string>::failure("the edit in line " + line + " would cut a character in two");
        }
        if (utf8_valid_until(edit->new_text, 0) != edit->new_text.size()) {
            return Result<std::string>::failure("the new text for line " + line + " is not valid UTF-8");
        }
        // Behind half a UTF-16 unit all that follows would be read out of step.
        if (!edit->new_text.empty() && *end == all.size() && (*begin - mark_) % 2 != 0 &&
            (encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be)) {
            return Result<std::string>::failure(
                "the file ends inside a character; nothing can be added in line " + line);
        }
        std::size_t failed = 0;
        const std::optional<std::string> encoded = encode(edit->new_text, encoding_, failed);
        if (!encoded) {
            const std::string character = edit->new_text.substr(failed, utf8_length(edit->new_text[failed]));
            return Result<std::string>::failure("“" + character + "” in the new text for line " + line +
                                                " cannot be written in " +
                                                std::string(encoding_name(encoding_)));
        }
        out.append(all.substr(at, *begin - at));
        out.append(*encoded);
        at = *end;
    }
    out.append(all.substr(at));
    return out;
}

}  // namespace gouji
