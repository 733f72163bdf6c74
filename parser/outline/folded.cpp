#include "parser/outline/folded.h"

#include "parser/text/label.h"

namespace gouji {

Folded::Folded(std::string_view text) {
    core_.reserve(text.size());
    begins_.reserve(text.size() + 1);
    ends_.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (is_han(c)) {
            core_.append(text.substr(begin, at - begin));
        } else {
            append_normal(core_, c);
        }
        begins_.resize(core_.size(), static_cast<std::uint32_t>(begin));
        ends_.resize(core_.size(), static_cast<std::uint32_t>(at));
    }
    begins_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::string_view head_of(std::string_view text, std::size_t length) {
    if (length >= text.size()) return text;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
    return text.substr(0, length);
}

}  // namespace gouji
