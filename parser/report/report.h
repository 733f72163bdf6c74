#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parser/form/form.h"
#include "parser/outline/outline.h"
#include "parser/table/grid.h"
#include "parser/table/read_tables.h"
#include "parser/text/number.h"
#include "parser/text/source_text.h"

namespace gouji {

/// One figure of the form, bound to its place in the draft.
struct Cell {
    bool present = false;  // false: the draft has no place for it (missing row, missing cell)
    Value value;
    MappedText text;        // as written
    Span span;              // what the text covers; where blank, the place that a figure would take
    Span field;             // from delimiter to delimiter
    FigurePadding padding;  // of a figure that is written where it is blank
};

enum class RowState : std::uint8_t {
    bound,     // every cell has its place
    missing,   // the row is not in the draft
    too_few,   // fewer figures than columns: which one is missing is not known
    too_many,  // more figures than columns: which one is surplus is not known
};

struct BoundRow {
    RowState state = RowState::missing;
    MappedText label;           // as written; empty for a row without label
    bool label_known = true;    // the label is the official wording or a known variant
    Span span;                  // the whole row, label to last figure
    int figures = 0;            // how many fields the row has for figures
    std::vector<Cell> surplus;  // figures over the number of columns
};

/// A row or column of the draft that the form does not have: 备注, 序号, 同比, 小计.
struct ExtraLabel {
    bool row = false;
    MappedText label;
};

/// One occurrence of a table of the form.
struct BoundTable {
    std::size_t form = 0;   // index into Forms
    std::size_t table = 0;  // index into Form::tables
    int occurrence = 1;
    Shape shape = Shape::bar_rows;
    std::size_t grid = 0;        // index into Blocks::grids, of its first row
    Span span;                   // caption (or first header cell) to last figure
    Span caption;                // where a finding about the whole table stands
    std::vector<BoundRow> rows;  // one for each row of the form
    std::vector<Cell> cells;     // row * columns + column
    std::vector<ExtraLabel> extra;
    std::vector<std::pair<std::size_t, MappedText>> column_labels;  // columns whose wording is not official
    std::optional<std::size_t> section;  // index into Outline::sections, where it stands

    [[nodiscard]] const FormTable& of(const Forms& forms) const { return forms[form].tables[table]; }
};

/// Why a stretch could not be read.
enum class Unreadable : std::uint8_t {
    layout,   // the table's rows cannot be told apart
    columns,  // more or fewer columns than the form has, and no telling which
    labels,   // the labels are not those of the form
    picture,  // it is a picture or an attachment
};

struct Unread {
    Span range;
    Unreadable why = Unreadable::layout;
    std::optional<std::size_t> form;  // where it is known which table it would be
    std::optional<std::size_t> table;
    std::optional<std::size_t> section;  // index into Outline::sections
};

/// A draft as read. A value: built once for a version of a document and shared freely.
struct Report {
    std::shared_ptr<const SourceText> source;
    const Forms* forms = nullptr;
    Blocks blocks;
    Outline outline;
    std::vector<BoundTable> tables;  // in the order of the document
    std::vector<Unread> unread;
    /// The edition: of the tables where they agree; where no table tells, of the year.
    std::optional<std::size_t> form;
    bool mixed = false;  // tables of more than one edition stand in it
    /// What is known of the tables comes from the grids, the sections and the year alone; the prose was
    /// not searched for more.
    bool of_grids_alone = false;
    bool tables_taken_over = false;  // from the version before: the same tables with the same figures
    /// Where the tables were bound anew and yet each cell says what it said in the version before (a label
    /// was typed at): the place in that version from which on they moved.
    std::optional<std::uint32_t> same_cells_from;

    /// The form that asks for sections and tables: `form`, or the newest where it is not settled.
    [[nodiscard]] const Form& expected_form() const;
};

struct ReadOptions {
    std::optional<std::size_t> form;  // settled beforehand: index into Forms
};

/// The whole reading: blocks, outline, tables bound to the form. Never fails.
/// `forms` must outlive the report. `before` is the report of another version of the document, read by
/// the same forms with the same options: what has not changed since is taken over from it. The result is
/// the same as without it.
[[nodiscard]] Report read_report(std::shared_ptr<const SourceText> source, const Forms& forms,
                                 const ReadOptions& options = {}, const Report* before = nullptr);

/// Binds grids to the tables of the forms: fills `tables`, `unread`, `form`, `mixed`.
void bind(Report& report, const ReadOptions& options, const Report* before = nullptr);

}  // namespace gouji
