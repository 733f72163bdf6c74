#include <fmt/format.h>

#include <algorithm>

#include "rules/core/prose/claims.h"
#include "rules/core/prose/sums.h"
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
        all += fmt::format(fmt::runtime(input.say(Texts::reading_zh, Texts::reading_en)),
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
        fix.title = fmt::format(fmt::runtime(input.say(Texts::fix_zh, Texts::fix_en)), written,
                                prose::name_of(input, *sum));
        fix.edits.push_back({paragraph.text.source(begin, end), written});
    }
}

void check(const RuleInput& input, const std::vector<prose::Sum>& sums, const prose::Claim& claim,
           FindingSink& sink) {
    if (!prose::rules_out(sums, claim.value)) {
        return;
    }
    const Prose& prose = input.prose();
    const Sentence& sentence = prose.sentences[claim.sentence];
    const bool doubtful = claim.other_scope || claim.statement->soft;
    std::string message = fmt::format(fmt::runtime(input.say(Texts::zh, Texts::en)),
                                      prose.text(sentence).substr(claim.begin, claim.end - claim.begin),
                                      list_readings(input, sums));
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
    for (const prose::Claim& claim : claims.all) {
        if (!claim.statement->contradiction) {
            check(input, readings.of(*claim.statement), claim, sink);
        }
    }
}

}  // namespace

const Rule narrative_figure{{"narrative-figure", Family::prose, Severity::warning, FixKind::suggested,
                             "正文里的数与表中的数不符", "a figure of the text is not that of the tables"},
                            run};

}  // namespace gouji::rules
