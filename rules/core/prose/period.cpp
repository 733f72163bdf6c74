#include "rules/core/prose/period.h"

#include <algorithm>
#include <array>

#include "parser/text/label.h"
#include "rules/core/prose/text.h"

namespace gouji::prose {
namespace {

/// Reads one date from figure `at` on and moves `at` behind it. Its month stands right behind its year.
std::optional<Date> read_date(std::string_view text, const std::vector<Figure>& figures, std::size_t& at) {
    Date date;
    if (at < figures.size() && is_year(figures[at])) {
        date.year = figures[at++];
    }
    if (at >= figures.size() || figures[at].unit != U'月') {
        return std::nullopt;
    }
    if (date.year) {
        const std::size_t behind = date.year->unit_end;
        if (!trim(text.substr(behind, figures[at].begin - behind)).empty()) {
            return std::nullopt;
        }
    }
    date.month = figures[at++];
    if (at < figures.size() && figures[at].unit == U'日') {
        date.day = figures[at++];
    }
    return date;
}

/// The period that is written behind byte `begin`.
std::optional<Period> read_period(std::string_view text, const std::vector<Figure>& figures,
                                  std::size_t begin) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
        std::size_t at = i;
        if (!is_year(figures[i]) || figures[i].begin < begin) {
            continue;
        }
        const std::optional<Date> from = read_date(text, figures, at);
        if (!from) {
            continue;
        }
        const std::optional<Date> to = read_date(text, figures, at);
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

/// Where the words that announce the report's period end; nothing where the sentence has none. `early`: it
/// stands before section one, where a 期限 is the report's unless it is that of something else.
std::optional<std::size_t> announced(std::string_view text, bool early) {
    constexpr std::array<std::string_view, 4> sure = {"统计期限", "统计时限", "统计时间", "统计起止"};
    constexpr std::array<std::string_view, 6> likely = {"期限",     "时限",     "起止",
                                                        "统计数据", "数据统计", "所列数据"};
    constexpr std::array<std::string_view, 11> others = {"规定", "报送", "公布", "公开", "法定", "整改",
                                                         "公示", "意见", "办理", "答复", "申报"};
    for (const std::string_view word : sure) {
        const std::size_t at = find(text, word);
        if (at != std::string_view::npos) {
            return at + word.size();
        }
    }
    for (const std::string_view word : likely) {
        const std::size_t at = early ? find(text, word) : std::string_view::npos;
        const std::string_view before = at == std::string_view::npos ? text : text.substr(0, at);
        const bool other = std::any_of(others.begin(), others.end(),
                                       [&](std::string_view what) { return before.ends_with(what); });
        if (at != std::string_view::npos && !other) {
            return at + word.size();
        }
    }
    return std::nullopt;
}

/// Whether the line names a report and does nothing else.
bool is_title(const RuleInput& input, std::string_view text) {
    constexpr std::size_t longest = 180;
    constexpr std::array<std::string_view, 3> marks = {"。", "，", "；"};
    return text.size() <= longest && !has_any(text, marks) && has_any(text, input.forms().titles());
}

/// A date of issue (2024年1月20日) is no report's year.
bool names_another_year(std::string_view text, int year) {
    const std::vector<Figure> figures = find_figures(text);
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) {
        const char32_t next = narrow(sign_at(text, figure.unit_end));
        return is_year(figure) && figure.value.coefficient != year && (next < '0' || next > '9');
    });
}

std::optional<Period> find_period(const RuleInput& input) {
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
        const auto begin = announced(text, paragraph.section < 0);
        if (!begin) {
            continue;
        }
        if (std::optional<Period> period = read_period(text, find_figures(text), *begin)) {
            period->sentence = i;
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

bool other_title(const RuleInput& input) {
    constexpr std::size_t most_paragraphs = 60;
    const std::optional<Title>& title = input.report.outline.title;
    if (!title || !title->year) {
        return false;
    }
    const std::vector<Paragraph>& paragraphs = input.prose().paragraphs;
    for (std::size_t i = 0; i < std::min(paragraphs.size(), most_paragraphs); ++i) {
        const Paragraph& paragraph = paragraphs[i];
        if (paragraph.section >= 0) {
            return false;
        }
        // By lines, since a title without an end mark may be read on into the next.
        for (std::uint32_t line = paragraph.first_line; line < paragraph.last_line; ++line) {
            const std::string_view text = input.report.blocks.lines[line].text.view();
            if (has(paragraph.marks, Mark::year) && is_title(input, text) &&
                names_another_year(text, *title->year)) {
                return true;
            }
        }
    }
    return false;
}

std::shared_ptr<const Period> period_of(const RuleInput& input) {
    if (!input.period_already) {
        const std::optional<Period> found = find_period(input);
        input.period_already = found ? std::make_shared<const Period>(*found) : nullptr;
    }
    return *input.period_already;
}

}  // namespace gouji::prose
