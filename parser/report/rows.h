#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "parser/report/report.h"

namespace gouji {

/// A grid's cell with what it can be. `label` has meanings in a form, `text` has none.
struct Item {
    enum class Kind : std::uint8_t { blank, figure, label, text };

    const GridCell* cell = nullptr;
    Kind kind = Kind::blank;
    bool placeholder = false;  // of figure: it says that there is nothing, in a column of any kind
    Numbering numbering = Numbering::none;            // of label and text
    int ordinal = 0;                                  // of label and text
    const std::vector<LabelRef>* meanings = nullptr;  // of label

    /// Its normal form, numbering left out. Made anew at each call: there are many items, and few are
    /// looked at so closely.
    [[nodiscard]] std::string core() const { return normalize_label(cell->text.view()).core; }

    [[nodiscard]] bool is_word() const { return kind == Kind::label || kind == Kind::text; }
};

/// A row of a table of a form.
struct RowChoice {
    std::size_t form = 0;
    std::size_t table = 0;
    std::size_t row = 0;
    bool operator==(const RowChoice&) const = default;
};

/// A row of figures as it was found: a label (or none), and the fields behind it.
struct Record {
    std::vector<RowChoice> rows;       // what the label can mean; empty where it is unknown
    std::optional<std::size_t> label;  // index of the item; none for a row without label
    std::size_t fields_begin = 0;      // items [begin, end)
    std::size_t fields_end = 0;
    std::size_t grid = 0;  // index into Blocks::grids
    std::size_t lead = 0;  // items of the row before the label
    bool exact = true;     // the label is a known wording
    bool last = false;     // the last row of its grid
    // Of a row that has the figures of some columns only (a table cut by its column groups).
    std::size_t first_column = 0;
    std::size_t column_count = 0;  // 0: all
};

/// Rows that belong to one occurrence of a table, edition not yet settled.
struct Instance {
    std::string_view id;  // of the table, the same in every edition
    std::vector<Record> records;
    std::vector<std::size_t> header;   // items of its caption, corner, groups and columns
    std::vector<std::size_t> unknown;  // words in header rows that the form does not have
    std::vector<std::size_t> extra;    // labels of rows that the form does not have
    std::size_t grid = 0;
    std::optional<std::size_t> section;  // index into Outline::sections
};

struct FoundRows {
    const Forms* forms = nullptr;
    std::vector<Item> items;  // of all grids, in the order of the document
    std::vector<Instance> instances;
    std::vector<std::size_t> unlabelled;  // grids in which no label of a form stands
    std::vector<std::size_t> rowless;     // grids with labels and figures, and no row of figures
};

/// The column that a header's word names in the instance's table, whatever the edition.
[[nodiscard]] std::optional<std::size_t> column_named(const FoundRows& found, const Instance& instance,
                                                      std::size_t item);

/// The section (index into Outline::sections) in which `offset` lies.
[[nodiscard]] std::optional<std::size_t> section_at(const Outline& outline, std::uint32_t offset);

/// Whether the numbering that a label was written with can be that of `ref`'s wording.
[[nodiscard]] bool numbering_fits(const Item& written, const LabelRef& ref);

/// Finds the rows of figures in all grids by their labels.
[[nodiscard]] FoundRows find_rows(const Blocks& blocks, const Outline& outline, const Forms& forms);

}  // namespace gouji
