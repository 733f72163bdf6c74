#include "parser/text/utf8.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace gouji {
namespace {

constexpr bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Leads of three-byte sequences whose other bytes may be any continuation: all but E0 (too long
/// a form of less) and ED (surrogates).
constexpr std::array<bool, 256> easy_lead = [] {
    std::array<bool, 256> easy{};
    for (std::size_t lead = 0xE1; lead <= 0xEF; ++lead) {
        easy[lead] = lead != 0xED;
    }
    return easy;
}();

/// Whether the twelve bytes are four sequences with easy leads.
bool are_four_of_three(const char* bytes) {
    static constexpr unsigned char mask[12] = {0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0,
                                               0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0};
    static constexpr unsigned char want[12] = {0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80,
                                               0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80};
    std::uint64_t head = 0;
    std::uint64_t head_mask = 0;
    std::uint64_t head_want = 0;
    std::uint32_t tail = 0;
    std::uint32_t tail_mask = 0;
    std::uint32_t tail_want = 0;
    std::memcpy(&head, bytes, 8);
    std::memcpy(&head_mask, mask, 8);
    std::memcpy(&head_want, want, 8);
    std::memcpy(&tail, bytes + 8, 4);
    std::memcpy(&tail_mask, mask + 8, 4);
    std::memcpy(&tail_want, want + 8, 4);
    const auto easy = [bytes](std::size_t at) { return easy_lead[static_cast<unsigned char>(bytes[at])]; };
    return (head & head_mask) == head_want && (tail & tail_mask) == tail_want && easy(0) && easy(3) &&
           easy(6) && easy(9);
}

}  // namespace

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
        // Ideographs follow each other: four of three bytes a step, then one.
        while (at + 12 <= size && are_four_of_three(data + at)) {
            at += 12;
        }
        while (at + 3 <= size && easy_lead[static_cast<unsigned char>(data[at])] && continues(data[at + 1]) &&
               continues(data[at + 2])) {
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
