// Symbols, folding and selections: how the draft is built.

#include "tests/catch.h"
#include "tests/lsp/feature_support.h"

using namespace gouji;
using lsp::Json;

TEST_CASE("symbols: sections, tables and rows as a tree") {
    const lsp::Snapshot document = test::snapshot_of(test::sound_draft(), test::able_client("utf-16"));
    const Json roots = test::ask(document, "textDocument/documentSymbol", Json::object());
    REQUIRE(roots.size() == 6);
    CHECK(roots[2]["name"] == "三、收到和处理政府信息公开申请情况");
    CHECK(roots[0]["children"].empty());
    REQUIRE(roots[1]["children"].size() == 4);
    REQUIRE(roots[2]["children"].size() == 1);
    const Json& table = roots[2]["children"][0];
    CHECK(table["name"] == "收到和处理政府信息公开申请情况表");
    REQUIRE(table["children"].size() == 25);
    CHECK(table["children"][0]["name"] == "一、本年新收");
    CHECK(test::text_of(document, roots[2]["selectionRange"]) == "三、收到和处理政府信息公开申请情况");
    // A row without label is no symbol.
    CHECK(roots[3]["children"][0]["children"].empty());
}

TEST_CASE("symbols as a list for a client that knows no tree") {
    Json client = test::able_client("utf-8");
    client["textDocument"]["documentSymbol"] = Json::object();
    const lsp::Snapshot document = test::snapshot_of(test::sound_draft(), client);
    const Json list = test::ask(document, "textDocument/documentSymbol", Json::object());
    CHECK(list.size() == 6 + 6 + 31);
    for (const Json& symbol : list) {
        CHECK(symbol["location"]["uri"] == document.uri);
        CHECK_FALSE(symbol.contains("children"));
        CHECK_FALSE(symbol.contains("range"));
    }
    CHECK_FALSE(list[0].contains("containerName"));
    CHECK(list[2]["containerName"] == list[1]["name"]);
}

TEST_CASE("folding: sections and tables, at most as many as the client takes") {
    Json client = test::able_client("utf-16");
    const lsp::Snapshot document = test::snapshot_of(test::sound_draft(), client);
    const Json folds = test::ask(document, "textDocument/foldingRange", Json::object());
    REQUIRE(folds.size() > 6);
    for (std::size_t i = 0; i < folds.size(); ++i) {
        const auto first = folds[i]["startLine"].get<std::size_t>();
        const auto last = folds[i]["endLine"].get<std::size_t>();
        CHECK(first < last);
        CHECK_FALSE(document.source->slice(document.source->line(last)).empty());
        if (i < 6) {
            const Section& section = document.report().outline.sections[i];
            CHECK(first == document.source->line_of(section.heading_span.begin));
        }
    }
    client["textDocument"]["foldingRange"]["rangeLimit"] = 6;
    CHECK(
        test::ask(test::snapshot_of(test::sound_draft(), client), "textDocument/foldingRange", Json::object())
            .size() == 6);
}

TEST_CASE("selection takes in the row and the table of every figure") {
    const lsp::Snapshot document = test::snapshot_of(test::sound_draft(), test::able_client("utf-8"));
    for (const BoundTable& table : document.report().tables) {
        const std::size_t columns = table.cells.size() / table.rows.size();
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            const Position at = to_position(*document.source, table.cells[i].span.begin, document.encoding());
            const Json answer = test::ask(document, "textDocument/selectionRange",
                                          {{"positions", Json::array({lsp::to_json(at)})}});
            bool row = false;
            bool whole = false;
            for (const Json* link = &answer[0]; link->contains("range");
                 link = &lsp::member(*link, "parent")) {
                const std::string text = test::text_of(document, (*link)["range"]);
                // With what of the cell's field stands around it.
                const auto holds = [&](Span span) {
                    return text.find(document.source->slice(span)) < 4 && text.size() < span.length() + 8;
                };
                row = row || holds(table.rows[i / columns].span);
                whole = whole || holds(table.span);
            }
            CHECK(row);
            CHECK(whole);
        }
    }
}

TEST_CASE("selection grows from the figure to the document") {
    for (const char* encoding : {"utf-8", "utf-16"}) {
        const lsp::Snapshot document = test::snapshot_of(test::sound_draft(), test::able_client(encoding));
        const Report& report = document.report();
        const BoundTable& table = report.tables[4];
        const std::uint32_t at = table.cells[0].span.begin;
        const Json position = lsp::to_json(to_position(*document.source, at, document.encoding()));
        const Json answer = test::ask(document, "textDocument/selectionRange",
                                      {{"positions", Json::array({position, lsp::to_json(Position{})})}});
        REQUIRE(answer.size() == 2);
        std::vector<std::string> texts;
        for (const Json* link = &answer[0]; link->contains("range"); link = &lsp::member(*link, "parent")) {
            texts.push_back(test::text_of(document, (*link)["range"]));
            if (texts.size() > 1) {
                CHECK(texts.back().find(texts[texts.size() - 2]) != std::string::npos);
                CHECK(texts.back() != texts[texts.size() - 2]);
            }
        }
        CHECK(texts.size() == 6);
        CHECK(texts.front() == "4");
        CHECK(texts[2] == document.source->slice(table.rows[0].span));
        CHECK(texts[3] == document.source->slice(table.span));
        CHECK(texts.back() == document.source->text());
        CHECK(test::ask(document, "textDocument/selectionRange", {{"positions", Json::array()}}) ==
              Json::array());
    }
}
