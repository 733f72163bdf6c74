#include "parser/table/aligned_columns.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <set>

#include "parser/text/label.h"

namespace gouji {

namespace {

/// How many columns the tables have of which the row can be.
void add_counts(const ReadContext& context, const AlignedRegion& region, const AlignedRow& row,
                std::set<std::size_t>& counts) {
    const Forms& forms = context.forms;
    if (row.label.empty()) {
        for (const Form& form : forms.all()) {
            for (const FormTable& table : form.tables) {
                const bool unlabelled =
                    std::any_of(table.rows.begin(), table.rows.end(),
                                [](const FormRow& r) { return r.label.official.empty(); });
                if (unlabelled) counts.insert(table.columns.size());
            }
        }
        return;
    }
    const NormalLabel label = normalize_label(text_at(context, region, row.label));
    for (const LabelRef& ref : forms.meanings(label.core)) {
        if (ref.role == LabelRole::row) counts.insert(forms[ref.form].tables[ref.table].columns.size());
    }
}

constexpr int misfit = 100;        // how much a row that fits no columns counts against a measure
constexpr int widest_column = 60;  // of the display, behind the last word of a head

/// Where the figures of one column begin and end.
class Spread {
 public:
    void add(Extent extent) {
        begins_.push_back(extent.begin);
        ends_.push_back(extent.end);
    }
    [[nodiscard]] bool empty() const { return begins_.empty(); }
    [[nodiscard]] int at_begin() const { return width(begins_); }
    [[nodiscard]] int at_end() const { return width(ends_); }
    [[nodiscard]] int least() const { return std::min(at_begin(), at_end()); }
    [[nodiscard]] Extent range() const {
        return {*std::min_element(begins_.begin(), begins_.end()),
                *std::max_element(ends_.begin(), ends_.end())};
    }
    /// Where most of them begin or end.
    [[nodiscard]] int edge(bool right) const {
        std::vector<int> places = right ? ends_ : begins_;
        const auto middle = places.begin() + static_cast<std::ptrdiff_t>(places.size() / 2);
        std::nth_element(places.begin(), middle, places.end());
        return *middle;
    }

 private:
    static int width(const std::vector<int>& places) {
        const auto [low, high] = std::minmax_element(places.begin(), places.end());
        return *high - *low;
    }

    std::vector<int> begins_;
    std::vector<int> ends_;
};

const AlignedCell& cell_at(const AlignedRegion& region, AlignedPlace place) {
    return region.lines[place.line].cells[place.cell];
}

bool one_left_of_next(const std::vector<Extent>& ranges) {
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        if (ranges[i - 1].end > ranges[i].begin) return false;
    }
    return true;
}

AlignedColumns make_columns(Measure measure, const std::vector<Spread>& spreads) {
    AlignedColumns columns;
    columns.measure = measure;
    std::size_t lefts = 0;
    std::size_t rights = 0;
    for (const Spread& spread : spreads) {
        columns.ranges.push_back(spread.range());
        lefts += spread.at_begin() < spread.at_end();
        rights += spread.at_end() < spread.at_begin();
    }
    // Figures of one length are aligned either way: as the columns beside them are.
    for (const Spread& spread : spreads) {
        const bool either = spread.at_begin() == spread.at_end();
        columns.right.push_back(either ? rights > lefts : spread.at_end() < spread.at_begin());
        columns.edge.push_back(spread.edge(columns.right.back()));
    }
    return columns;
}

/// By rows that have a figure in every column, measured so that all rows agree best.
std::optional<AlignedColumns> by_full_rows(const AlignedRegion& region, const AlignedRows& rows,
                                           std::size_t begin, std::size_t end, std::size_t count) {
    std::optional<AlignedColumns> best;
    int least = std::numeric_limits<int>::max();
    for (const Measure measure : all_measures) {
        std::vector<Spread> spreads(count);
        for (std::size_t r = begin; r < end; ++r) {
            const std::vector<AlignedPlace>& figures = rows.rows[r].figures;
            if (figures.size() != count) continue;
            for (std::size_t c = 0; c < count; ++c) spreads[c].add(cell_at(region, figures[c]).in(measure));
        }
        const AlignedColumns full = make_columns(measure, spreads);
        int total = 0;
        for (std::size_t r = begin; r < end; ++r) {
            const AlignedRow& row = rows.rows[r];
            if (row.figures.size() >= count || row.figures.empty()) continue;
            const std::optional<std::vector<std::size_t>> placed = columns_of_figures(region, row, full);
            if (!placed) total += misfit;
            for (std::size_t i = 0; placed && i < placed->size(); ++i) {
                spreads[(*placed)[i]].add(cell_at(region, row.figures[i]).in(measure));
            }
        }
        for (const Spread& spread : spreads) total += spread.least();
        if (total >= least) continue;
        least = total;
        best = make_columns(measure, spreads);
    }
    return best;
}

/// The words of a head that name columns, each from its begin to the begin of the next.
std::vector<Extent> column_words(const ReadContext& context, const AlignedRegion& region,
                                 const std::vector<std::vector<AlignedPlace>>& head, Measure measure) {
    std::vector<Extent> ranges;
    for (const std::vector<AlignedPlace>& pieces : head) {
        const NormalLabel label = normalize_label(text_at(context, region, pieces));
        const std::vector<LabelRef>& meanings = context.forms.meanings(label.core);
        if (std::none_of(meanings.begin(), meanings.end(),
                         [](const LabelRef& ref) { return ref.role == LabelRole::column; })) {
            continue;
        }
        Extent extent = cell_at(region, pieces.front()).in(measure);
        for (const AlignedPlace piece : pieces) {
            extent.begin = std::min(extent.begin, cell_at(region, piece).in(measure).begin);
            extent.end = std::max(extent.end, cell_at(region, piece).in(measure).end);
        }
        ranges.push_back(extent);
    }
    std::sort(ranges.begin(), ranges.end(), [](Extent a, Extent b) { return a.begin < b.begin; });
    // A word may stand at the left of a wide column, its figures at the right.
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const int next = i + 1 < ranges.size() ? ranges[i + 1].begin - 1 : ranges[i].end + widest_column;
        ranges[i].end = std::max(ranges[i].end, next);
    }
    return ranges;
}

/// By the words over them, where each column has its own; aligned and measured as the figures
/// agree best with the words.
std::optional<AlignedColumns> by_head(const ReadContext& context, const AlignedRegion& region,
                                      const AlignedRows& rows, std::size_t begin, std::size_t end,
                                      const std::vector<std::vector<AlignedPlace>>& head,
                                      const std::optional<AlignedColumns>& before) {
    std::optional<AlignedColumns> best;
    int least = std::numeric_limits<int>::max();
    for (const Measure measure : all_measures) {
        AlignedColumns columns;
        columns.measure = measure;
        columns.ranges = column_words(context, region, head, measure);
        Spread beside;  // how far the figures begin and end from their columns' begins and ends
        int total = 0;
        for (std::size_t r = begin; r < end; ++r) {
            const AlignedRow& row = rows.rows[r];
            if (row.figures.empty() || row.figures.size() > columns.ranges.size()) continue;
            const std::optional<std::vector<std::size_t>> placed = columns_of_figures(region, row, columns);
            if (!placed) total += misfit;
            for (std::size_t i = 0; placed && i < placed->size(); ++i) {
                const Extent figure = cell_at(region, row.figures[i]).in(measure);
                const Extent range = columns.ranges[(*placed)[i]];
                // The last column is open to the right.
                const int behind = (*placed)[i] + 1 < columns.ranges.size() ? range.end : range.begin;
                if ((*placed)[i] + 1 < columns.ranges.size() || columns.ranges.size() == 1) {
                    beside.add({figure.begin - range.begin, figure.end - behind});
                }
            }
        }
        const bool told = !beside.empty() && beside.at_begin() != beside.at_end();
        const bool right_before = before && std::count(before->right.begin(), before->right.end(), true) > 0;
        const bool right = told ? beside.at_end() < beside.at_begin() : right_before;
        if (!beside.empty()) total += beside.least();
        for (std::size_t c = 0; c < columns.ranges.size(); ++c) {
            const Extent range = columns.ranges[c];
            const bool open = c + 1 == columns.ranges.size() && c > 0;
            // The last column is as wide as the one before it.
            const Extent sides = open ? Extent{range.begin, range.begin + columns.ranges[c - 1].end -
                                                                columns.ranges[c - 1].begin}
                                      : range;
            const int from = right ? (columns.ranges.size() == 1 ? sides.begin : sides.end) : sides.begin;
            columns.right.push_back(right);
            columns.edge.push_back(from + (beside.empty() ? 0 : beside.edge(right)));
        }
        if (total >= least) continue;
        least = total;
        best = std::move(columns);
    }
    return best;
}

/// The offset of the letter that stands at `column`, or of the line's end.
std::uint32_t offset_at(const ReadContext& context, const AlignedLine& line, int column, Measure measure) {
    const std::string_view text = context.source.slice(line.span);
    std::size_t at = 0;
    int here = 0;
    while (at < text.size() && here < column) {
        const std::size_t begin = at;
        static_cast<void>(next_code_point(text, at));
        here += measure_text(text.substr(begin, at - begin), measure, here);
    }
    return line.span.begin + static_cast<std::uint32_t>(at);
}

std::uint16_t to_width(int columns) {
    return static_cast<std::uint16_t>(std::clamp(columns, 0, 1000));
}

}  // namespace

std::optional<AlignedColumns> find_aligned_columns(const ReadContext& context, const AlignedRegion& region,
                                                   const AlignedRows& rows, std::size_t begin,
                                                   std::size_t end,
                                                   const std::vector<std::vector<AlignedPlace>>& head,
                                                   const std::optional<AlignedColumns>& before) {
    std::set<std::size_t> counts;
    for (std::size_t r = begin; r < end; ++r) add_counts(context, region, rows.rows[r], counts);
    // The count that the most rows have, of those that a form has.
    std::size_t count = 0;
    std::size_t most = 0;
    for (const std::size_t candidate : counts) {
        const auto having = static_cast<std::size_t>(
            std::count_if(rows.rows.begin() + static_cast<std::ptrdiff_t>(begin),
                          rows.rows.begin() + static_cast<std::ptrdiff_t>(end),
                          [&](const AlignedRow& row) { return row.figures.size() == candidate; }));
        if (having > most) {
            most = having;
            count = candidate;
        }
    }
    std::optional<AlignedColumns> columns;
    const std::size_t words = column_words(context, region, head, Measure::display).size();
    // Words for more columns than the rows have figures: some columns are blank all the way down.
    const bool more_words = counts.contains(words) && words > count;
    if (count > 0 && !more_words) {
        columns = by_full_rows(region, rows, begin, end, count);
    } else if (counts.contains(words)) {
        columns = by_head(context, region, rows, begin, end, head, before);
    } else if (before && counts.contains(before->ranges.size())) {
        columns = before;
    }
    if (columns && !one_left_of_next(columns->ranges)) columns.reset();
    return columns;
}

std::optional<std::vector<std::size_t>> columns_of_figures(const AlignedRegion& region, const AlignedRow& row,
                                                           const AlignedColumns& columns) {
    constexpr int farthest = 4;  // columns of the display that a figure may stand beside its own
    std::vector<std::size_t> out;
    for (const AlignedPlace figure : row.figures) {
        const Extent at = cell_at(region, figure).in(columns.measure);
        std::size_t best = 0;
        int least = std::numeric_limits<int>::max();
        for (std::size_t c = 0; c < columns.ranges.size(); ++c) {
            // Columns that they share count below zero, those that lie between above it.
            const Extent range = columns.ranges[c];
            const int distance = std::max(range.begin - at.end, at.begin - range.end) + 1;
            const int shared = std::min(range.end, at.end) - std::max(range.begin, at.begin);
            const int measure = shared > 0 ? -shared : distance;
            if (measure < least) {
                least = measure;
                best = c;
            }
        }
        if (least > farthest || (!out.empty() && best <= out.back())) return std::nullopt;
        out.push_back(best);
    }
    return out;
}

GridCell blank_cell(const ReadContext& context, const AlignedLine& line, const AlignedColumns& columns,
                    std::size_t column) {
    constexpr int room_at_edge = 8;
    const Measure measure = columns.measure;
    const Extent range = columns.ranges[column];
    const bool right = columns.right[column];
    Extent room = right ? Extent{range.begin, columns.edge[column]} : Extent{columns.edge[column], range.end};
    // A longer figure than those above finds room on the side to which the column is open.
    if (right) {
        room.begin =
            std::min(range.begin, column > 0 ? columns.ranges[column - 1].end + 2 : room.end - room_at_edge);
        room.begin = std::max(room.begin, 0);
    } else {
        room.end = column + 1 < columns.ranges.size()
                       ? std::max(range.end, columns.ranges[column + 1].begin - 2)
                       : room.begin + room_at_edge;
    }
    // Not into what stands beside it on this line, which may lean over its column.
    for (const AlignedCell& cell : line.cells) {
        const Extent other = cell.in(measure);
        if (other.begin + other.end < range.begin + range.end) {
            room.begin = std::max(room.begin, other.end + 1);
        } else {
            room.end = std::min(room.end, other.begin - 1);
        }
    }
    GridCell cell;
    cell.column = columns.ranges[column].begin;
    cell.padding.right = right;
    const int width = line.width[static_cast<std::size_t>(measure)];
    if (room.begin >= room.end) {
        const std::uint32_t at = offset_at(context, line, std::max(0, room.begin - 1), measure);
        cell.span = {at, at};
    } else {
        cell.span = {offset_at(context, line, room.begin, measure),
                     offset_at(context, line, room.end, measure)};
        // Behind the line's end only the figure itself is written, in its column.
        const bool behind = room.begin >= width;
        Extent written = room;
        if (behind && right) written.begin = range.begin;
        if (!behind && !right) written.end = std::min(room.end, width);
        cell.padding.before = to_width(written.begin - width);
        cell.padding.width = to_width(behind && !right ? 0 : written.end - written.begin);
    }
    cell.field = cell.span;
    cell.text = MappedText({}, cell.span);
    return cell;
}

}  // namespace gouji
