#include "parser/report/settle.h"

#include <algorithm>
#include <array>

namespace gouji {

namespace {

/// How many figures the record seems to have: from the first to the last filled field.
std::size_t figure_span(const FoundRows& found, const Record& record) {
    std::size_t first = record.fields_end;
    std::size_t last = record.fields_begin;
    for (std::size_t i = record.fields_begin; i < record.fields_end; ++i) {
        if (found.items[i].kind == Item::Kind::blank) continue;
        first = std::min(first, i);
        last = i + 1;
    }
    return last > first ? last - first : 0;
}

int header_score(const FoundRows& found, const Instance& instance, std::size_t form, std::size_t table) {
    int score = 0;
    for (const std::size_t i : instance.header) {
        int best = 0;
        for (const LabelRef& ref : *found.items[i].meanings) {
            if (ref.form != form || ref.table != table || ref.role == LabelRole::row) continue;
            best = std::max(best, ref.variant < 0 ? 3 : 2);
        }
        score += best;
    }
    return score;
}

// The shortest run of letters that tells a label from others.
constexpr std::size_t least_letters = 4;
// How many labels of one table are compared with all of the form's: a torn table has a few.
constexpr std::size_t most_damaged = 200;

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Finds the row that a damaged label means, among rows that no record has.
class DamagedLabels {
 public:
    DamagedLabels(const FormTable& table, std::vector<bool>& taken) : table_(table), taken_(taken) {
        for (const FormRow& row : table.rows) {
            std::vector<NormalLabel>& wordings = wordings_.emplace_back();
            wordings.push_back(normalize_label(row.label.official));
            for (const std::string& variant : row.label.variants)
                wordings.push_back(normalize_label(variant));
        }
    }

    /// `low` and `high` bound the rows that may stand between the labels around it.
    std::optional<std::size_t> match(const NormalLabel& label, std::size_t low, std::size_t high) const {
        const std::size_t length = letters(label.core);
        if (length < least_letters) return std::nullopt;
        struct Candidate {
            std::size_t row = 0;
            int distance = 0;
        };
        std::optional<Candidate> best;
        int second = 1000;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            int distance = 1000;
            for (const NormalLabel& wording : wordings_[row])
                distance = std::min(distance, differs(label, wording));
            if (!best || distance < best->distance) {
                if (best) second = best->distance;
                best = Candidate{row, distance};
            } else {
                second = std::min(second, distance);
            }
        }
        if (!best || best->distance >= 1000 || best->distance + 2 > second) return std::nullopt;
        if (taken_[best->row] || best->row < low || best->row >= high) return std::nullopt;
        return best->row;
    }

 private:
    static int differs(const NormalLabel& label, const NormalLabel& wording) {
        const std::size_t length = letters(wording.core);
        if (length < least_letters) return 1000;
        // The end of a group's label on the same line: （三）不 4.保护第三方合法权益.
        const std::size_t have = letters(label.core);
        if (length >= 6 && have <= length + 4 && label.core.ends_with(wording.core))
            return have > length ? 1 : 0;
        if (label.numbering != Numbering::none && wording.numbering != Numbering::none &&
            label.ordinal != wording.ordinal) {
            return 1000;
        }
        // A piece of the label, as a page break leaves it, is as good as the whole where it is long
        // enough; the other letters are on the next page.
        if (have >= 6 && have * 3 >= length &&
            (wording.core.starts_with(label.core) || wording.core.ends_with(label.core)))
            return 1;
        const int limit = static_cast<int>(std::min(length, have) / 3);
        const int distance = edit_distance(label.core, wording.core, limit);
        return distance > limit ? 1000 : distance;
    }

    const FormTable& table_;
    std::vector<bool>& taken_;
    std::vector<std::vector<NormalLabel>> wordings_;
};

}  // namespace

std::vector<EditionScore> score_editions(const FoundRows& found, const Instance& instance,
                                         const Forms& forms) {
    std::vector<EditionScore> scores;
    for (std::size_t form = 0; form < forms.size(); ++form) {
        const std::optional<std::size_t> table = forms[form].table_index(instance.id);
        if (!table) continue;
        const FormTable& candidate = forms[form].tables[*table];
        EditionScore score{form, *table, 2 * header_score(found, instance, form, *table)};
        for (const Record& record : instance.records) {
            const bool has = std::any_of(record.rows.begin(), record.rows.end(),
                                         [&](const RowChoice& choice) { return choice.form == form; });
            if (has) score.score += 10;
            const std::size_t columns =
                record.column_count > 0 ? record.column_count : candidate.columns.size();
            if (has && figure_span(found, record) == columns) score.score += 5;
            if (record.fields_end - record.fields_begin < columns) score.score -= 5;
        }
        scores.push_back(score);
    }
    return scores;
}

std::vector<std::optional<std::size_t>> resolve_rows(const FoundRows& found, Instance& instance,
                                                     std::size_t form, std::size_t table,
                                                     const Forms& forms) {
    const FormTable& rows = forms[form].tables[table];
    std::vector<std::optional<std::size_t>> row_of(instance.records.size());
    std::vector<bool> taken(rows.rows.size(), false);
    bool damaged = false;
    for (std::size_t r = 0; r < instance.records.size(); ++r) {
        for (const RowChoice& choice : instance.records[r].rows) {
            if (choice.form != form || choice.table != table) continue;
            // A wording that two rows share (3.其他 without its number) means the one still free.
            if (taken[choice.row] && instance.records[r].column_count == 0) continue;
            row_of[r] = choice.row;
            taken[choice.row] = true;
            break;
        }
        damaged |= !row_of[r];
    }
    if (!damaged) return row_of;
    const bool single = rows.rows.size() == 1 && rows.rows[0].label.official.empty();
    const DamagedLabels labels(rows, taken);
    // The rows that may stand at each record: those behind the one above and before the next below.
    std::vector<std::size_t> high(instance.records.size() + 1, rows.rows.size());
    for (std::size_t r = instance.records.size(); r-- > 0;) {
        high[r] = row_of[r] ? std::min(high[r + 1], *row_of[r]) : high[r + 1];
    }
    std::size_t low = 0;
    std::size_t left = most_damaged;
    for (std::size_t r = 0; r < instance.records.size(); ++r) {
        if (row_of[r]) low = std::max(low, *row_of[r] + 1);
        if (row_of[r] || !instance.records[r].label) continue;
        const std::size_t label = *instance.records[r].label;
        if (single && !taken[0] && instance.records[r].rows.empty()) {
            row_of[r] = 0;  // the table's one row, with a label that the draft gave it
        } else if (instance.records[r].rows.empty() && left > 0) {
            --left;
            row_of[r] = labels.match(normalize_label(found.items[label].cell->text.view()), low, high[r + 1]);
        }
        if (row_of[r]) {
            taken[*row_of[r]] = true;
            low = std::max(low, *row_of[r] + 1);
        } else {
            instance.extra.push_back(label);
        }
    }
    return row_of;
}

}  // namespace gouji
