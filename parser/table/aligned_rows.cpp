#include "parser/table/aligned_rows.h"

#include <algorithm>
#include <array>
#include <limits>

#include "parser/table/known_label.h"

namespace gouji {

namespace {

constexpr std::size_t most_pieces = 8;  // of a label above or below the line with its figures
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// How the label of a row is put together: lines above, lines below, and whether the word on the
/// line itself is part of it.
struct Assembly {
    int score = 0;
    std::vector<AlignedPlace> pieces;
};

class RowFinder {
 public:
    RowFinder(const ReadContext& context, const AlignedRegion& region)
        : context_(context), region_(region), lines_(region.lines) {}

    AlignedRows find() {
        taken_.assign(lines_.size(), false);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].has_figures()) anchors_.push_back(i);
        }
        choose();
        for (std::size_t a = 0; a < anchors_.size(); ++a) add_row(a);
        adopt_left_over();
        add_blank_rows();
        std::sort(rows_.begin(), rows_.end(),
                  [](const AlignedRow& a, const AlignedRow& b) { return a.line < b.line; });
        return with_heads();
    }

 private:
    [[nodiscard]] const AlignedCell& at(AlignedPlace place) const {
        return lines_[place.line].cells[place.cell];
    }

    // --- which lines can go on with a label -------------------------------------------------------

    /// The leftmost figure of an anchor; words left of it are labels.
    [[nodiscard]] int figures_left(std::size_t anchor) const {
        const AlignedLine& line = lines_[anchors_[anchor]];
        return line.cells[line.figures_begin].at[0].begin;
    }

    /// The word of a line that may be a piece of a row's label: its last, if it begins left of all figures.
    [[nodiscard]] std::size_t piece_of(std::size_t line, int left) const {
        if (lines_[line].has_figures() || lines_[line].cells.empty()) return none;
        const AlignedCell& last = lines_[line].cells.back();
        return last.at[0].begin < left ? lines_[line].cells.size() - 1 : none;
    }

    /// A caption or a group's label alone on its line ends the labels around it.
    [[nodiscard]] bool parts_labels(std::size_t line) const {
        const AlignedLine& words = lines_[line];
        if (words.cells.size() != 1) return false;
        const KnownLabel known = known_label(context_.forms, context_.source.slice(words.cells[0].span));
        return known.header() && !known.row;
    }

    /// How many lines above (direction -1) or below an anchor may hold pieces of its label.
    [[nodiscard]] std::size_t reach(std::size_t anchor, int direction) const {
        std::size_t line = anchors_[anchor];
        const int left = figures_left(anchor);
        std::size_t count = 0;
        while (count < most_pieces) {
            if (direction < 0 ? line == 0 : line + 1 >= lines_.size()) break;
            line = direction < 0 ? line - 1 : line + 1;
            if (piece_of(line, left) == none || parts_labels(line)) break;
            ++count;
        }
        return count;
    }

    // --- the best assembly for each row, all rows weighed together ---------------------------------

    /// The pieces of `above` and `below` lines around the anchor and the word on its own line.
    [[nodiscard]] Assembly assemble(std::size_t anchor, std::size_t above, std::size_t below) const {
        const std::size_t own = anchors_[anchor];
        const std::size_t words = lines_[own].figures_begin;
        std::vector<AlignedPlace> pieces;
        const auto add = [&](std::size_t line) { pieces.push_back({line, lines_[line].cells.size() - 1}); };
        for (std::size_t i = above; i > 0; --i) add(own - i);
        for (std::size_t i = 1; i <= below; ++i) add(own + i);
        Assembly best;
        if (words == 0) {
            if (!pieces.empty()) weigh(std::move(pieces), best);
            return best;
        }
        const AlignedPlace word = {own, words - 1};
        // Pieces of the row's own label stand over or under the word; what stands elsewhere is a
        // group's, unless the word itself is.
        std::vector<AlignedPlace> whole;
        std::vector<AlignedPlace> elsewhere;
        for (std::size_t i = 0; i <= pieces.size(); ++i) {
            if (i == above) whole.push_back(word);
            if (i == pieces.size()) break;
            (at(pieces[i]).at[0].overlaps(at(word).at[0]) ? whole : elsewhere).push_back(pieces[i]);
        }
        const bool ends_count = pieces.empty() || (at(pieces.front()).at[0].overlaps(at(word).at[0]) &&
                                                   at(pieces.back()).at[0].overlaps(at(word).at[0]));
        if (ends_count) weigh(std::move(whole), best);
        if (elsewhere.size() == pieces.size() && !pieces.empty()) weigh(std::move(elsewhere), best);
        return best;
    }

    void weigh(std::vector<AlignedPlace> pieces, Assembly& best) const {
        if (!known_label(context_.forms, text_at(context_, region_, pieces)).row) return;
        constexpr int known = 100;
        const int score = known + static_cast<int>(pieces.size());
        if (score <= best.score) return;
        best.score = score;
        best.pieces = std::move(pieces);
    }

    /// Shares the lines between rows out so that most labels are known: the best for each count of
    /// lines that a row takes below itself, row after row.
    void choose() {
        struct State {
            int score = std::numeric_limits<int>::min();
            std::size_t above = 0;
            std::size_t before = 0;  // lines that the row above takes below itself
        };
        std::vector<std::array<State, most_pieces + 1>> states(anchors_.size());
        for (std::size_t a = 0; a < anchors_.size(); ++a) {
            const std::size_t up = reach(a, -1);
            const std::size_t down = reach(a, +1);
            const std::size_t gap = a == 0 ? up : anchors_[a] - anchors_[a - 1] - 1;
            for (std::size_t below = 0; below <= down; ++below) {
                for (std::size_t above = 0; above <= up; ++above) {
                    const int score = assemble(a, above, below).score;
                    if (score == 0 && above + below > 0) continue;
                    for (std::size_t before = 0; before <= most_pieces; ++before) {
                        if (a == 0 ? before > 0 : before + above > gap || unset(states[a - 1][before].score))
                            continue;
                        const int sum = score + (a == 0 ? 0 : states[a - 1][before].score);
                        State& state = states[a][below];
                        if (sum > state.score) state = {sum, above, before};
                    }
                }
            }
        }
        choices_.resize(anchors_.size());
        std::size_t below = 0;
        for (std::size_t a = anchors_.size(); a-- > 0;) {
            if (a + 1 == anchors_.size()) {
                for (std::size_t i = 0; i <= most_pieces; ++i) {
                    if (states[a][i].score > states[a][below].score) below = i;
                }
            }
            choices_[a] = {states[a][below].above, below};
            below = states[a][below].before;
        }
    }

    static bool unset(int score) { return score == std::numeric_limits<int>::min(); }

    // --- rows ----------------------------------------------------------------------------------------

    void add_row(std::size_t a) {
        const auto [above, below] = choices_[a];
        Assembly assembly = assemble(a, above, below);
        AlignedRow row;
        row.line = anchors_[a];
        row.first_line = row.line - above;
        row.last_line = row.line + below;
        row.known = assembly.score > 0;
        const AlignedLine& line = lines_[row.line];
        if (row.known) {
            row.label = std::move(assembly.pieces);
        } else if (line.figures_begin > 0) {
            row.label = {{row.line, line.figures_begin - 1}};
        }
        for (std::size_t cell = line.figures_begin; cell < line.cells.size(); ++cell) {
            row.figures.push_back({row.line, cell});
        }
        for (std::size_t i = row.first_line; i <= row.last_line; ++i) taken_[i] = true;
        rows_.push_back(std::move(row));
    }

    /// A label that no form has, wrapped: it takes the lines that nobody else does, where the rows
    /// on the other side are settled.
    void adopt_left_over() {
        for (std::size_t a = 0; a < rows_.size(); ++a) {
            AlignedRow& row = rows_[a];
            if (row.known || row.label.empty()) continue;
            const Extent own = at(row.label.front()).at[0];
            const auto adopt = [&](std::size_t line) {
                const std::size_t piece = piece_of(line, figures_left(a));
                if (taken_[line] || piece == none || parts_labels(line)) return false;
                if (!lines_[line].cells[piece].at[0].overlaps(own)) return false;
                // A label of its own is no piece of another.
                return !known_label(context_.forms, context_.source.slice(lines_[line].cells[piece].span));
            };
            if (a > 0 && rows_[a - 1].known) {
                while (row.first_line > 0 && adopt(row.first_line - 1)) {
                    --row.first_line;
                    taken_[row.first_line] = true;
                    row.label.insert(row.label.begin(),
                                     {row.first_line, lines_[row.first_line].cells.size() - 1});
                }
            }
            if (a + 1 < rows_.size() && rows_[a + 1].known) {
                while (adopt(row.last_line + 1)) {
                    ++row.last_line;
                    taken_[row.last_line] = true;
                    row.label.push_back({row.last_line, lines_[row.last_line].cells.size() - 1});
                }
            }
        }
    }

    /// Labels of rows that stand there without a single figure.
    void add_blank_rows() {
        for (std::size_t first = 0; first < lines_.size(); ++first) {
            std::vector<AlignedPlace> pieces;
            std::vector<AlignedPlace> best;
            for (std::size_t line = first; line < lines_.size() && pieces.size() < most_pieces; ++line) {
                if (taken_[line] || lines_[line].cells.empty()) break;
                const AlignedPlace piece = {line, lines_[line].cells.size() - 1};
                if (!pieces.empty() && !at(piece).at[0].overlaps(at(pieces.back()).at[0])) break;
                pieces.push_back(piece);
                const KnownLabel known = known_label(context_.forms, text_at(context_, region_, pieces));
                if (known.row && !known.header()) best = pieces;
            }
            if (best.empty()) continue;
            AlignedRow row;
            row.line = first;
            row.first_line = first;
            row.last_line = best.back().line;
            row.known = true;
            row.label = std::move(best);
            for (std::size_t i = row.first_line; i <= row.last_line; ++i) taken_[i] = true;
            first = row.last_line;
            rows_.push_back(std::move(row));
        }
    }

    [[nodiscard]] AlignedRows with_heads() {
        AlignedRows out;
        std::size_t line = 0;
        for (AlignedRow& row : rows_) {
            AlignedHead head;
            for (; line < row.first_line; ++line) {
                if (taken_[line]) continue;
                for (std::size_t cell = 0; cell < lines_[line].cells.size(); ++cell)
                    head.words.push_back({line, cell});
            }
            line = row.last_line + 1;
            // What else stands on the row's lines are labels of groups.
            for (std::size_t i = row.first_line; i <= row.last_line; ++i) {
                for (std::size_t cell = 0; cell < lines_[i].cells.size(); ++cell) {
                    if (i == row.line && cell >= lines_[i].figures_begin) break;
                    const bool piece = std::any_of(
                        row.label.begin(), row.label.end(),
                        [&](AlignedPlace place) { return place.line == i && place.cell == cell; });
                    if (!piece) row.beside.push_back({i, cell});
                }
            }
            out.rows.push_back(std::move(row));
            out.heads.push_back(std::move(head));
        }
        return out;
    }

    const ReadContext& context_;
    const AlignedRegion& region_;
    const std::vector<AlignedLine>& lines_;
    std::vector<std::size_t> anchors_;  // lines with figures
    struct Choice {
        std::size_t above = 0;
        std::size_t below = 0;
    };
    std::vector<Choice> choices_;
    std::vector<AlignedRow> rows_;
    std::vector<bool> taken_;  // lines that belong to a row
};

}  // namespace

std::string text_at(const ReadContext& context, const AlignedRegion& region,
                    const std::vector<AlignedPlace>& pieces) {
    std::string text;
    for (const AlignedPlace piece : pieces) {
        text += context.source.slice(region.lines[piece.line].cells[piece.cell].span);
    }
    return text;
}

AlignedRows find_aligned_rows(const ReadContext& context, const AlignedRegion& region) {
    return RowFinder(context, region).find();
}

}  // namespace gouji
