#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::lsp {

/// Cuts a stream of bytes into the bodies of messages, however the writes were split or merged.
/// Headers in any letter case, further headers, and rubbish between the messages are got over: it
/// goes on at the next header that makes sense. A length that lies is told by the header of the next
/// message that stands inside the body, where no JSON can have one.
class FrameReader {
 public:
    /// Longer bodies are none: such a length is a mistake.
    static constexpr std::size_t longest_body = std::size_t{512} << 20U;

    void feed(std::string_view bytes);
    /// The next whole body; nothing until more bytes come.
    [[nodiscard]] std::optional<std::string> next();

 private:
    [[nodiscard]] bool read_header();
    [[nodiscard]] std::optional<std::string> take_body();
    void drop_consumed();

    std::string bytes_;
    std::size_t at_ = 0;                 // what stands before is consumed
    std::size_t looked_ = 0;             // up to here no header was found inside the body
    std::optional<std::size_t> length_;  // of the body that begins at at_
};

/// `body` with its header.
[[nodiscard]] std::string frame(std::string_view body);
void append_frame(std::string& out, std::string_view body);

}  // namespace gouji::lsp
