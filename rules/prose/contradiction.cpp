#include <fmt/format.h>

#include "rules/core/prose/claims.h"
#include "rules/core/prose/sums.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "正文写“{}”，表中{}却是 {}";
    static constexpr std::string_view en = "the text says “{}”, yet {} is {}";
    static constexpr std::string_view fix_zh = "写明“{}”";
    static constexpr std::string_view fix_en = "write “{}”";
    static constexpr std::string_view scope_zh = "；如果说的范围不同，请写明";
    static constexpr std::string_view scope_en = "; if the two are not about the same, say so";
};

void run(const RuleInput& input, FindingSink& sink) {
    const prose::Claims& claims = prose::claims_of(input);
    const Prose& prose = input.prose();
    for (const prose::Claim& claim : claims.all) {
        if (!claim.statement->contradiction) {
            continue;
        }
        const std::vector<prose::Sum> sums = prose::sums_of(input, *claims.form, *claim.statement);
        if (!prose::rules_out(sums, claim.value)) {
            continue;
        }
        const Sentence& sentence = prose.sentences[claim.sentence];
        std::string message = say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en),
                                  prose.text(sentence).substr(claim.begin, claim.end - claim.begin),
                                  prose::name_of(input, sums.front()), *sums.front().written);
        if (claim.other_scope) {
            message += input.say(Texts::scope_zh, Texts::scope_en);
        }
        Finding& finding = sink.add(claim.other_scope ? Severity::info : Severity::warning,
                                    prose.place(sentence, claim.begin, claim.end), std::move(message));
        finding.subject = prose::subject_of(input, sums.front());
        for (const prose::Sum& sum : sums) {
            prose::relate(input, sum, finding.related);
        }
        if (!sums.front().value) {
            continue;  // which of its figures is wrong is not known
        }
        const Span place = finding.span;
        const std::string exception = fmt::format("除{}件结转下年度继续办理外，", *sums.front().value);
        Fix& fix = finding.fixes.emplace_back();
        fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), exception);
        fix.edits.push_back({{place.begin, place.begin}, exception});
    }
}

}  // namespace

const Rule contradiction{{"contradiction", Family::prose, Severity::warning, FixKind::suggested,
                          "正文说全部办结，表中却有结转下年的",
                          "the text says that all was settled, the tables carry some forward"},
                         run};

}  // namespace gouji::rules
