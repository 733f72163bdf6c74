#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace gouji {

/// A set of bytes to look for. std::string_view::find_first_of calls a function for every byte it
/// passes, which is most of the time of whoever looks through prose for a few marks.
class ByteSet {
 public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char byte : bytes) in_[static_cast<unsigned char>(byte)] = true;
    }

    [[nodiscard]] constexpr bool has(char byte) const { return in_[static_cast<unsigned char>(byte)]; }

    /// Where the first of them stands at `from` or behind it; npos where none does.
    [[nodiscard]] constexpr std::size_t find(std::string_view text, std::size_t from = 0) const {
        for (; from < text.size(); ++from) {
            if (has(text[from])) return from;
        }
        return std::string_view::npos;
    }

 private:
    std::array<bool, 256> in_{};
};

}  // namespace gouji
