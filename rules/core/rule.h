#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/report/report.h"
#include "rules/core/config.h"
#include "rules/core/finding.h"
#include "rules/equations/solve.h"

namespace gouji {

enum class Family : std::uint8_t { structure, cells, totals, prose, years, meta };
[[nodiscard]] std::string_view family_name(Family family);

/// Which fixes a rule offers, at the most.
enum class FixKind : std::uint8_t { none, suggested, preferred, safe };

/// What is known of a rule without running it.
struct RuleInfo {
    std::string_view id;
    Family family;
    Severity severity;  // by default, of its gravest finding
    FixKind fix;
    std::string_view summary_zh;  // one line: what it finds
    std::string_view summary_en;
};

/// All that a rule sees. A rule is a pure function of this; it does not see other rules.
struct RuleInput {
    const Report& report;
    const Solution& solution;
    const Settings& settings;

    [[nodiscard]] const Forms& forms() const { return *report.forms; }
    [[nodiscard]] bool english() const { return settings.language == Language::en; }
    /// The text in the language that was asked for.
    [[nodiscard]] std::string_view say(std::string_view zh, std::string_view en) const {
        return english() ? en : zh;
    }
    [[nodiscard]] const std::string& say(const Bilingual& text) const {
        return english() ? text.en : text.zh;
    }
};

/// Where a rule puts what it finds. Fills in the rule's name and the severity that holds.
class FindingSink {
 public:
    FindingSink(const RuleInfo& info, std::optional<Severity> override_severity, std::vector<Finding>& out)
        : info_(info), override_(override_severity), out_(out) {}
    /// Adds a finding with the rule's default severity (or the configured one).
    Finding& add(Span span, std::string message);
    /// Adds one whose severity the rule decides case by case; a configured severity overrides it.
    Finding& add(Severity severity, Span span, std::string message);

 private:
    const RuleInfo& info_;
    std::optional<Severity> override_;
    std::vector<Finding>& out_;
};

struct Rule {
    RuleInfo info;
    void (*run)(const RuleInput& input, FindingSink& sink);
};

}  // namespace gouji
