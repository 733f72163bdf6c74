#include "rules/core/runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "rules/core/accepted.h"
#include "rules/core/registry.h"
#include "rules/meta/rules.h"

namespace gouji {
namespace {

bool before(const Finding& a, const Finding& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
}

// Holds the findings that come first in the document, and counts the others. Room is made by
// halves, so that the whole stays linear in the number of findings.
class Limiter final : public FindingLimiter {
 public:
    Limiter(const Report& report, const Settings& settings) : report_(report), settings_(settings) {}

    void make_room(std::vector<Finding>& findings) override {
        if (findings.size() >= 2 * finding_limit) {
            cut(findings);
        }
    }

    // Takes out what was accepted, puts the rest in order, and leaves no more than the limit.
    void cut(std::vector<Finding>& findings) {
        if (!settings_.accepted.empty()) {
            std::erase_if(findings, [&](const Finding& f) { return is_accepted(f, report_, settings_); });
        }
        sort(findings);
        while (findings.size() > finding_limit) {
            gravest_ = std::min(gravest_, findings.back().severity);
            const std::uint32_t place = findings.back().span.begin;
            place_ = left_out_ == 0 ? place : std::min(place_, place);
            ++left_out_;
            findings.pop_back();
        }
    }

    // The one finding that stands for those left out: as grave as the gravest of them, so that the
    // exit status is the same as if all were listed.
    void say_how_many_more(std::vector<Finding>& findings) const {
        if (left_out_ == 0) {
            return;
        }
        Finding& more = findings.emplace_back();
        more.rule = rules::more_findings.info.id;
        more.severity = gravest_;
        more.span = {place_, place_};
        more.message = settings_.language == Language::en
                           ? fmt::format("{} more findings are not listed", left_out_)
                           : fmt::format("另有 {} 处问题未列出", left_out_);
    }

 private:
    // A finding is large: the order is found among small keys, and each is moved once. Each rule
    // gives its own in order, so that often there is nothing to do.
    static void sort(std::vector<Finding>& findings) {
        if (std::is_sorted(findings.begin(), findings.end(), before)) {
            return;
        }
        std::vector<std::pair<Span, std::size_t>> order;
        order.reserve(findings.size());
        for (const Finding& finding : findings) {
            order.emplace_back(finding.span, order.size());
        }
        std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
            return std::tie(a.first.begin, a.first.end, a.second) <
                   std::tie(b.first.begin, b.first.end, b.second);
        });
        std::vector<Finding> sorted;
        sorted.reserve(findings.size());
        for (const auto& [span, index] : order) {
            sorted.push_back(std::move(findings[index]));
        }
        findings = std::move(sorted);
    }

    const Report& report_;
    const Settings& settings_;
    std::size_t left_out_ = 0;
    Severity gravest_ = Severity::hint;
    std::uint32_t place_ = 0;  // of the first one left out
};

}  // namespace

bool of_older_form(const Report& report) {
    if (report.form || !report.tables.empty() || !report.outline.year) {
        return false;
    }
    const auto& forms = report.forms->all();
    return !forms.empty() && std::all_of(forms.begin(), forms.end(), [&](const Form& form) {
        return form.first_year && *report.outline.year < *form.first_year;
    });
}

namespace {

std::vector<Finding> run_all(const RuleInput& input) {
    std::vector<Finding> findings;
    if (!input.report.outline.is_report) {
        return findings;
    }
    const bool older = of_older_form(input.report);
    Limiter limiter(input.report, input.settings);
    for (const Rule* rule : all_rules()) {
        const RuleSetting* setting = input.settings.rule(rule->info.id);
        if (rule->run == nullptr || (setting != nullptr && setting->off) ||
            (older && rule->info.id != "older-form")) {
            continue;
        }
        FindingSink sink(rule->info, setting != nullptr ? setting->severity : std::nullopt, findings,
                         &limiter);
        rule->run(input, sink);
    }
    limiter.cut(findings);
    limiter.say_how_many_more(findings);
    return findings;
}

}  // namespace

std::vector<Finding> run_rules(const Report& report, const Solution& solution, const Settings& settings,
                               const LastYear* previous) {
    return run_all({report, solution, settings, previous});
}

void run_rules(Judgement& read, const Settings& settings, const LastYear* previous, const Judgement* before) {
    const RuleInput input{read.report, read.solution, settings, previous,
                          before != nullptr ? &before->prose : nullptr};
    read.findings = run_all(input);
    if (input.read_already) {
        read.prose = std::move(*input.read_already);
    }
}

}  // namespace gouji
