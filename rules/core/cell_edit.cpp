#include "rules/core/cell_edit.h"

#include <algorithm>

#include "parser/text/display_width.h"
#include "parser/text/label.h"

namespace gouji {

namespace {

std::string padded(std::string_view text, const FigurePadding& padding) {
    const int missing = static_cast<int>(padding.width) - display_width(text);
    const std::string blanks(static_cast<std::size_t>(std::max(missing, 0)), ' ');
    std::string out(padding.before, ' ');
    out += padding.right ? blanks : "";
    out += text;
    out += padding.right ? "" : blanks;
    return out;
}

}  // namespace

std::vector<Edit> write_cell(const Cell& cell, std::string_view text) {
    const std::string_view written = cell.text.view();
    if (written.empty()) {
        return {{cell.span, padded(text, cell.padding)}};
    }
    std::vector<Edit> edits;
    if (cell.text.contiguous(0, written.size())) {
        edits.push_back({cell.text.source(0, written.size()), std::string(text)});
        return edits;
    }
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t begin = at;
        static_cast<void>(next_code_point(written, at));
        const Span place = cell.text.source(begin, at);
        if (!edits.empty() && place.begin <= edits.back().span.end) {
            edits.back().span.end = place.end;
        } else {
            edits.push_back({place, {}});
        }
    }
    edits.front().new_text = text;
    return edits;
}

}  // namespace gouji
