#include <algorithm>

#include "parser/text/label.h"
#include "rules/core/cell_text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "表里写作“{}”；规定的写法是“{}”";
    static constexpr std::string_view en = "the table has “{}”; the form has “{}”";
    static constexpr std::string_view fix_zh = "改为“{}”";
    static constexpr std::string_view fix_en = "write “{}”";
};

/// Whether the text is one of the label's known other wordings, and not the official one in another
/// dress. `torn`: the table's shape tears labels over lines, so that a piece of the official wording
/// (企业 under 商业) is no other wording.
bool is_variant(std::string_view text, const Label& label, bool torn) {
    if (text == label.official) return false;
    const std::string core = normalize_label(text).core;
    const std::string official = normalize_label(label.official).core;
    return core != official && !(torn && official.find(core) != std::string::npos) &&
           std::any_of(label.variants.begin(), label.variants.end(),
                       [&](const std::string& variant) { return normalize_label(variant).core == core; });
}

void report(const RuleInput& input, std::size_t table, const MappedText& text, const std::string& official,
            FindingSink& sink) {
    Finding& finding = sink.add(
        text.span(), say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), text.view(), official));
    finding.subject = table_subject(input.report, table);
    if (text.contiguous(0, text.view().size())) {
        Fix& fix = finding.fixes.emplace_back();
        fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), official);
        fix.preferred = true;
        fix.edits.push_back({text.span(), official});
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    for (std::size_t i = 0; i < input.report.tables.size(); ++i) {
        const BoundTable& table = input.report.tables[i];
        const FormTable& form = table.of(input.forms());
        const bool torn = table.shape == Shape::aligned;
        for (const auto& [column, label] : table.column_labels) {
            if (is_variant(label.view(), form.columns[column].label, torn)) {
                report(input, i, label, form.columns[column].label.official, sink);
            }
        }
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const MappedText& label = table.rows[row].label;
            if (!label.empty() && is_variant(label.view(), form.rows[row].label, torn)) {
                report(input, i, label, form.rows[row].label.official, sink);
            }
        }
    }
}

}  // namespace

const Rule label_wording{{"label-wording", Family::prose, Severity::hint, FixKind::preferred,
                          "表里的项目名称不是规定的写法", "a label of a table is not worded as in the form"},
                         run};

}  // namespace gouji::rules
