#include "parser/table/known_label.h"

#include "parser/text/label.h"

namespace gouji {

namespace {

/// As everywhere: a number that was written must be the form's, and columns have none.
bool fits(const NormalLabel& written, const LabelRef& ref) {
    if (written.numbering == Numbering::none) return true;
    if (ref.numbering == Numbering::none) return ref.role != LabelRole::column;
    return written.ordinal == ref.ordinal;
}

}  // namespace

KnownLabel known_label(const Forms& forms, std::string_view text) {
    KnownLabel known;
    // A label in bare words is at most a few times as long as its core: most prose ends here.
    if (text.size() > forms.longest() * 3 + 64 || text.empty()) return known;
    const NormalLabel label = normalize_label(text);
    if (label.core.empty() || label.core.size() > forms.longest()) return known;
    for (const LabelRef& ref : forms.meanings(label.core)) {
        if (ref.role == LabelRole::title || ref.role == LabelRole::heading || !fits(label, ref)) continue;
        if (ref.role == LabelRole::row) {
            known.row = true;
        } else {
            (ref.role == LabelRole::group ? known.group : known.column) = true;
        }
    }
    return known;
}

bool may_be_cell(std::string_view text) {
    constexpr std::size_t longest = 180;
    // Most prose is told by its last mark, without a search.
    return text.size() <= longest && !text.ends_with("。") && text.find("。") == std::string_view::npos;
}

}  // namespace gouji
