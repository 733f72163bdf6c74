#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parser/table/aligned_lines.h"

namespace gouji {

/// One cell of a line of a region.
struct AlignedPlace {
    std::size_t line = 0;  // index into AlignedRegion::lines
    std::size_t cell = 0;
};

/// A row of figures with its label, whose pieces may stand on lines above and below.
struct AlignedRow {
    std::size_t line = 0;        // with the figures, or the first of the label where all are blank
    std::size_t first_line = 0;  // of the label's lines and the figures'
    std::size_t last_line = 0;
    std::vector<AlignedPlace> label;   // its pieces, from above to below
    std::vector<AlignedPlace> beside;  // other words on its lines: labels of groups
    std::vector<AlignedPlace> figures;
    bool known = false;  // the label is one of a form
};

/// Words that stand between rows: heads, captions, notes.
struct AlignedHead {
    std::vector<AlignedPlace> words;  // in the order of the text
};

/// The rows of a region, with the head that stands before each (`heads[i]` before `rows[i]`).
struct AlignedRows {
    std::vector<AlignedRow> rows;
    std::vector<AlignedHead> heads;
};

[[nodiscard]] std::string text_at(const ReadContext& context, const AlignedRegion& region,
                                  const std::vector<AlignedPlace>& pieces);

/// Finds the rows by their figures, and puts labels together that are wrapped around them: so that
/// as many as can be are labels of a form.
[[nodiscard]] AlignedRows find_aligned_rows(const ReadContext& context, const AlignedRegion& region);

}  // namespace gouji
