#include "parser/report/wanting.h"

#include <algorithm>

#include "parser/table/line_scan.h"

namespace gouji {

namespace {

/// Labels of one table found outside of any table that was read.
struct Traces {
    std::size_t count = 0;
    Span first;
};

class Wanting {
 public:
    Wanting(Report& report, const FoundRows& found) : report_(report), found_(found), forms_(*report.forms) {}

    bool note() {
        settled_.assign(report_.outline.sections.size(), false);
        for (const BoundTable& table : report_.tables) {
            if (table.section) settled_[*table.section] = true;
        }
        for (const Unread& entry : report_.unread) {
            if (entry.section) settled_[*entry.section] = true;
        }
        if (report_.blocks.beyond) {
            Unread& entry = report_.unread.emplace_back();
            entry.range = *report_.blocks.beyond;
            entry.section = section_at(report_.outline, entry.range.begin);
        }
        for (const Picture& picture : report_.blocks.pictures) note_place(picture.span, Unreadable::picture);
        for (const std::size_t grid : found_.unlabelled) note_place(span_of(grid), Unreadable::labels);
        for (const std::size_t grid : found_.rowless) note_place(span_of(grid), Unreadable::layout);
        for (std::size_t section = 0; section < report_.outline.sections.size(); ++section) {
            if (!report_.outline.sections[section].duplicate) note_traces(section);
        }
        return searched_;
    }

 private:
    [[nodiscard]] Span span_of(std::size_t grid) const { return report_.blocks.grids[grid].span; }

    [[nodiscard]] const FormSection& asked(std::size_t section) const {
        return report_.expected_form().sections[report_.outline.sections[section].section];
    }

    void note_place(Span place, Unreadable why) {
        const std::optional<std::size_t> section = section_at(report_.outline, place.begin);
        if (!section || settled_[*section] || asked(*section).tables.empty()) return;
        settled_[*section] = true;
        add(place, why, *section);
    }

    Unread& add(Span place, Unreadable why, std::size_t section) {
        Unread& entry = report_.unread.emplace_back();
        entry.range = place;
        entry.why = why;
        entry.section = section;
        return entry;
    }

    [[nodiscard]] bool is_known(std::string_view id) const {
        const auto bound = [&](const BoundTable& table) { return table.of(forms_).id == id; };
        const auto unread = [&](const Unread& entry) {
            return entry.form && entry.table && forms_[*entry.form].tables[*entry.table].id == id;
        };
        return std::any_of(report_.tables.begin(), report_.tables.end(), bound) ||
               std::any_of(report_.unread.begin(), report_.unread.end(), unread);
    }

    void note_traces(std::size_t section) {
        const Form& form = report_.expected_form();
        for (const std::string& id : asked(section).tables) {
            const std::optional<std::size_t> table = form.table_index(id);
            if (!table || is_known(id)) continue;
            searched_ = true;
            const Traces traces = traces_of(section, form.tables[*table]);
            if (traces.count < least_traces(form.tables[*table])) continue;
            if (!settled_[section]) {
                // Nothing of the section was read: that is said once, for all its tables.
                settled_[section] = true;
                add(traces.first, Unreadable::layout, section);
                return;
            }
            if (std::any_of(report_.unread.begin(), report_.unread.end(),
                            [&](const Unread& entry) { return !entry.table && entry.section == section; })) {
                return;
            }
            Unread& entry = add(traces.first, Unreadable::layout, section);
            entry.form = static_cast<std::size_t>(&form - forms_.all().data());
            entry.table = table;
        }
    }

    /// A label or two may stand alone in prose; a third of a long table's labels do not.
    static std::size_t least_traces(const FormTable& table) {
        const std::size_t labels = has_row_labels(table) ? table.rows.size() : table.columns.size();
        return std::max<std::size_t>(1, labels / 3);
    }

    static bool has_row_labels(const FormTable& table) {
        return std::any_of(table.rows.begin(), table.rows.end(),
                           [](const FormRow& row) { return !row.label.official.empty(); });
    }

    [[nodiscard]] Traces traces_of(std::size_t section, const FormTable& table) const {
        Traces traces;
        const Section& place = report_.outline.sections[section];
        for (std::size_t i = place.first_line; i < std::min(place.last_line, report_.blocks.lines.size());
             ++i) {
            const MappedText& line = report_.blocks.lines[i].text;
            // Fields of a line are told apart by two blanks and more.
            const std::string_view text = line.view();
            for (std::size_t begin = 0; begin < text.size();) {
                const std::size_t end =
                    std::min(text.find_first_of("\t|", begin), std::min(text.find("  ", begin), text.size()));
                if (end > begin)
                    count(text.substr(begin, end - begin), line.source(begin, end), table, traces);
                begin = std::max(end, begin) + 1;
            }
        }
        for (const Item& item : found_.items) {
            if (item.kind != Item::Kind::label || !place.range.contains(item.cell->span)) continue;
            count(item.cell->text.view(), item.cell->span, table, traces);
        }
        return traces;
    }

    void count(std::string_view text, Span place, const FormTable& table, Traces& traces) const {
        if (is_blank_text(text) || text.size() > forms_.longest() * 3) return;
        const NormalLabel label = normalize_label(text);
        const LabelRole role = has_row_labels(table) ? LabelRole::row : LabelRole::column;
        for (const LabelRef& ref : forms_.meanings(label.core)) {
            if (ref.role != role || forms_[ref.form].tables[ref.table].id != table.id) continue;
            if (traces.count++ == 0) traces.first = place;
            return;
        }
    }

    Report& report_;
    const FoundRows& found_;
    const Forms& forms_;
    std::vector<bool> settled_;  // by section: it has tables, or what is wrong with them is known
    bool searched_ = false;      // the prose, for traces of tables
};

}  // namespace

bool note_wanting(Report& report, const FoundRows& found) {
    return Wanting(report, found).note();
}

}  // namespace gouji
