#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/edit.h"
#include "parser/text/result.h"
#include "parser/text/span.h"

namespace gouji {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16le, utf16be };

/// The name that people know an encoding by: "UTF-8", "GB18030", …
[[nodiscard]] std::string_view encoding_name(Encoding encoding);

/// One version of a document: its original bytes, their reading as UTF-8, and the map between.
/// A value: built once, never changed. Everything inside gouji is an offset into `text()`.
/// Documents of 4 GiB and more are cut at that length.
class SourceText {
 public:
    /// Reads bytes as they lie on disk: a byte order mark decides; else UTF-8 where the bytes are
    /// valid UTF-8; else GB18030 where they are valid in it; else UTF-8 with U+FFFD for each byte
    /// that fits nowhere. Never fails. The mark is no part of `text()`.
    static SourceText decode(std::string bytes);

    /// Takes text as an editor sends it. Invalid sequences are read as by `decode`.
    static SourceText from_utf8(std::string text);
    /// The same of text that is known to be valid UTF-8, without another look.
    static SourceText from_valid_utf8(std::string text);

    /// The reading: always valid UTF-8.
    [[nodiscard]] std::string_view text() const {
        return text_is_bytes_ ? std::string_view(bytes_).substr(mark_, text_length_)
                              : std::string_view(text_);
    }
    /// The bytes as they were given.
    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    [[nodiscard]] Encoding encoding() const { return encoding_; }
    [[nodiscard]] bool has_mark() const { return mark_ > 0; }
    /// How many invalid sequences were read as U+FFFD.
    [[nodiscard]] std::size_t replaced() const { return replaced_; }

    [[nodiscard]] std::string_view slice(Span span) const { return text().substr(span.begin, span.length()); }

    /// Lines end with LF, CRLF or CR; there is always at least one line.
    [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }
    /// The line without its end mark. `index` < line_count().
    [[nodiscard]] Span line(std::size_t index) const;
    /// Where the line starts; line_count() and above give the end of the text.
    [[nodiscard]] std::uint32_t line_start(std::size_t index) const;
    /// The line that holds `offset`; offsets past the end are in the last line.
    [[nodiscard]] std::size_t line_of(std::uint32_t offset) const;
    /// The end mark that most lines have ("\n" where there is only one line).
    [[nodiscard]] std::string_view line_end() const { return line_end_; }

    /// The original bytes with the edits, encoded, spliced in; all other bytes stay as they were,
    /// valid or not. Fails, naming the character and its line, where the encoding cannot hold the
    /// new text.
    [[nodiscard]] Result<std::string> splice(const std::vector<Edit>& edits) const;

 private:
    void read_utf8();
    void take_utf8();
    bool read_gb18030();
    void read_utf16();
    void index_lines();

    std::string bytes_;
    std::string text_;  // only where the reading differs from the bytes
    std::vector<std::uint32_t> line_starts_;
    std::string_view line_end_ = "\n";
    std::size_t replaced_ = 0;
    std::uint32_t text_length_ = 0;  // of the reading, where it is the bytes themselves
    std::uint8_t mark_ = 0;
    bool text_is_bytes_ = true;
    Encoding encoding_ = Encoding::utf8;
};

}  // namespace gouji
