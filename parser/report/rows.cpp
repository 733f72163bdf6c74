#include "parser/report/rows.h"

#include <algorithm>
#include <array>

#include "parser/text/number.h"

namespace gouji {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t most_records = 2000;
constexpr std::size_t most_instances = 20000;

bool plain_figure(std::string_view text) {
    return text.size() <= 18 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `normal` is overwritten: its memory serves for all cells.
Item classify(const GridCell& cell, const Forms& forms, NormalLabel& normal) {
    Item item;
    item.cell = &cell;
    const std::string_view text = cell.text.view();
    if (text.empty()) return item;
    item.kind = Item::Kind::figure;
    if (plain_figure(text)) return item;
    // A label in bare words is at most a few times as long as its core.
    if (text.size() <= forms.longest() * 3 + 64) {
        normalize_label(text, normal);
        item.numbering = normal.numbering;
        item.ordinal = normal.ordinal;
        const std::vector<LabelRef>& meanings = forms.meanings(normal.core);
        if (!meanings.empty()) {
            item.kind = Item::Kind::label;
            item.meanings = &meanings;
            return item;
        }
    }
    const ValueKind value = read_value(text, CellKind::signed_count, MoneyUnit::none).kind;
    item.placeholder = value == ValueKind::placeholder;
    if (value != ValueKind::number && !item.placeholder) item.kind = Item::Kind::text;
    return item;
}

class RowFinder {
 public:
    RowFinder(const Blocks& blocks, const Outline& outline, const Forms& forms)
        : blocks_(blocks), outline_(outline), forms_(forms) {}

    FoundRows find() {
        found_.forms = &forms_;
        std::size_t count = 0;
        for (const Grid& grid : blocks_.grids) count += grid.cells.size();
        found_.items.reserve(count);
        for (grid_ = 0; grid_ < blocks_.grids.size(); ++grid_) read_grid();
        return std::move(found_);
    }

 private:
    const Item& item(std::size_t i) const { return found_.items[i]; }

    void read_grid() {
        const Grid& grid = blocks_.grids[grid_];
        const std::size_t base = found_.items.size();
        bool labelled = false;
        std::size_t figures = 0;
        NormalLabel normal;
        std::string_view text;
        for (const GridCell& cell : grid.cells) {
            // Two hundred cells that say 无 are read once.
            const bool again = found_.items.size() > base && cell.text.view() == text;
            found_.items.push_back(again ? found_.items.back() : classify(cell, forms_, normal));
            found_.items.back().cell = &cell;
            text = cell.text.view();
            labelled |= found_.items.back().kind == Item::Kind::label;
            figures += found_.items.back().kind == Item::Kind::figure;
        }
        const std::optional<std::size_t> section = section_at(outline_, grid.span.begin);
        if (section != section_) {
            // A table does not go on in another section.
            open_.clear();
            pending_.clear();
            family_ = {};
            section_ = section;
        }
        // Figures go on without a label only behind rows of the same table.
        if (!labelled && family_.empty()) {
            found_.unlabelled.push_back(grid_);
            return;
        }
        found_any_ = false;
        for (std::size_t row = 0; row < grid.row_count(); ++row) {
            const std::size_t begin = base + grid.row_begin(row);
            const std::size_t end = base + grid.row_end(row);
            last_row_ = row + 1 == grid.row_count();
            if (grid.rows_known) {
                read_row(begin, end);
            } else {
                read_run(begin, end);
            }
        }
        if (!found_any_ && figures > 1) found_.rowless.push_back(grid_);
    }

    // --- rows that the line structure gives -------------------------------------------------

    void read_row(std::size_t begin, std::size_t end) {
        std::size_t figures = 0;
        std::size_t words = 0;
        std::size_t columns = 0;
        bool corner = false;
        std::size_t label = none;  // the last word that can be a row's label
        for (std::size_t i = begin; i < end; ++i) {
            figures += item(i).kind == Item::Kind::figure;
            if (!item(i).is_word()) continue;
            ++words;
            if (item(i).kind != Item::Kind::label) continue;
            columns += has_role(i, LabelRole::column);
            corner |= has_role(i, LabelRole::corner);
            if (has_role(i, LabelRole::row)) label = i;
        }
        if (words == 0) {
            if (figures > 0 || end - begin > 1) read_unlabelled(begin, end);
            return;
        }
        const bool head = figures == 0 && (corner || columns >= 2 || (columns == 1 && !row_expected(label)));
        if (head) {
            read_head(begin, end);
            return;
        }
        if (label != none) {
            read_labelled(begin, label, end);
            return;
        }
        if (figures == 0) {
            read_head(begin, end);
            // A piece of a label that goes on in the next row.
            for (std::size_t i = begin; i < end; ++i) {
                if (item(i).kind == Item::Kind::text) pending_ += item(i).core();
            }
            return;
        }
        if (remarked_figures(begin, end)) {
            read_unlabelled(begin, end);
        } else {
            read_unknown(begin, end);
        }
    }

    /// Whether it is a row without label in which a figure has words of its own: 2（含旧案）.
    bool remarked_figures(std::size_t begin, std::size_t end) const {
        if (family_.empty()) return false;
        const std::vector<RowChoice> rows = unlabelled_choices(family_);
        if (rows.empty() || end - begin < forms_[rows[0].form].tables[rows[0].table].columns.size())
            return false;
        std::size_t first = begin;
        while (first < end && item(first).kind == Item::Kind::blank) ++first;
        return first < end && item(first).kind == Item::Kind::figure;
    }

    /// Whether a word that can be a row as well as a column (总计, 其他) is a row here.
    bool row_expected(std::size_t label) const {
        if (label == none) return false;
        if (!has_role(label, LabelRole::column)) return true;
        for (const LabelRef& ref : *item(label).meanings) {
            if (ref.role != LabelRole::row || !numbering_fits(item(label), ref)) continue;
            if (forms_[ref.form].tables[ref.table].id != family_) continue;
            const Instance* instance = opened(family_);
            if (instance && !instance->records.empty()) return true;
        }
        return false;
    }

    void read_labelled(std::size_t begin, std::size_t label, std::size_t end) {
        for (std::size_t i = begin; i < label; ++i) note_head(i);
        Record record;
        record.label = label;
        record.lead = label - begin;
        record.fields_begin = label + 1;
        record.fields_end = end;
        record.rows = row_choices(label);
        add(std::move(record));
    }

    /// A row with figures whose label no form has.
    void read_unknown(std::size_t begin, std::size_t end) {
        std::size_t figure = begin;
        while (figure < end && (item(figure).kind != Item::Kind::figure || !word_before(begin, figure)))
            ++figure;
        if (figure == end) {  // figures only before the words: they are no values
            read_head(begin, end);
            return;
        }
        std::size_t label = figure - 1;
        while (!item(label).is_word()) --label;
        for (std::size_t i = begin; i < label; ++i) note_head(i);
        if (item(label).kind == Item::Kind::label && read_column_group(label, end)) return;
        Record record;
        record.label = label;
        record.lead = label - begin;
        record.fields_begin = label + 1;
        record.fields_end = end;
        record.exact = false;
        if (!pending_.empty()) record.rows = choices_of(pending_ + item(label).core());
        if (item(label).kind == Item::Kind::label && record.rows.empty()) {
            // A label of the form that has no figures there: a subtotal that the draft adds.
            note_extra(label);
            return;
        }
        add(std::move(record));
    }

    bool word_before(std::size_t begin, std::size_t at) const {
        for (std::size_t i = begin; i < at; ++i) {
            if (item(i).is_word()) return true;
        }
        return false;
    }

    /// A table cut by its column groups, one group a row: 行政复议 | 0 | 0 | 0 | 0 | 0.
    bool read_column_group(std::size_t label, std::size_t end) {
        for (const LabelRef& ref : *item(label).meanings) {
            if (ref.role != LabelRole::group) continue;
            const FormTable& table = forms_[ref.form].tables[ref.table];
            const std::size_t row = unlabelled_row(table);
            if (row == none) continue;
            std::size_t first = none;
            std::size_t count = 0;
            for (std::size_t c = 0; c < table.columns.size(); ++c) {
                const auto& group = table.columns[c].group;
                if (group.empty() || group.back() != table.groups[ref.index].official) continue;
                if (first == none) first = c;
                ++count;
            }
            if (count == 0 || end - label - 1 < count) continue;
            Record record;
            record.label = label;
            record.fields_begin = label + 1;
            record.fields_end = end;
            record.first_column = first;
            record.column_count = count;
            record.rows = unlabelled_choices(table.id);
            add(std::move(record));
            return true;
        }
        return false;
    }

    /// A row without words: of a table whose rows have no label, or not of the form.
    void read_unlabelled(std::size_t begin, std::size_t end) {
        if (family_.empty()) return;
        std::vector<RowChoice> rows = unlabelled_choices(family_);
        if (rows.empty()) return;
        const Instance* instance = opened(family_);
        // A second row of figures is of a second table where its header came again.
        if (instance && !instance->records.empty() && !header_waits(family_)) return;
        const std::size_t columns = forms_[rows[0].form].tables[rows[0].table].columns.size();
        const bool figures = std::any_of(found_.items.begin() + static_cast<std::ptrdiff_t>(begin),
                                         found_.items.begin() + static_cast<std::ptrdiff_t>(end),
                                         [](const Item& i) { return i.kind == Item::Kind::figure; });
        // A row of blanks is the figures' row where it is as wide as they are.
        if (!figures && end - begin < columns) return;
        Record record;
        record.fields_begin = begin;
        record.fields_end = end;
        record.rows = std::move(rows);
        add(std::move(record));
    }

    // --- rows that run on ----------------------------------------------------------------------

    void read_run(std::size_t begin, std::size_t end) {
        std::size_t head = none;  // the first header label since the last record
        std::size_t i = begin;
        while (i < end) {
            if (!item(i).is_word()) {
                // Fields that no label claimed: the row of a table without row labels.
                const std::size_t first = i;
                while (i < end && !item(i).is_word()) ++i;
                if (head != none) read_unlabelled_run(head, first, i);
                continue;
            }
            std::size_t next = i + 1;
            while (next < end && !item(next).is_word()) ++next;
            const bool fields = next > i + 1;
            const bool figures = std::any_of(found_.items.begin() + static_cast<std::ptrdiff_t>(i + 1),
                                             found_.items.begin() + static_cast<std::ptrdiff_t>(next),
                                             [](const Item& x) { return x.kind == Item::Kind::figure; });
            const bool row = item(i).kind == Item::Kind::label && has_role(i, LabelRole::row);
            last_row_ = next == end;
            const bool head_goes_on = head != none && has_column_role(i);
            if (row && fields && !head_goes_on && row_expected(i)) {
                next = claim_texts(i, next, end);
                last_row_ = next == end;
                read_labelled(i, i, next);
                head = none;
                i = next;
            } else if (item(i).kind == Item::Kind::text && figures && !family_.empty() && head == none) {
                read_unknown(i, next);
                i = next;
            } else {
                if (head == none) head = i;
                note_head(i);
                ++i;
            }
        }
    }

    /// Words that stand among the fields of a row (22（其中修订16件）) belong to it, as long as the
    /// row has not all its figures.
    std::size_t claim_texts(std::size_t label, std::size_t next, std::size_t end) const {
        const std::vector<RowChoice> rows = row_choices(label);
        if (rows.empty()) return next;
        const std::size_t columns = forms_[rows[0].form].tables[rows[0].table].columns.size();
        while (next < end && item(next).kind == Item::Kind::text && next - label - 1 < columns) {
            ++next;
            while (next < end && !item(next).is_word()) ++next;
        }
        return next;
    }

    /// Header rows padded to the table's width come before the figures of a row without label:
    /// from the first header label on, rows are as wide as the table has columns.
    void read_unlabelled_run(std::size_t head, std::size_t begin, std::size_t end) {
        if (family_.empty()) return;
        const std::vector<RowChoice> rows = unlabelled_choices(family_);
        if (rows.empty()) return;
        const std::size_t width = forms_[rows[0].form].tables[rows[0].table].columns.size();
        if (end - begin > width) {
            const std::size_t rows_before = (begin - head + width - 1) / width;
            const std::size_t aligned = head + rows_before * width;
            if (aligned >= begin && aligned + width <= end) begin = aligned;
        }
        last_row_ = false;
        if (end - begin >= width) read_unlabelled(begin, std::min(end, begin + width));
    }

    // --- what words mean ------------------------------------------------------------------------

    bool has_role(std::size_t i, LabelRole role) const {
        const auto& meanings = *item(i).meanings;
        return std::any_of(meanings.begin(), meanings.end(), [&](const LabelRef& ref) {
            return ref.role == role && numbering_fits(item(i), ref);
        });
    }

    bool has_column_role(std::size_t i) const {
        return item(i).kind == Item::Kind::label && has_role(i, LabelRole::column);
    }

    std::vector<RowChoice> row_choices(std::size_t i) const {
        std::vector<RowChoice> choices;
        choices.reserve(item(i).meanings->size());
        for (const LabelRef& ref : *item(i).meanings) {
            if (ref.role == LabelRole::row && numbering_fits(item(i), ref)) {
                choices.push_back({ref.form, ref.table, ref.index});
            }
        }
        return choices;
    }

    std::vector<RowChoice> choices_of(const std::string& core) const {
        std::vector<RowChoice> choices;
        for (const LabelRef& ref : forms_.meanings(core)) {
            if (ref.role == LabelRole::row) choices.push_back({ref.form, ref.table, ref.index});
        }
        return choices;
    }

    static std::size_t unlabelled_row(const FormTable& table) {
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            if (table.rows[row].label.official.empty()) return row;
        }
        return none;
    }

    std::vector<RowChoice> unlabelled_choices(std::string_view id) const {
        std::vector<RowChoice> choices;
        for (std::size_t form = 0; form < forms_.size(); ++form) {
            if (const auto table = forms_[form].table_index(id)) {
                const std::size_t row = unlabelled_row(forms_[form].tables[*table]);
                if (row != none) choices.push_back({form, *table, row});
            }
        }
        return choices;
    }

    void read_head(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) note_head(i);
    }

    /// A word that is no row's label: a caption, a corner, a group, a column, or unknown.
    void note_head(std::size_t i) {
        if (!item(i).is_word()) return;
        if (item(i).kind == Item::Kind::text) {
            waiting_unknown_.push_back(i);
            return;
        }
        std::string_view id;
        bool starts = false;
        for (const LabelRef& ref : *item(i).meanings) {
            if (ref.role == LabelRole::title || ref.role == LabelRole::heading || ref.role == LabelRole::row)
                continue;
            if (!numbering_fits(item(i), ref)) continue;
            const std::string_view table = forms_[ref.form].tables[ref.table].id;
            // A word of several tables is of the one that stands open.
            if (id.empty() || table == family_) id = table;
            starts |= ref.role == LabelRole::caption;
        }
        if (id.empty()) return;
        if (id != family_) {
            const bool shared =
                std::any_of(item(i).meanings->begin(), item(i).meanings->end(), [&](const LabelRef& ref) {
                    return ref.role == LabelRole::corner || ref.role == LabelRole::column;
                });
            // 信息内容 and 处理决定数量 stand over several tables: the rows below tell.
            if (starts || !shared || family_.empty()) family_ = id;
            if (!starts && shared && ambiguous(i)) family_ = {};
        }
        waiting_.push_back(i);
    }

    bool ambiguous(std::size_t i) const {
        std::string_view first;
        for (const LabelRef& ref : *item(i).meanings) {
            if (ref.role != LabelRole::corner && ref.role != LabelRole::column) continue;
            const std::string_view id = forms_[ref.form].tables[ref.table].id;
            if (!first.empty() && id != first) return true;
            first = id;
        }
        return false;
    }

    // --- instances --------------------------------------------------------------------------------

    Instance* opened(std::string_view id) {
        for (const std::size_t i : open_) {
            if (found_.instances[i].id == id) return &found_.instances[i];
        }
        return nullptr;
    }
    const Instance* opened(std::string_view id) const { return const_cast<RowFinder*>(this)->opened(id); }

    Instance& open(std::string_view id) {
        std::erase_if(open_, [&](std::size_t i) { return found_.instances[i].id == id; });
        open_.push_back(found_.instances.size());
        Instance& instance = found_.instances.emplace_back();
        instance.id = id;
        instance.grid = grid_;
        instance.section = section_;
        return instance;
    }

    void add(Record record) {
        record.grid = grid_;
        record.last = last_row_;
        pending_.clear();
        std::string_view id = family_;
        if (!record.rows.empty()) {
            id = forms_[record.rows[0].form].tables[record.rows[0].table].id;
            for (const RowChoice& choice : record.rows) {
                if (forms_[choice.form].tables[choice.table].id == family_) id = family_;
            }
            std::erase_if(record.rows, [&](const RowChoice& choice) {
                return forms_[choice.form].tables[choice.table].id != id;
            });
        }
        if (id.empty()) return;
        Instance* instance = opened(id);
        // A form has a few dozen rows; what goes on for thousands is none of its tables.
        if (instance && record.rows.empty() && instance->records.size() >= most_records) return;
        const bool header = header_waits(id);
        if (instance && !record.rows.empty() && !instance->records.empty()) {
            const bool repeated =
                std::any_of(instance->records.begin(), instance->records.end(), [&](const Record& other) {
                    return !other.rows.empty() && other.rows[0] == record.rows[0] &&
                           other.first_column == record.first_column &&
                           other.column_count == record.column_count;
                });
            if (repeated) {
                if (header || record.rows[0].row == 0) {
                    instance = nullptr;
                } else {
                    if (record.label) instance->extra.push_back(*record.label);
                    return;
                }
            }
        }
        if (!instance) {
            if (found_.instances.size() >= most_instances) return;
            instance = &open(id);
        }
        take_header(*instance, id);
        family_ = instance->id;
        found_any_ = true;
        instance->records.push_back(std::move(record));
    }

    /// Whether header words of the table have come since the last record.
    bool header_waits(std::string_view id) const {
        return std::any_of(waiting_.begin(), waiting_.end(), [&](std::size_t i) { return belongs(i, id); });
    }

    bool belongs(std::size_t i, std::string_view id) const {
        return std::any_of(item(i).meanings->begin(), item(i).meanings->end(), [&](const LabelRef& ref) {
            return ref.role != LabelRole::heading && ref.role != LabelRole::title &&
                   ref.role != LabelRole::row && forms_[ref.form].tables[ref.table].id == id;
        });
    }

    /// Header words that wait for a table go to the one whose row comes first.
    void take_header(Instance& instance, std::string_view id) {
        for (const std::size_t i : waiting_) {
            if (belongs(i, id)) instance.header.push_back(i);
        }
        const bool first = instance.records.empty();
        if (first)
            instance.unknown.insert(instance.unknown.end(), waiting_unknown_.begin(), waiting_unknown_.end());
        waiting_.clear();
        waiting_unknown_.clear();
    }

    void note_extra(std::size_t label) {
        if (Instance* instance = opened(family_)) instance->extra.push_back(label);
    }

    const Blocks& blocks_;
    const Outline& outline_;
    const Forms& forms_;
    FoundRows found_;
    std::size_t grid_ = 0;
    std::optional<std::size_t> section_;
    bool last_row_ = false;
    bool found_any_ = false;                    // a row of figures in this grid
    std::vector<std::size_t> open_;             // instances that rows may still come to
    std::string_view family_;                   // id of the table that was spoken of last
    std::vector<std::size_t> waiting_;          // header words since the last record
    std::vector<std::size_t> waiting_unknown_;  // words that no form has, since the last record
    std::string pending_;                       // pieces of a label that goes on
};

}  // namespace

std::optional<std::size_t> column_named(const FoundRows& found, const Instance& instance, std::size_t item) {
    if (!found.items[item].meanings) return std::nullopt;
    for (const LabelRef& ref : *found.items[item].meanings) {
        if (ref.role == LabelRole::column && (*found.forms)[ref.form].tables[ref.table].id == instance.id)
            return ref.index;
    }
    return std::nullopt;
}

std::optional<std::size_t> section_at(const Outline& outline, std::uint32_t offset) {
    const auto behind =
        std::upper_bound(outline.sections.begin(), outline.sections.end(), offset,
                         [](std::uint32_t at, const Section& section) { return at < section.range.begin; });
    if (behind == outline.sections.begin()) return std::nullopt;
    return static_cast<std::size_t>(behind - outline.sections.begin()) - 1;
}

bool numbering_fits(const Item& written, const LabelRef& ref) {
    if (written.numbering == Numbering::none) return true;
    // A column or a group of columns has no number of its own: （七）总计 is not the column 总计.
    if (ref.numbering == Numbering::none) return ref.role != LabelRole::column;
    return written.ordinal == ref.ordinal;
}

FoundRows find_rows(const Blocks& blocks, const Outline& outline, const Forms& forms) {
    return RowFinder(blocks, outline, forms).find();
}

}  // namespace gouji
