#include <algorithm>
#include <array>

#include "parser/text/label.h"
#include "rules/core/prose/period.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view period_zh = "统计期限写的是 {} 年，标题是 {} 年";
    static constexpr std::string_view period_en = "the period is of {}, the title says {}";
    static constexpr std::string_view opening_zh = "这里写的是 {} 年，报告是 {} 年的";
    static constexpr std::string_view opening_en = "{} here, the report is for {}";
    static constexpr std::string_view title_zh = "标题：{} 年";
    static constexpr std::string_view title_en = "title: {}";
    static constexpr std::string_view fix_zh = "改为 {} 年";
    static constexpr std::string_view fix_en = "write {}";
};

class YearCheck {
 public:
    YearCheck(const RuleInput& input, FindingSink& sink) : input_(input), sink_(sink) {}

    void run() {
        const std::optional<Title>& title = input_.report.outline.title;
        const std::shared_ptr<const prose::Period> period = prose::period_of(input_);
        std::optional<std::int64_t> year;
        if (title && title->year) {
            year = *title->year;
            if (prose::other_title(input_) && !bears_out(*year, period)) {
                return;
            }
        }
        if (period && is_one_year(*period)) {
            const std::int64_t counted = period->from.year->value.coefficient;
            if (year && counted != *year) {
                std::vector<Figure> figures{*period->from.year};
                if (period->to.year) {
                    figures.push_back(*period->to.year);
                }
                add(period->sentence, figures, *year,
                    say(input_, FMT_COMPILE(Texts::period_zh), FMT_COMPILE(Texts::period_en),
                        figures.front().value.coefficient, *year));
            }
            year = year ? year : counted;
        }
        if (year) {
            check_opening(*year);
        }
    }

 private:
    /// Whether the period or the opening is of that year.
    [[nodiscard]] bool bears_out(std::int64_t year,
                                 const std::shared_ptr<const prose::Period>& period) const {
        if (period && is_one_year(*period) && period->from.year->value.coefficient == year) {
            return true;
        }
        const std::optional<std::size_t> opening = opening_sentence();
        if (!opening) {
            return false;
        }
        const std::vector<Figure> figures =
            find_figures(input_.prose().text(input_.prose().sentences[*opening]));
        return !figures.empty() && prose::is_year(figures.front()) &&
               figures.front().value.coefficient == year;
    }

    static bool is_one_year(const prose::Period& period) {
        return !period.to.year || period.to.year->value == period.from.year->value;
    }

    /// The first sentence of section one; an index into Prose::sentences.
    [[nodiscard]] std::optional<std::size_t> opening_sentence() const {
        const Prose& prose = input_.prose();
        const auto opening =
            std::find_if(prose.paragraphs.begin(), prose.paragraphs.end(), [&](const Paragraph& paragraph) {
                return prose::stands_in(input_.report, paragraph, prose::overview);
            });
        if (opening == prose.paragraphs.end() || opening->first_sentence == opening->last_sentence) {
            return std::nullopt;
        }
        return opening->first_sentence;
    }

    /// The sentence that opens section one about the report's own work.
    void check_opening(std::int64_t year) {
        const Prose& prose = input_.prose();
        const std::optional<std::size_t> opening = opening_sentence();
        if (!opening) {
            return;
        }
        const Sentence& sentence = prose.sentences[*opening];
        const std::string_view text = prose.text(sentence);
        const std::vector<Figure> figures = find_figures(text);
        if (figures.empty() || figures.front().begin != 0 || !prose::is_year(figures.front()) ||
            figures.front().value.coefficient == year || !is_about_the_year(text, figures.front())) {
            return;
        }
        // A sentence that names the report's year as well compares the two.
        const auto named = std::count_if(figures.begin(), figures.end(), prose::is_year);
        if (named == 1) {
            add(*opening, {figures.front()}, year,
                say(input_, FMT_COMPILE(Texts::opening_zh), FMT_COMPILE(Texts::opening_en),
                    figures.front().value.coefficient, year));
        }
    }

    /// Whether the sentence tells what was done in that year, and not since then or by whom else.
    static bool is_about_the_year(std::string_view text, const Figure& year) {
        constexpr std::array<std::string_view, 17> other = {"以来", "底",   "末", "初", "起",    "至",
                                                            "到",   "-",    "—",  "、", "和",    "与",
                                                            "上半", "下半", "前", "后", "国务院"};
        constexpr std::array<std::string_view, 8> self = {"我",   "本机关",       "本单位",   "本局",
                                                          "本委", "政府信息公开", "政务公开", "信息公开工作"};
        constexpr std::array<std::string_view, 6> compared = {"相比", "同比", "较上", "比上", "去年", "上年"};
        std::string_view behind = trim(text.substr(year.unit_end));
        constexpr std::string_view degree = "度";
        if (behind.starts_with(degree)) {
            behind = trim(behind.substr(degree.size()));
        }
        return std::none_of(other.begin(), other.end(),
                            [&](std::string_view word) { return behind.starts_with(word); }) &&
               prose::has_any(behind, self) && !prose::has_any(text, compared) && !tells_of_an_event(behind);
    }

    /// 2019年5月新修订的《条例》施行以来，我局……; 2023年3月，我局挂牌成立: the year of a law or a reform.
    static bool tells_of_an_event(std::string_view text) {
        constexpr std::array<std::string_view, 12> founding = {"机构改革", "成立", "挂牌",     "组建",
                                                               "改组",     "更名", "划入",     "划转",
                                                               "设立",     "获评", "编制完成", "将继续"};
        constexpr std::array<std::string_view, 8> law = {"印发", "出台", "修订", "公布",
                                                         "施行", "实施", "召开", "反馈"};
        constexpr std::array<std::string_view, 4> since = {"以来", "后", "起", "之际"};
        constexpr std::array<std::string_view, 5> us = {"我", "本机关", "本单位", "本局", "本委"};
        std::size_t first = text.size();
        for (const std::string_view word : us) {
            first = std::min(first, prose::find(text, word));
        }
        const std::string_view clause = text.substr(0, clause_end(text, 0));
        const std::string_view opening = trim(clause.substr(0, clause.find("，")));
        return prose::has_any(text, founding) || prose::has_any(text.substr(0, first), law) ||
               std::any_of(since.begin(), since.end(),
                           [&](std::string_view word) { return opening.ends_with(word); });
    }

    void add(std::size_t index, const std::vector<Figure>& figures, std::int64_t year, std::string message) {
        const Sentence& sentence = input_.prose().sentences[index];
        const Paragraph& paragraph = input_.prose().paragraphs[sentence.paragraph];
        const Figure& first = figures.front();
        Finding& finding =
            sink_.add(input_.prose().place(sentence, first.begin, first.end), std::move(message));
        finding.subject.section = prose::section_id(input_.report, paragraph);
        if (const std::optional<Title>& title = input_.report.outline.title; title && title->year) {
            finding.related.push_back(
                {say(input_, FMT_COMPILE(Texts::title_zh), FMT_COMPILE(Texts::title_en), *title->year),
                 title->text.span(),
                 {},
                 {}});
        }
        Fix fix;
        fix.title = say(input_, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), year);
        for (const Figure& figure : figures) {
            const std::size_t begin = sentence.begin + figure.begin;
            const std::size_t end = sentence.begin + figure.end;
            if (!paragraph.text.contiguous(begin, end)) {
                return;
            }
            fix.edits.push_back({paragraph.text.source(begin, end), write_figure(year, figure)});
        }
        finding.fixes.push_back(std::move(fix));
    }

    const RuleInput& input_;
    FindingSink& sink_;
};

void run(const RuleInput& input, FindingSink& sink) {
    YearCheck(input, sink).run();
}

}  // namespace

const Rule year_mismatch{{"year-mismatch", Family::prose, Severity::warning, FixKind::suggested,
                          "标题、统计期限和开头的年份不一致",
                          "the years of the title, the period and the opening are not the same"},
                         run};

}  // namespace gouji::rules
