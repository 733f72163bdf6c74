#include "parser/text/edit.h"

#include <algorithm>
#include <map>
#include <set>

namespace gouji {

std::vector<const Edit*> settle_edits(const std::vector<Edit>& edits, std::size_t size) {
    std::vector<const Edit*> settled;
    settled.reserve(edits.size());
    std::map<std::uint32_t, std::uint32_t> replaced;  // begin to end, never overlapping
    std::set<std::uint32_t> insertions;
    for (const Edit& edit : edits) {
        const Span span = edit.span;
        if (span.begin > span.end || span.end > size) {
            continue;
        }
        const auto behind = replaced.lower_bound(span.begin);
        const bool inside_earlier = behind != replaced.begin() && std::prev(behind)->second > span.begin;
        if (span.empty()) {
            if (inside_earlier) {
                continue;
            }
            insertions.insert(span.begin);
        } else {
            const auto inserted = insertions.upper_bound(span.begin);
            if (inside_earlier || (behind != replaced.end() && behind->first < span.end) ||
                (inserted != insertions.end() && *inserted < span.end)) {
                continue;
            }
            replaced.emplace(span.begin, span.end);
        }
        settled.push_back(&edit);
    }
    std::stable_sort(settled.begin(), settled.end(), [](const Edit* a, const Edit* b) {
        return a->span.begin != b->span.begin ? a->span.begin < b->span.begin
                                              : a->span.empty() && !b->span.empty();
    });
    return settled;
}

std::string apply_edits(std::string_view text, const std::vector<Edit>& edits) {
    std::string out;
    std::size_t at = 0;
    for (const Edit* edit : settle_edits(edits, text.size())) {
        out.append(text.substr(at, edit->span.begin - at));
        out.append(edit->new_text);
        at = edit->span.end;
    }
    out.append(text.substr(at));
    return out;
}

}  // namespace gouji
