#include "tests/lsp/feature_support.h"

#include "parser/text/edit.h"
#include "tests/catch.h"
#include "tests/support/draft_writer.h"

namespace gouji::test {

using lsp::Json;

Json able_client(std::string_view encoding) {
    Json text;
    for (const char* name : {"codeAction", "codeLens", "completion", "definition", "documentHighlight",
                             "documentLink", "documentSymbol", "foldingRange", "formatting", "hover",
                             "inlayHint", "references", "selectionRange", "semanticTokens"}) {
        text[name] = Json::object();
    }
    text["hover"]["contentFormat"] = {"markdown", "plaintext"};
    text["codeAction"]["codeActionLiteralSupport"] = {{"codeActionKind", {{"valueSet", Json::array()}}}};
    text["completion"]["completionItem"] = {{"preselectSupport", true}};
    text["documentSymbol"]["hierarchicalDocumentSymbolSupport"] = true;
    text["documentLink"]["tooltipSupport"] = true;
    text["semanticTokens"] = {{"requests", {{"full", true}, {"range", true}}},
                              {"tokenTypes", {"class", "property", "number", "comment"}},
                              {"tokenModifiers", {"readonly"}},
                              {"formats", {"relative"}}};
    return {{"general", {{"positionEncodings", Json::array({encoding})}}},
            {"textDocument", text},
            {"workspace", {{"symbol", Json::object()}}}};
}

lsp::Snapshot snapshot_of(std::string text, const Json& capabilities, const lsp::DocumentSettings& settings) {
    lsp::Snapshot made;
    made.uri = "file:///draft.md";
    made.version = 1;
    made.source = std::make_shared<const SourceText>(SourceText::from_utf8(std::move(text)));
    made.settings = std::make_shared<const lsp::DocumentSettings>(settings);
    made.client =
        std::make_shared<const lsp::ClientCapabilities>(lsp::read_client_capabilities(capabilities));
    made.judgement = judge(made.source, *settings.forms, settings.settings);
    return made;
}

Json ask(const lsp::Snapshot& document, std::string_view method, Json params) {
    params["textDocument"] = {{"uri", document.uri}};
    for (const lsp::Feature* feature : lsp::all_features()) {
        if (feature->method == method) {
            const lsp::Reply reply = feature->answer(document, params);
            const Json* answer = std::get_if<Json>(&reply);
            REQUIRE(answer != nullptr);
            return *answer;
        }
    }
    FAIL("no such feature: " << method);
    return {};
}

Json ask_at(const lsp::Snapshot& document, std::string_view method, std::size_t offset) {
    const Position position =
        to_position(*document.source, static_cast<std::uint32_t>(offset), document.encoding());
    return ask(document, method,
               {{"position", lsp::to_json(position)}, {"context", {{"includeDeclaration", true}}}});
}

Json ask_range(const lsp::Snapshot& document, std::string_view method, Span span) {
    return ask(
        document, method,
        {{"range", lsp::to_json(document.range(span))}, {"context", {{"diagnostics", Json::array()}}}});
}

Json ask_range(const lsp::Snapshot& document, std::string_view method) {
    return ask_range(document, method, {0, static_cast<std::uint32_t>(document.source->text().size())});
}

std::string text_of(const lsp::Snapshot& document, const Json& range) {
    const auto read = lsp::read_range(range);
    REQUIRE(read);
    return std::string(document.source->slice({document.offset(read->start), document.offset(read->end)}));
}

std::string with_edits(const lsp::Snapshot& document, const Json& edits) {
    std::vector<Edit> all;
    for (const Json& edit : edits) {
        const auto range = lsp::read_range(edit["range"]);
        REQUIRE(range);
        all.push_back({{document.offset(range->start), document.offset(range->end)}, edit["newText"]});
    }
    REQUIRE(settle_edits(all, document.source->text().size()).size() == all.size());
    return apply_edits(document.source->text(), all);
}

std::string wrong_places(const lsp::Snapshot& document, const Json& answer) {
    std::vector<const Json*> waiting{&answer};
    while (!waiting.empty()) {
        const Json& value = *waiting.back();
        waiting.pop_back();
        if (const auto position = lsp::read_position(value); position && value.size() == 2) {
            const std::uint32_t offset = document.offset(*position);
            if (to_position(*document.source, offset, document.encoding()) != *position) {
                return "not in the document: " + value.dump();
            }
        } else if (const auto range = lsp::read_range(value);
                   range && document.offset(range->end) < document.offset(range->start)) {
            return "end before start: " + value.dump();
        }
        if (value.is_structured()) {
            for (const Json& part : value) {
                waiting.push_back(&part);
            }
        }
    }
    return {};
}

std::string sound_draft() {
    const Form& form = *Forms::builtin().find("2021");
    const std::size_t index = form.table_index("applications").value();
    const FormTable& table = form.tables[index];
    FigureTexts figures;
    for (const FormTable& each : form.tables) {
        figures.emplace_back(each.cell_count(), "0");
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string& id = table.rows[row].id;
        if (id == "received" || id == "granted" || id == "results-total") {
            const std::size_t first = row * table.columns.size();
            figures[index][first] = "4";
            figures[index][first + 1] = "2";
            figures[index][first + table.columns.size() - 1] = "6";
        }
    }
    return write_draft(form, figures, Shape::markdown, 0).text;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

}  // namespace gouji::test
