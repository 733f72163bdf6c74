#pragma once

#include <string>
#include <vector>

#include "rules/core/config.h"
#include "rules/core/finding.h"

namespace gouji::test {

/// A rule's case: one text file below tests/cases/<rule>/. Its head says what it shows and how it
/// is set; then the draft, the findings of the rule on it, and the lines that each fix changes:
///
///     A figure that has no place to come from is 0.      (any number of lines)
///     settings: {"fill-blanks": "zero"}                   (optional; as in .gouji.json)
///     lang: en                                            (optional)
///     === draft
///     | 规章 | 0 | 0 |⟦ ⟧|
///     === findings
///     1 error documents/rules/in-force: 规章“现行有效件数”没有填……
///       safe preferred 填入 0
///     === fix 1.1
///     - | 规章 | 0 | 0 | |
///     + | 规章 | 0 | 0 | 0 |
///
/// ⟦ and ⟧ mark the places in the order of the findings; they are no part of the draft.
/// A rule across years has last year's report between the head and the draft, behind a line
/// `=== previous`. GOUJI_UPDATE=1 rewrites all from the draft on, marks included.
struct CaseFile {
    std::string path;
    std::string rule;  // the folder's name
    std::string head;  // all before the draft, as it stands
    Settings settings;
    std::string previous;  // last year's report; empty where there is none
    std::string marked;    // the draft with its marks
    std::string draft;     // without
    std::string rest;      // findings and fixes, as they stand
};

/// Every case of the source tree, in the order of their paths. Fails the test on a file that is
/// no case.
[[nodiscard]] std::vector<CaseFile> load_cases();

/// All findings on a draft; `previous` is last year's report, empty where there is none.
[[nodiscard]] std::vector<Finding> all_findings(const std::string& draft, const Settings& settings,
                                                const std::string& previous = "");

/// The findings of `rule` alone on a draft.
[[nodiscard]] std::vector<Finding> findings_of(const std::string& rule, const std::string& draft,
                                               const Settings& settings, const std::string& previous = "");

/// How a case file shows the draft with the findings' places marked.
[[nodiscard]] std::string mark(const std::string& draft, const std::vector<Finding>& findings);

/// How a case file shows findings and what their fixes change.
[[nodiscard]] std::string show(const std::string& draft, const std::vector<Finding>& findings);

/// The subject as case files print it: applications/granted/research, a section's id, …
[[nodiscard]] std::string subject_name(const Subject& subject);

}  // namespace gouji::test
