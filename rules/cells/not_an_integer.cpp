#include "rules/cells/rules.h"
#include "rules/core/cells/each_cell.h"
#include "rules/core/say.h"

namespace gouji::rules {
namespace {

using cells::CellView;

struct Texts {
    static constexpr std::string_view found_zh = "{}填的是 {}；件数应是整数，请核对";
    static constexpr std::string_view found_en = "{} is {}; a count is a whole number, check it";
};

void run(const RuleInput& input, FindingSink& sink) {
    cells::each_cell(input, [&](const CellView& view) {
        const Value& value = view.cell.value;
        if (value.kind == ValueKind::number && !value.number.whole() &&
            view.form_column().kind != CellKind::amount) {
            sink.add(view.cell.span, say(input, FMT_COMPILE(Texts::found_zh), FMT_COMPILE(Texts::found_en),
                                         view.name(), value.number.to_string()))
                .subject = view.subject();
        }
    });
}

}  // namespace

const Rule not_an_integer{{"not-an-integer", Family::cells, Severity::error, FixKind::none, "件数不是整数",
                           "a count that is not whole"},
                          run,
                          Sees::tables};

}  // namespace gouji::rules
