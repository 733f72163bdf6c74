#include "tests/catch.h"
#include "tests/parser/reading.h"
#include "tests/parser/sample_tables.h"

namespace gouji {
namespace {

test::Reading read(std::string text) {
    return {std::move(text), read_bare_table};
}

}  // namespace

TEST_CASE("bare: one cell a line makes one run of cells", "[bare]") {
    const auto reading =
        read("前文。\n第二十条第（五）项\n信息内容\n\n本年处理决定数量\n行政许可\n1104\n后文，说明情况。\n");
    CHECK(reading.dump() == "第二十条第（五）项 | 信息内容 | 本年处理决定数量 | 行政许可 | 1104\n");
    REQUIRE(reading.grids.size() == 1);
    CHECK_FALSE(reading.grids[0].rows_known);
    CHECK(test::places_hold(reading.source, reading.grids[0]));
    CHECK(reading.next_lines[0] == 7);
}

TEST_CASE("bare: labels torn over lines are joined", "[bare]") {
    const auto reading =
        read("行政复议\n结果\n维持\n其他\n结果\n总\n计\n（三）不\n予公开\n1.属于国家秘密\n0\n3\n");
    CHECK(reading.dump() ==
          "行政复议 | 结果维持 | 其他结果 | 总计 | （三）不予公开 | 1.属于国家秘密 | 0 | 3\n");
}

TEST_CASE("bare: unknown words stay inside, not at the end", "[bare]") {
    const auto reading = read("规章\n备注行\n0\n行政许可\n1\n（一）主要问题\n公开不够\n");
    CHECK(reading.dump() == "规章 | 备注行 | 0 | 行政许可 | 1\n");
}

TEST_CASE("bare: ends at headings and goes on over page marks", "[bare]") {
    const auto reading =
        read("规章\n0\n— 3 —\n行政许可\n1\n三、收到和处理政府信息公开申请情况\n行政处罚\n2\n");
    CHECK(reading.dump() == "规章 | 0 | 行政许可 | 1\n");
}

TEST_CASE("bare: words without figures are prose", "[bare]") {
    CHECK(read("行政许可\n行政处罚\n行政强制\n其他\n").grids.empty());
    CHECK(read("其他\n2023\n").grids.empty());
    CHECK(read("规章 |\n0 |\n行政许可 |\n1 |\n").grids.empty());
}

TEST_CASE("bare: whole reports of both editions", "[bare]") {
    for (const int edition : {2019, 2021}) {
        const auto reading = read(test::write_report(edition, test::bare_table));
        CHECK(reading.grids.size() == 3);
        CHECK(reading.figures() == (edition == 2019 ? 198U : 200U));
    }
}

TEST_CASE("bare: hostile input is read in linear time", "[bare]") {
    CHECK(read(test::repeat("总计\n", 100'000)).asked < 10);
    CHECK(read(test::repeat("其\n", 200'000)).grids.empty());
    // What goes on for ten thousands of cells is none of the form's tables.
    CHECK(read(test::repeat("总计\n0\n", 50'000)).grids.empty());
    CHECK(read(test::repeat("总计\n0\n", 500)).grids.size() == 1);
    CHECK(read(test::repeat("规章\n甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n壬\n", 20'000)).grids.empty());
}

}  // namespace gouji
