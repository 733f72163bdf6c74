// Rows as a page lays them out: a wrapped label, and its figures at different heights.

#include "tests/catch.h"
#include "tests/support/dump.h"

using gouji::test::dump_tables;
using gouji::test::read;

namespace {

const std::string heading = "三、收到和处理政府信息公开申请情况\n\n";
const std::string head =
    "                                申请人情况\n"
    "                                自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n";

std::string row(const std::string& label, const std::string& figures) {
    return label + std::string(4, ' ') + figures + "\n";
}

const std::string zeros = "0       0         0         0             0             0     0";

/// Enough other rows for the table to be one, in columns of their own.
std::string rows() {
    std::string text;
    for (const char* label : {"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"})
        text += row(label, zeros);
    for (const char* label : {"            （一）予以公开          ", "            1.属于国家秘密          ",
                              "            7.属于行政执法案卷      ", "            8.属于行政查询事项      ",
                              "            2.重复申请              ", "            3.要求提供公开出版物    ",
                              "            （七）总计              "}) {
        text += std::string(label) + zeros + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("aligned: a total that stands a line above its row belongs to it", "[aligned]") {
    const std::string torn =
        "            （二）部分公开（区分处理的，                                                        16\n"
        "                                    3       0         12        1             0             0\n"
        "            只计这一情形，不计其他情形）\n";
    const std::string dump = dump_tables(read(heading + head + rows() + torn));
    INFO(dump);
    CHECK(dump.find("  partly-granted: 3 0 12 1 0 0 16\n") != std::string::npos);
    CHECK(dump.find("extra") == std::string::npos);
}

TEST_CASE("aligned: two rows of their own are not put together", "[aligned]") {
    const std::string two =
        "            3.危及“三安全一稳定”                                                                4\n"
        "            4.保护第三方合法权益    1       0         0         0             0             0\n";
    const std::string dump = dump_tables(read(heading + head + rows() + two));
    INFO(dump);
    CHECK(dump.find("1 0 0 0 0 0 4") == std::string::npos);
}

TEST_CASE("aligned: a group's letters before a label do not hide it", "[aligned]") {
    std::string text = rows();
    const std::string line =
        "    （五）不 4.无正当理由大量反复申请    1       0         0         0             0             0  "
        "   1\n";
    text.insert(text.find("            （七）总计"), line);
    const std::string dump = dump_tables(read(heading + head + text));
    INFO(dump);
    CHECK(dump.find("  not-processed/excessive: 1 0 0 0 0 0 1") != std::string::npos);
}

TEST_CASE("a table that is there but cannot be read is not missing") {
    SECTION("labels in another order than their figures") {
        const std::string dump = dump_tables(
            read("二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n行政许可\n本年处理决定数量\n389\n"
                 "三、收到和处理政府信息公开申请情况\n"));
        CHECK(dump == "unread layout\n");
    }
    SECTION("a note that it is attached") {
        CHECK(dump_tables(
                  read("二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n（见附件1）\n")) ==
              "unread picture\n");
    }
    SECTION("a word in prose is no trace of it") {
        CHECK(dump_tables(read("二、主动公开政府信息情况\n全年作出行政许可 12 "
                               "件，没有行政强制。\n三、收到和处理政府信息公开申请情况\n"))
                  .empty());
    }
}
