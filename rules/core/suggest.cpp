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
        const int allowed = std::max(1, static_cast<int>(std::max(word.size(), candidate.size()) / 3));
        const int distance = edit_distance(word, candidate, best ? limit - 1 : allowed);
        if (distance <= allowed && (!best || distance < limit)) {
            best = candidate;
            limit = distance;
            if (distance == 0) {
                break;
            }
        }
    }
    return best;
}

}  // namespace gouji
