#include "parser/text/label.h"

#include "tests/catch.h"

using namespace gouji;

namespace {

struct Case {
    const char* text;
    const char* core;
    Numbering numbering;
    int ordinal;
};

}  // namespace

TEST_CASE("a label is read without its numbering") {
    const Case cases[] = {
        {"一、总体情况", "总体情况", Numbering::chinese, 1},
        {"一. 总体情况", "总体情况", Numbering::chinese, 1},
        {"一．总体情况", "总体情况", Numbering::chinese, 1},
        {"一,总体情况", "总体情况", Numbering::chinese, 1},
        {" 三 、本 年 度办 理 结果", "本年度办理结果", Numbering::chinese, 3},
        {"十、其他", "其他", Numbering::chinese, 10},
        {"十一、其他", "其他", Numbering::chinese, 11},
        {"二十、其他", "其他", Numbering::chinese, 20},
        {"二十一、其他", "其他", Numbering::chinese, 21},
        {"（一）予以公开", "予以公开", Numbering::chinese_paren, 1},
        {"(一) 予以公开", "予以公开", Numbering::chinese_paren, 1},
        {"( 一 )予以公开", "予以公开", Numbering::chinese_paren, 1},
        {"㈠予以公开", "予以公开", Numbering::chinese_paren, 1},
        {"（二十一）其他", "其他", Numbering::chinese_paren, 21},
        {"第一部分 总体情况", "总体情况", Numbering::part, 1},
        {"第二部分：总体情况", "总体情况", Numbering::part, 2},
        {"1.属于国家秘密", "属于国家秘密", Numbering::arabic, 1},
        {"1. 属于国家秘密", "属于国家秘密", Numbering::arabic, 1},
        {"1\\. 属于国家秘密", "属于国家秘密", Numbering::arabic, 1},
        {"３．其他", "其他", Numbering::arabic, 3},
        {"3、其他", "其他", Numbering::arabic, 3},
        {"3 其他", "其他", Numbering::arabic, 3},
        {"1)其他", "其他", Numbering::arabic_paren, 1},
        {"（1）其他", "其他", Numbering::arabic_paren, 1},
        {"①其他", "其他", Numbering::arabic_paren, 1},
        {"⒊其他", "其他", Numbering::arabic, 3},
        // Nothing but numbering.
        {"一、", "", Numbering::chinese, 1},
        {"（七）", "", Numbering::chinese_paren, 7},
        {"1.", "", Numbering::arabic, 1},
        // No numbering: a figure, a year, a season, a caption.
        {"2023年工作报告", "2023年工作报告", Numbering::none, 0},
        {"1,104", "1104", Numbering::none, 0},
        {"1.5", "15", Numbering::none, 0},
        {"12件", "12件", Numbering::none, 0},
        {"7", "7", Numbering::none, 0},
        {"一季度", "一季度", Numbering::none, 0},
        {"十分重要", "十分重要", Numbering::none, 0},
        {"（一予以公开", "一予以公开", Numbering::none, 0},
        {"第二十条第（一）项", "第二十条第一项", Numbering::none, 0},
        {"第二十条 第(八)项", "第二十条第八项", Numbering::none, 0},
        {"第（一）项", "第一项", Numbering::none, 0},
        {"", "", Numbering::none, 0},
        {"　", "", Numbering::none, 0},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const NormalLabel label = normalize_label(c.text);
        CHECK(label.core == c.core);
        CHECK(label.numbering == c.numbering);
        CHECK(label.ordinal == c.ordinal);
    }
}

TEST_CASE("the core starts where core_begin says") {
    CHECK(normalize_label("（一） 予以公开").core_begin == std::string("（一） ").size());
    CHECK(normalize_label("予以公开").core_begin == 0);
    const std::string text = " 3. 其他";
    CHECK(text.substr(normalize_label(text).core_begin) == "其他");
}

TEST_CASE("a label's core has neither width, case, blanks nor marks") {
    CHECK(normalize_text("危及“三安全一稳定”") == normalize_text("危及\"三安全一稳定\""));
    CHECK(normalize_text("危及「三安全一稳定」") == "危及三安全一稳定");
    CHECK(normalize_text("商 业\n企　业") == "商业企业");
    CHECK(normalize_text("（单位：万元）") == normalize_text("(单位:万元)"));
    CHECK(normalize_text("ＡｂＣ１２") == "abc12");
    CHECK(normalize_text("本年增/减") == "本年增减");
    CHECK(normalize_text("\u2F00般") == "一般");  // a radical's sign for the ideograph
    CHECK(normalize_text("e\u0301") == normalize_text("\u00E9"));
    CHECK(normalize_text("😀") == "");
    CHECK(normalize_text("部分公开") != normalize_text("不予公开"));
}

TEST_CASE("the normal form of a normal form is itself") {
    for (char32_t c = 1; c < 0x30000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        std::string text;
        append_utf8(text, c);
        const std::string once = normalize_text(text);
        if (normalize_text(once) != once) {
            FAIL("not a fixed point: U+" << std::hex << static_cast<unsigned>(c));
        }
    }
}

TEST_CASE("code points are written as they are read") {
    for (const char32_t c : {U'a', U'é', U'中', U'😀', char32_t{0x10FFFF}}) {
        std::string text;
        append_utf8(text, c);
        std::size_t at = 0;
        CHECK(next_code_point(text, at) == c);
        CHECK(at == text.size());
    }
}

TEST_CASE("blanks of every kind are trimmed") {
    CHECK(trim(" \t\r\n　\u00A0\u200B\uFEFF0　 ") == "0");
    CHECK(trim("　\u00A0 ").empty());
    CHECK(trim("").empty());
    CHECK(trim("a b") == "a b");
    CHECK(trim("“公开”") == "“公开”");
}

TEST_CASE("the edit distance counts code points and stops at its limit") {
    CHECK(edit_distance("予以公开", "予以公开", 2) == 0);
    CHECK(edit_distance("其他法律行政止公开", "其他法律行政法规禁止公开", 3) == 3);
    CHECK(edit_distance("其他法律行政止公开", "其他法律行政法规禁止公开", 2) == 3);
    CHECK(edit_distance("结果维持", "结果纠正", 2) == 2);
    CHECK(edit_distance("总计", "合计", 1) == 1);
    CHECK(edit_distance("", "总计", 2) == 2);
    CHECK(edit_distance("总计", "", 1) == 2);
    CHECK(edit_distance("公开", "开公", 2) == 2);
    CHECK(edit_distance("abc", "abd", 0) == 1);
}
