#include "rules/cells/rules.h"
#include "rules/core/cells/each_cell.h"
#include "rules/core/say.h"

namespace gouji::rules {
namespace {

using cells::CellView;

struct Texts {
    static constexpr std::string_view found_zh = "{}填的是 {}；数量不会是负数，请核对";
    static constexpr std::string_view found_en = "{} is {}; a count is never negative, check it";
};

void run(const RuleInput& input, FindingSink& sink) {
    cells::each_cell(input, [&](const CellView& view) {
        const Value& value = view.cell.value;
        if (value.kind == ValueKind::number && value.number.coefficient < 0 &&
            view.form_column().kind != CellKind::signed_count) {
            sink.add(view.cell.span, say(input, FMT_COMPILE(Texts::found_zh), FMT_COMPILE(Texts::found_en),
                                         view.name(), value.number.to_string()))
                .subject = view.subject();
        }
    });
}

}  // namespace

const Rule negative_number{{"negative-number", Family::cells, Severity::error, FixKind::none, "数量是负数",
                            "a count or an amount below zero"},
                           run,
                           Sees::tables};

}  // namespace gouji::rules
