#include "tests/catch.h"
#include "tests/lsp/feature_support.h"

using namespace gouji;
using lsp::Json;

namespace {

const std::string head = "2023年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n";

std::string formatted(const std::string& table, bool on = true) {
    lsp::DocumentSettings settings;
    settings.editor.format = on;
    const lsp::Snapshot document = test::snapshot_of(head + table, test::able_client("utf-16"), settings);
    const Json edits = test::ask(document, "textDocument/formatting", {{"options", {{"tabSize", 4}}}});
    if (edits.is_null()) {
        return "null";
    }
    const std::string text = test::with_edits(document, edits);
    REQUIRE(text.starts_with(head));
    return text.substr(head.size());
}

const std::string ragged =
    "| 第二十条第（六）项 |  |\n|---|--:|\n| 信息内容 | 本年处理决定数量 |\n|行政处罚|12|\n| 行政强制 | 0|\n";

}  // namespace

TEST_CASE("Markdown tables are laid out by display width, where the settings say so") {
    CHECK(formatted(ragged) ==
          "| 第二十条第（六）项 |                  |\n"
          "| ------------------ | ---------------: |\n"
          "| 信息内容           | 本年处理决定数量 |\n"
          "| 行政处罚           |               12 |\n"
          "| 行政强制           |                0 |\n");
    CHECK(formatted(ragged, false) == "null");
    CHECK(formatted(formatted(ragged)) == formatted(ragged));
}

TEST_CASE("tables that are no plain Markdown are left as they are") {
    const std::string merged = test::replaced(ragged, "|  |", "||");
    CHECK(formatted(merged) == merged);
    const std::string uneven = test::replaced(ragged, "|12|", "|12| 3 |");
    CHECK(formatted(uneven) == uneven);
    const std::string bars = test::replaced(ragged, "|---|--:|\n", "");
    CHECK(formatted(bars) == bars);
}
