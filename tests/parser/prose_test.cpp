#include "parser/prose/prose.h"

#include "tests/catch.h"

using namespace gouji;

namespace {

Report report_of(const std::string& text) {
    return read_report(std::make_shared<const SourceText>(SourceText::decode(text)), Forms::builtin());
}

std::vector<std::string> sentences(const Prose& prose) {
    std::vector<std::string> out;
    for (const Sentence& sentence : prose.sentences) out.emplace_back(prose.text(sentence));
    return out;
}

using Texts = std::vector<std::string>;

const std::string title = "青泽县水务局2023年政府信息公开工作年度报告\n";

}  // namespace

TEST_CASE("prose is cut into sentences; headings and tables are none of it") {
    const Report report =
        report_of(title +
                  "一、总体情况\n公布规划。回应关切；组织培训！效果如何?\n"
                  "二、主动公开政府信息情况\n"
                  "| 第二十条第（一）项 |||\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
                  "| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 2 | 0 | 5 |\n表后的说明。\n");
    const Prose prose = read_prose(report);
    CHECK(sentences(prose) == Texts{"青泽县水务局2023年政府信息公开工作年度报告", "公布规划。", "回应关切；",
                                    "组织培训！", "效果如何?", "表后的说明。"});
    CHECK(prose.paragraphs[0].title);
    CHECK(prose.paragraphs[0].section == -1);
    CHECK(prose.paragraphs[1].section == 0);
    CHECK(prose.paragraphs[2].section == 1);
}

TEST_CASE("a line that a page's edge tore goes on in the next, and its places are kept") {
    const std::string first =
        "本年度围绕群众关心的供水、排水、防汛等事项公布信息，并在政府网站设置专栏，定期更新水质监测结果和";
    const std::string text = title + "一、总体情况\n" + first + "\n\n供水价格。\n（一）主动公开。\n";
    const Report report = report_of(text);
    const Prose prose = read_prose(report);
    REQUIRE(prose.paragraphs.size() == 3);
    CHECK(prose.paragraphs[1].text.view() == first + "供水价格。");
    const std::size_t at = prose.paragraphs[1].text.view().find("供水价格");
    const Span place = prose.paragraphs[1].text.source(at, at + 12);
    CHECK(report.source->slice(place) == "供水价格");
}

TEST_CASE("short lines, sentences that end, and numbered lines are not joined") {
    const Report report =
        report_of(title + "一、总体情况\n主动公开\n公布规划。\n（一）依申请公开\n1.办理\n2.答复\n");
    CHECK(read_prose(report).paragraphs.size() == 6);
}

TEST_CASE("marks say what a sentence has in it") {
    const Report report = report_of(
        title + "一、总体情况\n收到5件。未发生。占3％。and以后。做到“三公开”。工作工作创新。字,词。\n");
    const Prose prose = read_prose(report);
    REQUIRE(prose.sentences.size() == 8);
    const auto marks = [&](std::size_t i) { return prose.sentences[i].marks; };
    CHECK(has(marks(1), Mark::digit));
    CHECK(has(marks(1), Mark::counter));
    CHECK_FALSE(has(marks(1), Mark::negation));
    CHECK(has(marks(2), Mark::negation));
    CHECK(has(marks(3), Mark::percent));
    CHECK(has(marks(4), Mark::latin));
    CHECK(has(marks(5), Mark::bracket));
    CHECK_FALSE(has(marks(5), Mark::doubled));
    CHECK(has(marks(6), Mark::doubled));
    CHECK(has(marks(7), Mark::half_mark));
}

TEST_CASE("a clause ends at a comma, but not inside a number") {
    const std::string text = "收到1,104件，办结,3件";
    const std::size_t first = clause_end(text, 0);
    CHECK(text.substr(0, first) == "收到1,104件，");
    const std::size_t second = clause_end(text, first);
    CHECK(text.substr(first, second - first) == "办结,");
    CHECK(clause_end(text, second) == text.size());
}
