#include "parser/form/names.h"

#include <algorithm>

#include "parser/text/label.h"
#include "parser/text/position.h"

namespace gouji {
namespace {

constexpr std::uint32_t longest_name = 12;  // letters; a longer label is said by its beginning

std::string brief_of(const Label& label) {
    const std::string* best = &label.official;
    if (count_characters(*best, PositionEncoding::utf32) <= longest_name) return *best;
    for (const std::string& variant : label.variants) {
        if (variant.size() < best->size() && label.official.starts_with(variant)) best = &variant;
    }
    return *best;
}

std::string name_of(const FormRow& row) {
    std::string brief = brief_of(row.label);
    if (brief.empty() || row.group.empty()) return brief;
    // 3.其他 says nothing by itself: （六）3.其他 does.
    const std::string& group = row.group.back();
    const LabelNumber above = read_numbering(group);
    if (above.numbering == Numbering::chinese_paren && read_numbering(brief).numbering == Numbering::arabic) {
        return group.substr(0, above.end) + brief;
    }
    return brief;
}

}  // namespace

void name_labels(FormTable& table) {
    for (FormRow& row : table.rows) row.name = name_of(row);
    for (FormColumn& column : table.columns) {
        column.brief = brief_of(column.label);
        const auto same = std::count_if(
            table.columns.begin(), table.columns.end(),
            [&](const FormColumn& other) { return other.label.official == column.label.official; });
        column.name = same > 1 && !column.group.empty() ? column.group.back() + column.brief : column.brief;
    }
}

}  // namespace gouji
