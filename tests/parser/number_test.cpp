#include "parser/text/number.h"

#include "tests/catch.h"

using namespace gouji;

namespace {

std::string read(std::string_view text, CellKind kind = CellKind::count, MoneyUnit unit = MoneyUnit::none) {
    const Value value = read_value(text, kind, unit);
    switch (value.kind) {
        case ValueKind::blank:
            return "blank";
        case ValueKind::placeholder:
            return "placeholder";
        case ValueKind::text:
            return "text";
        case ValueKind::number:
            return value.number.to_string();
    }
    return "";
}

Notation notation(std::string_view text, CellKind kind = CellKind::count) {
    return read_value(text, kind, MoneyUnit::none).notation;
}

}  // namespace

TEST_CASE("plain figures") {
    CHECK(read("0") == "0");
    CHECK(read(" 1104 ") == "1104");
    CHECK(read("　12\u00A0") == "12");
    CHECK(read("999999999999999999") == "999999999999999999");
    CHECK(read("0.00") == "0");
    CHECK(read("1.50") == "1.5");
    CHECK(read("4068.208", CellKind::amount, MoneyUnit::ten_thousand_yuan) == "4068.208");
    CHECK(read("0.092", CellKind::amount, MoneyUnit::ten_thousand_yuan) == "0.092");
    CHECK(notation("1104").plain());
    CHECK(notation(" 0.00 ").plain());
}

TEST_CASE("figures in other dress") {
    CHECK(read("０４") == "4");
    CHECK(notation("０４").full_width);
    CHECK(notation("０４").leading_zeros);
    CHECK(read("007") == "7");
    CHECK(notation("007").leading_zeros);
    CHECK_FALSE(notation("007").full_width);
    CHECK(read("1,104") == "1104");
    CHECK(read("１，１０４") == "1104");
    CHECK(read("1,104,000") == "1104000");
    CHECK(notation("1,104").separators);
    CHECK(read("1 2") == "12");
    CHECK(read("1\n0") == "10");
    CHECK(notation("1 2").inner_blanks);
    CHECK(read("12件") == "12");
    CHECK(read("12 件") == "12");
    CHECK(notation("12 件").counting_word);
    CHECK_FALSE(notation("12 件").inner_blanks);
    CHECK(read("0宗") == "0");
}

TEST_CASE("signs") {
    for (const char* text : {"减4", "减少4", "减少 4", "-4", "－4", "−4", "－４"}) {
        INFO(text);
        CHECK(read(text, CellKind::signed_count) == "-4");
        CHECK(notation(text, CellKind::signed_count).sign);
    }
    for (const char* text : {"+2", "＋2", "增2", "增加2"}) {
        INFO(text);
        CHECK(read(text, CellKind::signed_count) == "2");
        CHECK(notation(text, CellKind::signed_count).sign);
    }
    CHECK(read("-3") == "-3");
    CHECK(read("+2") == "2");
    CHECK(notation("-3").sign);
    CHECK(read("减4") == "text");
    CHECK(read("-0", CellKind::signed_count) == "0");
}

TEST_CASE("money") {
    const auto amount = [](const char* text, MoneyUnit unit) { return read(text, CellKind::amount, unit); };
    CHECK(amount("35000元", MoneyUnit::ten_thousand_yuan) == "3.5");
    CHECK(amount("3.5万元", MoneyUnit::ten_thousand_yuan) == "3.5");
    CHECK(amount("3.5 万元", MoneyUnit::yuan) == "35000");
    CHECK(amount("1元", MoneyUnit::ten_thousand_yuan) == "0.0001");
    CHECK(amount("1480.8758万元", MoneyUnit::none) == "1480.8758");
    CHECK(amount("251000元", MoneyUnit::none) == "251000");
    CHECK(amount("人民币251000元", MoneyUnit::none) == "251000");
    CHECK(amount("（人民币）2元", MoneyUnit::none) == "2");
    CHECK(amount("￥100", MoneyUnit::ten_thousand_yuan) == "0.01");
    CHECK(amount("52.15", MoneyUnit::none) == "52.15");
    CHECK(amount("999999999999999999万元", MoneyUnit::yuan) == "text");
    CHECK(read("5元") == "text");
    CHECK(amount("5件", MoneyUnit::none) == "text");
    CHECK(read_value("1480.8758万元", CellKind::amount, MoneyUnit::none).notation.unit ==
          MoneyUnit::ten_thousand_yuan);
}

TEST_CASE("placeholders") {
    for (const char* text :
         {"无", "没有", "零",   "〇", "/",      "／",     "\\",     "—",      "–",    "-",
          "－", "――",   "——",   "--", "*",      "＊",     "不适用", "不涉及", "暂无", "N/A",
          "NA", "n/a",  "null", "空", "无数据", "未发生", " 无 ",   "ＮＡ"}) {
        INFO(text);
        CHECK(read(text) == "placeholder");
        CHECK(read(text, CellKind::signed_count) == "placeholder");
        CHECK(read(text, CellKind::amount) == "placeholder");
    }
}

TEST_CASE("blanks") {
    for (const char* text : {"", " ", "\t", "　", "\u00A0", "\u200B", " \n "}) {
        CHECK(read(text) == "blank");
    }
}

TEST_CASE("what is not certain is text") {
    for (const char* text : {"22（其中修订 16 件）",
                             "O",
                             "l0",
                             "1O",
                             "五",
                             "十二",
                             "1,10",
                             "1,1040",
                             "12,34",
                             "1.2.3",
                             ".5",
                             "5.",
                             "1/2",
                             "3-4",
                             "—3",
                             "0 0",
                             "0,104",
                             "1000000000000000000",
                             "约12",
                             "12件次",
                             "12件件",
                             "0。",
                             "++2",
                             "表",
                             "①",
                             "1e5",
                             "12345678901234567.89"}) {
        INFO(text);
        CHECK(read(text) == "text");
    }
    CHECK(read(std::string(400, '7')) == "text");
    CHECK(read("0.0000000000000000001") == "text");
}

TEST_CASE("decimals are printed as they are") {
    CHECK(Decimal{35, 1}.to_string() == "3.5");
    CHECK(Decimal{-5, 3}.to_string() == "-0.005");
    CHECK(Decimal{1, 0}.whole());
    CHECK_FALSE(Decimal{15, 1}.whole());
}
