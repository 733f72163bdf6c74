// Next year's draft from a sound report in every shape: it reads back whole and blank, but for what
// was carried forward.

#include "workspace/next_year.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include "tests/catch.h"
#include "tests/seeded/seeded.h"

namespace gouji::test {
namespace {

Judgement judged(const std::string& text) {
    return judge(std::make_shared<const SourceText>(SourceText::decode(text)), Forms::builtin(), Settings{});
}

/// The figures of a row, as they are written; `?` for a cell that has no place.
std::string row_of(const Report& report, std::string_view table, std::string_view row) {
    std::string out;
    for (const BoundTable& bound : report.tables) {
        const FormTable& form = bound.of(*report.forms);
        for (std::size_t i = 0; form.id == table && i < bound.cells.size(); ++i) {
            if (form.rows[i / form.columns.size()].id == row) {
                const Cell& cell = bound.cells[i];
                out += cell.present ? std::string(cell.text.view()) + " " : "?";
            }
        }
    }
    return out;
}

std::size_t count_cells(const Report& report, bool blank) {
    std::size_t count = 0;
    for (const BoundTable& table : report.tables) {
        for (const Cell& cell : table.cells) {
            count += cell.present && (cell.value.kind == ValueKind::blank) == blank ? 1U : 0U;
        }
    }
    return count;
}

/// What is wrong with the draft for the year behind `last`; empty where nothing is.
std::string fault_of(const Judgement& last, std::string_view form, int year) {
    const auto text = next_draft(last, year, true);
    if (!text) {
        return text.error();
    }
    const Judgement made = judged(text.value());
    const Report& report = made.report;
    const Form& expected = *Forms::builtin().find(form);
    std::size_t cells = 0;
    for (const FormTable& table : expected.tables) {
        cells += table.cell_count();
    }
    if (report.outline.year != year || report.outline.agency != last.report.outline.agency) {
        return "the title is not the next year's";
    }
    if (report.mixed || !report.form || (*report.forms)[*report.form].id != form) {
        return "the form is another";
    }
    if (count_cells(report, true) != cells - 7 || count_cells(report, false) != 7) {
        return fmt::format("{} blank and {} filled of {} cells", count_cells(report, true),
                           count_cells(report, false), cells);
    }
    if (row_of(report, "applications", "carried-in") !=
        row_of(last.report, "applications", "carried-forward")) {
        return "what is carried in is " + row_of(report, "applications", "carried-in");
    }
    for (const Finding& finding : made.findings) {
        if (finding.rule != "blank-cell" && finding.rule != "empty-section" &&
            finding.rule != "overview-aspects" && finding.rule != "fee-statement") {
            return std::string(finding.rule) + ": " + finding.message;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("next year's draft of a report in any shape reads back blank but for what was carried forward") {
    for (const Shape shape : all_shapes) {
        int drafts = 0;
        Failures failures;
        for (const Sample& sample : samples()) {
            for (unsigned seed = 0; seed < draft_variants; ++seed) {
                const Judgement last = judged(sample.draft(shape, seed).text);
                const int year = last.report.outline.year.value_or(0);
                const std::string_view form = year + 1 >= 2021 ? "2021" : "2019";
                ++drafts;
                if (const std::string fault = fault_of(last, form, year + 1); !fault.empty()) {
                    failures.add(
                        fmt::format("{} {} {}: {}", shape_name(shape), sample.form->id, seed, fault));
                }
            }
        }
        std::printf("%-12s %d drafts for the next year, %d wrong\n", std::string(shape_name(shape)).c_str(),
                    drafts, failures.count());
        INFO(failures.text());
        CHECK(failures.count() == 0);
    }
}

}  // namespace gouji::test
