#include "parser/table/aligned_heads.h"

#include <algorithm>

#include "parser/table/known_label.h"

namespace gouji {

namespace {

constexpr std::size_t most_open = 32;     // stacks that a word is compared with
constexpr std::size_t most_pieces = 10;   // of one label
constexpr std::size_t furthest_line = 2;  // lines of the region between two pieces of a label

using Pieces = std::vector<AlignedPlace>;

const AlignedCell& cell_at(const AlignedRegion& region, AlignedPlace place) {
    return region.lines[place.line].cells[place.cell];
}

int shared(Extent a, Extent b) {
    return std::min(a.end, b.end) - std::max(a.begin, b.begin);
}

/// Words under each other, each with the one above that it shares the most columns with.
std::vector<Pieces> stack(const AlignedRegion& region, const Pieces& words) {
    std::vector<Pieces> stacks;
    for (const AlignedPlace word : words) {
        Pieces* best = nullptr;
        int most = 0;
        const std::size_t from = stacks.size() > most_open ? stacks.size() - most_open : 0;
        for (std::size_t i = from; i < stacks.size(); ++i) {
            const AlignedPlace last = stacks[i].back();
            if (last.line == word.line || word.line - last.line > furthest_line) continue;
            const int common = shared(cell_at(region, last).at[0], cell_at(region, word).at[0]);
            if (common > most) {
                most = common;
                best = &stacks[i];
            }
        }
        if (best != nullptr) {
            best->push_back(word);
        } else {
            stacks.push_back({word});
        }
    }
    return stacks;
}

/// Cuts a stack where labels end: the longest known label from each place on, else one word.
void cut(const ReadContext& context, const AlignedRegion& region, const Pieces& words,
         std::vector<Pieces>& cells) {
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin + 1;
        Pieces pieces;
        for (std::size_t i = begin; i < words.size() && i - begin < most_pieces; ++i) {
            pieces.push_back(words[i]);
            if (known_label(context.forms, text_at(context, region, pieces))) end = i + 1;
        }
        cells.emplace_back(words.begin() + static_cast<std::ptrdiff_t>(begin),
                           words.begin() + static_cast<std::ptrdiff_t>(end));
        begin = end;
    }
}

}  // namespace

std::vector<Pieces> assemble_head(const ReadContext& context, const AlignedRegion& region,
                                  const AlignedHead& head) {
    std::vector<Pieces> cells;
    for (const Pieces& words : stack(region, head.words)) cut(context, region, words, cells);
    std::sort(cells.begin(), cells.end(), [](const Pieces& a, const Pieces& b) {
        return a.front().line != b.front().line ? a.front().line < b.front().line
                                                : a.front().cell < b.front().cell;
    });
    return cells;
}

}  // namespace gouji
