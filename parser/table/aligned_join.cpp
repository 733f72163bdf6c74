#include "parser/table/aligned_join.h"

#include <algorithm>
#include <map>

#include "parser/table/known_label.h"

namespace gouji {

namespace {

constexpr std::size_t farthest = 3;  // lines between two parts of a row
constexpr std::size_t least_columns = 3;

std::size_t figure_count(const AlignedLine& line) {
    return line.cells.size() - line.figures_begin;
}

/// How many figures most lines have that have any.
std::size_t usual_count(const AlignedRegion& region) {
    std::map<std::size_t, std::size_t> counts;
    for (const AlignedLine& line : region.lines) {
        if (line.has_figures()) ++counts[figure_count(line)];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? 0 : most->first;
}

class Joiner {
 public:
    Joiner(const ReadContext& context, AlignedRegion& region) : context_(context), lines_(region.lines) {}

    void join(std::size_t usual) {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is_part(i, usual)) continue;
            for (std::size_t j = i + 1; j < std::min(lines_.size(), i + 1 + farthest) && !lines_[j].new_page;
                 ++j) {
                if (!lines_[j].has_figures()) continue;
                if (is_part(j, usual) && complete(i, j, usual)) move(i, j);
                break;
            }
        }
    }

 private:
    [[nodiscard]] bool is_part(std::size_t i, std::size_t usual) const {
        return lines_[i].has_figures() && figure_count(lines_[i]) < usual;
    }

    /// Whether the two lines make up one row: as many figures as the others have, none over another,
    /// and not a label of a row of its own on each.
    [[nodiscard]] bool complete(std::size_t i, std::size_t j, std::size_t usual) const {
        const AlignedLine& a = lines_[i];
        const AlignedLine& b = lines_[j];
        if (figure_count(a) + figure_count(b) != usual || (is_row(a) && is_row(b))) return false;
        for (std::size_t x = a.figures_begin; x < a.cells.size(); ++x) {
            for (std::size_t y = b.figures_begin; y < b.cells.size(); ++y) {
                if (a.cells[x].at[0].overlaps(b.cells[y].at[0])) return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool is_row(const AlignedLine& line) const {
        if (line.figures_begin == 0) return false;
        return known_label(context_.forms, context_.source.slice(line.cells[line.figures_begin - 1].span))
            .row;
    }

    /// The figures of the line with fewer go to the other.
    void move(std::size_t i, std::size_t j) {
        const bool down = figure_count(lines_[i]) <= figure_count(lines_[j]);
        AlignedLine& from = lines_[down ? i : j];
        AlignedLine& to = lines_[down ? j : i];
        const auto begin = from.cells.begin() + static_cast<std::ptrdiff_t>(from.figures_begin);
        to.cells.insert(to.cells.end(), begin, from.cells.end());
        from.cells.erase(begin, from.cells.end());
        std::sort(to.cells.begin() + static_cast<std::ptrdiff_t>(to.figures_begin), to.cells.end(),
                  [](const AlignedCell& a, const AlignedCell& b) { return a.at[0].begin < b.at[0].begin; });
    }

    const ReadContext& context_;
    std::vector<AlignedLine>& lines_;
};

}  // namespace

void join_torn_figures(const ReadContext& context, AlignedRegion& region) {
    const std::size_t usual = usual_count(region);
    if (usual >= least_columns) Joiner(context, region).join(usual);
}

}  // namespace gouji
