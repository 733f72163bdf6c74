#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/draft_writer.h"

// One function a shape: each writes a sheet as drafts in that shape have it.

namespace gouji::test {

/// Writes a draft and remembers where its figures are.
class Pen {
 public:
    explicit Pen(const Form& form) {
        for (const FormTable& table : form.tables) {
            draft_.figures.emplace_back(table.cell_count());
        }
    }
    Pen& put(std::string_view text) {
        draft_.text += text;
        return *this;
    }
    /// Writes the text of a cell; `blank` stands where that is empty.
    Pen& put(const SheetCell& cell, std::string_view blank = {}) {
        const auto begin = static_cast<std::uint32_t>(draft_.text.size());
        draft_.text += cell.text.empty() && cell.figure ? blank : std::string_view(cell.text);
        if (cell.figure) {
            draft_.figures[cell.address.table][cell.address.cell] = {
                begin, static_cast<std::uint32_t>(draft_.text.size())};
        }
        return *this;
    }
    [[nodiscard]] bool at_line_start() const { return draft_.text.empty() || draft_.text.back() == '\n'; }
    [[nodiscard]] Draft take() { return std::move(draft_); }

 private:
    Draft draft_;
};

/// What is drawn once for a whole draft.
struct Style {
    unsigned seed = 0;
    /// One of `count` ways to do the thing called `what`.
    [[nodiscard]] unsigned choose(unsigned what, unsigned count) const;
    [[nodiscard]] bool coin(unsigned what) const { return choose(what, 2) == 1; }
};

void write_bar_rows(const Sheet& sheet, const Style& style, Pen& pen);
void write_bar_lines(const Sheet& sheet, const Style& style, Pen& pen);
void write_markdown(const Sheet& sheet, const Style& style, Pen& pen);
void write_tab_rows(const Sheet& sheet, const Style& style, Pen& pen);
void write_tab_lines(const Sheet& sheet, const Style& style, Pen& pen);
void write_html(const Sheet& sheet, const Style& style, Pen& pen);
void write_aligned(const Sheet& sheet, const Style& style, Pen& pen);
void write_box(const Sheet& sheet, const Style& style, Pen& pen);
void write_separated(const Sheet& sheet, const Style& style, Pen& pen);
void write_bare_lines(const Sheet& sheet, const Style& style, Pen& pen);

/// A prose paragraph and a heading, as documents of the shape have them.
void write_heading(std::string_view text, int level, Shape shape, Pen& pen);
void write_paragraph(std::string_view text, Shape shape, Pen& pen);

/// Columns that a text takes on a terminal: two for a Chinese character.
[[nodiscard]] int columns_of(std::string_view text);
/// Cuts a text into pieces of at most `width` columns.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int width);
/// A label broken in two, as narrow cells break it; in one piece where it is short.
[[nodiscard]] std::vector<std::string> halves(std::string_view text);

}  // namespace gouji::test
