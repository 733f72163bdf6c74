#include "parser/text/label.h"
#include "rules/cells/rules.h"
#include "rules/core/cells/each_cell.h"
#include "rules/core/cells/zero.h"
#include "rules/core/say.h"

namespace gouji::rules {
namespace {

using cells::CellView;

struct Texts {
    static constexpr std::string_view settled_zh = "{}填的是“{}”，应填数字；按表中其他数字应为 {}";
    static constexpr std::string_view settled_en = "{} says “{}”, not a number; the other figures make it {}";
    static constexpr std::string_view sign_zh = "{}填的是“{}”；这里只填数字，没有的填 0";
    static constexpr std::string_view sign_en = "{} says “{}”; only figures stand here, 0 for nothing";
    static constexpr std::string_view text_zh = "{}填的是“{}”，不是一个数字；这里只填数字，说明请写到正文里";
    static constexpr std::string_view text_en =
        "{} says “{}”, which is not a number; put explanations into the text";
};

constexpr std::size_t longest_quote = 3 * 16;  // bytes of sixteen ideographs

std::string quote(std::string_view text) {
    if (text.size() <= longest_quote) {
        return std::string(text);
    }
    std::size_t end = longest_quote;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end)) + "…";
}

/// A person typed a figure there, whatever else stands with it.
bool has_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if ((c >= U'0' && c <= U'9') || (c >= 0xFF10 && c <= 0xFF19)) {
            return true;
        }
    }
    return false;
}

std::string message(const CellView& view, std::optional<std::int64_t> settled, bool sign) {
    const std::string written = quote(view.cell.text.view());
    if (settled) {
        return say(view.input, FMT_COMPILE(Texts::settled_zh), FMT_COMPILE(Texts::settled_en), view.name(),
                   written, *settled);
    }
    return sign ? say(view.input, FMT_COMPILE(Texts::sign_zh), FMT_COMPILE(Texts::sign_en), view.name(),
                      written)
                : say(view.input, FMT_COMPILE(Texts::text_zh), FMT_COMPILE(Texts::text_en), view.name(),
                      written);
}

void report(const CellView& view, bool zero_fits, FindingSink& sink) {
    const RuleInput& input = view.input;
    const bool sign = view.cell.value.kind == ValueKind::placeholder;
    const std::optional<std::int64_t> settled = view.settled();
    const std::string_view written = view.cell.text.view();
    Finding& finding = sink.add(view.cell.span, message(view, settled, sign));
    finding.subject = view.subject();
    if (!input.wants_fixes() || (!sign && !settled)) {
        return;
    }
    Fix fix =
        cells::fill_fix(input, settled, zero_fits, false, view.write(std::to_string(settled.value_or(0))));
    if (has_digit(written)) {
        fix.applicability = Applicability::suggested;
    }
    finding.fixes.push_back(std::move(fix));
}

void run(const RuleInput& input, FindingSink& sink) {
    for (std::size_t table = 0; table < input.report.tables.size(); ++table) {
        std::vector<bool> fits;
        cells::each_cell(input, table, [&](const CellView& view) {
            const ValueKind kind = view.cell.value.kind;
            if (kind != ValueKind::placeholder && kind != ValueKind::text) {
                return;
            }
            if (fits.empty()) {
                fits = cells::zero_fits(input, table);
            }
            report(view, fits[view.index()], sink);
        });
    }
}

}  // namespace

const Rule not_a_number{{"not-a-number", Family::cells, Severity::error, FixKind::safe,
                         "应填数字的地方写了文字或符号", "words or signs where a figure is due"},
                        run,
                        Sees::tables};

}  // namespace gouji::rules
