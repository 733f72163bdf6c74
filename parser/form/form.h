#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parser/form/statements.h"
#include "parser/text/label.h"
#include "parser/text/number.h"
#include "parser/text/result.h"

namespace gouji {

/// The same sentence in the two languages that gouji speaks.
struct Bilingual {
    std::string zh;
    std::string en;
};

/// A label as the form prints it, and the other wordings that real reports have for it.
struct Label {
    std::string official;
    std::vector<std::string> variants;
};

struct FormColumn {
    std::string id;
    Label label;
    std::vector<std::string> group;  // labels above it, outermost first
    std::string brief;               // the label; of a long one the shortest variant that it begins with
    std::string name;                // as messages call it: brief, behind its group where that is needed
    CellKind kind = CellKind::count;
    MoneyUnit unit = MoneyUnit::none;  // the unit that the header states
    Bilingual meaning;
};

struct FormRow {
    std::string id;
    Label label;                     // official is empty where the row has no label (disputes)
    std::vector<std::string> group;  // labels before it, outermost first
    std::string name;                // as messages call it, as of a column; empty without a label
    Bilingual meaning;
};

/// Which of the three sums an equation is.
enum class RelationKind : std::uint8_t { row_total, column_total, balance };

/// Σ left = Σ right over cells of one table; a cell is `row * columns + column`.
struct Equation {
    RelationKind kind = RelationKind::row_total;
    std::uint16_t relation = 0;        // index into FormTable::relations
    std::vector<std::uint16_t> left;   // the addends
    std::vector<std::uint16_t> right;  // the total (or the other side of the balance)
    std::uint16_t at = 0;              // the cell where a break is reported: the total
};

/// A relation as the form states it, before it is laid over each row or column.
struct Relation {
    RelationKind kind = RelationKind::row_total;
    Bilingual wording;   // in the form's own terms
    std::string source;  // the legal source
};

/// What ties a figure to last year's report.
enum class YearRelationKind : std::uint8_t {
    carry_over,     // last year's figure comes back as this one
    stock,          // last year's figure with what came and what went is this one
    stock_at_most,  // the same where the form does not tell what went: it can be less
};

/// Such a tie as the form states it, before it is laid over each row or column.
struct YearRelation {
    YearRelationKind kind = YearRelationKind::carry_over;
    Bilingual wording;
    std::string source;
};

/// cell = last year's `last` + Σ plus - Σ minus. All are cells of this table, `row * columns + column`;
/// last year's is found by the ids of its row and column, so that its table may be of another edition.
struct YearEquation {
    std::uint16_t relation = 0;  // index into FormTable::year_relations
    std::uint16_t cell = 0;
    std::uint16_t last = 0;
    std::vector<std::uint16_t> plus;
    std::vector<std::uint16_t> minus;
};

struct FormTable {
    std::string id;
    std::size_t section = 0;    // index into Form::sections
    Bilingual name;             // as messages name it
    Label caption;              // stands over the table; may be empty
    Label corner;               // top left cell; may be empty
    std::vector<Label> groups;  // header and row labels that have no figures of their own
    std::vector<FormColumn> columns;
    std::vector<FormRow> rows;
    std::vector<Relation> relations;
    std::vector<Equation> equations;  // the relations, laid over rows and columns
    std::vector<YearRelation> year_relations;
    std::vector<YearEquation> year_equations;  // those, laid over rows and columns

    [[nodiscard]] std::size_t cell_count() const { return rows.size() * columns.size(); }
};

/// A fact that a section must state in words, whatever it is: the fees charged.
struct Demand {
    std::vector<std::string> words;      // one of these in the section states it
    std::vector<std::string> elsewhere;  // one of these in another section: stated in the wrong place
    std::vector<std::string> sentences;  // how it may be stated

    [[nodiscard]] bool none() const { return words.empty(); }
};

struct FormSection {
    std::string id;
    std::string number;               // 一 … 六
    Label heading;                    // without the number
    std::vector<std::string> tables;  // ids of the tables that belong here
    Bilingual asks;                   // what the form asks of this section
    std::string source;
    std::vector<Label> aspects;  // the sides of the work that it must speak of, and words that do
    Demand states;
    [[nodiscard]] std::string official_heading() const {
        return number.empty() ? heading.official : number + "、" + heading.official;
    }
};

/// A law that reports name, and where it can be read.
struct LegalReference {
    std::vector<std::string> names;  // as it stands between 《 and 》
    std::string url;
};

struct Form;

/// What sentences may say about a form's tables: read with the form, or when it is first asked for. A
/// draft is of one edition; to read the prose of the others too would be a third of the program's start.
class ProseOfForm {
 public:
    using Load = FormProse (*)(const Form& form);

    ProseOfForm() = default;  // nothing
    explicit ProseOfForm(FormProse prose);
    /// `load` is called once at the most, by whichever thread is first.
    explicit ProseOfForm(Load load);

    [[nodiscard]] const FormProse& of(const Form& form) const;

 private:
    struct State;
    std::shared_ptr<State> state_;
};

struct Form {
    std::string id;
    Bilingual name;
    std::string source;  // the document that prescribes it
    std::string url;     // of that document; may be empty
    std::vector<LegalReference> references;
    std::optional<int> first_year;  // of the reports that it is for
    std::optional<int> last_year;
    std::vector<std::string> titles;  // what a report calls itself: 政府信息公开工作年度报告 …
    std::vector<FormSection> sections;
    std::vector<FormTable> tables;
    ProseOfForm prose_source;  // see prose()

    /// What sentences may say about the tables.
    [[nodiscard]] const FormProse& prose() const;
    [[nodiscard]] std::optional<std::size_t> table_index(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> section_index(std::string_view id) const;
    [[nodiscard]] bool covers(int year) const {
        return (!first_year || *first_year <= year) && (!last_year || year <= *last_year);
    }
};

/// What a label can be in a form.
enum class LabelRole : std::uint8_t { title, heading, caption, corner, group, column, row };

/// One meaning of a label text.
struct LabelRef {
    std::uint8_t form = 0;
    LabelRole role = LabelRole::row;
    std::uint16_t table = 0;                // of caption, corner, group, column, row; the section of heading
    std::uint16_t index = 0;                // row, column or group; 0 else
    std::int16_t variant = -1;              // -1 the official wording, else index into the variants
    Numbering numbering = Numbering::none;  // as this wording has it
    int ordinal = 0;
    bool operator==(const LabelRef&) const = default;
};

/// One wording of a section's heading, for the search at a line's beginning.
struct HeadingWording {
    std::string_view core;      // the normal form
    std::uint16_t section = 0;  // index into Form::sections
    std::int16_t variant = -1;  // -1 the official wording
    int ordinal = 0;            // of the section: 1 for 一、
    int code_points = 0;        // of `core`
};

/// The forms that a draft is read by: the official ones, or one of the user's own. Immutable.
class Forms {
 public:
    // A copy's index would point into the original.
    Forms(const Forms&) = delete;
    Forms& operator=(const Forms&) = delete;
    Forms(Forms&&) = default;
    Forms& operator=(Forms&&) = default;
    ~Forms() = default;

    /// The official forms, embedded in the binary.
    static const Forms& builtin();
    /// Builds from the JSON texts of forms (the format of forms/schema.json, comments allowed).
    static Result<Forms> parse(const std::vector<std::string_view>& texts);

    [[nodiscard]] const std::vector<Form>& all() const { return forms_; }
    [[nodiscard]] const Form& operator[](std::size_t i) const { return forms_[i]; }
    [[nodiscard]] std::size_t size() const { return forms_.size(); }
    [[nodiscard]] const Form* find(std::string_view id) const;

    /// All meanings of a normal form's core; empty where it has none.
    [[nodiscard]] const std::vector<LabelRef>& meanings(std::string_view core) const;
    /// The wording of a meaning, as the form has it.
    [[nodiscard]] const std::string& wording(const LabelRef& ref) const;
    /// Every normal core with its meanings, for the search by distance.
    [[nodiscard]] const std::vector<std::pair<std::string, std::vector<LabelRef>>>& entries() const {
        return entries_;
    }
    /// The wordings of all headings, each once, in the order of their bytes.
    [[nodiscard]] const std::vector<HeadingWording>& headings() const { return headings_; }
    /// The longest of them in bytes.
    [[nodiscard]] std::size_t longest_heading() const { return longest_heading_; }
    /// The longest official one in bytes.
    [[nodiscard]] std::size_t longest_official_heading() const { return longest_official_heading_; }
    /// Whether some heading's core begins with `code_point` (UTF-8).
    [[nodiscard]] bool heading_may_begin(char32_t c) const;
    /// The normal cores of what reports call themselves, the longest first.
    [[nodiscard]] const std::vector<std::string_view>& titles() const { return titles_; }
    /// The longest core in bytes: nothing longer needs to be looked up.
    [[nodiscard]] std::size_t longest() const { return longest_; }

 private:
    Forms() = default;
    static Result<Forms> gather(std::vector<Result<Form>> loaded);
    void index_labels();
    void index_headings();

    std::vector<Form> forms_;
    std::vector<std::pair<std::string, std::vector<LabelRef>>> entries_;
    std::unordered_map<std::string_view, std::size_t> by_core_;
    std::vector<HeadingWording> headings_;
    std::vector<char32_t> heading_starts_;  // in order
    std::vector<std::string_view> titles_;
    std::size_t longest_ = 0;
    std::size_t longest_heading_ = 0;
    std::size_t longest_official_heading_ = 0;
};

}  // namespace gouji
