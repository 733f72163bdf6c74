#include <string>

#include "tests/catch.h"
#include "tests/parser/grid_dump.h"
#include "tests/parser/sample_tables.h"

namespace gouji {
namespace {

struct Page {
    SourceText source;
    Blocks blocks;
    explicit Page(std::string text) : source(SourceText::from_utf8(std::move(text))) {
        read_html(source, {0, static_cast<std::uint32_t>(source.text().size())}, blocks);
        for (const Grid& grid : blocks.grids) CHECK(test::places_hold(source, grid));
    }
    [[nodiscard]] std::string lines() const {
        std::string out;
        for (const TextLine& line : blocks.lines) {
            out += std::string(line.level, '#') + std::string(line.text.view()) + "\n";
        }
        return out;
    }
    [[nodiscard]] std::string grid(std::size_t index = 0) const {
        REQUIRE(index < blocks.grids.size());
        return test::dump(source, blocks.grids[index]);
    }
    [[nodiscard]] std::string marked() const {
        REQUIRE(blocks.grids.size() == 1);
        return test::mark(source, blocks.grids[0]);
    }
};

std::string repeat(const std::string& text, int times) {
    std::string out;
    out.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("html: blocks become lines with their levels", "[html]") {
    const Page page(
        "<!DOCTYPE html><html><head><title>不是正文</title><style>p{color:red}</style></head><body>\n"
        "<h1>某局2023年政府信息公开<br>工作年度报告</h1>\n"
        "<h2>一、总体情况</h2><div>甲<p>乙<b>丙</b>丁<p>戊</div>\n"
        "第一行<br/>第二行<ul><li>子<li>丑</ul></body></html>");
    CHECK(page.blocks.html);
    CHECK(page.lines() ==
          "#某局2023年政府信息公开工作年度报告\n##一、总体情况\n甲\n乙丙丁\n戊\n第一行\n第二行\n子\n丑\n");
    CHECK(page.source.slice(page.blocks.lines[1].span) == "<h2>一、总体情况</h2>");
    CHECK(page.source.slice(page.blocks.lines[3].span) == "<p>乙<b>丙</b>丁");
    CHECK(page.blocks.ignored.size() == 3);  // doctype, title, style
}

TEST_CASE("html: line ends inside text are blanks except between ideographs", "[html]") {
    CHECK(Page("<p>信息\n公开\tA\n  B 共 12\n件</p>").lines() == "信息公开 A B 共 12 件\n");
    CHECK(Page("<pre>甲\n乙</pre>").lines() == "甲\n乙\n");
}

TEST_CASE("html: entities", "[html]") {
    CHECK(Page("<p>&lt;&amp;&gt;&quot;&ldquo;五公开&rdquo;&mdash;&hellip;&middot;&#65;&#x4e2D;&#150;</p>")
              .lines() == "<&>\"“五公开”—…·A中–\n");
    CHECK(Page("<p>a&nbsp12&ampb &unknown; & &#; &#x; &</p>").lines() ==
          "a\u00a012&b &unknown; & &#; &#x; &\n");
    CHECK(Page("<p>&#99999999999999;&#xD800;</p>").lines() == "\ufffd\ufffd\n");
    const Page page("<p>甲&ensp;&amp;乙</p>");
    const MappedText& text = page.blocks.lines[0].text;
    CHECK(page.source.slice(text.source(6, 7)) == "&amp;");
    CHECK(page.source.slice(text.source(7, 10)) == "乙");
}

TEST_CASE("html: what begins no tag is text", "[html]") {
    CHECK(Page("<p>a < b <3 <> </ x</p>").lines() == "a < b <3 <> </ x\n");
    CHECK(Page("<p>甲</p><p class=\"乙").lines() == "甲\n<p class=\"乙\n");
    CHECK(Page("<p title='a>b' data-x=a\"b>甲</p>").lines() == "甲\n");
    CHECK(Page("<p><![CDATA[1<2&amp;]]></p><p><![if !supportEmptyParas]>乙<![endif]></p>").lines() ==
          "1<2&amp;\n乙\n");
}

TEST_CASE("html: comments, scripts and hidden elements are no text", "[html]") {
    const Page page(
        "<p>甲<!-- <p>x</p> -->乙</p><script>if (a</b) \"</p>\";</script>"
        "<div style=\"Display : NONE\"><p>x<div>y</div></div><p hidden>x<p>丙</p>"
        "<span style='display:none'>x</p><p aria-hidden=true>丁</p><template><p>x</p></template>戊");
    CHECK(page.lines() == "甲乙\n丙\n丁\n戊\n");
}

TEST_CASE("html: a table's cells, their columns and places", "[html]") {
    const Page page(
        "<table><tr><td colspan=4>第二十条第（一）项</td></tr>"
        "<tr><th>信息内容</th><th>本年制发<br>件数</th><th>本年废止件数</th><th>现行有效件数</th></tr>"
        "<tr><td>规章</td><td> 1 </td><td></td><td>  </td></tr></table>");
    CHECK(page.grid() ==
          "第二十条第（一）项@0:4x1\n信息内容@0 | 本年制发 件数@1 | 本年废止件数@2 | 现行有效件数@3\n"
          "规章@0 | 1@1 | [^]@2 | [^]@3\n");
    CHECK(page.marked().find("<td>{ «1» }</td><td>{«»}</td><td>{ «» }</td>") != std::string::npos);
    CHECK(page.lines().empty());
}

TEST_CASE("html: rowspans push the cells below them to the right", "[html]") {
    const Page page(
        "<table><tr><td rowspan=3 colspan=2>甲</td><td>1</td></tr><tr><td rowspan=0>2</td><td>3</td></tr>"
        "<tr><td>4</td></tr><tr><td>5</td></tr><tbody><tr><td>6</td></tr></table>");
    CHECK(page.grid() == "甲@0:2x3 | 1@2\n2@2:1x1000 | 3@3\n4@3\n5@0\n6@0\n");
}

TEST_CASE("html: a blank cell's place is where its neighbours have their text", "[html]") {
    const Page page(
        "<table><tr><td><p><span lang=EN-US>0</span></p></td>"
        "<td><p><span lang=EN-US><o:p>&nbsp;</o:p></span></p></td>"
        "<td>\n  <p><span></span></p>\n</td><td><p><b></b><span> "
        "&#160;</span></p></td><td><br></td></tr></table>");
    CHECK(page.grid() == "0@0 | [&nbsp;]@1 | [^]@2 | [&#160;]@3 | [^]@4\n");
    const std::string marked = page.marked();
    CHECK(marked.find("<o:p>«&nbsp;»</o:p>") != std::string::npos);
    CHECK(marked.find("<p><span>«»</span></p>") != std::string::npos);
    CHECK(marked.find("<span> «&#160;»</span>") != std::string::npos);
    CHECK(marked.find("<td>{«»<br>}</td>") != std::string::npos);
}

TEST_CASE("html: a blank is padded as the figures are", "[html]") {
    const Page page(
        "<table>\n<tr>\n<td>\n  规章\n</td>\n<td>\n  0\n</td>\n<td>\n  \n</td>\n</tr>\n"
        "<tr><td>甲</td><td>　</td><td>　　</td></tr></table>");
    CHECK(page.grid() == "规章@0 | 0@1 | [^]@2\n甲@0 | [　]@1 | [　　]@2\n");
    CHECK(page.marked().find("<td>{\n  «»\n}</td>") != std::string::npos);
}

TEST_CASE("html: torn cells and a tag a glyph", "[html]") {
    const Page page(
        "<table><tr><td><p>自</p><p>然</p><p>人</p></td><td><font>1</font><font>0</font><b>4</b></td>"
        "<td><span>本年</span>\n<span>新收</span></td></tr></table>");
    CHECK(page.grid() == "自 然 人@0 | 104@1 | 本年新收@2\n");
    CHECK(page.marked().find("{<font>«1</font><font>0</font><b>4»</b>}") != std::string::npos);
}

TEST_CASE("html: cells and rows without end tags", "[html]") {
    const Page page("<table>\n<tr><td>规章<td>0<td>\n<tr><td><p>规范性文件<td><p>1<td><p></table><p>后");
    CHECK(page.grid() == "规章@0 | 0@1 | [^]@2\n规范性文件@0 | 1@1 | [^]@2\n");
    CHECK(page.marked().find("<td>{«0»}<td>{«»\n}<tr>") != std::string::npos);
    CHECK(page.marked().find("<td>{<p>«»}</table>") != std::string::npos);
    CHECK(page.lines() == "后\n");
}

TEST_CASE("html: hidden cells and rows take no place", "[html]") {
    const Page page(
        "<table><tr><td>甲</td><td style='display:none'>9</td><td>1</td></tr>"
        "<tr style=display:none><td>x<td>8<tr><td>乙<td>2</table>");
    CHECK(page.grid() == "甲@0 | 1@1\n乙@0 | 2@1\n");
}

TEST_CASE("html: a table that lays out the page leaves its text as prose", "[html]") {
    const Page page(
        "<table><tr><td><h1>年度报告</h1></td></tr><tr><td>二、主动公开政府信息情况"
        "<table><caption>表二</caption><tr><td>规章<td>0<td>1</table>三、收到</td></tr></table>");
    CHECK(page.lines() == "#年度报告\n二、主动公开政府信息情况\n表二\n三、收到\n");
    CHECK(page.blocks.grids.size() == 1);
    CHECK(page.grid() == "规章@0 | 0@1 | 1@2\n");
    CHECK(Page("<table><tr><td>2023年，我局收到3件</td></tr></table>").blocks.grids.empty());
    CHECK(Page("<table><tr><td>首页</td><td>新闻</td></tr></table>").lines() == "首页\n新闻\n");
}

TEST_CASE("html: a table inside a cell that holds one figure is that figure", "[html]") {
    const Page page("<table><tr><td>规章<td><table><tr><td>0</table><td>1</table>");
    CHECK(page.grid() == "规章@0 | 0@1 | 1@2\n");
}

TEST_CASE("html: pictures and attachments", "[html]") {
    const Page page("<p><img src=a.png><a href=\"表 三.XLSX?d=1\">附件</a><a href=b.html>页</a></p>");
    REQUIRE(page.blocks.pictures.size() == 2);
    CHECK(page.source.slice(page.blocks.pictures[0].span) == "<img src=a.png>");
    CHECK(page.source.slice(page.blocks.pictures[1].span) == "<a href=\"表 三.XLSX?d=1\">附件</a>");
    CHECK(Page("<table><tr><td>规章<td>0<td><img src=0.gif></table>").grid() ==
          "规章@0 | 0@1 | <img src=0.gif>@2\n");
}

TEST_CASE("html: a part of a document", "[html]") {
    const SourceText source = SourceText::from_utf8("一\n<table><tr><td>规章<td>0</table>\n<p>后");
    Blocks blocks;
    read_html(source, {4, 38}, blocks);
    CHECK_FALSE(blocks.html);
    REQUIRE(blocks.grids.size() == 1);
    CHECK(test::dump(source, blocks.grids[0]) == "规章@0 | 0@1\n");
    CHECK(blocks.lines.empty());
}

TEST_CASE("html: whole reports of both editions", "[html]") {
    for (const int edition : {2019, 2021}) {
        const Page page(test::write_report(edition, test::html_table));
        REQUIRE(page.blocks.grids.size() == 3);
        std::size_t figures = 0;
        for (const Grid& grid : page.blocks.grids) {
            for (const GridCell& cell : grid.cells)
                figures += cell.text.view().find_first_not_of("0123456789.+-") == std::string::npos;
        }
        CHECK(figures == (edition == 2019 ? 198U : 200U));
        const Grid& applications = page.blocks.grids[1];
        for (std::size_t row = 3; row < applications.row_count(); ++row) {
            const GridCell& last = applications.cells[applications.row_end(row) - 1];
            CHECK(last.column == 9);
        }
    }
}

TEST_CASE("html: hostile pages are read to the end in linear time", "[html]") {
    CHECK(Page(repeat("<div>", 40'000) + "甲").lines() == "甲\n");
    CHECK(Page(repeat("<", 1'000'000)).blocks.lines.size() == 1);
    CHECK(Page("<p title=\"" + std::string(1'000'000, 'x') + "\">甲</p>").lines() == "甲\n");
    CHECK(Page("<p>" + repeat("&lt;", 250'000)).blocks.lines.front().text.view().size() == 250'000);
    CHECK(Page(repeat("<a b='", 100'000) + repeat("<a b=\"", 100'000)).blocks.lines.size() == 1);
    CHECK(Page("甲" + repeat("<a ", 300'000)).blocks.lines.size() == 1);
    CHECK(Page("甲" + repeat("<!--", 200'000)).lines() == "甲\n");
    CHECK(Page("甲" + repeat("<![CDATA[", 100'000)).lines() == "甲\n");
    CHECK(Page("甲<script>" + repeat("</scrip", 100'000)).lines() == "甲\n");
    CHECK(Page(repeat("<span style='display:none'>", 40'000) + repeat("</p>", 40'000) + "甲").lines() ==
          "甲\n");
    CHECK(Page("<table>" + repeat("<tr><td rowspan=1000 colspan=1000>1", 30'000)).blocks.grids.size() == 1);
    CHECK_FALSE(Page(repeat("<table><tr><td>0<td>1", 30'000)).blocks.lines.empty());
    CHECK(Page("<table><tr><td>" + repeat("<p>a</p>", 100'000)).blocks.lines.size() == 100'000);
    CHECK(Page("").blocks.lines.empty());
}

}  // namespace gouji
