// Tables drawn with box characters, or with + - and |. Rules part the rows; where there are none
// each line is a row, except those that only go on with a label.

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "parser/table/box_lines.h"
#include "parser/table/known_label.h"
#include "parser/table/line_scan.h"
#include "parser/table/read_tables.h"
#include "parser/text/label.h"

namespace gouji {

namespace {

constexpr std::size_t most_pieces = 8;  // lines of a torn label that are weighed

/// One cell as it is drawn, over all its lines.
struct BoxCell {
    std::size_t left = 0;
    std::size_t right = 0;
    std::size_t row = 0;
    struct Piece {
        std::size_t line = 0;
        Span field;
    };
    std::vector<Piece> pieces;
};

/// Follows the cells down the lines: a rule ends those that it runs under.
class CellTracer {
 public:
    explicit CellTracer(const BoxDrawing& drawing) {
        for (std::size_t i = 0; i < drawing.lines.size(); ++i) trace(drawing.lines[i], i);
    }

    std::vector<BoxCell> cells;
    std::size_t row_count = 0;

 private:
    void trace(const BoxLine& line, std::size_t number) {
        if (line.has_rule) next_row();
        for (const BoxSegment& segment : line.segments) {
            if (segment.rule) close(segment);
        }
        // Other columns than above without a rule between: a new row.
        const bool other_columns =
            !line.has_rule &&
            std::any_of(line.segments.begin(), line.segments.end(), [this](const auto& segment) {
                return find_open(segment) == open_.end() && overlaps(segment);
            });
        if (other_columns) {
            open_.clear();
            next_row();
        }
        for (const BoxSegment& segment : line.segments) {
            if (segment.rule) continue;
            const auto same = find_open(segment);
            if (same != open_.end()) {
                cells[*same].pieces.push_back({number, segment.field});
                continue;
            }
            close(segment);
            open_.push_back(cells.size());
            cells.push_back({segment.left, segment.right, row_count, {{number, segment.field}}});
            row_begun_ = true;
        }
    }

    std::vector<std::size_t>::const_iterator find_open(const BoxSegment& segment) const {
        return std::find_if(open_.begin(), open_.end(), [&](std::size_t i) {
            return cells[i].left == segment.left && cells[i].right == segment.right;
        });
    }

    bool meets(std::size_t cell, const BoxSegment& segment) const {
        return cells[cell].left < segment.right && segment.left < cells[cell].right;
    }

    bool overlaps(const BoxSegment& segment) const {
        return std::any_of(open_.begin(), open_.end(), [&](std::size_t i) { return meets(i, segment); });
    }

    void close(const BoxSegment& segment) {
        std::erase_if(open_, [&](std::size_t i) { return meets(i, segment); });
    }

    void next_row() {
        row_count += row_begun_;
        row_begun_ = false;
    }

    std::vector<std::size_t> open_;
    bool row_begun_ = false;
};

/// Where figures stand in a column, in bytes from its bars.
struct Alignment {
    std::uint32_t lead = 0;
    std::uint32_t trail = 0;
};

class BoxReader {
 public:
    BoxReader(const ReadContext& context, const BoxDrawing& drawing)
        : context_(context), source_(context.source), drawing_(drawing) {}

    Grid read() {
        CellTracer tracer(drawing_);
        std::stable_sort(tracer.cells.begin(), tracer.cells.end(), [](const BoxCell& a, const BoxCell& b) {
            return a.row != b.row ? a.row < b.row : a.left < b.left;
        });
        grid_.shape = Shape::box;
        for (std::size_t begin = 0; begin < tracer.cells.size();) {
            std::size_t end = begin;
            while (end < tracer.cells.size() && tracer.cells[end].row == tracer.cells[begin].row) ++end;
            read_row({tracer.cells.begin() + static_cast<std::ptrdiff_t>(begin),
                      tracer.cells.begin() + static_cast<std::ptrdiff_t>(end)});
            begin = end;
        }
        for (const auto& [index, key] : blanks_) place_blank(grid_.cells[index], key);
        if (!grid_.cells.empty()) {
            grid_.span = grid_.cells.front().field;
            for (const GridCell& cell : grid_.cells)
                grid_.span.end = std::max(grid_.span.end, cell.field.end);
        }
        return std::move(grid_);
    }

 private:
    using Cells = std::vector<BoxCell>;
    using Key = std::pair<std::size_t, std::size_t>;

    /// What the lines of one row, rule to rule, hold.
    struct LineOfRow {
        std::size_t number = 0;
        std::size_t figures = 0;
        std::string label;        // the last words on it that stand in no column of figures
        bool in_columns = false;  // words stand in columns of figures: a head
        bool known = false;       // the label alone is that of a row
        bool blank_row = false;   // it is a whole row, and its figures are blank
    };

    std::string_view text_of(const BoxCell::Piece& piece) const { return trim(source_.slice(piece.field)); }

    void read_row(const Cells& cells) {
        const std::vector<LineOfRow> lines = lines_of(cells);
        if (!holds_rows(cells, lines)) {
            add_row(cells, lines.empty() ? 0 : lines.front().number, static_cast<std::size_t>(-1));
            return;
        }
        // The lines' numbers at which rows begin.
        std::vector<std::size_t> begins = {lines.front().number};
        std::size_t last = lines.size();  // the last line with figures, or of a head
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool own = lines[i].figures > 0 || lines[i].in_columns || lines[i].blank_row;
            if (!own) continue;
            const bool head_goes_on = last < lines.size() && lines[i].in_columns && lines[last].in_columns &&
                                      lines[i].figures == 0 && lines[last].figures == 0;
            if (last < lines.size() && !head_goes_on) begins.push_back(lines[part(lines, last, i)].number);
            last = i;
        }
        for (std::size_t i = 0; i < begins.size(); ++i) {
            add_row(cells, begins[i], i + 1 < begins.size() ? begins[i + 1] : static_cast<std::size_t>(-1));
        }
    }

    std::vector<LineOfRow> lines_of(const Cells& cells) const {
        // A cell that goes on below the row is no measure of it.
        std::size_t end = static_cast<std::size_t>(-1);
        for (const BoxCell& cell : cells) end = std::min(end, cell.pieces.back().line);
        std::map<std::size_t, LineOfRow> lines;
        for (const BoxCell& cell : cells) {
            const bool column = std::any_of(cell.pieces.begin(), cell.pieces.end(),
                                            [this](const auto& piece) { return is_figure(text_of(piece)); });
            for (const auto& piece : cell.pieces) {
                if (piece.line > end) break;
                LineOfRow& line = lines[piece.line];
                line.number = piece.line;
                const std::string_view text = text_of(piece);
                if (text.empty()) continue;
                if (is_figure(text)) {
                    ++line.figures;
                } else if (column) {
                    line.in_columns = true;
                } else {
                    line.label = text;
                }
            }
        }
        std::vector<LineOfRow> out;
        for (auto& [number, line] : lines) {
            line.known = known_label(context_.forms, line.label).row;
            out.push_back(std::move(line));
        }
        note_blank_rows(out);
        return out;
    }

    /// A line without figures is a row of its own where its label is whole: known by itself, and
    /// no piece of what stands above or below.
    void note_blank_rows(std::vector<LineOfRow>& lines) const {
        const auto one_label = [this](const LineOfRow& first, const LineOfRow& second) {
            return known_label(context_.forms, first.label + second.label).row;
        };
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!lines[i].known || lines[i].figures > 0 || lines[i].in_columns) continue;
            const bool ends_above = i > 0 && !lines[i - 1].known && one_label(lines[i - 1], lines[i]);
            const bool goes_on = i + 1 < lines.size() && !lines[i + 1].known && !lines[i + 1].label.empty() &&
                                 one_label(lines[i], lines[i + 1]);
            lines[i].blank_row = !ends_above && !goes_on;
            // No figure below says that the words above it stand in a column.
            if (lines[i].blank_row && i > 0 && lines[i - 1].figures == 0 && !lines[i - 1].known &&
                known_label(context_.forms, lines[i - 1].label).header()) {
                lines[i - 1].in_columns = true;
            }
        }
    }

    /// Whether several rows stand between two rules, rather than one whose cells are torn.
    bool holds_rows(const Cells& cells, const std::vector<LineOfRow>& lines) const {
        std::size_t with_figures = 0;
        std::size_t with_labels = 0;
        std::size_t with_known = 0;
        std::size_t blank_rows = 0;
        for (const LineOfRow& line : lines) {
            with_figures += line.figures > 0;
            with_labels += line.figures > 0 && !line.label.empty();
            with_known += (line.figures > 0 || line.blank_row) && line.known;
            blank_rows += line.blank_row;
        }
        const bool head = std::any_of(lines.begin(), lines.end(), [](const LineOfRow& line) {
            return line.figures == 0 && line.in_columns;
        });
        if (blank_rows > 0 && (head || with_known >= 2)) return true;
        if (with_figures == 0) return false;
        if (with_figures == 1) return head;
        if (with_known >= 2) return true;
        if (with_labels < 2) return false;
        std::size_t columns = 0;
        std::size_t repeated = 0;
        for (const BoxCell& cell : cells) {
            const auto figures =
                std::count_if(cell.pieces.begin(), cell.pieces.end(),
                              [this](const auto& piece) { return is_figure(text_of(piece)); });
            columns += figures > 0;
            repeated += figures > 1;
        }
        return repeated >= 2 && repeated * 2 >= columns;
    }

    /// Between the lines `above` and `below`, which have figures, stand lines that go on with the
    /// label of the one or begin that of the other: the first of the latter, `below` if there are none.
    std::size_t part(const std::vector<LineOfRow>& lines, std::size_t above, std::size_t below) const {
        const std::size_t between = below - above - 1;
        if (between == 0 || between > most_pieces) return below;
        std::size_t best = below;
        int best_score = -1;
        for (std::size_t cut = below; cut > above; --cut) {
            std::string first = lines[above].label;
            std::string second;
            for (std::size_t i = above + 1; i < cut; ++i) first += lines[i].label;
            for (std::size_t i = cut; i <= below; ++i) second += lines[i].label;
            const int score = static_cast<int>(known_label(context_.forms, first).row) +
                              static_cast<int>(known_label(context_.forms, second).row);
            if (score > best_score) {
                best_score = score;
                best = cut;
            }
        }
        return best;
    }

    /// Adds the part of the cells that stands on the lines [begin, end).
    void add_row(const Cells& cells, std::size_t begin, std::size_t end) {
        const std::size_t reference = reference_line(cells, begin, end);
        const auto first_cell = static_cast<std::uint32_t>(grid_.cells.size());
        for (const BoxCell& box : cells) {
            GridCell cell;
            cell.column = drawing_.columns[box.left];
            cell.colspan = static_cast<std::uint16_t>(box.right - box.left);
            const BoxCell::Piece* place = nullptr;
            bool any = false;
            for (const auto& piece : box.pieces) {
                if (piece.line < begin || piece.line >= end) continue;
                if (place == nullptr || piece.line == reference) place = &piece;
                const std::string_view text = text_of(piece);
                if (text.empty()) continue;
                const auto at = static_cast<std::uint32_t>(text.data() - source_.text().data());
                const Span span = {at, at + static_cast<std::uint32_t>(text.size())};
                if (!any) {
                    cell.text = MappedText(text, span);
                    cell.field = piece.field;
                } else {
                    cell.text.append(text, span);
                    cell.field.end = piece.field.end;
                }
                any = true;
            }
            if (place == nullptr) continue;
            const Key key = {box.left, box.right};
            if (any) {
                cell.span = cell.text.span();
                if (is_figure(cell.text.view())) {
                    alignment_.try_emplace(
                        key, Alignment{cell.span.begin - cell.field.begin, cell.field.end - cell.span.end});
                }
            } else {
                cell.field = place->field;
                cell.span = cell.field;
                blanks_.emplace_back(grid_.cells.size(), key);
            }
            grid_.cells.push_back(std::move(cell));
        }
        if (grid_.cells.size() > first_cell) grid_.row_starts.push_back(first_cell);
    }

    /// The line on which the row's figures stand.
    std::size_t reference_line(const Cells& cells, std::size_t begin, std::size_t end) const {
        std::map<std::size_t, std::size_t> figures;
        for (const BoxCell& cell : cells) {
            for (const auto& piece : cell.pieces) {
                if (piece.line >= begin && piece.line < end && is_figure(text_of(piece)))
                    ++figures[piece.line];
            }
        }
        std::size_t best = begin;
        std::size_t most = 0;
        for (const auto& [line, count] : figures) {
            if (count > most) {
                most = count;
                best = line;
            }
        }
        return best;
    }

    /// One blank of the cell, where the other figures of its column stand.
    void place_blank(GridCell& cell, Key key) const {
        const Span field = cell.field;
        if (!field.empty()) {
            const auto known = alignment_.find(key);
            std::uint32_t at = std::min(field.begin + 1, field.end - 1);
            if (known != alignment_.end()) {
                const Alignment& side = known->second;
                at = side.lead <= side.trail ? std::min(field.begin + side.lead, field.end - 1)
                                             : field.end - 1 - std::min(side.trail, field.length() - 1);
            }
            std::size_t begin = field.begin;
            std::size_t behind = begin;
            while (behind <= at) {
                begin = behind;
                static_cast<void>(next_code_point(source_.text(), behind));
            }
            cell.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(behind)};
        }
        cell.text = MappedText({}, cell.span);
    }

    const ReadContext& context_;
    const SourceText& source_;
    const BoxDrawing& drawing_;
    Grid grid_;
    std::map<Key, Alignment> alignment_;               // by columns: of their first figure
    std::vector<std::pair<std::size_t, Key>> blanks_;  // cells still to be placed
};

}  // namespace

std::optional<ReadResult> read_box_table(const ReadContext& context, std::size_t first) {
    if (!begins_box(context.line_text(first))) return std::nullopt;
    const BoxDrawing drawing = read_box_lines(context, first);
    if (drawing.lines.size() < 2) return std::nullopt;
    ReadResult result;
    result.next_line = drawing.next_line;
    result.grid = BoxReader(context, drawing).read();
    return result;
}

}  // namespace gouji
