#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "parser/form/form.h"
#include "parser/table/grid.h"
#include "parser/text/source_text.h"

namespace gouji {

/// A piece of prose: one line of a text file, one block of an HTML page. Blank lines are not kept.
struct TextLine {
    MappedText text;         // trimmed; tags, entities and Markdown's heading marks taken off
    Span span;               // the whole line or block with its marks, without the line end
    std::uint8_t level = 0;  // of a Markdown (#…######) or HTML (h1…h6) heading; 0 else
};

/// A stretch that is no part of the report's text: code fences, comments, front matter, scripts.
struct Ignored {
    Span span;
};

/// A table that stands there as a picture or an attachment: ![](…), <img>, [表](x.xlsx).
struct Picture {
    Span span;
};

/// A line's start at which the reading owed nothing to what it had seen: from here on the same text is
/// read in the same way, whatever stands before it.
struct RestingPlace {
    std::uint32_t at = 0;
    /// Behind all that had been looked at by then; greater than the text where that was its last line.
    std::uint32_t seen = 0;
    // How many of each had been read by then.
    std::uint32_t lines = 0;
    std::uint32_t grids = 0;
    std::uint32_t ignored = 0;
    std::uint32_t pictures = 0;
    bool markdown = false;  // something between it and the next place is Markdown's
};

/// How much of the version before was taken over: so many lines and tables at the front, which stand
/// where they stood, and so many at the back, which moved `by` bytes (modulo 2^32).
struct TakenOver {
    std::size_t front_lines = 0;
    std::size_t back_lines = 0;
    std::size_t front_grids = 0;
    std::size_t back_grids = 0;
    std::uint32_t back_at = 0;  // where the back begins, in the version before
    std::uint32_t by = 0;

    /// Where something of the version before stands now, which is taken over.
    [[nodiscard]] Span moved(Span span) const {
        return {span.begin + (span.begin >= back_at ? by : 0), span.end + (span.end >= back_at ? by : 0)};
    }
};

/// The document cut into prose and tables, in the order of the document.
struct Blocks {
    std::vector<TextLine> lines;
    std::vector<Grid> grids;
    std::vector<Ignored> ignored;
    std::vector<Picture> pictures;
    bool html = false;           // the document as a whole is HTML
    bool markdown = false;       // it has Markdown headings or delimiter rows
    std::size_t cells = 0;       // of all grids
    std::optional<Span> beyond;  // the first table that was left out: no draft has so many cells
    std::vector<RestingPlace> resting_places;  // some of them, in order
    TakenOver taken_over;

    /// So many cells are never too many, however short the document.
    static constexpr std::size_t always_room_for = 50'000;
    /// Takes in a grid of a document of `size` bytes, or notes that there are too many cells.
    void add(Grid grid, std::size_t size);
};

/// The version before of a document, as it was read by the same forms.
struct BlocksBefore {
    const SourceText& source;
    const Blocks& blocks;
};

/// Cuts a document into prose and tables, each table read by the reader of its shape. Never
/// fails, takes linear time; what looks like no table stays prose. With the version before, only
/// what changed and what stands around it is read anew; the result is the same.
[[nodiscard]] Blocks read_blocks(const SourceText& source, const Forms& forms,
                                 std::optional<BlocksBefore> before = std::nullopt);

/// What a reader of one shape gets: the text, and where in it a table may begin.
/// A reader looks at line `first` and gives the grid that begins there and the line behind it,
/// or nothing. A grid without cells says that the lines up to `next_line` are prose to this
/// reader: it will not be asked about them again, so that no text is looked at twice.
struct ReadResult {
    Grid grid;
    std::size_t next_line = 0;  // the first line that is no part of the table
};

struct ReadContext {
    const SourceText& source;
    const Forms& forms;
    /// The last line that was looked at. A reader that looks ahead does so through `line` and `line_text`,
    /// or says it with `look_at`: what it has not looked at may change without reading it again.
    mutable std::size_t furthest = 0;

    /// Whether the line is the heading of a section of the form (official or known wording,
    /// alone on its line or run on into its paragraph): no table goes on over it.
    [[nodiscard]] bool is_heading(std::size_t line) const;
    void look_at(std::size_t line) const { furthest = std::max(furthest, line); }
    [[nodiscard]] Span line(std::size_t line) const {
        look_at(line);
        return source.line(line);
    }
    [[nodiscard]] std::string_view line_text(std::size_t number) const { return source.slice(line(number)); }
};

std::optional<ReadResult> read_bar_table(const ReadContext& context,
                                         std::size_t first);  // bar_rows, bar_lines, markdown
std::optional<ReadResult> read_box_table(const ReadContext& context, std::size_t first);  // box
std::optional<ReadResult> read_tab_table(const ReadContext& context,
                                         std::size_t first);  // tab_rows, tab_lines
std::optional<ReadResult> read_aligned_table(const ReadContext& context, std::size_t first);    // aligned
std::optional<ReadResult> read_separated_table(const ReadContext& context, std::size_t first);  // separated
std::optional<ReadResult> read_bare_table(const ReadContext& context, std::size_t first);       // bare_lines

/// Reads one HTML document or fragment: text blocks become lines, tables become grids.
/// `range` is the part of the source to read (a whole document, or one table in Markdown).
void read_html(const SourceText& source, Span range, Blocks& out);

}  // namespace gouji
