#include <fmt/format.h>

#include <algorithm>

#include "parser/table/write_table.h"
#include "rules/core/runner.h"
#include "tests/catch.h"
#include "tests/support/built_report.h"
#include "tests/support/dump.h"

using namespace gouji;

namespace {

constexpr Shape shapes[] = {Shape::bar_rows, Shape::bar_lines, Shape::tab_rows, Shape::tab_lines,
                            Shape::markdown, Shape::html,      Shape::box,      Shape::separated};

std::vector<Finding> findings(const Report& report, const Settings& settings = {}) {
    std::vector<Finding> all = run_rules(report, solve(report), settings);
    std::erase_if(all, [](const Finding& finding) {
        const auto& rule = finding.rule;
        return rule != "blank-cell" && rule != "not-a-number" && rule != "number-format" &&
               rule != "negative-number" && rule != "not-an-integer";
    });
    return all;
}

/// The first table of the form, its six figures as given, in a draft with bars.
std::string documents(const std::vector<std::string>& figures) {
    REQUIRE(figures.size() == 6);
    return fmt::format(
        "某县政府信息公开工作年度报告\n一、总体情况\n好\n二、主动公开政府信息情况\n"
        "| 第二十条第（一）项 |\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "| 规章 |{}|{}|{}|\n| 行政规范性文件 |{}|{}|{}|\n",
        figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);
}

/// Four outcomes and a total, thrice.
std::string disputes(const std::string& figures) {
    return "某县政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
           "| 行政复议 | 行政诉讼 |\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | "
           "复议后起诉 |\n"
           "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | "
           "总计 |\n" +
           figures + "\n";
}

/// 2019's 上一年项目数量, 本年增/减 and the charges and purchases, one row each.
std::string older(const std::string& change, const std::string& amount) {
    return fmt::format(
        "某县2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "第二十条第（五）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t5\t{}\t7\n"
        "其他对外管理服务事项\t0\t0\t0\n"
        "第二十条第（九）项\t\t\n信息内容\t采购项目数量\t采购总金额\n政府集中采购\t3\t{}\n",
        change, amount);
}

std::string fixed(const Report& report, const Finding& finding) {
    REQUIRE(finding.fixes.size() == 1);
    return test::apply(report, finding.fixes.front());
}

}  // namespace

TEST_CASE("sound figures give no finding about cells") {
    for (const std::string& draft :
         {documents({" 0 ", " 1 ", " 12 ", "0", "4", " 0 "}), documents({"0", "0.00", "0", "0", "0", "0"}),
          disputes("| 1 | 2 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"), older("+2", "52.15"),
          older("-8", "0"), older("减4", "12"), older("0", "4068.208")}) {
        INFO(draft);
        const Report report = test::read(draft);
        REQUIRE_FALSE(report.tables.empty());
        CHECK(findings(report).empty());
    }
}

TEST_CASE("a blank cell is found and filled as the cells beside it are") {
    const struct {
        std::vector<std::string> before;
        std::vector<std::string> after;
    } cases[] = {
        {{" 1 ", " 1 ", "  ", " 1 ", " 1 ", " 1 "}, {" 1 ", " 1 ", " 0 ", " 1 ", " 1 ", " 1 "}},
        {{" 1 ", " 1 ", " ", " 1 ", " 1 ", " 1 "}, {" 1 ", " 1 ", " 0 ", " 1 ", " 1 ", " 1 "}},
        {{"1", "1", "", "1", "1", "1"}, {"1", "1", "0", "1", "1", "1"}},
        {{"  12  ", "   7  ", "      ", "   1  ", "   1  ", "   1  "},
         {"  12  ", "   7  ", "   0  ", "   1  ", "   1  ", "   1  "}},
        {{" 1    ", " 1    ", "      ", " 1    ", " 1    ", " 1    "},
         {" 1    ", " 1    ", " 0    ", " 1    ", " 1    ", " 1    "}},
    };
    for (const auto& c : cases) {
        const Report report = test::read(documents(c.before));
        INFO(report.source->text());
        const std::vector<Finding> found = findings(report);
        REQUIRE(found.size() == 1);
        CHECK(found[0].rule == "blank-cell");
        CHECK(found[0].severity == Severity::error);
        CHECK(found[0].message == "规章“现行有效件数”没有填；没有的数据项应填 0");
        CHECK(found[0].subject == Subject{"", "documents", "rules", "in-force", 1});
        CHECK(fixed(report, found[0]) == documents(c.after));
        CHECK(found[0].fixes[0].applicability == Applicability::suggested);
        CHECK(found[0].fixes[0].preferred);
        Settings zero;
        zero.fill_blanks = FillBlanks::zero;
        CHECK(findings(report, zero)[0].fixes[0].applicability == Applicability::safe);
    }
}

TEST_CASE("a blank that the sums settle is filled safely") {
    const std::string sound = disputes("| 1 | 2 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |");
    const std::string blank = disputes("| 1 |  | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |");
    const Report report = test::read(blank);
    const std::vector<Finding> found = findings(report);
    REQUIRE(found.size() == 1);
    CHECK(found[0].message == "“行政复议结果纠正”没有填；按表中其他数字应为 2");
    CHECK(found[0].fixes[0].applicability == Applicability::safe);
    CHECK(fixed(report, found[0]) == sound);
}

TEST_CASE("a zero that would break a sum is offered, but not preferred, and never safe") {
    const Report report = test::read(disputes("| 1 |  |  | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"));
    Settings zero;
    zero.fill_blanks = FillBlanks::zero;
    for (const Settings& settings : {Settings{}, zero}) {
        const std::vector<Finding> found = findings(report, settings);
        REQUIRE(found.size() == 2);
        for (const Finding& finding : found) {
            REQUIRE(finding.fixes.size() == 1);
            CHECK(finding.fixes[0].applicability == Applicability::suggested);
            CHECK_FALSE(finding.fixes[0].preferred);
        }
    }
}

TEST_CASE("a wholly blank table gives one finding") {
    const Report report = test::read(documents({"", "", "", "", "", ""}));
    const std::vector<Finding> found = findings(report);
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject == Subject{"", "documents", "", "", 1});
    CHECK(found[0].fixes[0].preferred);
    CHECK(found[0].fixes[0].applicability == Applicability::suggested);
    CHECK(fixed(report, found[0]) == documents({"0", "0", "0", "0", "0", "0"}));
}

TEST_CASE("a blank form gives one finding a table, and is filled with zeros in every shape") {
    for (const Shape shape : shapes) {
        const Form& form = *Forms::builtin().find("2021");
        std::string draft = "某县政府信息公开工作年度报告\n\n";
        for (const char* id : {"applications", "disputes"}) {
            const FormTable& table = form.tables[*form.table_index(id)];
            draft += fmt::format("{}\n\n{}\n", form.sections[table.section].official_heading(),
                                 write_tables({&table}, shape, "\n"));
        }
        const Report report = test::read(draft);
        const std::vector<Finding> found = findings(report);
        INFO(draft);
        REQUIRE(found.size() == 2);
        Fix both;
        for (const Finding& finding : found) {
            CHECK(finding.rule == "blank-cell");
            CHECK(finding.subject.row.empty());
            both.edits.insert(both.edits.end(), finding.fixes[0].edits.begin(), finding.fixes[0].edits.end());
        }
        const std::string filled = test::apply(report, both);
        const Report again = test::read(filled);
        INFO(filled);
        CHECK(findings(again).empty());
        REQUIRE(again.tables.size() == 2);
        for (const BoundTable& table : again.tables) {
            CHECK(std::all_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) {
                return cell.value.kind == ValueKind::number && cell.value.number == Decimal{0, 0};
            }));
        }
    }
}

TEST_CASE("each blanked figure is restored byte for byte in every shape") {
    for (const Shape shape : shapes) {
        const Form& form = *Forms::builtin().find("2021");
        const FormTable& table = form.tables[*form.table_index("applications")];
        const std::string blank =
            fmt::format("某县政府信息公开工作年度报告\n\n{}\n\n{}\n",
                        form.sections[table.section].official_heading(), write_tables({&table}, shape, "\n"));
        const Report form_report = test::read(blank);
        const std::vector<Finding> whole = findings(form_report);
        REQUIRE(whole.size() == 1);
        const std::string sound = test::apply(form_report, whole[0].fixes[0]);
        const Report report = test::read(sound);
        REQUIRE(report.tables.size() == 1);
        for (const Cell& cell : report.tables[0].cells) {
            const std::string draft = apply_edits(sound, {{cell.span, ""}});
            const Report blanked = test::read(draft);
            const std::vector<Finding> found = findings(blanked);
            INFO(draft);
            REQUIRE(found.size() == 1);
            CHECK(found[0].fixes[0].applicability == Applicability::safe);
            CHECK(fixed(blanked, found[0]) == sound);
        }
    }
}

TEST_CASE("words and signs are no numbers") {
    for (const char* sign : {"无", "没有", "零", "/", "—", "-", "不涉及", "N/A"}) {
        const Report report = test::read(documents({"0", "0", sign, "0", "0", "0"}));
        const std::vector<Finding> found = findings(report);
        REQUIRE(found.size() == 1);
        CHECK(found[0].rule == "not-a-number");
        CHECK(found[0].message ==
              fmt::format("规章“现行有效件数”填的是“{}”；这里只填数字，没有的填 0", sign));
        CHECK(found[0].fixes[0].applicability == Applicability::suggested);
        CHECK(found[0].fixes[0].preferred);
        CHECK(fixed(report, found[0]) == documents({"0", "0", "0", "0", "0", "0"}));
    }
    const Report text = test::read(documents({"0", "0", "22（其中修订 16 件）", "0", "0", "0"}));
    const std::vector<Finding> found = findings(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "not-a-number");
    CHECK(found[0].fixes.empty());
}

TEST_CASE("a word in a settled place gets the settled figure; one with a figure in it not without a person") {
    const Report word =
        test::read(disputes("| 1 | 无 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"));
    REQUIRE(findings(word).size() == 1);
    CHECK(findings(word)[0].fixes[0].applicability == Applicability::safe);
    CHECK(fixed(word, findings(word)[0]) ==
          disputes("| 1 | 2 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"));
    const Report note = test::build_report(
        "2021", {{"disputes",
                  {"1", "2（含旧案）", "0", "0", "3", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0"}}});
    REQUIRE(test::findings_of(note).size() == 1);
    CHECK(test::findings_of(note)[0].fixes[0].applicability == Applicability::suggested);
    CHECK(test::findings_of(note)[0].fixes[0].preferred);
}

TEST_CASE("numbers in other dress are written plainly") {
    const struct {
        const char* written;
        const char* plain;
        Applicability applicability;
    } cases[] = {
        {"０４", "4", Applicability::safe},       {"007", "7", Applicability::safe},
        {"１２", "12", Applicability::safe},      {"1,104", "1104", Applicability::suggested},
        {"12件", "12", Applicability::suggested}, {"1 2", "12", Applicability::suggested},
        {"+3", "3", Applicability::suggested},    {"１，１０４", "1104", Applicability::suggested},
    };
    for (const auto& c : cases) {
        INFO(c.written);
        const Report report = test::read(documents({"0", "0", c.written, "0", "0", "0"}));
        const std::vector<Finding> found = findings(report);
        REQUIRE(found.size() == 1);
        CHECK(found[0].rule == "number-format");
        CHECK(found[0].severity == Severity::warning);
        CHECK(found[0].fixes[0].applicability == c.applicability);
        CHECK(found[0].fixes[0].preferred);
        const std::string after = fixed(report, found[0]);
        CHECK(after == documents({"0", "0", c.plain, "0", "0", "0"}));
        CHECK(findings(test::read(after)).empty());
    }
}

TEST_CASE("a sign stays where the column has signs") {
    const Report report = test::read(older("＋２", "0"));
    const std::vector<Finding> found = findings(report);
    REQUIRE(found.size() == 1);
    CHECK(fixed(report, found[0]) == older("+2", "0"));
    const Report minus = test::read(older("减０４", "0"));
    REQUIRE(findings(minus).size() == 1);
    CHECK(fixed(minus, findings(minus)[0]) == older("减4", "0"));
}

TEST_CASE("a unit is an info where the header names none") {
    const Report report = test::read(older("0", "1480.8758万元"));
    const std::vector<Finding> found = findings(report);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "number-format");
    CHECK(found[0].severity == Severity::info);
    CHECK(found[0].fixes.empty());
}

TEST_CASE("a unit is converted where the header names one") {
    const auto charges = [](const char* amount) {
        return fmt::format(
            "某县政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（八）项\t\n"
            "信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t{}\n",
            amount);
    };
    const Report report = test::read(charges("35000元"));
    const std::vector<Finding> found = findings(report);
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::warning);
    CHECK(fixed(report, found[0]) == charges("3.5"));
    CHECK(findings(test::read(charges("3.5"))).empty());
}

TEST_CASE("counts are whole and not negative") {
    const Report negative = test::read(documents({"0", "0", "-3", "0", "0", "0"}));
    REQUIRE(findings(negative).size() == 1);
    CHECK(findings(negative)[0].rule == "negative-number");
    CHECK(findings(negative)[0].severity == Severity::error);
    CHECK(findings(negative)[0].fixes.empty());
    const Report half = test::read(documents({"0", "0", "1.5", "0", "0", "0"}));
    REQUIRE(findings(half).size() == 1);
    CHECK(findings(half)[0].rule == "not-an-integer");
    CHECK(findings(half)[0].fixes.empty());
}

TEST_CASE("the messages come in English as well") {
    Settings english;
    english.language = Language::en;
    const Report report = test::read(documents({"0", "", "无", "007", "-1", "1.5"}));
    const std::vector<Finding> found = findings(report, english);
    REQUIRE(found.size() == 5);
    CHECK(found[0].message == "规章“本年废止件数” is blank; write 0 where there is nothing to report");
    CHECK(found[1].message == "规章“现行有效件数” says “无”; only figures stand here, 0 for nothing");
    CHECK(found[2].message == "行政规范性文件“本年制发件数” is written “007” (leading zeros); write 7");
}
