#include <array>

#include "rules/core/prose/period.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "统计期限写作“{}”；年度报告统计的是一年的1月1日至12月31日";
    static constexpr std::string_view en =
        "the period reads “{}”; the report is for one year, from 1 January to 31 December";
    static constexpr std::string_view fix_zh = "改为{}年1月1日至12月31日";
    static constexpr std::string_view fix_en = "write 1 January to 31 December of {}";
};

bool is(const std::optional<Figure>& figure, std::int64_t value) {
    return !figure || (figure->value.whole() && figure->value.coefficient == value);
}

bool is_whole_year(const prose::Period& period) {
    return is(period.from.month, 1) && is(period.from.day, 1) && is(period.to.month, 12) &&
           is(period.to.day, 31) && is(period.to.year, period.from.year->value.coefficient);
}

/// The edits that make it the whole of `year`; empty where a figure stands in pieces.
std::vector<Edit> mend(const RuleInput& input, const prose::Period& period, int year) {
    const Sentence& sentence = input.prose().sentences[period.sentence];
    const MappedText& text = input.prose().paragraphs[sentence.paragraph].text;
    std::vector<Edit> edits;
    bool whole = true;
    const auto write = [&](const std::optional<Figure>& figure, std::int64_t value) {
        if (is(figure, value)) {
            return;
        }
        const std::size_t begin = sentence.begin + figure->begin;
        const std::size_t end = sentence.begin + figure->end;
        whole = whole && text.contiguous(begin, end);
        edits.push_back({text.source(begin, end), write_figure(value, *figure)});
    };
    write(period.from.year, year);
    write(period.from.month, 1);
    write(period.from.day, 1);
    write(period.to.year, year);
    write(period.to.month, 12);
    write(period.to.day, 31);
    return whole ? edits : std::vector<Edit>();
}

void run(const RuleInput& input, FindingSink& sink) {
    const std::shared_ptr<const prose::Period> period = prose::period_of(input);
    if (!period || is_whole_year(*period)) {
        return;
    }
    const Sentence& sentence = input.prose().sentences[period->sentence];
    // An agency that was founded in the year reports on what there was of it.
    constexpr std::array<std::string_view, 8> founding = {"成立", "挂牌", "组建",     "设立",
                                                          "撤销", "撤乡", "机构改革", "划转"};
    if (prose::has_any(input.prose().paragraphs[sentence.paragraph].text.view(), founding)) {
        return;
    }
    const std::string_view written =
        input.prose().text(sentence).substr(period->begin(), period->end() - period->begin());
    Finding& finding = sink.add(input.prose().place(sentence, period->begin(), period->end()),
                                say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), written));
    finding.subject.section = prose::section_id(input.report, input.prose().paragraphs[sentence.paragraph]);
    std::optional<int> titled;
    if (input.report.outline.title && !prose::other_title(input)) {
        titled = input.report.outline.title->year;
    }
    const bool one_year = is(period->to.year, period->from.year->value.coefficient);
    if (!one_year && !titled) {
        return;  // which of the two years it is for is not known
    }
    const int year = titled ? *titled : static_cast<int>(period->from.year->value.coefficient);
    if (std::vector<Edit> edits = mend(input, *period, year); !edits.empty()) {
        Fix& fix = finding.fixes.emplace_back();
        fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), year);
        fix.edits = std::move(edits);
    }
}

}  // namespace

const Rule report_period{{"report-period", Family::prose, Severity::warning, FixKind::suggested,
                          "统计期限不是一整年", "the period is not the whole of one year"},
                         run};

}  // namespace gouji::rules
