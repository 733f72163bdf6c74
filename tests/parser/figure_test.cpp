#include "parser/prose/figure.h"

#include "parser/text/label.h"
#include "tests/catch.h"

using namespace gouji;

namespace {

/// The figures of a text: "12件 五元 3.5%".
std::string figures(const std::string& text) {
    std::string out;
    for (const Figure& figure : find_figures(text)) {
        if (!out.empty()) out += ' ';
        out += figure.value.to_string();
        if (figure.unit != 0) append_utf8(out, figure.unit);
    }
    return out;
}

std::string written(std::int64_t value, const std::string& like) {
    const std::vector<Figure> found = find_figures(like);
    REQUIRE(found.size() == 1);
    return write_figure(value, found[0]);
}

}  // namespace

TEST_CASE("figures in Arabic digits, of either width, with separators and fractions") {
    CHECK(figures("收到申请12件，办结 10 件") == "12件 10件");
    CHECK(figures("１２件") == "12件");
    CHECK(figures("1,104件") == "1104件");
    CHECK(figures("11,104,000件") == "11104000件");
    CHECK(figures("3.50%，0.5％") == "3.5% 0.5％");
    CHECK(figures("3万件，3.5万件") == "30000件 35000件");
    CHECK(figures("35万元") == "35万");
    CHECK(figures("共 7") == "7");
    CHECK(figures("9800余条") == "9800余");
}

TEST_CASE("a comma that parts two figures is no separator") {
    CHECK(figures("1,2件") == "1, 2件");
    CHECK(figures("12,34件") == "12, 34件");
    CHECK(figures("1,1045件") == "1, 1045件");
}

TEST_CASE("figures in ideographs count only before a counting word") {
    CHECK(figures("收到三件") == "3件");
    CHECK(figures("十件、十二件、二十件、二十三件") == "10件 12件 20件 23件");
    CHECK(figures("一百零五件，一千二百件，三千六百四十六件") == "105件 1200件 3646件");
    CHECK(figures("一万零五件，两万三千件") == "10005件 23000件");
    CHECK(figures("二〇二件") == "202件");
    CHECK(figures("零件") == "0件");
    CHECK(figures("统一部署，一次办结，一是，三到位") == "");
    CHECK(figures("第三件，每一件") == "");
    CHECK(figures("十二三件，百件，万千件") == "");
}

TEST_CASE("numerals that are part of a word, or too long, are no figures") {
    CHECK(figures("G20峰会") == "");
    CHECK(figures("第12条") == "");
    CHECK(figures("1234567890123456789件") == "");
    CHECK(figures("9999999999999999亿件") == "");
}

TEST_CASE("a figure is written in the signs of another") {
    CHECK(written(1104, "5件") == "1104");
    CHECK(written(1104, "2,000件") == "1,104");
    CHECK(written(104, "2,000件") == "104");
    CHECK(written(12, "１件") == "１２");
    CHECK(written(12, "三件") == "十二");
    CHECK(written(105, "三件") == "一百零五");
    CHECK(written(110, "三件") == "一百一十");
    CHECK(written(3646, "十二件") == "三千六百四十六");
    CHECK(written(20010, "三件") == "二万零一十");
    CHECK(written(0, "三件") == "零");
    CHECK(written(203, "二〇二件") == "二〇三");
}

TEST_CASE("what is written in ideographs reads as the same value") {
    for (std::int64_t value = 0; value < 30000; value += value < 1200 ? 1 : 37) {
        const std::string text = written(value, "三件") + "件";
        INFO(text);
        CHECK(figures(text) == std::to_string(value) + "件");
    }
}
