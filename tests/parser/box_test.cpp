#include "tests/catch.h"
#include "tests/parser/reading.h"
#include "tests/parser/sample_tables.h"

namespace gouji {
namespace {

test::Reading read(std::string text) {
    return {std::move(text), read_box_table};
}

}  // namespace

TEST_CASE("box: cells between rules, torn text joined", "[box]") {
    const auto reading = read(
        "┌────────┬──────┬──────┐\n"
        "│信息内容│本年制│本年废│\n"
        "│        │发件数│止件数│\n"
        "├────────┼──────┼──────┤\n"
        "│规章    │  11  │      │\n"
        "│        │  04  │      │\n"
        "└────────┴──────┴──────┘\n"
        "后文\n");
    CHECK(reading.dump() == "信息内容@0 | 本年制发件数@9 | 本年废止件数@16\n规章@0 | 1104@9 | [ ]@16\n");
    CHECK(reading.next_lines.front() == 7);
}

TEST_CASE("box: the place of a blank is where the column's figures stand", "[box]") {
    const auto left = read("┌──┬────┐\n│甲│ 0  │\n├──┼────┤\n│乙│    │\n└──┴────┘\n");
    CHECK(test::mark(left.source, left.grids[0]).find("│{ « »  }│") != std::string::npos);
    const auto right = read("┌──┬────┐\n│甲│  12│\n├──┼────┤\n│乙│    │\n├──┼────┤\n│丙││\n└──┴────┘\n");
    CHECK(test::mark(right.source, right.grids[0]).find("│{   « »}│") != std::string::npos);
    CHECK(test::mark(right.source, right.grids[0]).find("│{«»}│") != std::string::npos);
}

TEST_CASE("box: rules that stop at a merged cell", "[box]") {
    const auto reading = read(
        "╔══════╦══════╦════╗\n"
        "║三、本║（一）║ 1  ║\n"
        "║年度办╠══════╬════╣\n"
        "║理结果║（二）║ 2  ║\n"
        "╠══════╩══════╬════╣\n"
        "║四、结转     ║ 3  ║\n"
        "╚═════════════╩════╝\n");
    CHECK(reading.dump() ==
          "三、本年度办理结果@0 | （一）@7 | 1@14\n（二）@7 | 2@14\n四、结转@0:2x1 | 3@14\n");
}

TEST_CASE("box: plus, minus and bar", "[box]") {
    const auto reading = read(
        "+------+----+----+----+\n| 规章 | 0  | +2 | -  |\n+======+====+====+====+\n"
        "| 行政 | 1  | -- |    |\n| 许可 |    |    |    |\n+------+----+----+----+\n");
    CHECK(reading.dump() == "规章@0 | 0@7 | +2@12 | -@17\n行政许可@0 | 1@7 | --@12 | [ ]@17\n");
}

TEST_CASE("box: without rules between them lines are rows", "[box]") {
    const auto reading = read(
        "│信息内容│本年制│本年废│\n"
        "│　　　　│发件数│止件数│\n"
        "│规章│0│1│\n"
        "│行政规范│  │   │\n"
        "│性文件│3│ │\n"
        "\n- 3 -\n"
        "│行政许可│3│ 4│\n");
    CHECK(reading.dump() ==
          "信息内容@0 | 本年制发件数@9 | 本年废止件数@16\n规章@0 | 0@9 | 1@16\n行政规范性文件@0 | 3@9 | [ "
          "]@16\n"
          "行政许可@0 | 3@9 | 4@16\n");
}

TEST_CASE("box: wide box characters and letters of unsure width displace nothing", "[box]") {
    const auto reading = read(
        "┌──────────┬──┬──┐\n"
        "│3.危及“三安全一稳定”│０  │1   │\n"
        "│其他                │2   │　  │\n"
        "├──────────┴──┼──┤\n"
        "│合并                      │5   │\n"
        "└─────────────┴──┘\n");
    CHECK(reading.dump() ==
          "3.危及“三安全一稳定”@0 | ０@22 | 1@28\n其他@0 | 2@22 | [　]@28\n合并@0:2x1 | 5@28\n");
    // The same with the quotes drawn wide, which moves the bars behind them.
    const auto moved =
        read("┌────────┬──┬──┐\n│“三安全”│0│1│\n├────────┼──┼──┤\n│一│2│3│\n└────────┴──┴──┘\n");
    CHECK(moved.dump() == "“三安全”@0 | 0@9 | 1@12\n一@0 | 2@9 | 3@12\n");
}

TEST_CASE("box: what is not drawn is not read", "[box]") {
    CHECK(read("| a | b |\n|---|---|\n| 1 | 2 |\n").grids.empty());
    CHECK(read("+2\n+3件\n─────────\n正文\n│ 只有一边\n").grids.empty());
}

TEST_CASE("box: whole reports of both editions", "[box]") {
    for (const int edition : {2019, 2021}) {
        const std::size_t expected = edition == 2019 ? 198 : 200;
        for (const bool rules : {false, true}) {
            const auto reading = read(test::write_report(
                edition, [rules](const test::SampleTable& table) { return test::box_table(table, rules); }));
            CHECK(reading.grids.size() == 3);
            CHECK(reading.figures() == expected);
        }
        CHECK(read(test::write_report(edition, test::ascii_table)).figures() == expected);
    }
}

TEST_CASE("box: hostile input is read in linear time", "[box]") {
    CHECK(read(test::repeat("│", 333'000)).grids.empty());
    CHECK(read(test::repeat("│0│\n", 60'000)).asked < 100);
    CHECK(read(test::repeat("│\n", 100'000)).grids.empty());
    CHECK(read("┌─┬─┐\n" + test::repeat("│0│\n│0│1│2│\n", 10'000)).asked < 100);
    CHECK(read(test::repeat("├\n\n\n", 50'000)).grids.empty());
    CHECK(read("│" + test::repeat("甲", 300'000) + "│\n│\n").grids.empty());
    CHECK(read(test::repeat("+-+\n", 50'000)).grids.empty());
}

}  // namespace gouji
