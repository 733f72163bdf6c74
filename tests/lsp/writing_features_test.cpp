// What is offered while a draft is written, links, and drafts by name.

#include "tests/catch.h"
#include "tests/lsp/feature_support.h"
#include "tests/support/draft_writer.h"

using namespace gouji;
using lsp::Json;

namespace {

const char* const completion = "textDocument/completion";

/// The draft with the item put in. Its edit must stand in one line and have the cursor in it.
std::string with_item(const lsp::Snapshot& document, const Json& item, std::size_t cursor) {
    const auto range = lsp::read_range(item["textEdit"]["range"]);
    REQUIRE(range);
    CHECK(range->start.line == range->end.line);
    CHECK(document.offset(range->start) <= cursor);
    CHECK(cursor <= document.offset(range->end));
    return test::with_edits(document, Json::array({item["textEdit"]}));
}

lsp::Snapshot open(const std::string& text, const char* encoding = "utf-16") {
    return test::snapshot_of(text, test::able_client(encoding));
}

std::string without(std::string text, std::string_view from, std::string_view to) {
    const std::size_t begin = text.find(from);
    const std::size_t end = text.find(to, begin);
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    return text.erase(begin, end - begin);
}

}  // namespace

TEST_CASE("a blank cell is offered what the sums make it, else 0, in every shape") {
    const Form& form = *Forms::builtin().find("2021");
    const std::size_t table = form.table_index("applications").value();
    for (const Shape shape :
         {Shape::bar_rows, Shape::tab_rows, Shape::markdown, Shape::html, Shape::box, Shape::separated}) {
        for (const auto& [cell, figure] : {std::pair<std::size_t, const char*>{6, "0"}, {0, "0"}}) {
            test::FigureTexts figures;
            for (const FormTable& each : form.tables) {
                figures.emplace_back(each.cell_count(), "0");
            }
            figures[table][cell] = "";
            const lsp::Snapshot document = open(test::write_draft(form, figures, shape, 0).text);
            INFO(shape_name(shape) << " " << cell);
            REQUIRE(document.report().tables.size() == 6);
            const std::uint32_t at = document.report().tables[4].cells[cell].span.begin;
            const Json items = test::ask_at(document, completion, at);
            REQUIRE(items.size() == 1);
            CHECK(items[0]["label"] == figure);
            CHECK(items[0]["preselect"] == true);
            const lsp::Snapshot filled = open(with_item(document, items[0], at));
            CHECK(filled.report().tables[4].cells[cell].value.kind == ValueKind::number);
            CHECK(filled.judgement.findings.empty());
        }
    }
}

TEST_CASE("no figure is offered where one stands, and no 0 that would break a sum") {
    const lsp::Snapshot sound = open(test::sound_draft());
    CHECK(test::ask_at(sound, completion, sound.report().tables[4].cells[0].span.begin).empty());
    const lsp::Snapshot two = open(test::replaced(test::sound_draft(), "| 4 | 2 |", "|   |   |"));
    const std::uint32_t at = two.report().tables[4].cells[0].span.begin;
    for (const Json& item : test::ask_at(two, completion, at)) {
        CHECK(item["label"] != "0");
    }
}

TEST_CASE("the missing heading is offered where it belongs, typed or not") {
    const std::string sound = test::sound_draft();
    const std::string section = "## 五、";
    const std::string lost = without(sound, section, "## 六、");
    const std::size_t at = lost.find("## 六、");
    for (const char* encoding : {"utf-8", "utf-16"}) {
        for (const std::string typed : {"", "五", "## ", "## 五、存在", "存在的主要"}) {
            INFO(encoding << " “" << typed << "”");
            const lsp::Snapshot document =
                open(lost.substr(0, at) + typed + "\n\n" + lost.substr(at), encoding);
            const std::size_t cursor = at + typed.size();
            const Json items = test::ask_at(document, completion, cursor);
            REQUIRE(items.size() == 1);
            CHECK(items[0]["label"] == "五、存在的主要问题及改进情况");
            const std::string mended = with_item(document, items[0], cursor);
            CHECK(mended.substr(at).starts_with("## 五、存在的主要问题及改进情况\n"));
        }
        const lsp::Snapshot other = open(lost.substr(0, at) + "本年\n\n" + lost.substr(at), encoding);
        CHECK(test::ask_at(other, completion, at + 6).empty());
    }
    const lsp::Snapshot nothing = open(test::replaced(sound, "## 六、", "\n## 六、"));
    CHECK(test::ask_at(nothing, completion, sound.find("## 六、")).empty());
}

TEST_CASE("the blank table of a section is offered in the draft's shape") {
    const std::string sound = test::sound_draft();
    const std::size_t heading = sound.find("四、政府信息公开行政复议");
    REQUIRE(heading != std::string::npos);
    const std::size_t begin = sound.find('\n', heading) + 1;
    const std::string lost = sound.substr(0, begin) + "\n\n" + sound.substr(sound.find("## 五、"));
    const lsp::Snapshot document = open(lost);
    const Json items = test::ask_at(document, completion, begin);
    REQUIRE(items.size() == 1);
    CHECK(items[0]["label"] == "空白表：政府信息公开行政复议、行政诉讼情况表");
    const lsp::Snapshot mended = open(with_item(document, items[0], begin));
    REQUIRE(mended.report().tables.size() == 6);
    CHECK(mended.report().tables[5].shape == Shape::markdown);
    CHECK(test::ask_at(open(sound), completion, begin).empty());

    // With a bar a table begins, and clients ask.
    const lsp::Snapshot begun = open(lost.substr(0, begin) + "|" + lost.substr(begin));
    const Json behind_bar = test::ask_at(begun, completion, begin + 1);
    REQUIRE(behind_bar.size() == 1);
    CHECK(behind_bar[0]["label"] == items[0]["label"]);
    CHECK(test::with_edits(begun, Json::array({behind_bar[0]["textEdit"]})) ==
          test::with_edits(document, Json::array({items[0]["textEdit"]})));

    // What the section itself lacks comes before the sections behind it.
    const Json both = test::ask_at(open(sound.substr(0, begin) + "\n"), completion, begin);
    REQUIRE(both.size() == 3);
    CHECK(both[0]["label"] == items[0]["label"]);
    CHECK(both[1]["label"] == "五、存在的主要问题及改进情况");
}

TEST_CASE("a title alone is offered all headings") {
    const std::string text = "甲县卫生健康局2023年政府信息公开工作年度报告\n\n";
    const Json items = test::ask_at(open(text), completion, text.size());
    REQUIRE(items.size() == 6);
    CHECK(items[0]["label"] == "一、总体情况");
    CHECK(items[0]["sortText"] < items[1]["sortText"]);
}

TEST_CASE("what a section must state is offered in it, until it is stated") {
    const std::string title = "甲县卫生健康局2023年政府信息公开工作年度报告\n\n";
    const auto labels = [](const std::string& text, std::size_t at) {
        std::vector<std::string> all;
        const lsp::Snapshot document = open(text);
        for (const Json& item : test::ask_at(document, completion, at)) {
            all.push_back(item["label"]);
            if (item["kind"] == 1) {
                const std::string mended = with_item(document, item, at);
                CHECK(mended.find("\n" + all.back()) != std::string::npos);
                const lsp::Snapshot after = open(mended);
                for (const Finding& finding : after.judgement.findings) {
                    CHECK(finding.rule != "fee-statement");
                }
            }
        }
        return all;
    };
    using Labels = std::vector<std::string>;
    const Labels both = {"本年度未收取政府信息公开信息处理费。",
                         "本年度共收取政府信息公开信息处理费____元。"};
    const std::string section = title + "六、其他需要报告的事项\n";
    CHECK(labels(section, section.size()) == both);
    CHECK(labels(section + "本年度", section.size() + std::string("本年度").size()) == both);
    CHECK(labels(section + "本年度未", section.size() + std::string("本年度未").size()) == Labels{both[0]});
    CHECK(labels(section + "无其他事项。\n", section.size() + std::string("无其他事项。\n").size()) == both);
    CHECK(labels(section + "另一句", section.size() + std::string("另一句").size()).empty());
    const std::string stated = section + "本年度未收取信息处理费。\n";
    CHECK(labels(stated, stated.size()).empty());
    CHECK(labels(section + "\n本年度未收取信息处理费。\n", section.size()).empty());
    const std::string other = title + "五、存在的主要问题及改进情况\n";
    CHECK(labels(other, other.size()) == Labels{"六、其他需要报告的事项"});
    const std::string before = "甲县卫生健康局2020年政府信息公开工作年度报告\n\n六、其他需要报告的事项\n";
    CHECK(labels(before, before.size()).empty());  // the form of then did not ask for it
}

TEST_CASE("links to the regulation where it is named as such") {
    const lsp::Snapshot document = open(
        "2023年政府信息公开工作年度报告\n\n😀根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和"
        "《政府信息公开条例》第五十条，政府信息公开条例释义，《某省政府信息公开条例》。\n");
    std::vector<std::string> texts;
    for (const Json& link : test::ask(document, "textDocument/documentLink", Json::object())) {
        CHECK(link["target"] == "https://www.gov.cn/zhengce/content/2019-04/15/content_5382991.htm");
        CHECK(link["tooltip"] == "中华人民共和国政府信息公开条例");
        texts.push_back(test::text_of(document, link["range"]));
    }
    CHECK(texts == std::vector<std::string>{"《中华人民共和国政府信息公开条例》", "《政府信息公开条例》"});
}

TEST_CASE("links to the document that prescribes the form, whatever its brackets") {
    const auto links = [](const std::string& prose, const Json& client) {
        const lsp::Snapshot document =
            test::snapshot_of("2023年政府信息公开工作年度报告\n\n" + prose + "\n", client);
        const Json found = test::ask(document, "textDocument/documentLink", Json::object());
        std::vector<std::string> texts;
        for (const Json& link : found) {
            CHECK(link["target"].get<std::string>().starts_with("http"));
            texts.push_back(test::text_of(document, link["range"]));
        }
        return texts;
    };
    for (const char* encoding : {"utf-8", "utf-16"}) {
        const Json client = test::able_client(encoding);
        for (const std::string cited :
             {"国办公开办函〔2021〕30号", "国办公开办函[2021]30号", "国办公开办函（2021）30号"}) {
            CHECK(links("😀按照" + cited + "编制，" + cited + "。", client) ==
                  std::vector<std::string>{cited, cited});
        }
        CHECK(links("按照国办公开办函〔2022〕30号编制。国办公开办函", client).empty());
    }
    const lsp::Snapshot document = open("2023年政府信息公开工作年度报告\n\n国办公开办函〔2021〕30号\n");
    CHECK(test::ask(document, "textDocument/documentLink", Json::object())[0].contains("tooltip"));
}

TEST_CASE("drafts of the workspace by agency and year") {
    struct Drafts : lsp::Workspace {
        lsp::ClientCapabilities able;
        [[nodiscard]] const lsp::ClientCapabilities& client() const override { return able; }
        std::shared_ptr<const lsp::Snapshot> document(std::string_view) override { return nullptr; }
        std::vector<lsp::DraftSummary> drafts() override {
            return {{"file:///a.md", "甲县年报", "甲县卫生健康局", 2023, {{2, 0}, {2, 9}}},
                    {"file:///b.md", "年报", "", std::nullopt, {}},
                    {"file:///c.md", "", "乙市教育局", std::nullopt, {}}};
        }
        void apply_edit(std::string_view, Json) override {}
    } workspace;
    const auto names = [&](std::string_view query) {
        std::vector<std::string> all;
        for (const lsp::WorkspaceFeature* feature : lsp::all_workspace_features()) {
            if (feature->method == "workspace/symbol") {
                const lsp::Reply reply = feature->answer(workspace, {{"query", query}});
                for (const Json& symbol : std::get<Json>(reply)) {
                    CHECK(symbol["kind"] == 1);
                    CHECK(symbol["location"].contains("range"));
                    all.push_back(symbol["name"]);
                }
            }
        }
        return all;
    };
    using Names = std::vector<std::string>;
    CHECK(names("") == Names{"甲县卫生健康局 2023", "年报", "乙市教育局"});
    CHECK(names("卫健 23") == Names{"甲县卫生健康局 2023"});
    CHECK(names("局") == Names{"甲县卫生健康局 2023", "乙市教育局"});
    CHECK(names("丙").empty());
}
