#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rules/core/prose/claims.h"
#include "rules/core/prose/phrase.h"

// What a sentence speaks of: whether what it says of cases bears on the tables of this report.

namespace gouji::prose {

/// Sets of words that have a meaning by their names alone.
struct NamedSets {
    WordSets elsewhen = 0;   // the sentence speaks of something else
    WordSets others = 0;     // names of other organs, unless it is the agency's own
    WordSets tails = 0;      // may stand behind the last word of a phrase
    WordSets context = 0;    // that the talk is of requests
    WordSets topic = 0;      // that it is of disclosure in general
    WordSets occur = 0;      // 发生: before a figure it narrows nothing
    WordSets fresh = 0;      // 新收, 新增: of reviews and lawsuits others may come from last year
    WordSets this_year = 0;  // 不含上年结转: the figures are in no cell
    WordSets last_year = 0;  // 上年结转, and the same
    WordSets caused = 0;     // 引发: what did or did not cause it may stand before
    WordSets came = 0;       // 收到, 新收
    WordSets settled = 0;    // 办结, 答复
    WordSets requests = 0;   // 政府信息公开申请, 申请
    WordSets carried = 0;    // 上年结转, 结转下年

    explicit NamedSets(const Lexicon& lexicon) {
        const auto sets = [&](std::string_view name) {
            const auto set = lexicon.find(name);
            return set ? WordSets{1} << *set : WordSets{0};
        };
        elsewhen = sets("elsewhen");
        others = sets("others");
        topic = sets("topic");
        tails = sets("tail");
        occur = sets("occur");
        caused = sets("caused");
        fresh = sets("fresh") | sets("new");
        this_year = sets("this-year-only");
        last_year = sets("last-year") | this_year;
        came = sets("receive") | sets("new");
        settled = sets("decide");
        requests = sets("request") | sets("plain");
        carried = sets("last-year") | sets("next-year");
        context = sets("request") | sets("topic") | sets("because");
    }
};

/// A report whose prose is being read: the sentence that is looked at, and what was found so far.
struct Reading {
    explicit Reading(const RuleInput& report)
        : input(report),
          prose(report.prose()),
          form(report.report.expected_form()),
          sets(form.prose().lexicon) {}

    const RuleInput& input;
    const Prose& prose;
    const Form& form;
    NamedSets sets;
    Claims claims;
    std::size_t sentence = 0;     // index into Prose::sentences
    Worded worded;                // its words and figures
    bool this_year_only = false;  // a sentence before it in its paragraph leaves last year's requests out
    std::vector<Claim> denials;   // of the sentence, as they were found
};

/// Where the clause begins that byte `at` of a sentence is in.
[[nodiscard]] std::size_t clause_begin(std::string_view sentence, std::size_t at);

/// Whether the claim speaks of this year, of requests, and of nothing else; notes in it whether it is one of
/// a part and whether its scope may be another. `begin` is where its words may begin, `end` where its clause
/// ends: bytes of the sentence.
[[nodiscard]] bool bears_on_tables(const Reading& reading, std::size_t begin, std::size_t end, Claim& claim);

}  // namespace gouji::prose
