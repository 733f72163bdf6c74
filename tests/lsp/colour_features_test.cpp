// Lenses over tables and semantic tokens.

#include "tests/catch.h"
#include "tests/lsp/feature_support.h"

using namespace gouji;
using lsp::Json;

namespace {

struct Seen {
    std::string text;
    int type = 0;
    int modifiers = 0;
};

/// The tokens with what they cover.
std::vector<Seen> tokens_of(const lsp::Snapshot& document, const Json& answer) {
    std::vector<Seen> seen;
    const Json& data = answer["data"];
    REQUIRE(data.size() % 5 == 0);
    Position at;
    for (std::size_t i = 0; i < data.size(); i += 5) {
        const auto lines = data[i].get<std::uint32_t>();
        at = {at.line + lines, data[i + 1].get<std::uint32_t>() + (lines == 0 ? at.character : 0)};
        const Position end{at.line, at.character + data[i + 2].get<std::uint32_t>()};
        // It ends within its line.
        CHECK(to_position(*document.source, document.offset(end), document.encoding()) == end);
        seen.push_back({test::text_of(document, lsp::to_json(Range{at, end})), data[i + 3].get<int>(),
                        data[i + 4].get<int>()});
    }
    return seen;
}

}  // namespace

TEST_CASE("a lens over each table: sums that hold, blanks") {
    const auto titles = [](const std::string& text, Language language = Language::zh) {
        lsp::DocumentSettings settings;
        settings.settings.language = language;
        const lsp::Snapshot document = test::snapshot_of(text, test::able_client("utf-16"), settings);
        std::vector<std::string> all;
        for (const Json& lens : test::ask(document, "textDocument/codeLens", Json::object())) {
            CHECK(lens["range"]["start"]["line"] == lens["range"]["end"]["line"]);
            CHECK(lens["command"]["command"] == "");
            all.push_back(lens["command"]["title"]);
        }
        return all;
    };
    const std::string sound = test::sound_draft();
    auto all = titles(sound);
    REQUIRE(all.size() == 6);
    CHECK(all[0] == "没有空白");
    CHECK(all[4] == "勾稽关系 39 条，39 条成立；没有空白");
    const std::string wrong = test::replaced(sound, "| 4 | 2 |", "| 4 |   |");
    CHECK(titles(wrong)[4].find("不成立") == std::string::npos);
    CHECK(titles(wrong)[4].find("空白 1 格") != std::string::npos);
    CHECK(titles(test::replaced(sound, "| 4 | 2 |", "| 9 | 2 |"))[4] ==
          "勾稽关系 39 条，37 条成立，2 条不成立；没有空白");
    CHECK(titles(sound, Language::en)[4] == "39 sums, 39 hold; no blanks");
}

TEST_CASE("semantic tokens: headings, labels, figures, totals, in every encoding") {
    for (const char* encoding : {"utf-8", "utf-16", "utf-32"}) {
        const lsp::Snapshot document = test::snapshot_of(test::sound_draft(), test::able_client(encoding));
        const auto all =
            tokens_of(document, test::ask(document, "textDocument/semanticTokens/full", Json::object()));
        std::size_t figures = 0;
        std::size_t headings = 0;
        std::size_t totals = 0;
        for (const Seen& token : all) {
            CHECK((token.type == 2) == (token.text.find_first_not_of("0123456789") == std::string::npos));
            headings += token.type == 0;
            figures += token.type == 2;
            totals += token.modifiers;
        }
        CHECK(headings == 6);
        CHECK(figures == 6 + 1 + 2 + 1 + 175 + 15);
        CHECK(totals == 24 + 7 + 3);
        REQUIRE_FALSE(all.empty());
        CHECK(all[0].text == "一、总体情况");
    }
}

TEST_CASE("semantic tokens of a range are those of the whole that lie in it") {
    const lsp::Snapshot document = test::snapshot_of(test::sound_draft(), test::able_client("utf-16"));
    const Span row = document.report().tables[4].rows[0].span;
    const auto some =
        tokens_of(document, test::ask_range(document, "textDocument/semanticTokens/range", row));
    REQUIRE(some.size() == 8);
    CHECK(some[0].type == 1);
    CHECK(some[1].text == "4");
    CHECK(some[7].modifiers == 1);
}

TEST_CASE("semantic tokens only of the types that the client knows") {
    Json client = test::able_client("utf-16");
    client["textDocument"]["semanticTokens"]["tokenTypes"] = {"number"};
    client["textDocument"]["semanticTokens"]["tokenModifiers"] = Json::array();
    const lsp::Snapshot document = test::snapshot_of(test::sound_draft(), client);
    for (const Seen& token :
         tokens_of(document, test::ask(document, "textDocument/semanticTokens/full", Json::object()))) {
        CHECK(token.type == 0);
        CHECK(token.modifiers == 0);
        CHECK(token.text.find_first_not_of("0123456789") == std::string::npos);
    }
}

TEST_CASE("torn labels give a token for each of their lines") {
    const std::string torn =
        "<table><tr><td>第二十条第（一）项</td></tr>"
        "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        "<tr><td>规章</td><td>1</td><td>0</td><td>1</td></tr>"
        "<tr><td>行政规范\n性文件</td><td>1<b>2</b></td><td>0</td><td>1</td></tr></table>\n";
    const lsp::Snapshot document = test::snapshot_of(
        "2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n" + torn, test::able_client("utf-16"));
    std::vector<std::string> texts;
    for (const Seen& token :
         tokens_of(document, test::ask(document, "textDocument/semanticTokens/full", Json::object()))) {
        texts.push_back(token.text);
    }
    CHECK(texts == std::vector<std::string>{"二、主动公开政府信息情况", "规章", "1", "0", "1", "行政规范",
                                            "性文件", "1", "2", "0", "1"});
}
