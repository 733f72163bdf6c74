#include "rules/core/suggest.h"

#include <algorithm>

#include "parser/text/label.h"

namespace gouji {

std::optional<std::string_view> suggest(std::string_view word, std::span<const std::string_view> candidates) {
    // Nothing that long is a slip of the hand in one of our names.
    constexpr std::size_t longest = 64;
    std::optional<std::string_view> best;
    int limit = 0;
    for (const std::string_view candidate : candidates) {
        if (word.size() > longest) {
            break;
        }
        // Two letters changed places is a distance of two, and common in short words too.
        const auto length = static_cast<int>(std::max(word.size(), candidate.size()));
        const int allowed = length < 4 ? 1 : std::max(2, length / 3);
        const int distance = edit_distance(word, candidate, best ? limit : allowed);
        // Of two as near, the longer: letters are left out more often than added.
        if (distance <= allowed &&
            (!best || distance < limit || (distance == limit && candidate.size() > best->size()))) {
            best = candidate;
            limit = distance;
        }
    }
    return best;
}

}  // namespace gouji
