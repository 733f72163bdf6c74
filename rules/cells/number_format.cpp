#include <fmt/format.h>

#include "parser/text/label.h"
#include "rules/cells/rules.h"
#include "rules/core/cells/each_cell.h"
#include "rules/core/say.h"

namespace gouji::rules {
namespace {

using cells::CellView;

struct Texts {
    static constexpr std::string_view full_width_zh = "用了全角数字";
    static constexpr std::string_view full_width_en = "full-width digits";
    static constexpr std::string_view separators_zh = "用了千位分隔符";
    static constexpr std::string_view separators_en = "thousands separators";
    static constexpr std::string_view blanks_zh = "数字中间有空格";
    static constexpr std::string_view blanks_en = "blanks inside the number";
    static constexpr std::string_view zeros_zh = "数字前面多了 0";
    static constexpr std::string_view zeros_en = "leading zeros";
    static constexpr std::string_view word_zh = "带了量词";
    static constexpr std::string_view word_en = "a counting word";
    static constexpr std::string_view plus_zh = "带了加号";
    static constexpr std::string_view plus_en = "a plus sign";
    static constexpr std::string_view unit_zh = "带了单位";
    static constexpr std::string_view unit_en = "a unit";
    static constexpr std::string_view found_zh = "{}写成“{}”，{}；应写成 {}";
    static constexpr std::string_view found_en = "{} is written “{}” ({}); write {}";
    static constexpr std::string_view no_unit_zh = "{}写成“{}”，表头没有写明单位，请核对单位是否正确";
    static constexpr std::string_view no_unit_en =
        "{} is written “{}”, and the header names no unit; check that it is right";
    static constexpr std::string_view fix_zh = "改为 {}";
    static constexpr std::string_view fix_en = "write {}";
};

struct Dress {
    Notation notation;
    bool plus = false;  // in a column of plain counts
    bool free_unit = false;

    /// Only how the digits themselves are written.
    [[nodiscard]] bool digits_only() const {
        return !notation.separators && !notation.inner_blanks && !notation.counting_word && !plus &&
               notation.unit == MoneyUnit::none;
    }
    [[nodiscard]] bool clean() const {
        return digits_only() && !notation.full_width && !notation.leading_zeros;
    }
};

Dress dress_of(const CellView& view) {
    Dress dress{view.cell.value.notation};
    const bool signs = view.form_column().kind == CellKind::signed_count;
    dress.plus = dress.notation.sign && !signs && view.cell.value.number.coefficient >= 0;
    dress.free_unit = dress.notation.unit != MoneyUnit::none && view.form_column().unit == MoneyUnit::none;
    return dress;
}

std::string reasons(const RuleInput& input, const Dress& dress) {
    std::string list;
    const auto add = [&](bool is_so, std::string_view zh, std::string_view en) {
        if (is_so) {
            list += list.empty() ? "" : input.say("、", ", ");
            list += input.say(zh, en);
        }
    };
    add(dress.notation.full_width, Texts::full_width_zh, Texts::full_width_en);
    add(dress.notation.separators, Texts::separators_zh, Texts::separators_en);
    add(dress.notation.inner_blanks, Texts::blanks_zh, Texts::blanks_en);
    add(dress.notation.leading_zeros, Texts::zeros_zh, Texts::zeros_en);
    add(dress.notation.counting_word, Texts::word_zh, Texts::word_en);
    add(dress.plus, Texts::plus_zh, Texts::plus_en);
    add(dress.notation.unit != MoneyUnit::none, Texts::unit_zh, Texts::unit_en);
    return list;
}

/// The text with its digits and signs narrow and without zeros that lead: 减０４ gives 减4.
std::string narrowed(std::string_view text) {
    std::string out;
    bool in_number = false;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_code_point(text, at);
        if (c >= 0xFF01 && c <= 0xFF5E) {
            c -= 0xFEE0;
        }
        const bool digit = c >= '0' && c <= '9';
        std::size_t ahead = at;
        const char32_t next = ahead < text.size() ? next_code_point(text, ahead) : U' ';
        const bool digit_follows = (next >= '0' && next <= '9') || (next >= 0xFF10 && next <= 0xFF19);
        if (c == '0' && !in_number && digit_follows) {
            continue;
        }
        in_number = digit || (in_number && c == '.');
        append_utf8(out, c);
    }
    return out;
}

std::string plain(const CellView& view, const Dress& dress) {
    if (dress.digits_only()) {
        return narrowed(view.cell.text.view());
    }
    const Value& value = view.cell.value;
    const bool plus = value.notation.sign && !dress.plus && value.number.coefficient >= 0;
    return fmt::format("{}{}", plus ? "+" : "", value.number.to_string());
}

void report(const CellView& view, FindingSink& sink) {
    const RuleInput& input = view.input;
    const Dress dress = dress_of(view);
    if (dress.clean()) {
        return;
    }
    const std::string_view written = view.cell.text.view();
    Dress other = dress;
    other.notation.unit = MoneyUnit::none;
    if (dress.free_unit && other.clean()) {
        sink.add(Severity::info, view.cell.span,
                 say(input, FMT_COMPILE(Texts::no_unit_zh), FMT_COMPILE(Texts::no_unit_en), view.name(),
                     written))
            .subject = view.subject();
        return;
    }
    const std::string better = plain(view, dress);
    Finding& finding =
        sink.add(view.cell.span, say(input, FMT_COMPILE(Texts::found_zh), FMT_COMPILE(Texts::found_en),
                                     view.name(), written, reasons(input, dress), better));
    finding.subject = view.subject();
    if (dress.free_unit || !input.wants_fixes()) {
        return;  // without a unit in the header the figure alone would say less than is there
    }
    Fix& fix = finding.fixes.emplace_back();
    fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), better);
    fix.applicability = dress.digits_only() ? Applicability::safe : Applicability::suggested;
    fix.preferred = true;
    fix.edits = view.write(better);
}

void run(const RuleInput& input, FindingSink& sink) {
    cells::each_cell(input, [&](const CellView& view) {
        if (view.cell.value.kind == ValueKind::number && !view.cell.value.notation.plain()) {
            report(view, sink);
        }
    });
}

}  // namespace

const Rule number_format{
    {"number-format", Family::cells, Severity::warning, FixKind::safe,
     "数字的写法不规范：全角、分隔符、空格、前导零、量词、单位",
     "a number in other dress: full width, separators, blanks, leading zeros, words, units"},
    run,
    Sees::tables};

}  // namespace gouji::rules
