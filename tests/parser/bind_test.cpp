// Grids bound to the form: which figure is which cell, and when nothing may be said.

#include <algorithm>
#include <vector>

#include "tests/catch.h"
#include "tests/support/dump.h"

using gouji::test::dump_tables;
using gouji::test::read;

namespace {

const std::string two = "二、主动公开政府信息情况\n";
const std::string three = "三、收到和处理政府信息公开申请情况\n";
const std::string four = "四、政府信息公开行政复议、行政诉讼情况\n";

/// The applications table in rows of bars: one line a row, all figures 0 but those of `lines`,
/// which replace the row that begins with the same label.
std::string applications(const std::vector<std::pair<std::string, std::string>>& lines,
                         const std::string& head = "") {
    const gouji::Form& form = *gouji::Forms::builtin().find("2021");
    const gouji::FormTable& table = form.tables[*form.table_index("applications")];
    std::string out = head.empty() ? "| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） "
                                     "| 申请人情况 | ||||||||\n"
                                     "| 自然人 | 法人或其他组织 | 总计 | |||||||\n"
                                     "| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||\n"
                                   : head;
    std::vector<std::string> shown;
    for (const gouji::FormRow& row : table.rows) {
        std::string line = "|";
        for (const std::string& group : row.group) {
            if (std::find(shown.begin(), shown.end(), group) == shown.end()) line += " " + group + " |";
            shown.push_back(group);
        }
        const std::string label = row.label.official;
        // Merged cells are dropped and left as empty bars at the end: ten cells a row.
        const auto cells = std::count(line.begin(), line.end(), '|') + 7;
        std::string figures =
            " 0 | 0 | 0 | 0 | 0 | 0 | 0 | " + std::string(static_cast<std::size_t>(10 - cells), '|');
        bool gone = false;
        for (const auto& [replaced, text] : lines) {
            if (replaced != row.label.official) continue;
            gone = text.empty();
            figures = text;
        }
        if (!gone) out += line + " " + label + " |" + figures + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("a blank figure keeps its place, whatever fills stand behind") {
    const auto report =
        read(two +
             "| 第二十条第（一）项 | |||\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
             "| 规章 | | 2 | 3 |\n| 行政规范性文件 | 4 | | 6 |\n");
    CHECK(dump_tables(report) == "documents 2021\n  rules: _ 2 3\n  normative-documents: 4 _ 6\n");
}

TEST_CASE("blank figures at the edges of a row are told from merged cells by the rows beside") {
    SECTION("rows of bars, fills behind") {
        const auto report = read(three + applications({{"（一）予以公开", " | 1 | 0 | 0 | 0 | 0 | 1 | |"},
                                                       {"1.属于国家秘密", " 5 | 0 | 0 | 0 | 0 | 0 | | |"}}));
        CHECK(dump_tables(report) ==
              "applications 2021\n  granted: _ 1 0 0 0 0 1\n  refused/state-secret: 5 0 0 0 0 0 _\n");
    }
    SECTION("rows of tabs, a fill behind the label and one behind the figures") {
        std::string text = three +
                           "\t\t申请人情况\t\t\t\t\t\t总计\t\n\t\t自然人\t法人或其他组织\t\t\t\t\t\t\n\t\t\t"
                           "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t\n";
        text += "一、本年新收政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t4\t\n";
        text += "二、上年结转政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0\t\n";
        text += "三、本年度办理结果\t（一）予以公开\t2\t0\t0\t0\t0\t0\t2\t\n";
        text += "\t（二）部分公开\t\t0\t0\t0\t0\t0\t\t\n";
        const std::string labels[] = {"1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”",
                                      "4.保护第三方合法权益"};
        for (const std::string& label : labels) text += "\t\t" + label + "\t0\t0\t0\t0\t0\t0\t0\n";
        text += "\t\t5.属于三类内部事务信息\t\t\t\t\t\t\t7\n";
        text += "四、结转下年度继续办理\t\t0\t0\t0\t0\t0\t0\t\t\n";
        const std::string dump = dump_tables(read(text));
        CHECK(dump.find("  received: _ 1 0 0 0 0 4\n") != std::string::npos);
        CHECK(dump.find("  partly-granted: _ 0 0 0 0 0 _\n") != std::string::npos);
        CHECK(dump.find("  refused/internal-affairs: _ _ _ _ _ _ 7\n") != std::string::npos);
        CHECK(dump.find("  carried-forward: 0 0 0 0 0 0 _\n") != std::string::npos);
    }
}

TEST_CASE("a row that lost a cell is not shifted") {
    const auto report = read(three + applications({{"（一）予以公开", " 4 | 2 | 0 | 0 | 0 | 6 | |"}}));
    // Its like have a field more: which column is gone is not known.
    CHECK(dump_tables(report) == "applications 2021\n  granted: ! ! ! ! ! ! ! too-few\n");
}

TEST_CASE("a surplus figure is found by the row's own sum, the last of equals") {
    CHECK(dump_tables(read(three + applications({{"（一）予以公开", " 4 | 2 | 0 | 0 | 0 | 0 | 6 | 6 |"}}))) ==
          "applications 2021\n  granted: 4 2 0 0 0 0 6 surplus 6\n");
    CHECK(dump_tables(read(three + applications({{"（一）予以公开", " 4 | 2 | 9 | 0 | 0 | 0 | 0 | 6 |"}}))) ==
          "applications 2021\n  granted: 4 2 0 0 0 0 6 surplus 9\n");
    SECTION("where no deletion satisfies the sum, or several do, the row stays unknown") {
        CHECK(dump_tables(
                  read(three + applications({{"（一）予以公开", " 4 | 2 | 9 | 0 | 1 | 0 | 0 | 6 |"}}))) ==
              "applications 2021\n  granted: ! ! ! ! ! ! ! too-many\n");
        CHECK(dump_tables(
                  read(three + applications({{"（一）予以公开", " 3 | 0 | 3 | 0 | 0 | 0 | 0 | 3 |"}}))) ==
              "applications 2021\n  granted: ! ! ! ! ! ! ! too-many\n");
    }
}

TEST_CASE("labels that lost letters are found; two rows are never confused") {
    std::string text = applications({});
    const auto put = [&](const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
    };
    put("2.其他法律行政法规禁止公开", "2.其他法律行政止公开");
    put("5.属于三类内部事务信息", "5.属于内部事务信息");
    put("（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "(二) 部分公开 (区分处理的, 只计这一情形不计其他情形)");
    put("（七）总计", "合计");
    CHECK(dump_tables(read(three + text)).find("missing") == std::string::npos);
    put("合计 | 0", "甲乙丙丁 | 9");
    const std::string dump = dump_tables(read(three + text));
    CHECK(dump.find("results-total: missing") != std::string::npos);
    CHECK(dump.find("extra row 甲乙丙丁") != std::string::npos);
}

TEST_CASE("rows that a draft adds are none of the form's") {
    std::string text = applications({});
    const std::string before = "| （四）无法提供";
    text.insert(text.find(before), "| 小计 | 1 | 1 | 1 | 1 | 1 | 1 | 6 |\n");
    CHECK(dump_tables(read(three + text)) == "applications 2021\n  extra row 小计\n");
}

TEST_CASE("a column that a draft adds is left out of the figures") {
    std::string head =
        "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 小计 | 总计 |\n"
        "|---|---|---|---|---|---|---|---|---|\n";
    std::string text = applications({}, head);
    std::string out;
    std::size_t begin = head.size();
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
        // Four of a natural person, three of firms, one of others: subtotal four, total eight.
        std::string line = text.substr(begin, end - begin);
        line.replace(line.find(" 0 | 0"), std::string::npos, " 4 | 3 | 0 | 0 | 0 | 1 | 4 | 8 |");
        out += line + "\n";
    }
    const std::string dump = dump_tables(read(three + head + out));
    CHECK(dump.find("  received: 4 3 0 0 0 1 8\n") != std::string::npos);
    CHECK(dump.find("too-many") == std::string::npos);
    CHECK(dump.find("extra column 小计") != std::string::npos);
}

TEST_CASE("a second copy of a table is another occurrence") {
    const std::string documents =
        "| 第二十条第（一）项 | |||\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "| 规章 | 1 | 0 | 1 |\n| 行政规范性文件 | 2 | 0 | 2 |\n";
    CHECK(dump_tables(read(two + documents + "去年：\n" + documents)) ==
          "documents 2021\n  rules: 1 0 1\n  normative-documents: 2 0 2\n"
          "documents 2021 #2\n  rules: 1 0 1\n  normative-documents: 2 0 2\n");
}

TEST_CASE("a header that a page break repeats begins no second table") {
    std::string text = applications({{"1.重复申请", ""}});
    const std::string head = text.substr(0, text.find("| 一、本年新收"));
    text.insert(text.find("| （五）不予处理"), "- 3 -\n\n" + head);
    CHECK(dump_tables(read(three + text)) == "applications 2021\n");
}

TEST_CASE("a missing row is missing, and the others keep their places") {
    CHECK(dump_tables(read(three + applications({{"3.要求提供公开出版物", ""},
                                                 {"（一）予以公开", " 1 | 0 | 0 | 0 | 0 | 0 | 1 |"}}))) ==
          "applications 2021\n  granted: 1 0 0 0 0 0 1\n  not-processed/publication: missing\n");
}

TEST_CASE("the edition is settled table by table") {
    SECTION("the one row of 其他处理 makes the applications those of 2019") {
        std::string text = applications({});
        const std::size_t begin = text.find("| （六）其他处理");
        const std::size_t end = text.find("| （七）总计");
        text.replace(begin, end - begin, "| （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 3 |\n");
        const std::string documents =
            "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 1 |\n| "
            "行政规范性文件 | 0 | 0 | 2 |\n";
        const auto report = read(two + documents + three + text);
        CHECK(dump_tables(report) ==
              "documents 2021\n  rules: 0 0 1\n  normative-documents: 0 0 2\n"
              "applications 2019\n  otherwise: 0 0 0 0 0 0 3\n");
        CHECK(report.mixed);
        CHECK_FALSE(report.form.has_value());
    }
    SECTION("a subtotal of 其他处理 above its three rows does not") {
        std::string text = applications({});
        const std::string row = "| （六）其他处理 | 1.申请人";
        text.replace(text.find(row), row.size(),
                     "| （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n| 1.申请人");
        const auto report = read(three + text);
        CHECK(dump_tables(report).find("applications 2021") != std::string::npos);
        CHECK(dump_tables(report).find("missing") == std::string::npos);
    }
}

TEST_CASE("disputes have no row label") {
    const std::string head =
        "| 行政复议 | 行政诉讼 | |||||||||||||\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | "
        "未经复议直接起诉 | 复议后起诉 | |||||||||\n"
        "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | "
        "总计 | |||||\n";
    CHECK(dump_tables(read(four + head + "| 1 | 0 | 0 | 0 | 1 | | 2 | 0 | 0 | 2 | 0 | 0 | 0 | 3 | 3 |\n")) ==
          "disputes 2021\n  cases: 1 0 0 0 1 _ 2 0 0 2 0 0 0 3 3\n");
    SECTION("all of it may be blank") {
        CHECK(dump_tables(read(four + head + "| | | | | | | | | | | | | | | |\n")) ==
              "disputes 2021\n  cases: _ _ _ _ _ _ _ _ _ _ _ _ _ _ _\n");
    }
    SECTION("a draft may give it one") {
        CHECK(dump_tables(read(four + head +
                               "| 件数 | 1 | 0 | 0 | 0 | 1 | 0 | 2 | 0 | 0 | 2 | 0 | 0 | 0 | 3 | 3 |\n")) ==
              "disputes 2021\n  cases: 1 0 0 0 1 0 2 0 0 2 0 0 0 3 3\n");
    }
    SECTION("words beside one of its figures are no label") {
        CHECK(
            dump_tables(read(four + head +
                             "| 1 | 0 | 0 | 0 | 1 | 2（含旧案） | 2 | 0 | 0 | 2 | 0 | 0 | 0 | 3 | 3 |\n")) ==
            "disputes 2021\n  cases: 1 0 0 0 1 ?2（含旧案） 2 0 0 2 0 0 0 3 3\n");
    }
    SECTION("a second table of them is another occurrence") {
        const std::string row = "| 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";
        const std::string other = "| 0 | 2 | 0 | 0 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";
        CHECK(dump_tables(read(four + head + row + "上年：\n" + head + other)) ==
              "disputes 2021\n  cases: 1 0 0 0 1 0 0 0 0 0 0 0 0 0 0\n"
              "disputes 2021 #2\n  cases: 0 2 0 0 2 0 0 0 0 0 0 0 0 0 0\n");
    }
    SECTION("or a row for each of its groups") {
        CHECK(dump_tables(read(
                  four +
                  "| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|---|\n"
                  "| 行政复议 | 1 | 0 | 0 | 0 | 1 |\n| 未经复议直接起诉 | 0 | 2 | 0 | 0 | 2 |\n"
                  "| 复议后起诉 | 0 | 0 | 3 | 0 | 3 |\n")) ==
              "disputes 2021\n  cases: 1 0 0 0 1 0 2 0 0 2 0 0 3 0 3\n");
    }
}

TEST_CASE("merged figures that a converter repeated are one figure") {
    CHECK(
        dump_tables(read(
            two + "| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n|---|---|---|---|\n"
                  "| 行政许可 | 346 | 346 | 346 |\n")) == "licensing 2021\n  licences: 346\n");
}

TEST_CASE("bars without a cell before the first row are no cell of it") {
    CHECK(dump_tables(read(two + "| |\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 3 |\n")) ==
          "licensing 2021\n  licences: 3\n");
    CHECK(read(two + "| |\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 3 |\n")
              .blocks.grids.at(0)
              .row_begin(0) == 0);
}

TEST_CASE("what is not the form's is not bound") {
    SECTION("a table of something else") {
        CHECK(dump_tables(read("一、总体情况\n| 月份 | 次数 |\n|---|---|\n| 一月 | 3 |\n| 二月 | 4 |\n"))
                  .empty());
    }
    SECTION("rows whose blanks are lost") {
        const std::string dump = dump_tables(
            read(three +
                 "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
                 "| 一、本年新收政府信息公开申请数量 | 3 | 3 |\n| 二、上年结转政府信息公开申请数量 | 0 |\n"
                 "| （一）予以公开 | 3 | 3 |\n| （二）部分公开 | 1 | 0 |\n| 1.属于国家秘密 | 0 |\n"
                 "| 2.其他法律行政法规禁止公开 | 0 |\n| 2.重复申请 | 0 |\n| 3.要求提供公开出版物 | 0 |\n"
                 "| （七）总计 | 3 | 3 |\n| 四、结转下年度继续办理 | 0 |\n"));
        CHECK(dump == "unread columns applications\n");
    }
}
