#pragma once

#include <vector>

#include "rules/core/rule.h"

namespace gouji {

/// The most findings of one file; one more then says how many there are beyond.
inline constexpr std::size_t finding_limit = 1000;

/// Runs every rule that is on, leaves out what was accepted, and gives the findings in the order
/// of the document. A draft of a form older than any known gives `older-form` and nothing else;
/// a text that is no such report gives nothing. `previous` is last year's report of the same agency,
/// where there is one.
[[nodiscard]] std::vector<Finding> run_rules(const Report& report, const Solution& solution,
                                             const Settings& settings, const LastYear* previous = nullptr);

/// Whether the report is for a year before the first form that is known, and has no table of a
/// known form either.
[[nodiscard]] bool of_older_form(const Report& report);

/// The whole way from a document's text to its findings.
struct Judgement {
    Report report;
    Solution solution;
    Prose prose;  // empty where no rule asked for it
    std::vector<Finding> findings;
    bool ruled = false;                  // the rules have run, all that are on
    const LastYear* previous = nullptr;  // that they ran with; alive as long as the next version is judged
    Fixes fixes = Fixes::made;           // of the findings
};
/// The first half of the way: no prose and no findings yet. `before` is the judgement of another version of
/// the document by the same forms and settings: what has not changed since is taken over from it, and the
/// result is the same as without it.
[[nodiscard]] Judgement read_for_judgement(std::shared_ptr<const SourceText> source, const Forms& forms,
                                           const Settings& settings, const Judgement* before = nullptr);
/// The second half: fills in what the rules say of what was read.
void run_rules(Judgement& read, const Settings& settings, const LastYear* previous = nullptr,
               const Judgement* before = nullptr, Fixes fixes = Fixes::made);
[[nodiscard]] Judgement judge(std::shared_ptr<const SourceText> source, const Forms& forms,
                              const Settings& settings, const LastYear* previous = nullptr,
                              const Judgement* before = nullptr, Fixes fixes = Fixes::made);

}  // namespace gouji
