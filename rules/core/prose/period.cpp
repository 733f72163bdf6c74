#include "rules/core/prose/period.h"

#include <array>

#include "rules/core/prose/text.h"

namespace gouji::prose {
namespace {

/// Reads one date from figure `at` on and moves `at` behind it.
std::optional<Date> read_date(const std::vector<Figure>& figures, std::size_t& at) {
    Date date;
    if (at < figures.size() && is_year(figures[at])) {
        date.year = figures[at++];
    }
    if (at >= figures.size() || figures[at].unit != U'月') {
        return std::nullopt;
    }
    date.month = figures[at++];
    if (at < figures.size() && figures[at].unit == U'日') {
        date.day = figures[at++];
    }
    return date;
}

std::optional<Period> read_period(std::string_view text, const std::vector<Figure>& figures) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
        std::size_t at = i;
        if (!is_year(figures[i])) {
            continue;
        }
        const std::optional<Date> from = read_date(figures, at);
        if (!from) {
            continue;
        }
        const std::optional<Date> to = read_date(figures, at);
        if (!to) {
            continue;
        }
        constexpr std::array<std::string_view, 8> between = {"至", "到", "—", "-", "－", "~", "～", "–"};
        const std::size_t behind = from->day ? from->day->unit_end : from->month.unit_end;
        const std::size_t next = to->year ? to->year->begin : to->month.begin;
        if (next >= behind && next - behind <= 24 && has_any(text.substr(behind, next - behind), between)) {
            Period period;
            period.from = *from;
            period.to = *to;
            return period;
        }
    }
    return std::nullopt;
}

}  // namespace

bool is_year(const Figure& figure) {
    return figure.unit == U'年' && figure.value.whole() && figure.value.coefficient >= 1990 &&
           figure.value.coefficient <= 2099;
}

std::optional<Period> find_period(const RuleInput& input) {
    constexpr std::array<std::string_view, 7> words = {"期限",     "时限",     "起止",    "统计时间",
                                                       "数据统计", "统计数据", "所列数据"};
    const Prose& prose = input.prose();
    for (std::size_t i = 0; i < prose.sentences.size(); ++i) {
        const Sentence& sentence = prose.sentences[i];
        const Paragraph& paragraph = prose.paragraphs[sentence.paragraph];
        if (paragraph.section >= 0 && !stands_in(input.report, paragraph, overview)) {
            break;
        }
        if (!has(sentence.marks, Mark::year) || !has(sentence.marks, Mark::digit)) {
            continue;
        }
        const std::string_view text = prose.text(sentence);
        if (!has_any(text, words)) {
            continue;
        }
        if (std::optional<Period> period = read_period(text, find_figures(text))) {
            period->sentence = i;
            return period;
        }
    }
    return std::nullopt;
}

}  // namespace gouji::prose
