// Hover, hints, definitions, references and highlights: what is said of a figure and its sums.

#include <algorithm>

#include "tests/catch.h"
#include "tests/lsp/feature_support.h"

using namespace gouji;
using lsp::Json;
using test::ask_at;
using test::replaced;
using test::text_of;

namespace {

struct Open {
    lsp::Snapshot document;
    const BoundTable* table = nullptr;

    explicit Open(const std::string& text, const Json& client = test::able_client("utf-16"),
                  const lsp::DocumentSettings& settings = {})
        : document(test::snapshot_of(text, client, settings)) {
        for (const BoundTable& each : document.report().tables) {
            if (each.of(*document.report().forms).id == "applications") {
                table = &each;
            }
        }
        REQUIRE(table != nullptr);
    }
    [[nodiscard]] const Cell& cell(std::string_view row, std::string_view column) const {
        const FormTable& form = table->of(*document.report().forms);
        const auto named = [](std::string_view id) {
            return [id](const auto& each) { return each.id == id; };
        };
        const auto r = std::find_if(form.rows.begin(), form.rows.end(), named(row)) - form.rows.begin();
        const auto c =
            std::find_if(form.columns.begin(), form.columns.end(), named(column)) - form.columns.begin();
        return table->cells[static_cast<std::size_t>(r) * form.columns.size() + static_cast<std::size_t>(c)];
    }
    [[nodiscard]] std::size_t at(std::string_view row, std::string_view column) const {
        return cell(row, column).span.begin;
    }
    /// The draft with another figure in the cell.
    [[nodiscard]] Open with(std::string_view row, std::string_view column, std::string_view figure,
                            const Json& client = test::able_client("utf-16")) const {
        std::string text(document.source->text());
        const Span span = cell(row, column).span;
        text.replace(span.begin, span.length(), figure);
        return Open(text, client);
    }
    [[nodiscard]] std::vector<Span> spans(const Json& list, const char* range) const {
        std::vector<Span> all;
        for (const Json& entry : list) {
            const auto read = lsp::read_range(entry[range]);
            REQUIRE(read);
            all.push_back({document.offset(read->start), document.offset(read->end)});
        }
        return all;
    }
};

bool holds(const std::vector<Span>& spans, const Cell& cell) {
    return std::find(spans.begin(), spans.end(), cell.span) != spans.end();
}

bool contains(const Json& text, std::string_view part) {
    return text.get<std::string>().find(part) != std::string::npos;
}

/// The labels of the hints at the end of the cell.
std::vector<std::string> hints_at(const Open& open, const Cell& cell) {
    std::vector<std::string> labels;
    for (const Json& hint : test::ask_range(open.document, "textDocument/inlayHint")) {
        const auto position = lsp::read_position(hint["position"]);
        REQUIRE(position);
        if (open.document.offset(*position) == cell.span.end) {
            labels.push_back(hint["label"]);
        }
    }
    return labels;
}

const char* const hover = "textDocument/hover";

}  // namespace

TEST_CASE("hover on a figure: row, column, meaning, every sum with its balance") {
    for (const char* encoding : {"utf-8", "utf-16", "utf-32"}) {
        const Open open(test::sound_draft(), test::able_client(encoding));
        const Json answer = ask_at(open.document, hover, open.at("granted", "total"));
        const Json& text = answer["contents"]["value"];
        CHECK(answer["contents"]["kind"] == "markdown");
        CHECK(contains(text, "三、本年度办理结果 › （一）予以公开"));
        CHECK(contains(text, "列：申请人情况 › 总计"));
        CHECK(contains(text, "申请的信息全部提供。"));
        CHECK(contains(text, "自然人 4 + 商业企业 2 = 6"));
        CHECK(contains(text, "- ✓ “（一）予以公开”行"));
        CHECK(contains(text, "- ✓ “总计”列"));
        CHECK(text_of(open.document, answer["range"]) == "6");
    }
}

TEST_CASE("hover on a wrong total says by how much, on a blank what it must be") {
    const Open sound(test::sound_draft());
    const Open wrong = sound.with("received", "total", "7");
    const Json text = ask_at(wrong.document, hover, wrong.at("received", "total"))["contents"]["value"];
    CHECK(contains(text, "✗ “一、本年新收”行"));
    CHECK(contains(text, "多 1"));
    const Open blank = sound.with("received", "total", " ");
    CHECK(contains(ask_at(blank.document, hover, blank.at("received", "total"))["contents"]["value"],
                   "应为 6"));
}

TEST_CASE("hover on a heading, a row's label and a caption; in English, as plain text") {
    const Open open(test::sound_draft());
    const std::string text(open.document.source->text());
    const Json heading = ask_at(open.document, hover, text.find("主动公开政府信息情况"));
    CHECK(contains(heading["contents"]["value"], "以表格报告条例第二十条"));
    CHECK(contains(heading["contents"]["value"], "依据：国办公开办函"));
    const Json label = ask_at(open.document, hover, open.table->rows[0].label.span().begin + 3);
    CHECK(contains(label["contents"]["value"], "本年1月1日至12月31日新收到的申请"));
    const Json caption = ask_at(open.document, hover, open.table->caption.begin);
    CHECK(contains(caption["contents"]["value"], "第一项加第二项之和"));
    CHECK(ask_at(open.document, hover, text.find("本年度我局")).is_null());

    lsp::DocumentSettings settings;
    settings.settings.language = Language::en;
    Json client = test::able_client("utf-16");
    client["textDocument"]["hover"]["contentFormat"] = {"plaintext"};
    const Open english(test::sound_draft(), client, settings);
    const Json answer = ask_at(english.document, hover, english.at("granted", "total"));
    CHECK(answer["contents"]["kind"] == "plaintext");
    CHECK(contains(answer["contents"]["value"], "Column: 申请人情况 › 总计"));
    CHECK_FALSE(contains(answer["contents"]["value"], "**"));
}

TEST_CASE("hints beside totals: they hold, what the addends give, at least, nothing") {
    using Labels = std::vector<std::string>;
    const Open sound(test::sound_draft());
    CHECK(hints_at(sound, sound.cell("received", "total")) == Labels{"✓"});
    CHECK(hints_at(sound, sound.cell("received", "natural-person")).empty());
    const Open wrong = sound.with("refused/state-secret", "total", "3");
    CHECK(hints_at(wrong, wrong.cell("refused/state-secret", "total")) == Labels{"应为 0"});
    const Open blank = sound.with("received", "total", " ");
    CHECK(hints_at(blank, blank.cell("received", "total")) == Labels{"应为 6"});
    const Open addend = sound.with("granted", "natural-person", "5");
    CHECK(hints_at(addend, addend.cell("granted", "total")) == Labels{"各项之和 7"});
    const Open open = sound.with("received", "research", " ");
    CHECK(hints_at(open, open.cell("received", "total")).empty());
}

TEST_CASE("hints are for the range asked, and as the settings want them") {
    const Open sound(test::sound_draft());
    const Span line = sound.table->rows[0].span;
    CHECK(test::ask_range(sound.document, "textDocument/inlayHint", line).size() == 1);
    lsp::DocumentSettings settings;
    settings.editor.total_hints = false;
    const Open none(test::sound_draft(), test::able_client("utf-16"), settings);
    CHECK(test::ask_range(none.document, "textDocument/inlayHint").empty());
    settings.editor.column_hints = true;
    const Open columns(test::sound_draft(), test::able_client("utf-16"), settings);
    const Json hints =
        test::ask_range(columns.document, "textDocument/inlayHint", columns.table->rows.back().span);
    REQUIRE(hints.size() == 7);
    CHECK(hints[0]["label"] == "自然人：");
    CHECK(hints[0]["kind"] == 2);
    CHECK(test::ask_range(columns.document, "textDocument/inlayHint", columns.table->rows.front().span)
              .empty());
}

TEST_CASE("definition: from a total to its addends, from an addend to its totals") {
    for (const char* encoding : {"utf-8", "utf-16"}) {
        const Open open(test::sound_draft(), test::able_client(encoding));
        const auto addends = open.spans(
            ask_at(open.document, "textDocument/definition", open.at("received", "total")), "range");
        CHECK(addends.size() == 6);
        CHECK(holds(addends, open.cell("received", "natural-person")));
        const auto totals = open.spans(
            ask_at(open.document, "textDocument/definition", open.at("granted", "business")), "range");
        CHECK(totals.size() == 2);
        CHECK(holds(totals, open.cell("granted", "total")));
        CHECK(holds(totals, open.cell("results-total", "business")));
    }
    const Open open(test::sound_draft());
    CHECK(ask_at(open.document, "textDocument/definition", 0).is_null());
}

TEST_CASE("definition links where the client takes them") {
    Json client = test::able_client("utf-16");
    client["textDocument"]["definition"]["linkSupport"] = true;
    const Open open(test::sound_draft(), client);
    const Json links = ask_at(open.document, "textDocument/definition", open.at("granted", "business"));
    REQUIRE(links.size() == 2);
    CHECK(text_of(open.document, links[0]["originSelectionRange"]) == "2");
    CHECK(links[0]["targetUri"] == open.document.uri);
    CHECK(links[0]["targetRange"] == links[0]["targetSelectionRange"]);
}

TEST_CASE("references are all cells of the cell's equations") {
    const Open open(test::sound_draft());
    const std::size_t at = open.at("granted", "natural-person");
    const auto all = open.spans(ask_at(open.document, "textDocument/references", at), "range");
    CHECK(all.size() == 7 + 21);  // its row, and the rest of its column's results with their total
    CHECK(holds(all, open.cell("granted", "natural-person")));
    const Json others = test::ask(
        open.document, "textDocument/references",
        {{"position", lsp::to_json(to_position(*open.document.source, static_cast<std::uint32_t>(at),
                                               open.document.encoding()))},
         {"context", {{"includeDeclaration", false}}}});
    CHECK(others.size() == all.size() - 1);
}

TEST_CASE("the whole equation is highlighted, addends and what they make") {
    const Open open(test::sound_draft());
    const Json marks =
        ask_at(open.document, "textDocument/documentHighlight", open.at("carried-in", "social"));
    // Its row with the total, and the balance of its column.
    CHECK(marks.size() == 7 + 3);
    const auto spans = open.spans(marks, "range");
    const auto kind_of = [&](const Cell& cell) {
        const auto at = std::find(spans.begin(), spans.end(), cell.span) - spans.begin();
        return marks[static_cast<std::size_t>(at)]["kind"].get<int>();
    };
    CHECK(kind_of(open.cell("carried-in", "social")) == 2);
    CHECK(kind_of(open.cell("carried-in", "total")) == 3);
    CHECK(kind_of(open.cell("results-total", "social")) == 3);
    CHECK(ask_at(open.document, "textDocument/documentHighlight", 0).is_null());
}
