#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/prose/prose.h"
#include "parser/report/report.h"
#include "rules/core/config.h"
#include "rules/core/finding.h"
#include "rules/core/years/last_year.h"
#include "rules/equations/solve.h"

namespace gouji {

namespace prose {
struct Claims;
struct Period;
}  // namespace prose

enum class Family : std::uint8_t { structure, cells, totals, prose, years, meta };
[[nodiscard]] std::string_view family_name(Family family);

/// Which fixes a rule offers, at the most.
enum class FixKind : std::uint8_t { none, suggested, preferred, safe };
[[nodiscard]] std::string_view fix_kind_name(FixKind kind);

/// A number that the settings may give to a rule.
struct RuleOption {
    std::string_view name;  // as the settings write it: threshold
    double fallback;        // where nothing is set
    double least;           // what may be set: least…most, both included
    double most;
    std::string_view summary_zh;
    std::string_view summary_en;
};

/// What is known of a rule without running it.
struct RuleInfo {
    std::string_view id;
    Family family;
    Severity severity;  // by default, of its gravest finding
    FixKind fix;
    std::string_view summary_zh;  // one line: what it finds
    std::string_view summary_en;
    std::span<const RuleOption> options = {};
};

/// Whether findings come with their fixes. To show what is wrong at every key needs none, and to write two
/// hundred takes as long as to find what they mend.
enum class Fixes : std::uint8_t {
    made,
    left_out,  // a rule may leave them out; all else is the same
};

/// All that a rule sees. A rule is a pure function of this; it does not see other rules.
struct RuleInput {
    const Report& report;
    const Solution& solution;
    const Settings& settings;
    const LastYear* previous = nullptr;   // last year's report; null where it is not known
    const Prose* prose_before = nullptr;  // of the version before of the document; may be null
    Fixes fixes = Fixes::made;
    mutable std::optional<Prose> read_already = {};                         // by `prose`
    mutable std::shared_ptr<const prose::Claims> claims_already = nullptr;  // by rules/core/prose/claims.h
    mutable std::optional<std::shared_ptr<const prose::Period>> period_already = {};  // by …/period.h

    /// The report's prose, cut into paragraphs and sentences when it is first asked for. One judgement
    /// runs in one thread.
    [[nodiscard]] const Prose& prose() const {
        if (!read_already) {
            read_already = read_prose(report, prose_before);
        }
        return *read_already;
    }
    [[nodiscard]] const Forms& forms() const { return *report.forms; }
    [[nodiscard]] bool wants_fixes() const { return fixes == Fixes::made; }
    [[nodiscard]] bool english() const { return settings.language == Language::en; }
    /// The text in the language that was asked for.
    [[nodiscard]] std::string_view say(std::string_view zh, std::string_view en) const {
        return english() ? en : zh;
    }
    [[nodiscard]] const std::string& say(const Bilingual& text) const {
        return english() ? text.en : text.zh;
    }
};

/// Keeps a list of findings from growing without bounds, however much a rule has to say.
class FindingLimiter {
 public:
    virtual ~FindingLimiter() = default;
    /// Called before a finding is added; may take findings out of the list.
    virtual void make_room(std::vector<Finding>& findings) = 0;
};

/// Where a rule puts what it finds. Fills in the rule's name and the severity that holds.
/// A reference that `add` gave is good until the next `add`.
class FindingSink {
 public:
    FindingSink(const RuleInfo& info, std::optional<Severity> override_severity, std::vector<Finding>& out,
                FindingLimiter* limiter = nullptr)
        : info_(info), override_(override_severity), out_(out), limiter_(limiter) {}
    /// Adds a finding with the rule's default severity (or the configured one).
    Finding& add(Span span, std::string message);
    /// Adds one whose severity the rule decides case by case; a configured severity overrides it.
    Finding& add(Severity severity, Span span, std::string message);

 private:
    const RuleInfo& info_;
    std::optional<Severity> override_;
    std::vector<Finding>& out_;
    FindingLimiter* limiter_;
};

/// What a rule looks at, beside the settings.
enum class Sees : std::uint8_t {
    everything,
    tables,  // the tables' cells and captions, their solution and last year's report: where those stay, so
             // do its findings
};

struct Rule {
    RuleInfo info;
    /// Null for what is found outside the report: by the reader of settings, by the command line.
    void (*run)(const RuleInput& input, FindingSink& sink);
    Sees sees = Sees::everything;
};

}  // namespace gouji
