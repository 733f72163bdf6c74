#include "rules/core/runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "rules/core/accepted.h"
#include "rules/core/registry.h"
#include "rules/meta/rules.h"

namespace gouji {
namespace {

bool before(Span a, Span b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
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
    // A finding is large: the order is found among small keys, and each is moved once. Each rule gives
    // its own in order, so that what is to be done is to merge a few lists.
    static void sort(std::vector<Finding>& findings) {
        if (std::is_sorted(findings.begin(), findings.end(),
                           [](const Finding& a, const Finding& b) { return before(a.span, b.span); })) {
            return;
        }
        std::vector<Key> order;
        std::vector<std::size_t> lists;  // where each begins
        order.reserve(findings.size());
        for (const Finding& finding : findings) {
            if (order.empty() || before(finding.span, order.back().first)) {
                lists.push_back(order.size());
            }
            order.emplace_back(finding.span, order.size());
        }
        lists.push_back(order.size());
        merge(order, lists);
        std::vector<Finding> sorted;
        sorted.reserve(findings.size());
        for (const auto& [span, index] : order) {
            sorted.push_back(std::move(findings[index]));
        }
        findings = std::move(sorted);
    }

    using Key = std::pair<Span, std::size_t>;

    // Merges lists that lie one behind another; `bounds` are where they begin, and the end.
    static void merge(std::vector<Key>& keys, std::span<const std::size_t> bounds) {
        if (bounds.size() <= 2) {
            return;
        }
        const std::size_t middle = bounds.size() / 2;
        merge(keys, bounds.first(middle + 1));
        merge(keys, bounds.subspan(middle));
        const auto at = [&](std::size_t place) { return keys.begin() + static_cast<std::ptrdiff_t>(place); };
        std::inplace_merge(at(bounds.front()), at(bounds[middle]), at(bounds.back()),
                           [](const Key& a, const Key& b) { return before(a.first, b.first); });
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

// Takes over what rules that see only the tables said of the version before.
class FindingsBefore {
 public:
    FindingsBefore(const RuleInput& input, const Judgement* before)
        : taken_(input.report.blocks.taken_over),
          // Of a list that was cut nobody knows what is missing.
          findings_(before != nullptr && before->ruled && same_tables(input) &&
                            before->previous == input.previous && before->fixes == input.fixes &&
                            before->findings.size() <= finding_limit
                        ? &before->findings
                        : nullptr) {
        taken_.back_at = input.report.same_cells_from.value_or(taken_.back_at);
    }

    [[nodiscard]] bool holds_for(const Rule& rule) const {
        return findings_ != nullptr && rule.sees == Sees::tables;
    }
    void take_over(const Rule& rule, std::vector<Finding>& out) const {
        for (const Finding& finding : *findings_) {
            if (finding.rule == rule.info.id) {
                move(out.emplace_back(finding));
            }
        }
    }

 private:
    // Fixes write beside cells as well, where places are not known to have moved alike.
    static bool same_tables(const RuleInput& input) {
        return input.report.tables_taken_over || (input.report.same_cells_from && !input.wants_fixes());
    }
    void move(Finding& finding) const {
        finding.span = taken_.moved(finding.span);
        for (Related& related : finding.related) {
            if (related.path.empty()) {
                related.span = taken_.moved(related.span);
            }
        }
        for (Fix& fix : finding.fixes) {
            for (Edit& edit : fix.edits) {
                edit.span = taken_.moved(edit.span);
            }
        }
    }

    TakenOver taken_;
    const std::vector<Finding>* findings_;
};

std::vector<Finding> run_all(const RuleInput& input, const Judgement* before) {
    std::vector<Finding> findings;
    if (!input.report.outline.is_report) {
        return findings;
    }
    if (before != nullptr) {
        findings.reserve(before->findings.size());  // about as many as at the last key
    }
    const bool older = of_older_form(input.report);
    Limiter limiter(input.report, input.settings);
    const FindingsBefore said_before(input, before);
    for (const Rule* rule : all_rules()) {
        const RuleSetting* setting = input.settings.rule(rule->info.id);
        if (rule->run == nullptr || (setting != nullptr && setting->off) ||
            (older && rule->info.id != "older-form")) {
            continue;
        }
        if (said_before.holds_for(*rule)) {
            said_before.take_over(*rule, findings);
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
    return run_all({report, solution, settings, previous}, nullptr);
}

void run_rules(Judgement& read, const Settings& settings, const LastYear* previous, const Judgement* before,
               Fixes fixes) {
    const RuleInput input{
        read.report, read.solution, settings, previous, before != nullptr ? &before->prose : nullptr, fixes};
    read.previous = previous;
    read.fixes = fixes;
    read.findings = run_all(input, before);
    read.ruled = read.report.outline.is_report && !of_older_form(read.report);
    if (input.read_already) {
        read.prose = std::move(*input.read_already);
    }
}

}  // namespace gouji
