#include "rules/core/runner.h"

#include "rules/core/accepted.h"
#include "rules/core/registry.h"
#include "tests/catch.h"

namespace gouji {
namespace {

// A report with one table, as `bind` would give it for the first figures of `documents`.
struct Fixture {
    const Forms& forms = Forms::builtin();
    Report report;

    Fixture() {
        report.source = std::make_shared<const SourceText>(SourceText::from_utf8("规章 5 95\n申请17件"));
        report.forms = &forms;
        report.outline.is_report = true;
        BoundTable table;
        table.form = static_cast<std::size_t>(forms.find("2021") - forms.all().data());
        table.table = *forms[table.form].table_index("documents");
        const FormTable& of = table.of(forms);
        table.rows.resize(of.rows.size());
        table.cells.resize(of.cell_count());
        table.cells[0] = cell({7, 8});
        table.cells[1] = cell({9, 11});
        report.tables.push_back(table);
    }

    [[nodiscard]] Cell cell(Span span) const {
        Cell made;
        made.present = true;
        made.span = span;
        made.text = MappedText(report.source->slice(span), span);
        made.value = read_value(made.text.view(), CellKind::count, MoneyUnit::none);
        return made;
    }
};

}  // namespace

TEST_CASE("every rule is registered once and has a name, a family and both summaries") {
    std::vector<std::string_view> seen;
    for (const Rule* rule : all_rules()) {
        CAPTURE(rule->info.id);
        CHECK(std::find(seen.begin(), seen.end(), rule->info.id) == seen.end());
        seen.push_back(rule->info.id);
        CHECK(rule->info.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
        CHECK_FALSE(rule->info.summary_zh.empty());
        CHECK_FALSE(rule->info.summary_en.empty());
        CHECK(find_rule(rule->info.id) == rule);
    }
    CHECK(find_rule("configuration") != nullptr);
    CHECK(find_rule("no-such-rule") == nullptr);
}

TEST_CASE("a severity has a name, and the name leads back") {
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info, Severity::hint}) {
        CHECK(severity_from_name(severity_name(severity)) == severity);
    }
    CHECK_FALSE(severity_from_name("off"));
}

TEST_CASE("the sink fills in the rule's name and the severity that holds") {
    const RuleInfo info{"some-rule", Family::cells, Severity::warning, FixKind::none, "甲", "a"};
    std::vector<Finding> out;
    FindingSink plain(info, std::nullopt, out);
    plain.add({1, 2}, "x");
    plain.add(Severity::info, {2, 3}, "y");
    FindingSink overridden(info, Severity::hint, out);
    overridden.add({3, 4}, "z");
    overridden.add(Severity::error, {4, 5}, "w");
    REQUIRE(out.size() == 4);
    CHECK(out[0].rule == "some-rule");
    CHECK(out[0].severity == Severity::warning);
    CHECK(out[1].severity == Severity::info);
    CHECK(out[2].severity == Severity::hint);
    CHECK(out[3].severity == Severity::hint);
    CHECK(out[3].span == Span{4, 5});
}

TEST_CASE("an acceptance silences only while what was seen is still so") {
    const Fixture f;
    Finding finding;
    finding.rule = "narrative-figure";
    finding.subject = {"", "documents", "rules", "repealed", 1};
    finding.span = {9, 11};
    finding.related.push_back({"", {12, 23}, {}, ""});

    Settings settings;
    CHECK_FALSE(is_accepted(finding, f.report, settings));
    settings.accepted.push_back(
        {"narrative-figure", {"", "documents", "rules", "repealed", 1}, "95", "17", "正文只计本局"});
    CHECK(is_accepted(finding, f.report, settings));

    SECTION("the cell says something else") {
        settings.accepted[0].seen_value = "94";
        CHECK_FALSE(is_accepted(finding, f.report, settings));
    }
    SECTION("the words say something else, or only part of the figure") {
        settings.accepted[0].seen_text = "7";
        CHECK_FALSE(is_accepted(finding, f.report, settings));
        settings.accepted[0].seen_text = "18";
        CHECK_FALSE(is_accepted(finding, f.report, settings));
    }
    SECTION("another rule, another place, another occurrence") {
        settings.accepted[0].rule = "row-total";
        CHECK_FALSE(is_accepted(finding, f.report, settings));
        settings.accepted[0].rule = "narrative-figure";
        settings.accepted[0].at.column = "issued";
        CHECK_FALSE(is_accepted(finding, f.report, settings));
        settings.accepted[0].at.column = "repealed";
        settings.accepted[0].at.occurrence = 2;
        CHECK_FALSE(is_accepted(finding, f.report, settings));
    }
    SECTION("a figure was seen, but the finding is about no cell") {
        settings.accepted[0].at = {"", "documents", "", "", 1};
        finding.subject = settings.accepted[0].at.view();
        CHECK_FALSE(is_accepted(finding, f.report, settings));
    }
    SECTION("nothing was noted: the place alone decides") {
        settings.accepted[0].seen_value.reset();
        settings.accepted[0].seen_text.reset();
        CHECK(is_accepted(finding, f.report, settings));
    }
}

TEST_CASE("a text that is no such report gives nothing") {
    Fixture f;
    f.report.outline.is_report = false;
    CHECK(run_rules(f.report, {}, {}).empty());
}

TEST_CASE("a report is of an older form only by its year and without a table of a known one") {
    Fixture f;
    f.report.outline.year = 2015;
    CHECK_FALSE(of_older_form(f.report));  // it has a table of a known form
    f.report.tables.clear();
    CHECK(of_older_form(f.report));
    f.report.outline.year = 2019;
    CHECK_FALSE(of_older_form(f.report));
    f.report.outline.year.reset();
    CHECK_FALSE(of_older_form(f.report));
}

}  // namespace gouji
