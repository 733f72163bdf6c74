#include <algorithm>
#include <array>

#include "rules/core/say.h"
#include "rules/core/years/narrative.h"
#include "rules/core/years/ties.h"
#include "rules/years/rules.h"

namespace gouji::rules {
namespace {

using years::Narrative;

struct Texts {
    static constexpr std::string_view zh = "“{}”的文字有 {}% 与{}相同（数字、年份不计），请按本年情况重写";
    static constexpr std::string_view en =
        "{1}% of the words of “{0}” are those of {2}, figures and years aside";
    static constexpr std::string_view passage_zh = "相同的一段，{} 字";
    static constexpr std::string_view passage_en = "{} signs that are the same";
    static constexpr std::string_view there_zh = "上年报告里的这一段";
    static constexpr std::string_view there_en = "the same in last year's report";
};

constexpr std::array<RuleOption, 1> options{
    {{"threshold", 0.5, 0.1, 1.0, "一个部分里与上年相同的文字达到这个比例才提示",
      "the share of a section's words from which it is told"}}};

constexpr std::size_t least_signs = 100;      // of a section: a short text says little that is its own
constexpr std::size_t widest_gap = 3;         // signs of a word exchanged inside a passage
constexpr std::size_t shortest_passage = 24;  // signs; of those that are shown
constexpr std::size_t most_passages = 4;

struct Passage {
    std::size_t begin = 0;  // signs of the narrative
    std::size_t end = 0;
    std::uint32_t there = 0;  // its beginning in last year's text

    [[nodiscard]] std::size_t size() const { return end - begin; }
};

class Comparison {
 public:
    Comparison(const LastStretches& last, const Narrative& narrative)
        : covered_(narrative.signs.size(), false) {
        const std::vector<std::uint32_t> hashes = years::stretch_hashes(narrative);
        std::size_t end = 0;  // behind the last sign that is covered
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            const std::optional<std::uint32_t> found = last.find(hashes[i]);
            if (!found) {
                continue;
            }
            if (passages_.empty() || i > end + widest_gap) {
                passages_.push_back({i, i, *found});
            }
            const std::size_t reach = i + years::stretch;
            std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(std::max(i, end)),
                      covered_.begin() + static_cast<std::ptrdiff_t>(reach), true);
            end = passages_.back().end = reach;
        }
    }

    [[nodiscard]] double share() const {
        return static_cast<double>(std::count(covered_.begin(), covered_.end(), true)) /
               static_cast<double>(std::max<std::size_t>(covered_.size(), 1));
    }

    /// The longest ones, in the order of the text.
    [[nodiscard]] std::vector<Passage> longest() const {
        std::vector<Passage> all = passages_;
        std::erase_if(all, [](const Passage& p) { return p.size() < shortest_passage; });
        std::stable_sort(all.begin(), all.end(),
                         [](const Passage& a, const Passage& b) { return a.size() > b.size(); });
        all.resize(std::min(all.size(), most_passages));
        std::sort(all.begin(), all.end(),
                  [](const Passage& a, const Passage& b) { return a.begin < b.begin; });
        return all;
    }

 private:
    std::vector<bool> covered_;
    std::vector<Passage> passages_;
};

void relate(const RuleInput& input, const Narrative& narrative, const std::vector<Passage>& passages,
            Finding& finding) {
    const Prose& prose = input.prose();
    for (const Passage& passage : passages) {
        const years::Sign& first = narrative.signs[passage.begin];
        const years::Sign& last = narrative.signs[passage.end - 1];
        Related& here = finding.related.emplace_back();
        here.message =
            say(input, FMT_COMPILE(Texts::passage_zh), FMT_COMPILE(Texts::passage_en), passage.size());
        here.span = {prose.paragraphs[first.paragraph].text.source(first.begin, first.end).begin,
                     prose.paragraphs[last.paragraph].text.source(last.begin, last.end).end};
        here.subject = finding.subject;
        Related& there = finding.related.emplace_back();
        there.message = input.say(Texts::there_zh, Texts::there_en);
        there.span = {passage.there, passage.there};
        there.subject = finding.subject;
        there.path = input.previous->path;
        there.source = input.previous->source;
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    if (input.previous == nullptr || input.previous->stretches.empty()) {
        return;
    }
    const double threshold = input.settings.option(copied_text.info.id, options[0].name, options[0].fallback);
    for (const Narrative& narrative : years::narratives(input.report, input.prose())) {
        if (narrative.signs.size() < least_signs) {
            continue;
        }
        const Comparison comparison(input.previous->stretches, narrative);
        if (comparison.share() < threshold) {
            continue;
        }
        const Section& section = input.report.outline.sections[narrative.section];
        const FormSection& asked = input.report.expected_form().sections[section.section];
        Finding& finding =
            sink.add(section.heading_span,
                     say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), asked.official_heading(),
                         static_cast<int>(comparison.share() * 100), years::name_last(input)));
        finding.subject.section = asked.id;
        relate(input, narrative, comparison.longest(), finding);
    }
}

}  // namespace

const Rule copied_text{{"copied-text", Family::years, Severity::info, FixKind::none, "文字大段与上年报告相同",
                        "most of a section's words are last year's", options},
                       run};

}  // namespace gouji::rules
