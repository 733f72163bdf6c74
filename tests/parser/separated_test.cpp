#include "tests/catch.h"
#include "tests/parser/reading.h"
#include "tests/parser/sample_tables.h"

namespace gouji {
namespace {

test::Reading read(std::string text) {
    return {std::move(text), read_separated_table};
}

}  // namespace

TEST_CASE("separated: fields, blanks and their places", "[separated]") {
    const auto reading =
        read("第二十条第（一）项,,,\n信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,,12\n");
    CHECK(reading.dump() ==
          "第二十条第（一）项@0 | [^]@1 | [^]@2 | [^]@3\n信息内容@0 | 本年制发件数@1 | 本年废止件数@2 | "
          "现行有效件数@3\n"
          "规章@0 | 0@1 | [^]@2 | 12@3\n");
    REQUIRE(reading.grids.size() == 1);
    CHECK(test::places_hold(reading.source, reading.grids[0]));
    CHECK(test::mark(reading.source, reading.grids[0]).find("{«规章»},{«0»},{«»},{«12»}\n") !=
          std::string::npos);
}

TEST_CASE("separated: quotes around, doubled and over lines", "[separated]") {
    const auto reading = read(
        "\"信息内容\";\"本年\n制发件数\";\"本年废止件数\";\"现行有效件数\"\n"
        "\"规章\"; \"0\" ;\"\";\" \"\n\"行政规范性文件\";\"1\"\"2\";3;\n");
    CHECK(reading.dump() ==
          "信息内容@0 | 本年制发件数@1 | 本年废止件数@2 | 现行有效件数@3\n规章@0 | 0@1 | [^]@2 | [ ]@3\n"
          "行政规范性文件@0 | 1\"2@1 | 3@2 | [^]@3\n");
    const std::string marked = test::mark(reading.source, reading.grids[0]);
    CHECK(marked.find("{\"«规章»\"};{ \"«0»\" };{\"«»\"};{\"« »\"}\n") != std::string::npos);
    CHECK(marked.find("{\"«1\"\"2»\"}") != std::string::npos);
}

TEST_CASE("separated: tabs between quoted fields", "[separated]") {
    CHECK(read("\"信息内容\"\t\"本年处理决定数量\"\n\"行政许可\"\t\"3\"\n").dump() ==
          "信息内容@0 | 本年处理决定数量@1\n行政许可@0 | 3@1\n");
    CHECK(read("信息内容\t本年处理决定数量\n行政许可\t3\n").grids.empty());
}

TEST_CASE("separated: a blank is padded as the figures are", "[separated]") {
    const auto reading = read("信息内容, 本年制发件数, 本年废止件数\n规章, 0, \n行政规范性文件, ,  \n");
    CHECK(test::mark(reading.source, reading.grids[0]).find("{«行政规范性文件»},{ «»},{«  »}\n") !=
          std::string::npos);
}

TEST_CASE("separated: a table goes on over blank lines and page marks, not over a heading", "[separated]") {
    const auto reading =
        read("规章,0,0,0\n\n- 2 -\n行政规范性文件,1,1,1\n\n三、收到和处理政府信息公开申请情况\n规章,0,0,0\n");
    REQUIRE(reading.grids.size() == 1);
    CHECK(reading.grids[0].row_count() == 2);
    CHECK(reading.next_lines[0] == 4);
}

TEST_CASE("separated: prose with commas is no table", "[separated]") {
    CHECK(read("2021年,我局高度重视,稳步推进。\n规章,我局没有制定。\n其他,详见附件,请查阅\n1,2,3\n4,5,6\n")
              .grids.empty());
    CHECK(read("行政许可,行政处罚,行政强制等均已公开\n行政许可3件,行政处罚2件\n").grids.empty());
    CHECK(read("规章,0,0,0\n我局共制定规章3件,其中新制定1件。\n").grids.empty());
}

TEST_CASE("separated: whole reports of both editions", "[separated]") {
    for (const int edition : {2019, 2021}) {
        for (const bool quoted : {false, true}) {
            const auto reading = read(test::write_report(edition, [quoted](const test::SampleTable& table) {
                return test::separated_table(table, quoted ? ';' : ',', quoted);
            }));
            CHECK(reading.grids.size() == 3);
            CHECK(reading.figures() == (edition == 2019 ? 198U : 200U));
        }
    }
}

TEST_CASE("separated: hostile input is read in linear time", "[separated]") {
    CHECK(read(test::repeat(",", 1'000'000)).grids.empty());
    CHECK(read(test::repeat("规章,\"", 100'000)).grids.empty());
    CHECK(read(test::repeat("\",a\n", 100'000)).grids.empty());
    CHECK(read(test::repeat("规章,0\n", 50'000)).grids.size() == 1);
    CHECK(read(test::repeat("规章,甲乙丙,\n", 50'000)).grids.empty());
}

}  // namespace gouji
