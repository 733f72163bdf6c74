#include "parser/report/columns.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace gouji {

namespace {

bool names_extra_column(std::string_view core);

// Sums of a row's figures up to this cannot overflow.
constexpr std::int64_t greatest_figure = 1'000'000'000'000;

// What is known of one record before its columns are placed.
struct Extent {
    std::size_t width = 0;              // columns that it has to fill
    std::size_t fields = 0;             // fields behind the label
    std::size_t first = 0;              // first filled field
    std::size_t last = 0;               // behind the last filled field; first == last: all blank
    std::size_t depth = 0;              // labels that stand before the row's own
    std::size_t cells = 0;              // cells of the whole row, the labels before its own included
    std::optional<std::size_t> offset;  // field of the first column, where the record alone tells

    [[nodiscard]] std::size_t span() const { return last - first; }
};

class Placer {
 public:
    Placer(const FoundRows& found, const Instance& instance, const FormTable& table,
           const std::vector<std::optional<std::size_t>>& row_of, const Blocks& blocks)
        : found_(found), instance_(instance), table_(table), row_of_(row_of), blocks_(blocks) {}

    Columns place() {
        measure();
        find_contradictions();
        Columns columns;
        columns.rows.resize(instance_.records.size());
        const std::optional<std::size_t> extra = extra_column();
        std::size_t placed = 0;
        std::size_t failed = 0;
        for (std::size_t r = 0; r < instance_.records.size(); ++r) {
            if (!row_of_[r]) continue;
            columns.rows[r] = extra ? place_without(r, *extra) : place(r);
            ++(columns.rows[r].state == Placement::State::bound ? placed : failed);
        }
        // Where one row in three does not fit, the columns are not understood.
        columns.unreadable = no_telling_ || failed * 2 > placed + 1;
        if (table_.columns.size() == 1 && failed <= 1) columns.unreadable = false;
        return columns;
    }

 private:
    const Item& field(std::size_t r, std::size_t i) const {
        return found_.items[instance_.records[r].fields_begin + i];
    }
    Shape shape(std::size_t r) const { return blocks_.grids[instance_.records[r].grid].shape; }

    void measure() {
        extents_.resize(instance_.records.size());
        for (std::size_t r = 0; r < instance_.records.size(); ++r) {
            const Record& record = instance_.records[r];
            Extent& extent = extents_[r];
            extent.width = record.column_count > 0 ? record.column_count : table_.columns.size();
            extent.fields = record.fields_end - record.fields_begin;
            extent.first = extent.fields;
            for (std::size_t i = 0; i < extent.fields; ++i) {
                if (field(r, i).kind == Item::Kind::blank) continue;
                extent.first = std::min(extent.first, i);
                extent.last = i + 1;
            }
            if (extent.last == 0) extent.first = 0;
            extent.cells = extent.fields + record.lead;
            // Where rows run on, the labels of groups stand right before the row's own.
            if (record.label && !blocks_.grids[record.grid].rows_known) {
                for (std::size_t i = *record.label; i-- > 0 && found_.items[i].is_word();) ++extent.cells;
            }
            if (row_of_[r]) extent.depth = table_.rows[*row_of_[r]].group.size();
            if (extent.span() == extent.width) extent.offset = extent.first;
            if (extent.fields == extent.width) extent.offset = 0;
        }
    }

    // --- one record -----------------------------------------------------------------------------

    Placement place(std::size_t r) const {
        const Extent& extent = extents_[r];
        if (extent.span() > extent.width) return place_surplus(r);
        if (extent.fields < extent.width || lost_cell(r)) return too_few(r);
        const std::optional<std::size_t> offset = extent.offset ? extent.offset : offset_by_neighbours(r);
        if (!offset) return too_few(r);
        return bound(r, *offset);
    }

    Placement bound(std::size_t r, std::size_t offset) const {
        Placement placement;
        const std::size_t begin = instance_.records[r].fields_begin + offset;
        placement.fields.reserve(extents_[r].width);
        for (std::size_t c = 0; c < extents_[r].width; ++c) placement.fields.push_back(begin + c);
        placement.figures = static_cast<int>(extents_[r].width);
        return placement;
    }

    Placement too_few(std::size_t r) const {
        Placement placement;
        placement.state = Placement::State::too_few;
        for (std::size_t i = 0; i < extents_[r].fields; ++i)
            placement.figures += field(r, i).kind != Item::Kind::blank;
        return placement;
    }

    /// Whether the row is narrower than its like by just the figures that it lacks: then a cell is
    /// gone, and the blanks at its end are those of merged cells.
    bool lost_cell(std::size_t r) const {
        const Shape s = shape(r);
        if (s != Shape::bar_rows && s != Shape::bar_lines && s != Shape::markdown) return false;
        const Extent& extent = extents_[r];
        if (extent.span() == extent.width || extent.span() == 0 || instance_.records[r].last) return false;
        std::size_t alike = 0;
        for (std::size_t other = 0; other < extents_.size(); ++other) {
            const bool whole = row_of_[other] && extents_[other].span() == extents_[other].width;
            if (other == r || !whole || instance_.records[other].last) continue;
            if (extents_[other].cells <= extent.cells) return false;
            ++alike;
        }
        return alike >= 2;
    }

    /// The first column's field by the rows that are like this one and tell by themselves.
    std::optional<std::size_t> offset_by_neighbours(std::size_t r) const {
        const Extent& extent = extents_[r];
        const auto fits = [&](std::size_t offset) {
            if (offset + extent.width > extent.fields) return false;
            return extent.span() == 0 || (offset <= extent.first && extent.last <= offset + extent.width);
        };
        // First the rows of the same build, then those at the same depth, then any; of each the
        // nearest, for at a page break the count of blanks changes.
        if (blanks_for_merged(r)) return offset_by_form(r, fits);
        for (int looseness = 0; looseness < 3; ++looseness) {
            std::optional<std::size_t> best;
            std::size_t nearest = static_cast<std::size_t>(-1);
            for (std::size_t other = 0; other < extents_.size(); ++other) {
                const Extent& like = extents_[other];
                if (other == r || !row_of_[other] || !like.offset || like.width != extent.width) continue;
                if (looseness < 2 && like.depth != extent.depth) continue;
                if (looseness < 1 && (like.fields != extent.fields || lead(other) != lead(r))) continue;
                if (!fits(*like.offset)) continue;
                const std::size_t distance = other > r ? other - r : r - other;
                if (distance >= nearest) continue;
                nearest = distance;
                best = like.offset;
            }
            if (best) return best;
        }
        return fits(0) ? std::optional<std::size_t>(0) : std::nullopt;
    }

    /// Whether blanks may stand for merged label cells right behind the label.
    bool blanks_for_merged(std::size_t r) const {
        const Shape s = shape(r);
        return s == Shape::tab_rows || s == Shape::markdown || s == Shape::separated;
    }

    /// How many label cells of the row are merged into its label.
    std::size_t merged_labels(std::size_t r) const {
        std::size_t deepest = 0;
        for (const FormRow& row : table_.rows) deepest = std::max(deepest, row.group.size());
        return deepest - std::min(deepest, std::max(extents_[r].depth, lead(r)));
    }

    /// The first column's field, where the record alone tells: a figure right behind the label or
    /// at the row's very end leaves no room for blanks there.
    std::optional<std::size_t> told(std::size_t r) const {
        const Extent& extent = extents_[r];
        if (!row_of_[r] || extent.width != table_.columns.size() || extent.fields < extent.width)
            return std::nullopt;
        if (extent.span() > 0 && extent.first == 0) return 0;
        if (extent.span() > 0 && extent.last == extent.fields) return extent.fields - extent.width;
        return extent.offset;
    }

    /// Notes the depths at which rows tell different things: between them lies a page break, at
    /// which the blanks of merged cells moved.
    void find_contradictions() {
        std::map<std::size_t, std::size_t> first;
        for (std::size_t r = 0; r < extents_.size(); ++r) {
            const std::optional<std::size_t> offset = told(r);
            if (!offset) continue;
            const auto [at, is_new] = first.try_emplace(extents_[r].depth, *offset);
            if (!is_new && at->second != *offset) contradicted_.insert(extents_[r].depth);
        }
    }

    /// Where the first column of `r` lies if merged cells are treated as in row `other`.
    std::optional<std::size_t> as_in(std::size_t other, std::size_t r) const {
        const std::optional<std::size_t> offset = told(other);
        if (!offset || extents_[other].depth == extents_[r].depth) return offset;
        const std::size_t merged = merged_labels(other);
        if (merged == 0 || extents_[other].fields == extents_[other].width) return std::nullopt;
        if (*offset == 0) return 0;
        return *offset == merged ? std::optional<std::size_t>(merged_labels(r)) : std::nullopt;
    }

    /// The blanks of merged label cells stand behind the label or at the row's end, as in the
    /// nearest row of the same depth, or of another where a page break lies between. Where no row
    /// tells, the columns that other rows leave blank do.
    template <typename Fits>
    std::optional<std::size_t> offset_by_form(std::size_t r, const Fits& fits) const {
        if (const std::optional<std::size_t> offset = offset_by_sum(r, fits)) return offset;
        for (const bool strict : {true, false}) {
            std::optional<std::size_t> best;
            std::size_t nearest = static_cast<std::size_t>(-1);
            for (std::size_t other = 0; other < extents_.size(); ++other) {
                if (other == r) continue;
                const std::optional<std::size_t> offset = as_in(other, r);
                const std::size_t distance = other > r ? other - r : r - other;
                if (!offset || distance >= nearest || !fits(*offset)) continue;
                if (strict && extents_[other].depth != extents_[r].depth &&
                    contradicted_.count(extents_[other].depth) == 0)
                    continue;
                nearest = distance;
                best = offset;
            }
            if (best) return best;
        }
        const std::size_t merged = merged_labels(r);
        std::vector<std::size_t> choices;
        for (std::size_t back = 0; back <= merged; ++back) choices.push_back(merged - back);
        for (std::size_t i = merged + 1; i + extents_[r].width <= extents_[r].fields; ++i)
            choices.push_back(i);
        std::erase_if(choices, [&](std::size_t offset) { return !fits(offset); });
        if (choices.empty()) return std::nullopt;
        const std::vector<std::size_t> blanks = blanks_by_column();
        const auto agreement = [&](std::size_t offset) {
            std::size_t sum = 0;
            for (std::size_t c = 0; c < extents_[r].width; ++c)
                sum += field(r, offset + c).kind == Item::Kind::blank ? blanks[c] : 0;
            return sum;
        };
        return *std::max_element(choices.begin(), choices.end(),
                                 [&](std::size_t a, std::size_t b) { return agreement(a) < agreement(b); });
    }

    /// The one offset with which the row adds up to its total, and that is not zero.
    template <typename Fits>
    std::optional<std::size_t> offset_by_sum(std::size_t r, const Fits& fits) const {
        std::optional<std::size_t> found;
        for (std::size_t offset = 0; offset + extents_[r].width <= extents_[r].fields; ++offset) {
            if (!fits(offset) || !adds_up(r, offset)) continue;
            if (found) return std::nullopt;
            found = offset;
        }
        return found;
    }

    bool adds_up(std::size_t r, std::size_t offset) const {
        const std::size_t columns = table_.columns.size();
        if (extents_[r].width != columns) return false;
        bool any = false;
        for (const Equation& equation : table_.equations) {
            if (equation.kind != RelationKind::row_total || equation.at / columns != *row_of_[r]) continue;
            std::int64_t sides[2] = {0, 0};
            for (const auto* side : {&equation.left, &equation.right}) {
                for (const std::uint16_t cell : *side) {
                    const std::string_view text = field(r, offset + cell % columns).cell->text.view();
                    const Value value = read_value(text, CellKind::count, MoneyUnit::none);
                    if (text.empty()) continue;
                    if (value.kind != ValueKind::number || !value.number.whole() ||
                        value.number.coefficient > greatest_figure)
                        return false;
                    sides[side == &equation.right] += value.number.coefficient;
                }
            }
            if (sides[0] != sides[1] || sides[0] == 0) return false;
            any = true;
        }
        return any;
    }

    /// How many of the rows that tell by themselves leave each column blank.
    std::vector<std::size_t> blanks_by_column() const {
        std::vector<std::size_t> blanks(table_.columns.size(), 0);
        for (std::size_t r = 0; r < extents_.size(); ++r) {
            const Extent& extent = extents_[r];
            if (!row_of_[r] || !extent.offset || extent.width != blanks.size()) continue;
            for (std::size_t c = 0; c < extent.width; ++c)
                blanks[c] += field(r, *extent.offset + c).kind == Item::Kind::blank;
        }
        return blanks;
    }

    std::size_t lead(std::size_t r) const { return instance_.records[r].lead; }

    // --- more figures than columns --------------------------------------------------------------

    Placement place_surplus(std::size_t r) const {
        const Extent& extent = extents_[r];
        if (std::optional<Placement> merged = place_repeated(r)) return *merged;
        // Words behind the figures are a remark.
        std::size_t last = extent.last;
        while (last - extent.first > extent.width && field(r, last - 1).kind != Item::Kind::figure) --last;
        if (last - extent.first == extent.width) return bound(r, extent.first);
        Placement placement;
        placement.state = Placement::State::too_many;
        placement.figures = static_cast<int>(last - extent.first);
        if (last - extent.first != extent.width + 1) return placement;
        const std::optional<std::size_t> surplus = surplus_field(r, extent.first, last);
        if (!surplus) return placement;
        placement.state = Placement::State::bound;
        const std::size_t begin = instance_.records[r].fields_begin;
        for (std::size_t i = extent.first; i < last; ++i) {
            (i == *surplus ? placement.surplus : placement.fields).push_back(begin + i);
        }
        return placement;
    }

    /// Merged figures that a converter repeated under a header that it repeated as well.
    std::optional<Placement> place_repeated(std::size_t r) const {
        const Extent& extent = extents_[r];
        if (extent.width != 1 || extent.span() < 2 || extent.last - extent.first != extent.span())
            return std::nullopt;
        std::size_t headers = 0;
        for (const std::size_t i : instance_.header)
            headers += column_named(found_, instance_, i).has_value();
        if (headers < extent.span()) return std::nullopt;
        const std::string_view text = field(r, extent.first).cell->text.view();
        for (std::size_t i = extent.first; i < extent.last; ++i) {
            if (field(r, i).cell->text.view() != text) return std::nullopt;
        }
        return bound(r, extent.first);
    }

    /// The one field whose deletion satisfies the equations of the row; the last of equals.
    std::optional<std::size_t> surplus_field(std::size_t r, std::size_t first, std::size_t last) const {
        std::optional<std::size_t> found;
        std::vector<std::int64_t> values;
        if (!read_values(r, first, last, values)) return std::nullopt;
        for (std::size_t gone = 0; gone < values.size(); ++gone) {
            if (!satisfied(r, values, gone)) continue;
            if (found && !same_without(values, *found - first, gone)) return std::nullopt;
            found = first + gone;
        }
        return found;
    }

    bool read_values(std::size_t r, std::size_t first, std::size_t last,
                     std::vector<std::int64_t>& values) const {
        for (std::size_t i = first; i < last; ++i) {
            const Value value = read_value(field(r, i).cell->text.view(), CellKind::count, MoneyUnit::none);
            if (value.kind != ValueKind::number || !value.number.whole() ||
                value.number.coefficient > greatest_figure)
                return false;
            values.push_back(value.number.coefficient);
        }
        return true;
    }

    /// Whether the row's own equations hold for `values` without the one at `gone`. A row without
    /// equations is satisfied by nothing.
    bool satisfied(std::size_t r, const std::vector<std::int64_t>& values, std::size_t gone) const {
        const std::size_t columns = table_.columns.size();
        const std::size_t row = *row_of_[r];
        const std::size_t first_column = instance_.records[r].first_column;
        bool any = false;
        for (const Equation& equation : table_.equations) {
            if (equation.kind != RelationKind::row_total || equation.at / columns != row) continue;
            std::int64_t balance = 0;
            bool inside = true;
            const auto add = [&](std::uint16_t cell, std::int64_t sign) {
                const std::size_t column = cell % columns;
                if (column < first_column || column - first_column >= values.size() - 1) {
                    inside = false;
                    return;
                }
                const std::size_t i = column - first_column;
                balance += sign * values[i < gone ? i : i + 1];
            };
            for (const std::uint16_t cell : equation.left) add(cell, 1);
            for (const std::uint16_t cell : equation.right) add(cell, -1);
            if (!inside) continue;
            any = true;
            if (balance != 0) return false;
        }
        return any;
    }

    static bool same_without(const std::vector<std::int64_t>& values, std::size_t a, std::size_t b) {
        if (a > b) std::swap(a, b);
        for (std::size_t i = a; i < b; ++i) {
            if (values[i] != values[i + 1]) return false;
        }
        return true;
    }

    // --- a column that the form does not have -----------------------------------------------------

    /// Where most rows have one figure more than the form has columns: which field that is.
    std::optional<std::size_t> extra_column() {
        std::size_t wide = 0;
        std::size_t rows = 0;
        for (std::size_t r = 0; r < extents_.size(); ++r) {
            if (!row_of_[r] || extents_[r].span() == 0 || instance_.records[r].column_count > 0) continue;
            ++rows;
            wide += extents_[r].span() == extents_[r].width + 1 && !place_repeated(r);
        }
        if (wide < 3 || wide * 10 < rows * 6) return std::nullopt;
        // The position that satisfies the most rows; on a tie the header's word tells, if any.
        std::map<std::size_t, std::size_t> votes;
        for (std::size_t r = 0; r < extents_.size(); ++r) {
            const Extent& extent = extents_[r];
            if (!row_of_[r] || extent.span() != extent.width + 1) continue;
            std::vector<std::int64_t> values;
            if (!read_values(r, extent.first, extent.last, values)) continue;
            for (std::size_t gone = 0; gone < values.size(); ++gone)
                votes[gone] += satisfied(r, values, gone);
        }
        std::size_t most = 0;
        for (const auto& [position, count] : votes) most = std::max(most, count);
        std::vector<std::size_t> best;
        for (const auto& [position, count] : votes) {
            if (count == most) best.push_back(position);
        }
        if (most == 0 || best.empty()) {
            no_telling_ = true;
            return std::nullopt;
        }
        if (best.size() == 1) return best.front();
        const std::optional<std::size_t> by_header = extra_by_header();
        if (by_header && std::find(best.begin(), best.end(), *by_header) != best.end()) return by_header;
        // All zeros: whichever goes, the same remains; but a table that tells nothing of its own
        // columns is not understood.
        if (best.size() == table_.columns.size() + 1) return best.back();
        no_telling_ = true;
        return std::nullopt;
    }

    /// The word over the extra column stands behind that of the column before it.
    std::optional<std::size_t> extra_by_header() const {
        const std::vector<std::size_t> words = extra_column_words(found_, instance_);
        if (words.size() != 1) return std::nullopt;
        std::optional<std::size_t> place;
        for (const std::size_t i : instance_.header) {
            if (i >= words.front()) break;
            if (const auto column = column_named(found_, instance_, i)) place = *column + 1;
        }
        return place;
    }

    Placement place_without(std::size_t r, std::size_t extra) const {
        const Extent& extent = extents_[r];
        if (extent.span() <= extent.width && extent.fields <= extent.width) return place(r);
        std::size_t offset = extent.first;
        if (extent.span() != extent.width + 1) {
            // Blank figures: the rows of full width tell where the first column lies.
            std::optional<std::size_t> full;
            for (std::size_t other = 0; other < extents_.size() && !full; ++other) {
                if (row_of_[other] && extents_[other].span() == extent.width + 1 &&
                    extents_[other].depth == extent.depth) {
                    full = extents_[other].first;
                }
            }
            if (!full || *full + extent.width + 1 > extent.fields || extent.last > *full + extent.width + 1)
                return too_few(r);
            offset = *full;
        }
        Placement placement;
        const std::size_t begin = instance_.records[r].fields_begin + offset;
        for (std::size_t i = 0; i <= extent.width; ++i) {
            if (i != extra) placement.fields.push_back(begin + i);
        }
        placement.figures = static_cast<int>(extent.width);
        return placement;
    }

    const FoundRows& found_;
    const Instance& instance_;
    const FormTable& table_;
    const std::vector<std::optional<std::size_t>>& row_of_;
    const Blocks& blocks_;
    std::vector<Extent> extents_;
    std::set<std::size_t> contradicted_;  // depths
    bool no_telling_ = false;
};

/// The words that drafts put over columns of their own. Any other unknown word in a header is a
/// note or a torn label.
bool names_extra_column(std::string_view core) {
    static constexpr std::string_view words[] = {"小计", "合计", "备注", "序号", "同比",
                                                 "说明", "单位", "增减", "上年"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return core.ends_with(word) || core.starts_with(word); });
}

}  // namespace

std::vector<std::size_t> extra_column_words(const FoundRows& found, const Instance& instance) {
    const auto column = [&](std::size_t i) { return column_named(found, instance, i); };
    // Words of one header stand near each other; those of the next table's do not.
    const auto near = [](std::size_t a, std::size_t b) { return a + 10 > b && b + 10 > a; };
    std::vector<std::size_t> words;
    for (const std::size_t i : instance.unknown) {
        const bool beside = std::any_of(instance.header.begin(), instance.header.end(),
                                        [&](std::size_t other) { return near(i, other) && column(other); });
        if (beside && names_extra_column(found.items[i].core())) words.push_back(i);
    }
    // 小计 beside 总计: of two words for one column the one that is not the form's is extra.
    for (const std::size_t i : instance.header) {
        const std::optional<std::size_t> at = column(i);
        if (!at || !names_extra_column(found.items[i].core())) continue;
        const bool doubled =
            std::any_of(instance.header.begin(), instance.header.end(), [&](std::size_t other) {
                return near(i, other) && column(other) == at &&
                       !names_extra_column(found.items[other].core());
            });
        if (doubled) words.push_back(i);
    }
    return words;
}

Columns place_columns(const FoundRows& found, const Instance& instance, const FormTable& table,
                      const std::vector<std::optional<std::size_t>>& row_of, const Blocks& blocks) {
    return Placer(found, instance, table, row_of, blocks).place();
}

}  // namespace gouji
