// Seeded faults: sound drafts give nothing; one figure changed or left out is found at its place,
// and the fix gives the draft back byte for byte.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "rules/core/registry.h"
#include "tests/catch.h"
#include "tests/seeded/seeded.h"

namespace gouji::test {
namespace {

std::vector<Finding> grave_findings(const std::string& text) {
    Judgement judgement =
        judge(std::make_shared<const SourceText>(SourceText::from_utf8(text)), Forms::builtin(), Settings{});
    std::erase_if(judgement.findings, [](const Finding& finding) {
        const Rule* rule = find_rule(finding.rule);
        const bool concerned = rule == nullptr || rule->info.family == Family::structure ||
                               rule->info.family == Family::cells || rule->info.family == Family::totals;
        return finding.severity > Severity::warning || !concerned;
    });
    return judgement.findings;
}

std::string list(const std::vector<Finding>& findings) {
    std::string text = std::to_string(findings.size()) + " findings";
    for (std::size_t i = 0; i < std::min<std::size_t>(findings.size(), 2); ++i) {
        const Finding& finding = findings[i];
        text +=
            fmt::format("; {} at {} {} {} {}: {}", finding.rule, finding.span.begin, finding.subject.table,
                        finding.subject.row, finding.subject.column, finding.message);
    }
    return text;
}

Subject subject_of(const Form& form, FigureAddress address) {
    const FormTable& table = form.tables[address.table];
    Subject subject;
    subject.table = table.id;
    subject.row = table.rows[address.cell / table.columns.size()].id;
    subject.column = table.columns[address.cell % table.columns.size()].id;
    return subject;
}

/// A figure of as many digits that is another one.
std::string another(const std::string& figure, unsigned by) {
    std::string changed = figure;
    const bool lone_digit = figure.find_first_of("123456789") == figure.size() - 1;
    const int digit = figure.back() - '0';
    const int next = (digit + 1 + static_cast<int>(by % 8)) % 10;
    // A sign or a fraction does not go with 0.
    changed.back() = static_cast<char>(
        '0' + (next == 0 && (lone_digit || figure.find('.') != figure.npos) ? (digit == 5 ? 6 : 5) : next));
    return changed;
}

/// The equations that the figure stands in.
std::vector<const Equation*> equations_of(const Form& form, FigureAddress address) {
    std::vector<const Equation*> found;
    for (const Equation& equation : form.tables[address.table].equations) {
        for (const auto* side : {&equation.left, &equation.right}) {
            if (std::find(side->begin(), side->end(), address.cell) != side->end()) {
                found.push_back(&equation);
            }
        }
    }
    return found;
}

struct Counts {
    int drafts = 0;
    int named = 0;     // the finding stands at the figure
    int group = 0;     // at the total of its group
    int restored = 0;  // the fix gives the draft back
    int free = 0;      // no equation knows the figure
};

/// What one changed figure must give. Empty: it does.
std::string check_changed(const Sample& sample, FigureAddress address, const Draft& sound, const Draft& draft,
                          Counts& counts) {
    const auto findings = grave_findings(draft.text);
    const auto equations = equations_of(*sample.form, address);
    if (equations.empty()) {
        ++counts.free;
        return findings.empty() ? "" : list(findings);
    }
    if (findings.size() != 1) {
        return list(findings);
    }
    const Finding& finding = findings.front();
    if (equations.size() == 1) {
        ++counts.group;
        return finding.subject == subject_of(*sample.form, {address.table, equations.front()->at})
                   ? ""
                   : list(findings);
    }
    if (finding.subject != subject_of(*sample.form, address) ||
        finding.span != draft.figures[address.table][address.cell]) {
        return list(findings);
    }
    ++counts.named;
    const auto fix = std::find_if(finding.fixes.begin(), finding.fixes.end(),
                                  [](const Fix& candidate) { return candidate.preferred; });
    if (fix == finding.fixes.end() || apply_edits(draft.text, fix->edits) != sound.text) {
        return "not restored; " + list(findings);
    }
    ++counts.restored;
    return "";
}

/// What one figure left out must give.
std::string check_blank(const Sample& sample, FigureAddress address, const Draft& sound, const Draft& draft,
                        Counts& counts) {
    const auto findings = grave_findings(draft.text);
    if (findings.size() != 1 || findings.front().rule != "blank-cell" ||
        findings.front().subject != subject_of(*sample.form, address)) {
        return list(findings);
    }
    ++counts.named;
    if (equations_of(*sample.form, address).empty()) {
        ++counts.free;
        return "";
    }
    const Finding& finding = findings.front();
    const auto fix = std::find_if(finding.fixes.begin(), finding.fixes.end(), [](const Fix& candidate) {
        return candidate.applicability == Applicability::safe;
    });
    if (fix == finding.fixes.end()) {
        return "no safe fix; " + list(findings);
    }
    if (const std::string restored = apply_edits(draft.text, fix->edits); restored != sound.text) {
        const auto differ =
            std::mismatch(restored.begin(), restored.end(), sound.text.begin(), sound.text.end());
        const auto at = static_cast<std::size_t>(differ.first - restored.begin());
        const std::size_t from = at > 12 ? at - 12 : 0;
        return fmt::format("not restored: [{}] should be [{}]", restored.substr(from, 24),
                           sound.text.substr(from, 24));
    }
    ++counts.restored;
    return "";
}

}  // namespace

TEST_CASE("seeded: sound drafts of every shape give nothing", "[seeded]") {
    for (const Shape shape : all_shapes) {
        Failures failures;
        int drafts = 0;
        for (const Sample& sample : samples()) {
            for (unsigned seed = 0; seed < draft_variants; ++seed) {
                ++drafts;
                const auto findings = grave_findings(sample.draft(shape, seed).text);
                if (!findings.empty()) {
                    failures.add(fmt::format("seed {}: {}", seed, list(findings)));
                }
            }
        }
        std::printf("%-11s %5d sound drafts, %d with findings\n", std::string(shape_name(shape)).c_str(),
                    drafts, failures.count());
        INFO(shape_name(shape) << ": " << failures.text());
        CHECK(failures.count() == 0);
    }
}

TEST_CASE("seeded: a changed figure is found, in every cell of every shape", "[seeded]") {
    for (const Shape shape : all_shapes) {
        Failures failures;
        Counts counts;
        for (const Sample& sample : samples()) {
            for (const FigureAddress address : addresses(*sample.form)) {
                const auto seed = static_cast<unsigned>(counts.drafts++) % draft_variants;
                const std::string& figure = sample.figures[address.table][address.cell];
                const Sample changed = sample.with(address, another(figure, seed));
                const std::string wrong = check_changed(sample, address, sample.draft(shape, seed),
                                                        changed.draft(shape, seed), counts);
                if (!wrong.empty()) {
                    failures.add(fmt::format("seed {}, {}: {}", seed, name_of(*sample.form, address), wrong));
                }
            }
        }
        std::printf(
            "%-11s %5d changed: %d named, %d restored, %d at their group's total, %d free; %d wrong\n",
            std::string(shape_name(shape)).c_str(), counts.drafts, counts.named, counts.restored,
            counts.group, counts.free, failures.count());
        INFO(shape_name(shape) << ": " << failures.text());
        CHECK(failures.count() == 0);
    }
}

TEST_CASE("seeded: a figure left out is found, in every cell of every shape", "[seeded]") {
    for (const Shape shape : all_shapes) {
        if (shape == Shape::bare_lines) {
            continue;
        }
        Failures failures;
        Counts counts;
        for (const Sample& sample : samples()) {
            for (const FigureAddress address : addresses(*sample.form)) {
                const auto seed = static_cast<unsigned>(counts.drafts++) % draft_variants;
                const Sample blank = sample.with(address, "");
                const std::string wrong =
                    check_blank(sample, address, sample.draft(shape, seed), blank.draft(shape, seed), counts);
                if (!wrong.empty()) {
                    failures.add(fmt::format("seed {}, {}: {}", seed, name_of(*sample.form, address), wrong));
                }
            }
        }
        std::printf("%-11s %5d left out: %d named, %d restored by the safe fix, %d free; %d wrong\n",
                    std::string(shape_name(shape)).c_str(), counts.drafts, counts.named, counts.restored,
                    counts.free, failures.count());
        INFO(shape_name(shape) << ": " << failures.text());
        CHECK(failures.count() == 0);
    }
}

// Where a blank leaves no trace, the row is known and its cell is not: the table is not judged.
TEST_CASE("seeded: a figure left out of bare lines accuses no other", "[seeded]") {
    Failures failures;
    int drafts = 0;
    int unread = 0;
    for (const Sample& sample : samples()) {
        for (const FigureAddress address : addresses(*sample.form)) {
            const auto seed = static_cast<unsigned>(drafts++) % draft_variants;
            const Draft draft = sample.with(address, "").draft(Shape::bare_lines, seed);
            const auto findings = grave_findings(draft.text);
            const bool accused = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
                return finding.subject.is_cell() && finding.subject != subject_of(*sample.form, address);
            });
            const bool unreadable = findings.size() == 1 && findings.front().rule == "unreadable-table";
            unread += unreadable ? 1 : 0;
            if (!unreadable && (findings.empty() || accused)) {
                failures.add(
                    fmt::format("seed {}, {}: {}", seed, name_of(*sample.form, address), list(findings)));
            }
        }
    }
    std::printf("%-11s %5d left out: %d tables said to be unreadable; %d wrong\n", "bare-lines", drafts,
                unread, failures.count());
    INFO(failures.text());
    CHECK(failures.count() == 0);
}

}  // namespace gouji::test
