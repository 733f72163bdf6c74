#include "parser/text/utf8.h"

#include <cstdint>
#include <cstring>

namespace gouji {

std::size_t utf8_sequence(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i])
                                     : static_cast<unsigned char>(0);
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) {
        return at < bytes.size() ? 1 : 0;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return follows(1) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool shortest = lead != 0xE0 || byte(1) >= 0xA0;
        const bool surrogate = lead == 0xED && byte(1) >= 0xA0;
        return follows(1) && follows(2) && shortest && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool shortest = lead != 0xF0 || byte(1) >= 0x90;
        const bool in_range = lead != 0xF4 || byte(1) <= 0x8F;
        return follows(1) && follows(2) && follows(3) && shortest && in_range ? 4 : 0;
    }
    return 0;
}

std::size_t utf8_valid_until(std::string_view bytes, std::size_t from) {
    const char* const data = bytes.data();
    const std::size_t size = bytes.size();
    std::size_t at = from;
    while (at < size) {
        // Eight ASCII bytes a step.
        while (at + 8 <= size) {
            std::uint64_t word = 0;
            std::memcpy(&word, data + at, sizeof word);
            if ((word & 0x8080808080808080U) != 0) {
                break;
            }
            at += 8;
        }
        while (at < size && static_cast<unsigned char>(data[at]) < 0x80) {
            ++at;
        }
        // Ideographs follow each other: leads E1 … EC need no look at the ranges.
        while (at + 3 <= size) {
            const auto lead = static_cast<unsigned char>(data[at]);
            const auto second = static_cast<unsigned char>(data[at + 1]);
            const auto third = static_cast<unsigned char>(data[at + 2]);
            const unsigned bad =
                static_cast<unsigned>(static_cast<unsigned char>(lead - 0xE1) > 0xECU - 0xE1U) |
                ((second & 0xC0U) ^ 0x80U) | ((third & 0xC0U) ^ 0x80U);
            if (bad != 0) {
                break;
            }
            at += 3;
        }
        if (at < size && static_cast<unsigned char>(data[at]) >= 0x80) {
            const std::size_t length = utf8_sequence(bytes, at);
            if (length == 0) {
                return at;
            }
            at += length;
        }
    }
    return size;
}

}  // namespace gouji
