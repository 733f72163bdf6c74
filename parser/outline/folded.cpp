#include "parser/outline/folded.h"

namespace gouji {

Span Folded::walk(std::size_t length) const {
    std::string core;
    core.reserve(core_.size());
    for (std::size_t at = 0; at < text_.size();) {
        const std::size_t begin = at;
        append_normal(core, next_code_point(text_, at));
        if (core.size() >= length) return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    }
    const auto size = static_cast<std::uint32_t>(text_.size());
    return {size, size};
}

std::string_view head_of(std::string_view text, std::size_t length) {
    if (length >= text.size()) return text;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
    return text.substr(0, length);
}

}  // namespace gouji
