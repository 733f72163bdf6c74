// Grids and the form become cells: each figure bound to its row and column, or said to be unread.

#include <algorithm>
#include <map>
#include <string_view>

#include "parser/report/columns.h"
#include "parser/report/report.h"
#include "parser/report/rows.h"
#include "parser/report/settle.h"
#include "parser/report/takeover.h"
#include "parser/report/wanting.h"

namespace gouji {

namespace {

Span join(Span a, Span b) {
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

class Binder {
 public:
    Binder(Report& report, const ReadOptions& options)
        : report_(report),
          forms_(*report.forms),
          options_(options),
          found_(find_rows(report.blocks, report.outline, forms_)) {}

    void bind() {
        settle();
        for (std::size_t i = 0; i < found_.instances.size(); ++i) bind_instance(i);
        count_occurrences();
        settle_report();
        report_.of_grids_alone = !note_wanting(report_, found_);
    }

 private:
    struct Settled {
        std::size_t form = 0;
        std::size_t table = 0;
        bool tells = false;  // the table itself tells its edition
    };

    // --- editions ---------------------------------------------------------------------------------

    void settle() {
        std::vector<int> votes(forms_.size(), 0);
        std::vector<std::vector<EditionScore>> scores;
        for (const Instance& instance : found_.instances) {
            scores.push_back(score_editions(found_, instance, forms_));
            if (const EditionScore* best = decisive(scores.back())) ++votes[best->form];
        }
        const std::size_t usual = usual_form(votes);
        for (const std::vector<EditionScore>& score : scores) {
            Settled settled;
            if (const EditionScore* best = decisive(score)) {
                settled = {best->form, best->table, score.size() > 1};
            } else {
                // Both editions have this table as it stands: it is of the report's.
                int top = score.front().score;
                for (const EditionScore& s : score) top = std::max(top, s.score);
                const EditionScore* chosen = nullptr;
                for (const EditionScore& s : score) {
                    if (s.score == top && (chosen == nullptr || s.form == usual)) chosen = &s;
                }
                settled = {chosen->form, chosen->table, false};
            }
            settled_.push_back(settled);
        }
    }

    static const EditionScore* decisive(const std::vector<EditionScore>& scores) {
        const EditionScore* best = nullptr;
        bool tie = false;
        for (const EditionScore& score : scores) {
            if (best == nullptr || score.score > best->score) {
                best = &score;
                tie = false;
            } else {
                tie |= score.score == best->score;
            }
        }
        return tie ? nullptr : best;
    }

    /// The form that tables of no edition of their own follow.
    std::size_t usual_form(const std::vector<int>& votes) const {
        if (options_.form) return *options_.form;
        const auto most = std::max_element(votes.begin(), votes.end());
        if (most != votes.end() && *most > 0) return static_cast<std::size_t>(most - votes.begin());
        if (const std::optional<std::size_t> form = form_of_year()) return *form;
        return forms_.size() - 1;
    }

    std::optional<std::size_t> form_of_year() const {
        if (!report_.outline.year) return std::nullopt;
        for (std::size_t form = forms_.size(); form-- > 0;) {
            if (forms_[form].covers(*report_.outline.year)) return form;
        }
        return std::nullopt;
    }

    // --- tables -----------------------------------------------------------------------------------

    void bind_instance(std::size_t i) {
        Instance& instance = found_.instances[i];
        const Settled settled = settled_[i];
        const FormTable& form = forms_[settled.form].tables[settled.table];
        const std::vector<std::optional<std::size_t>> row_of =
            resolve_rows(found_, instance, settled.form, settled.table, forms_);
        const auto rows = static_cast<std::size_t>(
            std::count_if(row_of.begin(), row_of.end(),
                          [](const std::optional<std::size_t>& row) { return row.has_value(); }));
        if (rows == 0 || (form.rows.size() >= 5 && rows * 3 < form.rows.size())) {
            unread(instance, settled, Unreadable::labels);
            return;
        }
        const Columns columns = place_columns(found_, instance, form, row_of, report_.blocks);
        if (columns.unreadable) {
            unread(instance, settled, Unreadable::columns);
            return;
        }
        // Where lines are cells and blanks are lost, only whole rows are rows.
        if (report_.blocks.grids[instance.grid].shape == Shape::bare_lines &&
            !complete(instance, row_of, columns, form)) {
            unread(instance, settled, Unreadable::layout);
            return;
        }
        BoundTable& table = report_.tables.emplace_back();
        table.form = settled.form;
        table.table = settled.table;
        table.grid = instance.grid;
        table.shape = report_.blocks.grids[instance.grid].shape;
        table.section = instance.section;
        table.span = extent(instance);
        table.caption = heading_place(instance);
        table.rows.resize(form.rows.size());
        table.cells.resize(form.cell_count());
        for (std::size_t r = 0; r < instance.records.size(); ++r) {
            if (row_of[r]) bind_row(table, form, instance.records[r], columns.rows[r], *row_of[r]);
        }
        for (const std::size_t word : instance.extra)
            table.extra.push_back({true, found_.items[word].cell->text});
        note_columns(table, instance, settled);
        settled_tables_.push_back(settled.tells);
    }

    void bind_row(BoundTable& table, const FormTable& form, const Record& record, const Placement& placement,
                  std::size_t row) {
        BoundRow& bound = table.rows[row];
        const bool partial = record.column_count > 0;
        if (record.label && !partial) bound.label = found_.items[*record.label].cell->text;
        bound.label_known = record.exact || form.rows[row].label.official.empty();
        const Span span = record_span(record);
        bound.span = partial && bound.state != RowState::missing ? join(bound.span, span) : span;
        bound.figures += placement.figures;
        if (placement.state != Placement::State::bound) {
            bound.state =
                placement.state == Placement::State::too_few ? RowState::too_few : RowState::too_many;
            return;
        }
        if (bound.state == RowState::missing) bound.state = RowState::bound;
        for (std::size_t c = 0; c < placement.fields.size(); ++c) {
            const FormColumn& column = form.columns[record.first_column + c];
            table.cells[row * form.columns.size() + record.first_column + c] =
                cell(placement.fields[c], column);
        }
        for (const std::size_t item : placement.surplus)
            bound.surplus.push_back(cell(item, form.columns.back()));
        if (partial && bound.state == RowState::bound) {
            // Whole only once every group of columns has come.
            const auto begin = table.cells.begin() + static_cast<std::ptrdiff_t>(row * form.columns.size());
            const bool whole = std::all_of(begin, begin + static_cast<std::ptrdiff_t>(form.columns.size()),
                                           [](const Cell& c) { return c.present; });
            if (whole) bound.figures = static_cast<int>(form.columns.size());
        }
    }

    Cell cell(std::size_t item, const FormColumn& column) const {
        const Item& found = found_.items[item];
        const GridCell& from = *found.cell;
        Cell to;
        to.present = true;
        to.text = from.text;
        to.span = from.span;
        to.field = from.field;
        to.padding = from.padding;
        if (found.placeholder) {
            to.value.kind = ValueKind::placeholder;
        } else {
            to.value = read_value(from.text.view(), column.kind, column.unit);
        }
        return to;
    }

    Span record_span(const Record& record) const {
        Span span = found_.items[record.label.value_or(record.fields_begin)].cell->span;
        for (std::size_t i = record.fields_begin; i < record.fields_end; ++i) {
            if (found_.items[i].kind != Item::Kind::blank) span = join(span, found_.items[i].cell->span);
        }
        return span;
    }

    Span extent(const Instance& instance) const {
        Span span = record_span(instance.records.front());
        for (const Record& record : instance.records) span = join(span, record_span(record));
        for (const std::size_t i : instance.header) span = join(span, found_.items[i].cell->span);
        return span;
    }

    /// The caption, else the first word of the header, else the first row's label.
    Span heading_place(const Instance& instance) const {
        if (!instance.header.empty()) return found_.items[instance.header.front()].cell->span;
        const Record& first = instance.records.front();
        return found_.items[first.label.value_or(first.fields_begin)].cell->span;
    }

    static bool complete(const Instance& instance, const std::vector<std::optional<std::size_t>>& row_of,
                         const Columns& columns, const FormTable& form) {
        std::size_t rows = 0;
        for (std::size_t r = 0; r < instance.records.size(); ++r) {
            const Record& record = instance.records[r];
            if (!row_of[r]) continue;
            ++rows;
            const std::size_t width = record.column_count > 0 ? record.column_count : form.columns.size();
            if (columns.rows[r].state != Placement::State::bound ||
                record.fields_end - record.fields_begin != width)
                return false;
        }
        return rows == form.rows.size();
    }

    /// Words in the header that the form does not have, and wordings of columns that are not its own.
    void note_columns(BoundTable& table, const Instance& instance, const Settled& settled) {
        for (const std::size_t i : instance.header) {
            for (const LabelRef& ref : *found_.items[i].meanings) {
                if (ref.form != settled.form || ref.table != settled.table || ref.role != LabelRole::column)
                    continue;
                if (ref.variant >= 0) table.column_labels.emplace_back(ref.index, found_.items[i].cell->text);
                break;
            }
        }
        for (const std::size_t word : extra_column_words(found_, instance)) {
            table.extra.push_back({false, found_.items[word].cell->text});
        }
    }

    // --- what could not be read -----------------------------------------------------------------

    void unread(const Instance& instance, const Settled& settled, Unreadable why) {
        Unread& entry = report_.unread.emplace_back();
        entry.range = instance.records.empty() ? heading_place(instance) : extent(instance);
        entry.why = why;
        entry.form = settled.form;
        entry.table = settled.table;
        entry.section = instance.section;
    }

    // --- the whole ----------------------------------------------------------------------------------

    void count_occurrences() {
        std::map<std::string_view, int> counts;
        for (BoundTable& table : report_.tables) table.occurrence = ++counts[table.of(forms_).id];
    }

    void settle_report() {
        if (options_.form) {
            report_.form = options_.form;
            return;
        }
        for (std::size_t i = 0; i < report_.tables.size(); ++i) {
            if (!settled_tables_[i]) continue;
            if (report_.form && *report_.form != report_.tables[i].form) report_.mixed = true;
            if (!report_.form) report_.form = report_.tables[i].form;
        }
        if (report_.mixed) {
            report_.form.reset();
        } else if (!report_.form && !report_.tables.empty()) {
            report_.form = report_.tables.front().form;
        } else if (!report_.form) {
            report_.form = form_of_year();
        }
    }

    Report& report_;
    const Forms& forms_;
    const ReadOptions& options_;
    FoundRows found_;
    std::vector<Settled> settled_;
    std::vector<bool> settled_tables_;  // as Report::tables: whether the table told its edition
};

}  // namespace

void bind(Report& report, const ReadOptions& options, const Report* before) {
    if (before != nullptr && may_take_tables_over(report, *before)) {
        take_tables_over(report, *before);
    } else {
        Binder(report, options).bind();
        if (before != nullptr) report.same_cells_from = find_same_cells(report, *before);
    }
}

const Form& Report::expected_form() const {
    if (form) return (*forms)[*form];
    if (outline.year) {
        for (std::size_t i = forms->size(); i-- > 0;) {
            if ((*forms)[i].covers(*outline.year)) return (*forms)[i];
        }
    }
    return (*forms)[forms->size() - 1];
}

Report read_report(std::shared_ptr<const SourceText> source, const Forms& forms, const ReadOptions& options,
                   const Report* before) {
    Report report;
    report.source = std::move(source);
    report.forms = &forms;
    if (before == nullptr) {
        report.blocks = read_blocks(*report.source, forms);
        report.outline = outline(*report.source, report.blocks, forms);
    } else {
        report.blocks = read_blocks(*report.source, forms, BlocksBefore{*before->source, before->blocks});
        report.outline = outline(*report.source, report.blocks, forms, &before->outline);
    }
    bind(report, options, before);
    return report;
}

}  // namespace gouji
