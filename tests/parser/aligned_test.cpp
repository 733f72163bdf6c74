#include "parser/text/display_width.h"
#include "tests/catch.h"
#include "tests/parser/reading.h"
#include "tests/parser/sample_tables.h"

namespace gouji {
namespace {

test::Reading read(std::string text) {
    return {std::move(text), read_aligned_table};
}

const GridCell& blank_of(const test::Reading& reading, std::size_t index = 0) {
    REQUIRE(!reading.grids.empty());
    for (const GridCell& cell : reading.grids[0].cells) {
        if (cell.text.empty() && index-- == 0) return cell;
    }
    FAIL("no such blank cell");
    return reading.grids[0].cells[0];
}

}  // namespace

TEST_CASE("aligned: rows, their heads and captions", "[aligned]") {
    const auto reading = read(
        "  第二十条第（一）项\n"
        "  信息内容        本年制发  本年废止  现行有效\n"
        "                  件数      件数      件数\n"
        "  规章            0         0         0\n"
        "  行政规范性文件  3         1         12\n"
        "  第二十条第（五）项\n"
        "  信息内容        本年处理决定数量\n"
        "  行政许可        1104\n"
        "  后面是一句话。\n");
    CHECK(reading.dump() ==
          "第二十条第（一）项@2\n"
          "信息内容@2 | 本年制发件数@18 | 本年废止件数@28 | 现行有效件数@38\n"
          "规章@2 | 0@18 | 0@28 | 0@38\n"
          "行政规范性文件@2 | 3@18 | 1@28 | 12@38\n"
          "第二十条第（五）项@2\n"
          "信息内容@2 | 本年处理决定数量@18\n"
          "行政许可@2 | 1104@18\n");
    CHECK(reading.next_lines.front() == 8);
}

TEST_CASE("aligned: labels wrapped above, below and around their figures", "[aligned]") {
    const auto reading = read(
        "                 自  商业  科研  总\n"
        "                 然\n"
        "                 人  企业  机构  计\n"
        "（一）予以公开    1   2     0     3\n"
        "（二）部分公开（区分处理的，\n"
        "                  4   0     0     4\n"
        "只计这一情形，不计其他情形）\n"
        "         2.其他法律行政法规禁\n"
        "（三）                    0   0     0     0\n"
        "         止公开\n"
        "         3.危及“三安全\n"
        "不予     一稳定”          0   1     0     1\n"
        "公开     4.保护第三方合     0   0     1     1\n"
        "         法权益\n");
    CHECK(reading.dump() ==
          "自然人@17 | 商业企业@21 | 科研机构@27 | 总计@33\n"
          "（一）予以公开@0 | 1@18 | 2@22 | 0@28 | 3@34\n"
          "（二）部分公开（区分处理的，只计这一情形，不计其他情形）@0 | 4@18 | 0@22 | 0@28 | 4@34\n"
          "（三）@0 | 2.其他法律行政法规禁止公开@9 | 0@26 | 0@30 | 0@36 | 0@42\n"
          "不予@0 | 3.危及“三安全一稳定”@9 | 0@26 | 1@30 | 0@36 | 1@42\n"
          "公开@0 | 4.保护第三方合法权益@9 | 0@28 | 0@32 | 1@38 | 1@44\n");
}

TEST_CASE("aligned: a blank figure is placed where its column has the others", "[aligned]") {
    const auto left = read(
        "规章            0         0         0\n"
        "行政规范性文件  3                   12\n");
    CHECK(left.dump() == "规章@0 | 0@16 | 0@26 | 0@36\n行政规范性文件@0 | 3@16 | [        ]@26 | 12@36\n");
    CHECK(blank_of(left).padding == FigurePadding{0, 8, false});
    const auto right = read(
        "规章                    10        10        10\n"
        "行政规范性文件           3                  12\n"
        "行政许可                          12         3\n");
    CHECK(right.grids[0].cells[6].text.empty());
    CHECK(blank_of(right).padding.right);
    // The figure ends where the others end.
    const Span span = blank_of(right).span;
    CHECK(display_width(right.source.text().substr(span.begin - (span.begin - right.source.line(1).begin),
                                                   span.end - right.source.line(1).begin)) == 36);
}

TEST_CASE("aligned: a blank behind the end of its line is padded up to its column", "[aligned]") {
    const auto reading = read(
        "规章            0         0         0\n"
        "行政规范性文件  3\n");
    CHECK(reading.dump() == "规章@0 | 0@16 | 0@26 | 0@36\n行政规范性文件@0 | 3@16 | [^]@26 | [^]@36\n");
    CHECK(blank_of(reading, 0).padding == FigurePadding{9, 0, false});
    CHECK(blank_of(reading, 1).padding == FigurePadding{19, 0, false});
    CHECK(blank_of(reading, 0).span.begin == reading.source.line(1).end);
}

TEST_CASE("aligned: columns that are blank all the way down are known by the head", "[aligned]") {
    const auto reading = read(
        "信息内容        本年制发件数  本年废止件数  现行有效件数\n"
        "规章            0                           0\n"
        "行政规范性文件  3                           12\n");
    REQUIRE(reading.grids.size() == 1);
    const Grid& grid = reading.grids[0];
    REQUIRE(grid.cells.size() == 12);
    CHECK(grid.cells[6].text.empty());
    CHECK(grid.cells[7].text.view() == "0");
    CHECK(grid.cells[10].text.empty());
    CHECK(grid.cells[11].text.view() == "12");
}

TEST_CASE("aligned: a row without a single figure", "[aligned]") {
    const auto reading = read(
        "信息内容        本年制发件数  本年废止件数  现行有效件数\n"
        "规章            0             1             0\n"
        "行政规范性文件\n"
        "\n"
        "行政许可不是这张表的正文，这里是一段话。\n");
    REQUIRE(reading.grids.size() == 1);
    CHECK(reading.grids[0].row_count() == 3);
    CHECK(reading.grids[0].cells.size() == 12);
    CHECK(reading.next_lines.front() == 3);
}

TEST_CASE("aligned: page marks, columns that move behind them", "[aligned]") {
    const auto reading = read(
        "规章            0         0         0\n"
        "\n          — 1 —\n\f\n"
        "行政规范性文件      3         1         12\n");
    CHECK(reading.dump() == "规章@0 | 0@16 | 0@26 | 0@36\n行政规范性文件@0 | 3@20 | 1@30 | 12@40\n");
}

TEST_CASE("aligned: narrow columns with one blank between", "[aligned]") {
    CHECK(read("自然人  其他  总计\n3.其他 0 1 1\n（七）总计  0 12 12\n").dump() ==
          "自然人@0 | 其他@8 | 总计@14\n3.其他@0 | 0@7 | 1@9 | 1@11\n（七）总计@0 | 0@12 | 12@14 | 12@17\n");
}

TEST_CASE("aligned: columns counted in letters instead of widths", "[aligned]") {
    // Both rows have their figures at the same count of letters.
    const auto reading = read(
        "规章            0         0         0\n"
        "行政规范性文件       3                   12\n");
    REQUIRE(reading.grids.size() == 1);
    CHECK(reading.grids[0].cells.size() == 8);
    CHECK(reading.grids[0].cells[6].text.empty());
}

TEST_CASE("aligned: figures between the columns are left as they are", "[aligned]") {
    const auto reading = read(
        "规章            0                   0                   0\n"
        "行政规范性文件            3                   12\n");
    REQUIRE(reading.grids.size() == 1);
    CHECK(reading.grids[0].cells.size() == 7);
}

TEST_CASE("aligned: prose with wide blanks is no table", "[aligned]") {
    CHECK(read("    2023年，我局  认真  贯彻  12  件\n    收到  3  件\n").grids.empty());
    CHECK(read("某某局        2024年1月12日\n联系人  张三  电话  1234567\n").grids.empty());
    CHECK(read("规章  我局没有制定。\n").grids.empty());
    CHECK(read("规章  0  0  0 |\n行政许可  1 |\n").grids.empty());
}

TEST_CASE("aligned: ends at a heading", "[aligned]") {
    const auto reading = read(
        "规章            0         0         0\n"
        "行政规范性文件  0         0         0\n"
        "  三、收到和处理政府信息公开申请情况\n"
        "规章            0         0         0\n"
        "行政规范性文件  0         0         0\n");
    CHECK(reading.grids.size() == 2);
    CHECK(reading.next_lines.front() == 2);
}

TEST_CASE("aligned: whole reports of both editions", "[aligned]") {
    for (const int edition : {2019, 2021}) {
        const auto reading = read(test::write_report(edition, test::aligned_table));
        CHECK(reading.grids.size() == 3);
        CHECK(reading.figures() == (edition == 2019 ? 198U : 200U));
    }
}

TEST_CASE("aligned: hostile input is read in linear time", "[aligned]") {
    CHECK(read(test::repeat("规章  0  0  0\n", 20'000)).asked < 100);
    CHECK(read(test::repeat("甲  0\n", 40'000)).asked < 200);
    CHECK(read(test::repeat("甲  乙\n", 40'000)).asked < 200);
    CHECK(read(test::repeat("规章\n甲乙  丙丁\n甲乙  丙丁\n甲乙  丙丁\n甲乙  丙丁\n甲乙  丙丁\n  0  1\n",
                            5'000))
              .asked < 200);
    CHECK(read("规章  0" + test::repeat(" 0", 400'000)).grids.empty());
    CHECK(read(test::repeat("0  ", 300'000)).grids.empty());
    CHECK(read(test::repeat("\f\n", 200'000) + "规章  0\n").grids.empty());
    CHECK(read(std::string(1'000'000, ' ')).grids.empty());
}

}  // namespace gouji
