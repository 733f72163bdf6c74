#include <algorithm>
#include <map>

#include "rules/core/totals/wording.h"
#include "tests/catch.h"
#include "tests/support/built_report.h"
#include "tests/support/sound_tables.h"

namespace gouji {
namespace {

using test::apply;
using test::build_report;
using test::findings_of;
using test::Random;
using test::texts;

const FormTable& applications(std::string_view form = "2021") {
    const Form* found = Forms::builtin().find(form);
    return found->tables[*found->table_index("applications")];
}

std::size_t cell_of(std::string_view row, std::string_view column) {
    const FormTable& table = applications();
    std::size_t r = 0;
    std::size_t c = 0;
    while (table.rows.at(r).id != row) {
        ++r;
    }
    while (table.columns.at(c).id != column) {
        ++c;
    }
    return r * table.columns.size() + c;
}

/// A small sound table of applications: 12 received and carried in, 10 settled.
std::map<std::pair<std::string, std::string>, int> small_table() {
    std::map<std::pair<std::string, std::string>, int> figures;
    const auto row = [&](const std::string& id, int person, int business, int research) {
        figures[{id, "natural-person"}] = person;
        figures[{id, "business"}] = business;
        figures[{id, "research"}] = research;
        figures[{id, "total"}] = person + business + research;
    };
    row("received", 6, 2, 3);
    row("carried-in", 1, 0, 0);
    row("granted", 4, 0, 2);
    row("partly-granted", 1, 2, 0);
    row("otherwise/other", 1, 0, 0);
    row("results-total", 6, 2, 2);
    row("carried-forward", 1, 0, 1);
    return figures;
}

std::vector<std::string> small_texts() {
    std::vector<std::string> cells(175, "0");
    for (const auto& [address, figure] : small_table()) {
        cells[cell_of(address.first, address.second)] = std::to_string(figure);
    }
    return cells;
}

std::vector<Finding> judge_applications(const std::vector<std::string>& cells,
                                        const Settings& settings = {}) {
    return findings_of(build_report("2021", {{"applications", cells}}), settings);
}

std::vector<std::string> dispute_texts(std::vector<std::string> review) {
    review.resize(15, "0");
    return review;
}

std::vector<Finding> of_totals(std::vector<Finding> findings) {
    std::erase_if(findings, [](const Finding& finding) {
        return finding.rule != "row-total" && finding.rule != "column-total" && finding.rule != "balance";
    });
    return findings;
}

int preferred(const Finding& finding) {
    return static_cast<int>(std::count_if(finding.fixes.begin(), finding.fixes.end(),
                                          [](const Fix& fix) { return fix.preferred; }));
}

}  // namespace

TEST_CASE("totals: a sound table gives nothing", "[totals]") {
    CHECK(judge_applications(small_texts()).empty());
    CHECK(
        findings_of(build_report("2021", {{"disputes", dispute_texts({"1", "2", "0", "3", "6"})}})).empty());
}

TEST_CASE("totals: one wrong figure of applications is named, with what asks for another", "[totals]") {
    std::vector<std::string> cells = small_texts();
    cells[cell_of("granted", "research")] = "5";
    const Report report = build_report("2021", {{"applications", cells}});
    const auto findings = findings_of(report);
    REQUIRE(findings.size() == 1);
    const Finding& finding = findings.front();
    CHECK(finding.rule == "row-total");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.subject == Subject{"", "applications", "granted", "research", 1});
    CHECK(finding.message == "科研机构“（一）予以公开”填 5；本行总计与本列（七）总计都要求它是 2");
    CHECK(report.source->slice(finding.span) == "5");

    REQUIRE(finding.related.size() >= 2);
    CHECK(finding.related[0].message ==
          "“（一）予以公开”行：自然人 4 + 科研机构 5 = 9（其余 4 项为 0），总计填 6，少 3");
    CHECK(finding.related[0].subject.column == "total");
    CHECK(finding.related[1].message ==
          "“科研机构”列：（一）予以公开 5（其余 20 项为 0），（七）总计填 2，少 3");
    CHECK(finding.related[1].subject.row == "results-total");
    CHECK(finding.related.size() <= 8);

    REQUIRE(finding.fixes.size() == 1);
    CHECK(finding.fixes[0].title == "科研机构“（一）予以公开”改为 2");
    CHECK(finding.fixes[0].preferred);
    CHECK(finding.fixes[0].applicability == Applicability::suggested);
    CHECK(apply(report, finding.fixes[0]) ==
          build_report("2021", {{"applications", small_texts()}}).source->text());
}

TEST_CASE("totals: what asks for another figure is named by its place in the form", "[totals]") {
    const auto message = [](std::string_view row, std::string_view column, const std::string& figure) {
        std::vector<std::string> cells = small_texts();
        cells[cell_of(row, column)] = figure;
        const auto findings = judge_applications(cells);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].subject.row == row);
        CHECK(findings[0].subject.column == column);
        return findings[0].message;
    };
    CHECK(message("received", "business", "4") ==
          "商业企业“一、本年新收”填 4；本行总计与本列勾稽关系都要求它是 2");
    CHECK(message("granted", "total", "7") ==
          "总计“（一）予以公开”填 7；本行各项之和与本列（七）总计都要求它是 6");
    CHECK(message("results-total", "natural-person", "9") ==
          "自然人“（七）总计”填 9；本行总计、本列各项之和与本列勾稽关系都要求它是 6");
    CHECK(message("otherwise/other", "other", "2") ==
          "其他“（六）3.其他”填 2；本行总计与本列（七）总计都要求它是 0");
}

TEST_CASE("totals: two wrong figures give one finding, whose fix mends both", "[totals]") {
    std::vector<std::string> cells = small_texts();
    cells[cell_of("granted", "natural-person")] = "7";
    cells[cell_of("partly-granted", "business")] = "1";
    const Report report = build_report("2021", {{"applications", cells}});
    const auto findings = findings_of(report);
    REQUIRE(findings.size() == 1);
    const Finding& finding = findings.front();
    CHECK(finding.rule == "row-total");
    CHECK(finding.message ==
          "疑似 2 处填错：自然人“（一）予以公开”填 7，应为 4；商业企业“（二）部分公开”填 1，应为 2。"
          "一起改后相关勾稽关系都成立");
    CHECK(finding.subject == Subject{"", "applications", "granted", "natural-person", 1});
    REQUIRE(finding.related.size() == 5);
    CHECK(finding.related[0].message ==
          "“（一）予以公开”行：自然人 7 + 科研机构 2 = 9（其余 4 项为 0），总计填 6，少 3");
    CHECK(finding.related[1].message ==
          "“（二）部分公开”行：自然人 1 + 商业企业 1 = 2（其余 4 项为 0），总计填 3，多 1");
    CHECK(finding.related[2].message ==
          "“自然人”列：（一）予以公开 7 + （二）部分公开 1 + （六）3.其他 1 = 9（其余 18 项为 "
          "0），（七）总计填 6，少 3");
    CHECK(finding.related[4].message == "商业企业“（二）部分公开”填 1，应为 2");
    REQUIRE(finding.fixes.size() == 1);
    CHECK(finding.fixes[0].title == "自然人“（一）予以公开”改为 4，商业企业“（二）部分公开”改为 2");
    CHECK(finding.fixes[0].preferred);
    CHECK(finding.fixes[0].applicability == Applicability::suggested);
    CHECK(apply(report, finding.fixes[0]) ==
          build_report("2021", {{"applications", small_texts()}}).source->text());
}

TEST_CASE("totals: neighbours that changed places are said to have done so", "[totals]") {
    std::vector<std::string> cells = small_texts();
    std::swap(cells[cell_of("granted", "natural-person")], cells[cell_of("granted", "business")]);
    const Report report = build_report("2021", {{"applications", cells}});
    const auto findings = findings_of(report);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule == "column-total");
    CHECK(findings[0].message ==
          "“（一）予以公开”行：自然人 0 与商业企业 4 疑似填反；互换后相关勾稽关系都成立");
    CHECK(findings[0].subject == Subject{"", "applications", "granted", "natural-person", 1});
    REQUIRE(findings[0].fixes.size() == 1);
    CHECK(findings[0].fixes[0].title == "互换“（一）予以公开”行的自然人与商业企业");
    CHECK(findings[0].fixes[0].edits.size() == 2);
    CHECK(apply(report, findings[0].fixes[0]) ==
          build_report("2021", {{"applications", small_texts()}}).source->text());
}

TEST_CASE("totals: several explanations of several figures are all offered", "[totals]") {
    std::vector<std::string> cells = small_texts();
    // As much too few in two places: the corners across could lack it as well.
    cells[cell_of("granted", "natural-person")] = "3";
    cells[cell_of("partly-granted", "business")] = "1";
    const Report report = build_report("2021", {{"applications", cells}});
    const auto findings = findings_of(report);
    REQUIRE(findings.size() == 4);
    for (const Finding& finding : findings) {
        CHECK(preferred(finding) == 0);
        REQUIRE(finding.fixes.size() == 2);
        CHECK(finding.fixes[0].title == "自然人“（一）予以公开”改为 4，商业企业“（二）部分公开”改为 2");
        CHECK(finding.fixes[1].title == "商业企业“（一）予以公开”改为 1，自然人“（二）部分公开”改为 2");
    }
    CHECK(findings[0].rule == "row-total");
    CHECK(findings[0].message ==
          "“（一）予以公开”行：自然人 3 + 科研机构 2 = 5（其余 4 项为 0），总计填 6，多 1");
    CHECK(findings[0].subject.column == "total");
}

TEST_CASE("totals: what may have happened to a single figure is said", "[totals]") {
    const auto message = [](const std::string& person, const std::string& total, const std::string& wrong) {
        std::vector<std::string> cells(175, "0");
        for (const std::string_view row : {"received", "granted", "results-total"}) {
            cells[cell_of(row, "natural-person")] = person;
            cells[cell_of(row, "total")] = total;
        }
        cells[cell_of("granted", "natural-person")] = wrong;
        const auto findings = judge_applications(cells);
        REQUIRE(findings.size() == 1);
        return findings[0].message;
    };
    CHECK(message("12", "12", "21") ==
          "自然人“（一）予以公开”填 21；本行总计与本列（七）总计都要求它是 12，疑似两位数字颠倒");
    CHECK(message("12", "12", "122").ends_with("要求它是 12，疑似多打了一位数字"));
    CHECK(message("12", "12", "1").ends_with("要求它是 12，疑似漏打了一位数字"));
    CHECK(message("12", "12", "15").ends_with("要求它是 12"));
}

TEST_CASE("totals: a balance that does not hold prints both sides", "[totals]") {
    std::vector<std::string> cells(175, "0");
    // Received is too few by two in three columns, and their rows hold: nothing so simple explains it.
    for (const std::string_view column : {"natural-person", "business", "research", "social"}) {
        cells[cell_of("received", column)] = "2";
        cells[cell_of("granted", column)] = "5";
        cells[cell_of("results-total", column)] = "5";
    }
    cells[cell_of("received", "total")] = "8";
    cells[cell_of("granted", "total")] = "20";
    cells[cell_of("results-total", "total")] = "20";
    const auto findings = judge_applications(cells);
    REQUIRE(findings.size() == 5);
    CHECK(findings[0].rule == "balance");
    CHECK(findings[0].message ==
          "“自然人”列：一、本年新收 2 + 二、上年结转 0 = 2，（七）总计 5 + 四、结转下年度继续办理 0 = "
          "5，两边应当相等，前者少 3");
    CHECK(findings[4].message ==
          "“总计”列：一、本年新收 8 + 二、上年结转 0 = 8，（七）总计 20 + 四、结转下年度继续办理 0 = "
          "20，两边应当相等，前者少 12");
    CHECK(findings[0].fixes.empty());
}

TEST_CASE("totals: a group of disputes is reported at its total, which may be computed", "[totals]") {
    const Report report = build_report("2021", {{"disputes", dispute_texts({"4", "0", "2", "0", "7"})}});
    const auto findings = findings_of(report);
    REQUIRE(findings.size() == 1);
    const Finding& finding = findings.front();
    CHECK(finding.rule == "row-total");
    CHECK(finding.message == "行政复议：结果维持 4 + 其他结果 2 = 6（其余 2 项为 0），总计填 7，多 1");
    CHECK(finding.subject == Subject{"", "disputes", "cases", "review/total", 1});
    REQUIRE_FALSE(finding.fixes.empty());
    CHECK(finding.fixes[0].preferred);
    CHECK(finding.fixes[0].title == "“行政复议总计”改为 6");
    CHECK(apply(report, finding.fixes[0]).starts_with("row |4|0|2|0|6|"));
    CHECK(preferred(finding) == 1);
    // Each of its outcomes could be the wrong one as well.
    CHECK(finding.fixes.size() == 5);
    CHECK(finding.related.size() == 3);
    CHECK(finding.related[0].message == "结果维持 4");
    CHECK(finding.related[1].message == "其他结果 2");
    CHECK(finding.related[2].message == "结果纠正等 2 项为 0");
}

TEST_CASE("totals: blanks do not make a sum wrong that could be right", "[totals]") {
    const auto count = [](std::vector<std::string> review) {
        return of_totals(findings_of(build_report("2021", {{"disputes", dispute_texts(std::move(review))}})))
            .size();
    };
    CHECK(count({"4", "", "", "0", "7"}) == 0);
    CHECK(count({"4", "1", "1", "1", ""}) == 0);
    CHECK(count({"4", "无", "1", "1", "7"}) == 0);
    CHECK(count({"4", "", "", "0", "3"}) == 1);
}

TEST_CASE("totals: figures that exceed the total already", "[totals]") {
    const Report report = build_report("2021", {{"disputes", dispute_texts({"5", "3", "", "", "5"})}});
    const auto findings = of_totals(findings_of(report));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].message ==
          "行政复议：结果维持 5 + 结果纠正 3 = 8，另有 2 项未填数字，已超过总计 5，多 3");
    CHECK(findings[0].subject.column == "review/total");
    CHECK(findings[0].fixes.empty());
}

TEST_CASE("totals: with several explanations each is a fix and none preferred", "[totals]") {
    // The row is broken, and the columns of two of its figures have blanks.
    std::vector<std::string> cells = small_texts();
    cells[cell_of("granted", "natural-person")] = "5";
    cells[cell_of("partly-granted", "natural-person")] = "";
    cells[cell_of("partly-granted", "research")] = "";
    const Report report = build_report("2021", {{"applications", cells}});
    const auto findings = of_totals(findings_of(report));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].subject.column == "total");
    CHECK(preferred(findings[0]) == 0);
    REQUIRE(findings[0].fixes.size() == 2);
    CHECK(findings[0].fixes[0].title == "自然人“（一）予以公开”改为 4");
    CHECK(findings[0].fixes[1].title == "科研机构“（一）予以公开”改为 1");
}

TEST_CASE("totals: a rule that is off never speaks, and its equations help all the same", "[totals]") {
    std::vector<std::string> cells = small_texts();
    cells[cell_of("granted", "research")] = "5";
    Settings settings;
    settings.rules["row-total"].off = true;
    const auto findings = judge_applications(cells, settings);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule == "column-total");
    CHECK(findings[0].subject.row == "granted");
    settings.rules["column-total"].off = true;
    CHECK(judge_applications(cells, settings).empty());
}

TEST_CASE("totals: a break whose total has no place in the draft stands at a figure", "[totals]") {
    std::vector<std::string> cells(175, "0");
    cells[cell_of("results-total", "legal")] = "\x7f";
    cells[cell_of("carried-forward", "legal")] = "9";
    cells[cell_of("carried-forward", "total")] = "9";
    cells[cell_of("received", "legal")] = "5";
    cells[cell_of("received", "total")] = "5";
    const Report report = build_report("2021", {{"applications", cells}});
    for (const Finding& finding : of_totals(findings_of(report))) {
        CHECK(report.source->slice(finding.span) != "");
    }
}

TEST_CASE("totals: long sums name eight figures and add up the rest", "[totals]") {
    std::vector<std::string> cells(175, "0");
    const FormTable& table = applications();
    for (std::size_t row = 2; row < 14; ++row) {
        cells[row * table.columns.size()] = "1";
    }
    const Report report = build_report("2021", {{"applications", cells}});
    const Solution solution = solve(report);
    const std::string text =
        totals::filled_in(table, report.tables[0], solution.tables[0], table.rows.size(), Language::zh);
    CHECK(text.starts_with("“自然人”列：（一）予以公开 1 + （二）部分公开 1 + （三）1.属于国家秘密 1 + "));
    CHECK(text.ends_with(" + 另外 4 项共 4 = 12（其余 9 项为 0），（七）总计填 0，少 12"));
    for (const Finding& finding : findings_of(report)) {
        CHECK(finding.related.size() <= 8);
    }
}

TEST_CASE("totals: the same in English", "[totals]") {
    Settings settings;
    settings.language = Language::en;
    std::vector<std::string> cells = small_texts();
    cells[cell_of("granted", "research")] = "5";
    const auto explained = judge_applications(cells, settings);
    REQUIRE(explained.size() == 1);
    CHECK(explained[0].message ==
          "科研机构“（一）予以公开” says 5; the row's 总计 and the column's （七）总计 require 2");
    CHECK(explained[0].fixes[0].title == "Change 科研机构“（一）予以公开” to 2");
    CHECK(explained[0].related[0].message ==
          "row “（一）予以公开”: 自然人 4 + 科研机构 5 = 9 (the other 4 are 0), but 总计 says 6: 3 too few");
    const auto group =
        findings_of(build_report("2021", {{"disputes", dispute_texts({"4", "0", "2", "0", "7"})}}), settings);
    REQUIRE(group.size() == 1);
    CHECK(group[0].message ==
          "行政复议: 结果维持 4 + 其他结果 2 = 6 (the other 2 are 0), but 总计 says 7: 1 too many");
}

TEST_CASE("totals: equations that hold or are open are filled in for hovers", "[totals]") {
    const FormTable& table = applications();
    std::vector<std::string> cells = small_texts();
    cells[cell_of("partly-granted", "social")] = "";
    const Report report = build_report("2021", {{"applications", cells}});
    const Solution solution = solve(report);
    const auto filled = [&](std::size_t e) {
        return totals::filled_in(table, report.tables[0], solution.tables[0], e, Language::zh);
    };
    CHECK(filled(2) == "“（一）予以公开”行：自然人 4 + 科研机构 2 = 6（其余 4 项为 0），与总计相符");
    CHECK(filled(3) ==
          "“（二）部分公开”行：自然人 1 + 商业企业 2 = 3（其余 3 项为 0），总计 3，另有 1 项未填数字");
}

TEST_CASE("totals: a wrong figure is found and mended in every cell of applications", "[totals][random]") {
    Random random(21);
    for (const std::string_view form : {"2021", "2019"}) {
        const auto figures = test::sound_figures(applications(form), random, 50);
        const Report sound = build_report(form, {{"applications", texts(figures)}});
        REQUIRE(findings_of(sound).empty());
        for (std::size_t cell = 0; cell < figures.size(); ++cell) {
            std::vector<std::string> cells = texts(figures);
            cells[cell] = std::to_string(figures[cell] + test::pick(random, 1, 9));
            const Report report = build_report(form, {{"applications", cells}});
            const auto findings = findings_of(report);
            REQUIRE(findings.size() == 1);
            REQUIRE(findings[0].span == report.tables[0].cells[cell].span);
            REQUIRE(preferred(findings[0]) == 1);
            REQUIRE(apply(report, findings[0].fixes[0]) == sound.source->text());
        }
    }
}

}  // namespace gouji
