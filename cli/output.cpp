#include "cli/output.h"

#include <fmt/format.h>

#include <utility>

#include "parser/text/label.h"
#include "parser/text/utf8.h"
#include "platform/files.h"
#include "platform/terminal.h"

namespace gouji::cli {
namespace {

bool turns_direction(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
           c == 0x061C;
}

}  // namespace

Output::Output(std::string file) : file_(std::move(file)) {
    constexpr std::size_t much = std::size_t{1} << 16;
    enough_ = platform::is_terminal(platform::Stream::out) ? 0 : much;
}

void Output::write(std::string_view piece) {
    gathered_ += piece;
    if (!to_file() && gathered_.size() >= enough_) {
        flush();
    }
}

void Output::flush() {
    if (to_file() || gathered_.empty()) {
        return;
    }
    failed_ = !platform::write_to(platform::Stream::out, gathered_) || failed_;
    gathered_.clear();
}

bool Output::close(bool english) {
    if (to_file()) {
        const std::string why = platform::write_file(file_, gathered_, english);
        if (!why.empty()) {
            complain(fmt::format("{}: {}", file_, why));
        }
        return why.empty();
    }
    flush();
    if (failed_) {
        complain(english ? "standard output could not be written" : "标准输出写不进去");
    }
    return !failed_;
}

bool wants_colour(bool to_file) {
    if (to_file || !platform::environment("NO_COLOR").empty()) {
        return false;
    }
    const std::string_view forced = platform::environment("CLICOLOR_FORCE");
    if (!forced.empty() && forced != "0") {
        return true;
    }
    return platform::is_terminal(platform::Stream::out) && platform::environment("TERM") != "dumb";
}

void complain(std::string_view message) {
    platform::write_to(platform::Stream::err, "gouji: " + printable(message) + "\n");
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x7F) {
            out += text[at++];
            continue;
        }
        if (byte < 0x20 || byte == 0x7F) {
            append_utf8(out, byte == 0x7F ? U'\u2421' : static_cast<char32_t>(0x2400 + byte));
            ++at;
            continue;
        }
        if (utf8_sequence(text, at) == 0) {  // names of files may be any bytes
            append_utf8(out, U'\uFFFD');
            ++at;
            continue;
        }
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c < 0xA0 || turns_direction(c)) {
            append_utf8(out, U'\uFFFD');
        } else {
            out += text.substr(begin, at - begin);
        }
    }
    return out;
}

}  // namespace gouji::cli
