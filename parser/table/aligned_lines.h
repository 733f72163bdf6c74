#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "parser/table/read_tables.h"

namespace gouji {

/// Columns [begin, end) that a piece of text takes on its line.
struct Extent {
    int begin = 0;
    int end = 0;

    [[nodiscard]] bool overlaps(Extent other) const { return begin < other.end && other.begin < end; }
};

/// The ways in which programs count columns when they align Chinese text with blanks: as terminals
/// do, the same with marks such as “ ” and … as wide as ideographs, and every letter as one.
enum class Measure : std::uint8_t { display, wide_marks, letters };
inline constexpr std::array all_measures = {Measure::display, Measure::wide_marks, Measure::letters};
inline constexpr std::size_t measure_count = all_measures.size();

/// Columns that the text takes from column `start` on.
[[nodiscard]] int measure_text(std::string_view text, Measure measure, int start = 0);

/// A piece of text between wide blanks.
struct AlignedCell {
    Span span;
    std::array<Extent, measure_count> at;
    bool figure = false;

    [[nodiscard]] Extent in(Measure measure) const { return at[static_cast<std::size_t>(measure)]; }
};

struct AlignedLine {
    std::size_t number = 0;  // of the source's line
    Span span;
    std::array<int, measure_count> width = {};
    std::vector<AlignedCell> cells;
    std::size_t figures_begin = 0;  // the first cell of its run of figures; cells.size() without
    bool new_page = false;          // a page mark stands before it

    [[nodiscard]] bool has_figures() const { return figures_begin < cells.size(); }
};

/// Cuts one line at runs of two blanks and more; figures also at single blanks.
[[nodiscard]] AlignedLine split_aligned(const ReadContext& context, std::size_t line);

/// Whether an aligned table may begin with the line: pieces as short as cells, more than one, or a
/// label of a form alone.
[[nodiscard]] bool begins_aligned(const ReadContext& context, std::size_t line);

/// The lines from `first` on that may be one table: to a heading, a sentence or another shape.
/// Blank lines and page marks are left out. `end` is the first line behind.
struct AlignedRegion {
    std::vector<AlignedLine> lines;
    std::size_t end = 0;
};
[[nodiscard]] AlignedRegion read_aligned_region(const ReadContext& context, std::size_t first);

}  // namespace gouji
