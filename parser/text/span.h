#pragma once

#include <cstdint>

namespace gouji {

/// A half-open range of byte offsets into the UTF-8 reading of one document.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr std::uint32_t length() const { return end - begin; }
    /// Whether `other` lies wholly inside; a span contains itself.
    [[nodiscard]] constexpr bool contains(Span other) const {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] constexpr bool contains(std::uint32_t offset) const {
        return begin <= offset && offset < end;
    }
    /// Whether the two share a byte, or touch where one of them is empty.
    [[nodiscard]] constexpr bool touches(Span other) const {
        return begin <= other.end && other.begin <= end;
    }
    /// The same range `by` bytes further on, modulo 2^32: also further back.
    [[nodiscard]] constexpr Span moved(std::uint32_t by) const { return {begin + by, end + by}; }
    constexpr bool operator==(const Span&) const = default;
};

}  // namespace gouji
