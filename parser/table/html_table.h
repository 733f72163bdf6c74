#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "parser/table/read_tables.h"

namespace gouji {

/// Builds the grids of the tables of an HTML document from what the reader meets inside them.
/// All text inside tables also goes into `Blocks::lines`; when a table turns out to hold data its
/// lines are taken out again, when it only lays out the page they stay.
class HtmlTables {
 public:
    HtmlTables(const SourceText& source, Blocks& blocks) : source_(source), blocks_(blocks) {}

    [[nodiscard]] bool in_cell() const { return !tables_.empty() && tables_.back().cell_open; }

    // Structure. `at` is where what is open ends: the start of the tag that ends it.
    void start_table(std::uint32_t at);
    void end_table(std::uint32_t at);
    void end_caption();
    void start_row_group(std::uint32_t at);
    void start_row(std::uint32_t at);
    void end_row(std::uint32_t at);
    void start_cell(Span tag, unsigned colspan, unsigned rowspan);
    void end_cell(std::uint32_t at);
    void end_document(std::uint32_t at);

    // Contents of the open cell; without an open cell these do nothing.
    void start_element(Span tag);
    void end_element(Span tag);
    /// One piece of text, before it is part of a line.
    void add_piece(std::string_view text, Span span);
    /// A whole line of text, already in `Blocks::lines`.
    void add_line(const TextLine& line);
    /// A stretch of text between two tags; `says_something`: it is more than blanks.
    void add_token(Span token, bool says_something);
    void add_picture(Span tag);

 private:
    enum class Room : std::uint8_t { none, empty, blanks, solid };

    /// Where a figure would go in a cell without one.
    struct Place {
        Room room = Room::none;
        unsigned depth = 0;
        Span span;
    };

    struct OpenCell {
        std::uint32_t begin = 0;  // behind the start tag
        int column = 0;
        std::uint16_t colspan = 1;
        std::uint16_t rowspan = 1;
        unsigned depth = 0;                  // elements open inside the cell
        std::uint32_t behind_start_tag = 0;  // the end of a start tag that nothing has followed yet; 0 else
        Place place;
        MappedText text;
        std::size_t lines = 0;
        bool line_begins = false;
        bool says_something = false;
        bool heading = false;
        bool too_long = false;
        std::uint32_t lead = 0;   // blanks before the first word, in its stretch of text
        std::uint32_t trail = 0;  // and behind the last
        Span picture;
    };

    struct Table {
        std::size_t first_line = 0;
        Grid grid;
        std::vector<std::uint32_t> free_from;  // of each column: the first row not covered from above
        std::uint32_t row = 0;
        int column = 0;
        bool row_open = false;
        bool row_has_cells = false;
        bool cell_open = false;
        OpenCell cell;
        // What tells data from layout.
        std::size_t figures = 0;
        std::size_t blanks = 0;
        bool heading = false;
        bool long_text = false;
        bool holds_grid = false;
        // How the figures are padded, for the blank cells beside them.
        bool padding_known = false;
        std::uint32_t lead = 0;
        std::uint32_t trail = 0;
        std::vector<std::size_t> padded_blanks;
    };

    /// Takes the lines of a table that only laid out the inside of a cell as the cell's text.
    void add_lines_from(std::size_t first_line);
    void offer(Room room, unsigned depth, Span span);
    void place_blank(Table& table, GridCell& cell, std::uint32_t end);
    [[nodiscard]] Span unpadded(const Table& table, Span blanks) const;
    [[nodiscard]] static bool holds_data(const Table& table);

    const SourceText& source_;
    Blocks& blocks_;
    std::vector<Table> tables_;  // those that are open, outermost first
    std::size_t too_deep_ = 0;   // open tables beyond the depth that is read
};

}  // namespace gouji
