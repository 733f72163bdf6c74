#include <algorithm>
#include <optional>

#include "rules/core/prose/claims.h"
#include "rules/core/prose/sums.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "正文写“{}”，表中{}";
    static constexpr std::string_view en = "the text says “{}”; in the tables {}";
    static constexpr std::string_view reading_zh = "{}为 {}";
    static constexpr std::string_view reading_en = "{} is {}";
    static constexpr std::string_view scope_zh = "；如果统计的范围不同，请写明";
    static constexpr std::string_view scope_en = "; if the two do not count the same, say so";
    static constexpr std::string_view fix_zh = "改为 {}（{}）";
    static constexpr std::string_view fix_en = "write {} ({})";
};

/// The readings, each with what it comes to; those that come to the same are said once.
std::string list_readings(const RuleInput& input, const std::vector<prose::Sum>& sums) {
    std::string all;
    for (const prose::Sum& sum : sums) {
        if (sum.meaning->rare) {
            continue;
        }
        all += all.empty() ? "" : (input.english() ? ", " : "，");
        all += say(input, FMT_COMPILE(Texts::reading_zh), FMT_COMPILE(Texts::reading_en),
                   prose::name_of(input, sum), *sum.written);
    }
    return all;
}

void offer(const RuleInput& input, const Sentence& sentence, const Figure& figure,
           const std::vector<prose::Sum>& sums, Finding& finding) {
    const Paragraph& paragraph = input.prose().paragraphs[sentence.paragraph];
    const std::size_t begin = sentence.begin + figure.begin;
    const std::size_t end = sentence.begin + figure.end;
    if (!paragraph.text.contiguous(begin, end)) {
        return;
    }
    for (auto sum = sums.begin(); sum != sums.end(); ++sum) {
        const auto same = [&](const prose::Sum& other) { return other.value == sum->value; };
        if (sum->meaning->rare || !sum->value || std::any_of(sums.begin(), sum, same)) {
            continue;
        }
        const std::string written = write_figure(*sum->value, figure);
        Fix& fix = finding.fixes.emplace_back();
        fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), written,
                        prose::name_of(input, *sum));
        fix.edits.push_back({paragraph.text.source(begin, end), written});
    }
}

bool fits(const std::vector<prose::Sum>& sums, std::int64_t value) {
    return std::any_of(sums.begin(), sums.end(), [&](const prose::Sum& sum) { return sum.value == value; });
}

/// The figures of the sentence that was looked at last, since one sentence may make many claims.
class Others {
 public:
    explicit Others(const RuleInput& input) : input_(input) {}

    /// Whether the sentence tells what became of the others: 收到48件，受理46件，不予受理2件. Of its figures
    /// one is in the tables, or two are together.
    [[nodiscard]] bool account_for(const std::vector<prose::Sum>& sums, const prose::Claim& claim) {
        if (!claim.figure || !claim.statement->whole ||
            input_.report.tables[sums.front().table].of(input_.forms()).id != "applications") {
            return false;
        }
        look_at(claim.sentence);
        return std::any_of(claims_.begin(), claims_.end(),
                           [&](const prose::Claim* each) {  // what was taken on of what came in
                               return each->statement == claim.statement && each->value > claim.value &&
                                      fits(sums, each->value);
                           }) ||
               std::any_of(figures_.begin(), figures_.end(), [&](const Figure& each) {
                   return each.begin != claim.figure->begin &&
                          (fits(sums, each.value.coefficient) ||
                           fits(sums, claim.value + each.value.coefficient));
               });
    }

 private:
    void look_at(std::size_t sentence) {
        if (sentence_ == sentence) {
            return;
        }
        sentence_ = sentence;
        claims_.clear();
        figures_.clear();
        const prose::Claims& claims = prose::claims_of(input_);
        const auto before = [](const prose::Claim& each, std::size_t at) { return each.sentence < at; };
        for (auto it = std::lower_bound(claims.all.begin(), claims.all.end(), sentence, before);
             it != claims.all.end() && it->sentence == sentence && claims_.size() < most; ++it) {
            if (it->figure) {
                claims_.push_back(&*it);
            }
        }
        const std::string_view text = input_.prose().text(input_.prose().sentences[sentence]);
        const Lexicon& lexicon = claims.form->prose().lexicon;
        const std::optional<std::uint8_t> away = lexicon.find("turned-away");
        std::vector<Token> tokens;
        lexicon.read(text, tokens);
        if (!away || std::none_of(tokens.begin(), tokens.end(), [&](const Token& token) {
                return (token.sets & WordSets{1} << *away) != 0;
            })) {
            return;
        }
        for (const Figure& figure : find_figures(text)) {
            if (is_case_counter(figure.unit) && figure.value.whole() && figures_.size() < most) {
                figures_.push_back(figure);
            }
        }
    }

    static constexpr std::size_t most = 32;  // of each that are compared

    const RuleInput& input_;
    std::optional<std::size_t> sentence_;
    std::vector<const prose::Claim*> claims_;  // those that give a figure
    std::vector<Figure> figures_;              // of cases, where some were turned away
};

void check(const RuleInput& input, const std::vector<prose::Sum>& sums, const prose::Claim& claim,
           Others& others, FindingSink& sink) {
    if (!prose::rules_out(sums, claim.value) || others.account_for(sums, claim)) {
        return;
    }
    const Prose& prose = input.prose();
    const Sentence& sentence = prose.sentences[claim.sentence];
    const bool doubtful = claim.other_scope || claim.statement->soft;
    std::string message =
        say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en),
            prose.text(sentence).substr(claim.begin, claim.end - claim.begin), list_readings(input, sums));
    if (doubtful) {
        message += input.say(Texts::scope_zh, Texts::scope_en);
    }
    const std::size_t begin = claim.figure ? claim.figure->begin : claim.begin;
    const std::size_t end = claim.figure ? claim.figure->end : claim.end;
    Finding& finding = sink.add(doubtful ? Severity::info : Severity::warning,
                                prose.place(sentence, begin, end), std::move(message));
    finding.subject = prose::subject_of(input, sums.front());
    for (const prose::Sum& sum : sums) {
        if (!sum.meaning->rare) {
            prose::relate(input, sum, finding.related);
        }
    }
    if (claim.figure) {
        offer(input, sentence, *claim.figure, sums, finding);
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    const prose::Claims& claims = prose::claims_of(input);
    prose::Readings readings(input, *claims.form);
    Others others(input);
    for (const prose::Claim& claim : claims.all) {
        if (!claim.statement->contradiction) {
            check(input, readings.of(*claim.statement), claim, others, sink);
        }
    }
}

}  // namespace

const Rule narrative_figure{{"narrative-figure", Family::prose, Severity::warning, FixKind::suggested,
                             "正文里的数与表中的数不符", "a figure of the text is not that of the tables"},
                            run};

}  // namespace gouji::rules
