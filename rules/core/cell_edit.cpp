#include "rules/core/cell_edit.h"

#include "parser/text/label.h"

namespace gouji {

std::vector<Edit> write_cell(const Cell& cell, std::string_view text) {
    const std::string_view written = cell.text.view();
    if (written.empty()) {
        return {{cell.span, std::string(text)}};
    }
    std::vector<Edit> edits;
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
