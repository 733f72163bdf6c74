#include "parser/outline/outline.h"

#include <nlohmann/json.hpp>

#include "parser/outline/heading.h"
#include "parser/outline/title.h"
#include "parser/outline/year.h"
#include "tests/catch.h"

using namespace gouji;

namespace {

/// A draft cut into blocks by hand: a line is prose, `#` marks give its level, [表] is a table.
struct Draft {
    explicit Draft(std::string text) : source(SourceText::from_utf8(std::move(text))) {
        for (std::size_t i = 0; i < source.line_count(); ++i) {
            const Span span = source.line(i);
            std::string_view words = trim(source.slice(span));
            if (words.empty()) continue;
            if (words == "[表]") {
                Grid grid;
                grid.span = span;
                blocks.grids.push_back(grid);
                continue;
            }
            TextLine line;
            line.span = span;
            while (words.starts_with('#')) {
                ++line.level;
                words = trim(words.substr(1));
            }
            const auto begin = static_cast<std::uint32_t>(words.data() - source.text().data());
            line.text = MappedText(words, {begin, begin + static_cast<std::uint32_t>(words.size())});
            blocks.lines.push_back(line);
        }
    }
    [[nodiscard]] Outline outline(const Forms& forms = Forms::builtin()) const {
        return gouji::outline(source, blocks, forms);
    }

    SourceText source;
    Blocks blocks;
};

Outline outline_of(std::string text) {
    // The outline's views point into the draft, which has to live on.
    static std::vector<std::unique_ptr<Draft>> drafts;
    drafts.push_back(std::make_unique<Draft>(std::move(text)));
    return drafts.back()->outline();
}

const std::vector<std::string> all = {"一、总体情况",
                                      "二、主动公开政府信息情况",
                                      "三、收到和处理政府信息公开申请情况",
                                      "四、政府信息公开行政复议、行政诉讼情况",
                                      "五、存在的主要问题及改进情况",
                                      "六、其他需要报告的事项"};

/// A report with these headings, each over a line of text.
std::string report(const std::vector<std::string>& headings, const std::string& before = "") {
    std::string text = before;
    for (const std::string& heading : headings) text += heading + "\n这一部分的内容写在这里。\n";
    return text;
}

/// "0 1 2": the sections in their order; behind each its match and * for a duplicate.
std::string sections(const Outline& outline) {
    std::string out;
    for (const Section& section : outline.sections) {
        if (!out.empty()) out += ' ';
        out += std::to_string(section.section);
        out += std::string(1, "ovnw"[static_cast<int>(section.match)]);
        if (section.duplicate) out += '*';
    }
    return out;
}

/// One letter for how a line matches: o v n w of HeadingMatch, - for no heading.
std::string match(const std::string& line, bool close = false, int level = 0) {
    CloseSearch search;
    search.level = level;
    const auto found = match_heading(line, Forms::builtin(), close ? &search : nullptr);
    if (!found) return "-";
    return std::to_string(found->section) + "ovnw"[static_cast<int>(found->match)];
}

std::string run_on(const std::string& line) {
    const auto found = match_heading(line, Forms::builtin());
    return found ? line.substr(found->begin, found->end - found->begin) + "|" + line.substr(found->rest)
                 : "-";
}

}  // namespace

TEST_CASE("headings in the official and in known wordings") {
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(match(all[i]) == std::to_string(i) + "o");
    CHECK(match("　　一、总体情况　") == "0o");
    CHECK(match(" 一 、总 体 情 况") == "0o");
    CHECK(match("## 一、总体情况") == "0o");
    CHECK(match("## 一、总体情况 ##") == "0o");
    CHECK(match("**一、总体情况**") == "0o");
    CHECK(match("### **五、存在的主要问题及改进情况**") == "4o");
    CHECK(match("四、政府信息公开行政复议，行政诉讼情况") == "3v");
    CHECK(match("四、政府信息公开行政复议行政诉讼情况") == "3v");
    CHECK(match("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况") == "3v");
    CHECK(match("一、概述") == "0v");
    CHECK(match("二、行政机关主动公开政府信息的情况") == "1v");
    CHECK(match("五、存在的主要问题和改进措施") == "4v");
    CHECK(match("六、其他事项") == "5v");

    SECTION("under other marks the number is the same") {
        for (const char* line : {"一.总体情况", "一．总体情况", "1、总体情况", "1. 总体情况",
                                 "第一部分 总体情况", "第一部分：总体情况"}) {
            INFO(line);
            CHECK(match(line) == "0v");
        }
    }
    SECTION("another number, or none") {
        CHECK(match("二、总体情况") == "0n");
        CHECK(match("一、主动公开政府信息情况") == "1n");
        CHECK(match("总体情况") == "0n");
        CHECK(match("# 其他需要报告的事项") == "5n");
        CHECK(match("（一）总体情况") == "0n");
    }
}

TEST_CASE("a heading run on into its paragraph") {
    CHECK(run_on("六、其他需要报告的事项：无") == "六、其他需要报告的事项|无");
    CHECK(run_on("六、其他需要报告的事项 无。") == "六、其他需要报告的事项|无。");
    CHECK(run_on("六、其他需要报告的事项无") == "六、其他需要报告的事项|无");
    CHECK(run_on("一、总体情况2021年,我馆办了三件事。") == "一、总体情况|2021年,我馆办了三件事。");
    CHECK(run_on("一、总体情况。本年度的工作如下。") == "一、总体情况|本年度的工作如下。");
    CHECK(run_on("**一、总体情况** 全年平稳。") == "一、总体情况|全年平稳。");
    CHECK(run_on("1、总体情况：平稳。") == "1、总体情况|平稳。");
    CHECK(run_on("一、总体情况：") == "一、总体情况|");

    SECTION("not without its number, nor where the words go on") {
        CHECK(run_on("总体情况：平稳。") == "-");
        CHECK(run_on("（一）总体情况：平稳。") == "-");
        CHECK(run_on("一、总体情况说明如下，请审阅。") == "-");
        CHECK(run_on("一、概述性的材料已经另行报送有关部门。") == "-");
        CHECK(run_on("二、总体情况3件") == "-");
        CHECK(run_on("本报告分六部分：一、总体情况") == "-");
        CHECK(run_on("2、总体情况：平稳。") == "-");
    }
    SECTION("a whole contents list in one line is no heading") {
        CHECK(run_on("一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况") == "-");
    }
}

TEST_CASE("close wordings count only in short numbered or marked lines") {
    CHECK(match("一、总体概况") == "-");
    CHECK(match("一、总体概况", true) == "0w");
    CHECK(match("三、收到和办理政府信息公开申请的情况", true) == "2w");
    CHECK(match("五、存在主要问题及改进的情况", true) == "4w");
    CHECK(match("六、其它需要报告的事项", true) == "5w");
    CHECK(match("五、2023年存在的主要问题及改进情况", true) == "4w");
    CHECK(match("二、2023年度我局主动公开政府信息情况", true) == "1w");
    CHECK(match("三、2023年度我局主动公开政府信息情况", true) == "-");
    CHECK(match("一、信息发布总体情况", true) == "-");
    CHECK(match("五、总体概况", true) == "-");  // the number of another section
    CHECK(match("总体概况", true) == "-");      // nothing marks it
    CHECK(match("总体概况", true, 2) == "0w");  // a Markdown heading
    CHECK(match("## 总体概况", true) == "0w");
    CHECK(match("（一）总体概况", true) == "-");
    CHECK(match("二、今年春天的几件小事", true) == "-");
    CHECK(match("一、主动公开", true) == "-");
    CHECK(match("二、依申请公开", true) == "-");
    CHECK(match("三、政府信息管理", true) == "-");
    CHECK(match("四、政府信息公开平台建设", true) == "-");
    CHECK(match("五、监督保障", true) == "-");
}

TEST_CASE("the labels of tables are no headings") {
    for (const Form& form : Forms::builtin().all()) {
        for (const FormTable& table : form.tables) {
            const auto none = [&](const Label& label) {
                INFO(label.official);
                CHECK(match(label.official, true) == "-");
                for (const std::string& variant : label.variants) CHECK(match(variant, true) == "-");
            };
            for (const Label& group : table.groups) none(group);
            for (const FormRow& row : table.rows) none(row.label);
            for (const FormColumn& column : table.columns) none(column.label);
            none(table.caption);
            none(table.corner);
        }
    }
    CHECK(match("| 一、总体情况 |") == "-");
    CHECK(match("一、总体情况\t0\t0") == "-");
    CHECK(match("\"总体情况\",") == "-");
    CHECK(match("[一、总体情况](#a)") == "-");
    CHECK(match("") == "-");
    CHECK(match("0") == "-");
    CHECK(match("##") == "-");
}

TEST_CASE("ReadContext::is_heading wants a number or a mark") {
    const SourceText source = SourceText::from_utf8(
        "一、总体情况\n总体情况\n## 总体情况\n三、本年度办理结果\n1.总体情况\n（一）总体情况\n");
    const ReadContext context{source, Forms::builtin()};
    CHECK(context.is_heading(0));
    CHECK_FALSE(context.is_heading(1));
    CHECK(context.is_heading(2));
    CHECK_FALSE(context.is_heading(3));
    CHECK(context.is_heading(4));
    CHECK_FALSE(context.is_heading(5));
    CHECK_FALSE(context.is_heading(6));
}

TEST_CASE("sections from heading to heading") {
    const Draft draft("海棠镇2023年政府信息公开工作年度报告\n" + report(all));
    const Outline outline = draft.outline();
    CHECK(sections(outline) == "0o 1o 2o 3o 4o 5o");
    CHECK(outline.is_report);
    REQUIRE(outline.sections.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        const Section& section = outline.sections[i];
        CHECK(section.heading.view() == all[i]);
        CHECK(draft.source.slice(section.heading_span) == all[i]);
        CHECK(draft.source.slice(section.range).starts_with(all[i]));
        CHECK(section.first_line + 1 == section.last_line);
        CHECK_FALSE(section.run_on);
        CHECK(section.range.end ==
              (i < 5 ? outline.sections[i + 1].range.begin : draft.source.text().size()));
    }
    SECTION("with run-on text and levels") {
        const Draft marked("# 一、总体情况\n文。\n## 六、其他需要报告的事项：无\n");
        const Outline found = marked.outline();
        REQUIRE(sections(found) == "0o 5o");
        CHECK(found.sections[0].level == 1);
        CHECK(found.sections[1].level == 2);
        CHECK(found.sections[1].heading.view() == "六、其他需要报告的事项");
        REQUIRE(found.sections[1].run_on);
        CHECK(found.sections[1].run_on->view() == "无");
    }
}

TEST_CASE("a contents list is no section") {
    std::string list;
    for (const std::string& heading : all) list += heading + "\n";
    CHECK(sections(outline_of(list + report(all))) == "0o 1o 2o 3o 4o 5o");
    CHECK(outline_of(list + report(all)).sections[0].first_line == 7);
    CHECK(sections(outline_of("目录\n" + list + report(all))) == "0o 1o 2o 3o 4o 5o");
    CHECK(sections(outline_of("目 录\n一、总体情况\n二、主动公开政府信息情况\n\n前言\n" + report(all))) ==
          "0o 1o 2o 3o 4o 5o");
    SECTION("known by dots and page numbers") {
        std::string dotted;
        for (const std::string& heading : all) dotted += heading + "……………… 3\n（一）小节……4\n";
        CHECK(sections(outline_of(dotted)).empty());
        CHECK(sections(outline_of(dotted + report(all))) == "0o 1o 2o 3o 4o 5o");
        CHECK(sections(outline_of("一、总体情况\t1\n二、主动公开政府信息情况.....- 2 -\n" + report(all))) ==
              "0o 1o 2o 3o 4o 5o");
    }
    SECTION("a draft whose sections are still empty has its sections") {
        CHECK(sections(outline_of(list)) == "0o 1o 2o 3o 4o 5o");
    }
    SECTION("headings with tables between them are none") {
        CHECK(sections(outline_of(all[1] + "\n[表]\n" + all[2] + "\n[表]\n" + all[3] + "\n[表]\n" +
                                  report(all))) == "1o 2o 3o 0o 1o* 2o* 3o* 4o 5o");
    }
}

TEST_CASE("headings of lower level are taken for no sections") {
    SECTION("the sides of section one count from one again") {
        const std::string inner =
            "一、主动公开\n做了。\n二、依申请公开\n做了。\n三、政府信息管理\n做了。\n四、政府信息公开平台建设"
            "\n做了。\n"
            "五、监督保障\n做了。\n";
        CHECK(sections(outline_of("一、总体情况\n" + inner + report({all.begin() + 1, all.end()}))) ==
              "0o 1o 2o 3o 4o 5o");
    }
    SECTION("even where they have the words of a section") {
        CHECK(sections(outline_of("一、总体情况\n（一）主动公开政府信息情况\n做了。\n1.总体情况\n好。\n" +
                                  report({all.begin() + 1, all.end()}))) == "0o 1o 2o 3o 4o 5o");
        CHECK(sections(outline_of("一、总体情况\n一、主动公开政府信息情况\n做了。\n" +
                                  report({all.begin() + 1, all.end()}))) == "0o 1o 2o 3o 4o 5o");
    }
    SECTION("numbers shifted by one are those of sections that have no others") {
        CHECK(sections(outline_of(report({"一、主动公开政府信息情况", "二、收到和处理政府信息公开申请情况",
                                          "五、其他需要报告的事项"}))) == "1n 2n 5n");
    }
    SECTION("（一） numbers sections where nothing else does") {
        CHECK(sections(outline_of(report({"（一）总体情况", "（二）主动公开政府信息情况",
                                          "（三）收到和处理政府信息公开申请情况"}))) == "0n 1n 2n");
        CHECK(sections(outline_of(report({"（一）总体情况", "（二）主动公开政府信息情况"}))).empty());
    }
    SECTION("a bare line is a heading only in its place") {
        CHECK(sections(outline_of(
                  report({"一、总体情况", "其他事项", all[1], all[2], "其他需要报告的事项"}))) == "0o 1o 2o");
        CHECK(sections(outline_of(report({"一、总体情况", all[1], all[2], "其他需要报告的事项"}))) ==
              "0o 1o 2o 5n");
        CHECK(sections(outline_of(report({"总体情况", "主动公开政府信息情况", "其他需要报告的事项"}))) ==
              "0n 1n 5n");
    }
    SECTION("prose that mentions a section is prose") {
        CHECK(sections(outline_of(
                           "总体情况良好，各项工作平稳。\n本报告包括总体情况，主动公开政府信息情况等部分。\n"
                           "一是总体情况有所改善。\n"))
                  .empty());
    }
}

TEST_CASE("a section that stands twice is a duplicate, the head of a page is not") {
    CHECK(sections(outline_of(report({all[0], all[1], all[2], all[1]}))) == "0o 1o 2o 1o*");
    CHECK(sections(outline_of(report({all[0], all[1], all[0], all[2], all[0], all[3], all[0]}))) ==
          "0o 1o 2o 3o");
    CHECK(sections(outline_of(report({all[1], all[0], all[2]}))) == "1o 0o 2o");
}

TEST_CASE("the title, its year and its agency") {
    struct Case {
        const char* text;
        const char* title;
        int year;
        const char* agency;
    };
    const Case cases[] = {
        {"海棠镇人民政府2023年政府信息公开工作年度报告", "海棠镇人民政府2023年政府信息公开工作年度报告", 2023,
         "海棠镇人民政府"},
        {"# 海棠县水利局 2024 年政府信息公开工作 年度报告", "海棠县水利局 2024 年政府信息公开工作 年度报告",
         2024, "海棠县水利局"},
        {"海棠县水利局２０２２年度政府信息公开工作报告", "海棠县水利局２０２２年度政府信息公开工作报告", 2022,
         "海棠县水利局"},
        {"海棠县水利局二〇二一年政府信息公开年度报告", "海棠县水利局二〇二一年政府信息公开年度报告", 2021,
         "海棠县水利局"},
        {"2020年海棠县水利局政府信息公开工作年度报告", "2020年海棠县水利局政府信息公开工作年度报告", 2020,
         "海棠县水利局"},
        {"海棠县水利局政府信息公开工作2023年度报告", "海棠县水利局政府信息公开工作2023年度报告", 2023,
         "海棠县水利局"},
        {"海棠县水利局关于2023年政府信息公开工作情况的报告",
         "海棠县水利局关于2023年政府信息公开工作情况的报告", 2023, "海棠县水利局"},
        {"海棠街道办事处政府信息公开工作年度报告", "海棠街道办事处政府信息公开工作年度报告", 0,
         "海棠街道办事处"},
        {"海棠县政务信息公开年度报告（2023年度）", "海棠县政务信息公开年度报告（2023年度）", 2023, "海棠县"},
        {"海棠县水利局\n2023年度政府信息公开工作报告\n（2024年1月12日）", "2023年度政府信息公开工作报告",
         2023, "海棠县水利局"},
        {"海棠县水利局\n2023年政府信息公开\n工作年度报告", "2023年政府信息公开工作年度报告", 2023,
         "海棠县水利局"},
        {"海棠县水利局2023年政府信息\n公开工作年度报告", "海棠县水利局2023年政府信息公开工作年度报告", 2023,
         "海棠县水利局"},
        {"标题：海棠县水利局2023年政府信息公开工作年度报告", "海棠县水利局2023年政府信息公开工作年度报告",
         2023, "海棠县水利局"},
        {"首页 > 政府信息公开年报\n海棠县水利局2023年政府信息公开工作年度报告",
         "海棠县水利局2023年政府信息公开工作年度报告", 2023, "海棠县水利局"},
        {"政府信息公开年度报告\n海棠县水利局2023年政府信息公开工作年度报告",
         "海棠县水利局2023年政府信息公开工作年度报告", 2023, "海棠县水利局"},
        {"关于本单位的说明文字\n2023年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告", 2023, ""},
    };
    for (const Case& each : cases) {
        INFO(each.text);
        const Outline outline = outline_of(each.text);
        REQUIRE(outline.title);
        CHECK(outline.title->text.view() == each.title);
        CHECK(outline.title->year.value_or(0) == each.year);
        CHECK(outline.year.value_or(0) == each.year);
        CHECK(outline.agency == each.agency);
        CHECK(outline.is_report);
    }
    SECTION("no title is") {
        for (const char* text :
             {"根据规定，现公布海棠县水利局2023年政府信息公开工作年度报告。",
              "《海棠县水利局2023年政府信息公开工作年度报告》",
              "现将2023年政府信息公开工作年度报告公布如下：", "关于编制2023年政府信息公开工作年度报告的通知",
              "[海棠县2023年政府信息公开工作年度报告](a.html)",
              "\"title\": \"海棠县2023年政府信息公开工作年度报告\",", "# linter 政府信息公开工作年度报告",
              "海棠县2023年财政决算报告", "政府信息公开工作年度报告格式模板"}) {
            INFO(text);
            CHECK_FALSE(outline_of(text).title);
        }
        CHECK_FALSE(outline_of("海棠县2021年政府信息公开工作年度报告\n海棠县2022年政府信息公开工作年度报告\n"
                               "海棠县2023年政府信息公开工作年度报告\n")
                        .title);
        CHECK_FALSE(outline_of(report(all) + "海棠县2022年政府信息公开工作年度报告\n").title);
    }
}

TEST_CASE("the year by the title, else the period, else the opening") {
    const auto year = [](const std::string& before, const std::string& body) {
        return outline_of(before + "\n一、总体情况\n" + body + "\n二、主动公开政府信息情况\n[表]\n")
            .year.value_or(0);
    };
    const std::string period = "本报告所列数据的统计期限自 2022 年 1 月 1 日起，至 2022 年 12 月 31 日止。";
    CHECK(year("海棠县2023年政府信息公开工作年度报告\n" + period, "2021年，我县做了。") == 2023);
    CHECK(year("海棠县政府信息公开工作年度报告\n" + period, "2021年，我县做了。") == 2022);
    CHECK(year("", "数据时间为2022年1月1日至12月31日。") == 2022);
    CHECK(year("", "2021年，我县做了。") == 2021);
    CHECK(year("", "２０２１年度，我县做了。") == 2021);
    CHECK(year("", "我县在2021年做了。") == 0);
    CHECK(year("", "2021年3月，我县做了。") == 0);
    CHECK(year("", "规划期为2021年1月1日至2025年12月31日。") == 0);
    CHECK(year("", "2021件事都做了。") == 0);
    CHECK(outline_of("一、总体情况：2024年，我县做了。\n").year == 2024);
}

TEST_CASE("of two titles the one that the text behind them is of") {
    const auto outline = [](const std::string& titles, const std::string& body) {
        return outline_of(titles + "\n一、总体情况\n" + body + "\n二、主动公开政府信息情况\n[表]\n");
    };
    const std::string last = "海棠县水利局2020年政府信息公开工作年度报告\n";
    const std::string own = "海棠县水利局2021年政府信息公开工作年度报告\n";
    const std::string period = "统计期限自2021年1月1日起，至2021年12月31日止。";
    CHECK(outline(last + own, period).year == 2021);
    CHECK(outline(last + own, "2021年，我局做了。").year == 2021);
    CHECK(outline(own + last, period).year == 2021);
    CHECK(outline(own + last, "2020年，我局做了。").year == 2020);
    // Nothing tells, or each something else, or neither: the first.
    CHECK(
        outline(own + "统计期限自2020年1月1日起，至2020年12月31日止。\n" + last, "2021年，我局做了。").year ==
        2021);
    CHECK(outline(last + own, "我局做了。").year == 2020);
    CHECK(outline(last + own, "2019年，我局做了。").year == 2020);
    CHECK(outline(last + own, period).title->text.view() == "海棠县水利局2021年政府信息公开工作年度报告");
    // One title says what it says, whatever the text is of.
    CHECK(outline(last, period).year == 2020);
}

TEST_CASE("years as they are written") {
    const auto years = [](std::string_view text) {
        std::vector<int> out;
        for (const YearFound& year : find_years(text)) out.push_back(year.year);
        return out;
    };
    using Years = std::vector<int>;
    CHECK(years("2023年") == Years{2023});
    CHECK(years("二〇二三年、二○二四年和二零二五年") == Years{2023, 2024, 2025});
    CHECK(years("20231年 123 1 2 3100年 1234年") == Years{});
    CHECK(years("2023 年 1 月至2024年") == Years{2023, 2024});
    CHECK(find_years("2023 年 1 月")[0].is_date);
    CHECK_FALSE(find_years("2023 年度")[0].is_date);
    CHECK(find_years("于2023 年度")[0].begin == 3);
    CHECK(find_years("2023件")[0].has_sign == false);
    CHECK(years("") == Years{});
}

TEST_CASE("what is no report") {
    CHECK_FALSE(outline_of("").is_report);
    CHECK_FALSE(
        outline_of("# gouji\n\nA linter for reports.\n\n## Use\n\n政府信息公开工作年度报告 are checked.\n")
            .is_report);
    CHECK_FALSE(
        outline_of("第一回 风雪夜归人\n话说那年冬天，雪下得很大。\n一、起程\n总体情况不妙。\n").is_report);
    CHECK_FALSE(outline_of("{\n  \"heading\": \"一、总体情况\",\n  \"next\": \"主动公开政府信息情况\"\n}\n")
                    .is_report);
    CHECK_FALSE(
        outline_of("[\n\"主动公开政府信息情况\",\n\"收到和处理政府信息公开申请情况\"\n]\n").is_report);
    CHECK_FALSE(outline_of(report({"一、总体情况", "二、重点工作", "五、存在问题及改进措施"})).is_report);
    CHECK_FALSE(outline_of(report({"二、主动公开政府信息情况"})).is_report);
    SECTION("and what is") {
        CHECK(outline_of("政府信息公开工作年度报告\n").is_report);
        CHECK(outline_of(report({"一、总体情况", "二、主动公开政府信息情况"})).is_report);
        CHECK(outline_of(report({"## 收到和处理政府信息公开申请情况", "## 其他需要报告的事项"})).is_report);
    }
}

TEST_CASE("a form of one's own has its own headings and titles") {
    const std::string text =
        R"({"id": "own", "name": {"zh": "借阅"}, "titles": ["图书借阅年度报告"], "sections": [
        {"id": "a", "number": "一", "heading": "工作概览"}, {"id": "b", "number": "二", "heading": "借阅情况"}]})";
    const Result<Forms> forms = Forms::parse({text});
    REQUIRE(forms.error() == "");
    const Draft draft("海棠图书馆2031年图书借阅年度报告\n一、工作概览\n还好。\n二、借阅情况\n[表]\n");
    const Outline outline = draft.outline(forms.value());
    CHECK(sections(outline) == "0o 1o");
    CHECK(outline.year == 2031);
    CHECK(outline.agency == "海棠图书馆");
    CHECK(Draft(report(all)).outline(forms.value()).sections.empty());
    CHECK(Draft("一、工作概览\n二、借阅情况\n").outline(forms.value()).is_report);
}

TEST_CASE("hostile lines end in time and in order") {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "一、总休情况\n一、总体情况\n";
    CHECK(sections(outline_of(text)) == "0o");
    std::string runs;
    for (int i = 0; i < 300; ++i) runs += "一、总体情况；";
    CHECK(match(runs) == "-");
    CHECK(match(std::string(100000, '#')) == "-");
    std::string blanks(100000, ' ');
    blanks += "一、总体情况";
    CHECK(match(blanks) == "0o");
    CHECK(match("\xe4\xb8\x80\xe3\x80\x81") == "-");
    std::string titles;
    for (int i = 0; i < 3000; ++i) titles += "政府信息公开\n";
    CHECK_FALSE(outline_of(titles).is_report);
}
