// Drafts that lost a section, a table or a row: one finding says so, and its fix puts back what can
// be put back, in the draft's own shape, without touching anything else.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "parser/table/write_table.h"
#include "rules/core/runner.h"
#include "tests/catch.h"
#include "tests/seeded/seeded.h"

namespace gouji::test {
namespace {

Judgement judged(const std::string& text) {
    return judge(std::make_shared<const SourceText>(SourceText::decode(text)), Forms::builtin(), Settings{});
}

/// What of a judgement is worth a warning.
std::vector<Finding> grave(const Judgement& judgement) {
    std::vector<Finding> findings = judgement.findings;
    std::erase_if(findings, [](const Finding& finding) { return finding.severity > Severity::warning; });
    return findings;
}

std::string list(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings) {
        text +=
            fmt::format("{} {}{}/{}/{}: {}; ", finding.rule, finding.subject.section, finding.subject.table,
                        finding.subject.row, finding.subject.column, finding.message);
    }
    return text;
}

/// Whether the findings are what follows from putting in nothing but blanks: a table without
/// figures, a heading without text.
bool only_blank(const std::vector<Finding>& findings) {
    return std::all_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.rule == "blank-cell" || finding.rule == "empty-section";
    });
}

struct Counts {
    int drafts = 0;
    int mended = 0;
};

/// One fault in a draft: it gives the finding that is expected and nothing else, and its fix leaves
/// nothing but blanks.
void check_fault(const std::string& draft, std::string_view rule, const Subject& subject,
                 const std::string& where, Counts& counts, Failures& failures) {
    ++counts.drafts;
    const std::vector<Finding> found = grave(judged(draft));
    if (found.size() != 1 || found[0].rule != rule || !(found[0].subject == subject)) {
        failures.add(fmt::format("{}: {}", where, list(found)));
        return;
    }
    if (found[0].fixes.empty()) {
        failures.add(fmt::format("{}: no fix", where));
        return;
    }
    const std::string mended = apply_edits(draft, found[0].fixes[0].edits);
    const std::vector<Finding> left = grave(judged(mended));
    if (!only_blank(left)) {
        failures.add(fmt::format("{}, mended: {}", where, list(left)));
        return;
    }
    ++counts.mended;
}

void tell(Shape shape, const char* what, const Counts& counts, const Failures& failures) {
    std::printf("%-11s %4d drafts without %s: %d mended, %d wrong\n", std::string(shape_name(shape)).c_str(),
                counts.drafts, what, counts.mended, failures.count());
    INFO(shape_name(shape) << ": " << failures.text());
    CHECK(failures.count() == 0);
}

/// Where the block of a heading begins: its line, or its element.
std::uint32_t block_begin(const Report& report, const Section& section) {
    if (!report.blocks.html) {
        return report.source->line_start(report.source->line_of(section.heading_span.begin));
    }
    return static_cast<std::uint32_t>(report.source->text().rfind("<h", section.heading_span.begin));
}

}  // namespace

TEST_CASE("seeded: a section is lost", "[seeded]") {
    for (const Shape shape : all_shapes) {
        Failures failures;
        Counts counts;
        for (const Sample& sample : samples()) {
            for (unsigned seed = 0; seed < draft_variants; ++seed) {
                const std::string sound = sample.draft(shape, seed).text;
                const Report report = read(sound);
                const std::vector<Section>& sections = report.outline.sections;
                for (std::size_t s = 0; s + 1 < sections.size(); ++s) {
                    const std::uint32_t begin = block_begin(report, sections[s]);
                    const std::uint32_t end = block_begin(report, sections[s + 1]);
                    Subject subject;
                    subject.section = sample.form->sections[s].id;
                    check_fault(apply_edits(sound, {{{begin, end}, ""}}), "missing-section", subject,
                                fmt::format("{} seed {}, {}", sample.form->id, seed, subject.section), counts,
                                failures);
                }
            }
        }
        tell(shape, "a section", counts, failures);
    }
}

TEST_CASE("seeded: a table is lost", "[seeded]") {
    for (const Shape shape : all_shapes) {
        Failures failures;
        Counts counts;
        for (const Sample& sample : samples()) {
            for (unsigned seed = 0; seed < draft_variants; ++seed) {
                const std::string sound = sample.draft(shape, seed).text;
                const Report report = read(sound);
                const std::vector<Section>& sections = report.outline.sections;
                for (std::size_t s = 0; s + 1 < sections.size(); ++s) {
                    const std::vector<std::string>& tables = sample.form->sections[s].tables;
                    if (tables.empty()) {
                        continue;
                    }
                    // All that stands under the heading; one table is named, several by their section.
                    const std::uint32_t end = block_begin(report, sections[s + 1]);
                    std::uint32_t begin =
                        report.source->line_start(report.source->line_of(sections[s].heading_span.end) + 1);
                    Subject subject;
                    if (tables.size() == 1) {
                        subject.table = tables[0];
                    } else {
                        subject.section = sample.form->sections[s].id;
                    }
                    check_fault(apply_edits(sound, {{{begin, end}, ""}}), "missing-table", subject,
                                fmt::format("{} seed {}, {}", sample.form->id, seed, tables[0]), counts,
                                failures);
                }
            }
        }
        tell(shape, "a table", counts, failures);
    }
}

TEST_CASE("seeded: a row is lost", "[seeded]") {
    for (const Shape shape : {Shape::bar_rows, Shape::markdown, Shape::tab_rows, Shape::separated}) {
        Failures failures;
        Counts counts;
        for (const Sample& sample : samples()) {
            for (unsigned seed = 0; seed < draft_variants; ++seed) {
                const std::string sound = sample.draft(shape, seed).text;
                const Report report = read(sound);
                const SourceText& source = *report.source;
                for (const BoundTable& table : report.tables) {
                    const FormTable& form = table.of(*report.forms);
                    for (std::size_t r = 0; r < form.rows.size() && form.rows.size() > 1; ++r) {
                        const std::size_t first = source.line_of(table.rows[r].span.begin);
                        if (first != source.line_of(table.rows[r].span.end)) {
                            continue;  // a label on several lines
                        }
                        Subject subject;
                        subject.table = form.id;
                        subject.row = form.rows[r].id;
                        check_fault(
                            apply_edits(sound,
                                        {{{source.line_start(first), source.line_start(first + 1)}, ""}}),
                            "missing-row", subject,
                            fmt::format("{} seed {}, {}/{}", sample.form->id, seed, form.id, subject.row),
                            counts, failures);
                    }
                }
            }
        }
        tell(shape, "a row", counts, failures);
    }
}

}  // namespace gouji::test
