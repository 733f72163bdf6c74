// Every feature asked at every place of many drafts: nothing throws, and what is answered lies in
// the document.

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/catch.h"
#include "tests/lsp/feature_support.h"
#include "tests/support/draft_writer.h"

using namespace gouji;
using lsp::Json;

namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Every feature with the position, the range of its line, and as a list of positions.
Json params_at(Position position) {
    const Json at = lsp::to_json(position);
    return {{"textDocument", {{"uri", "file:///draft.md"}}},
            {"position", at},
            {"positions", Json::array({at})},
            {"range", {{"start", at}, {"end", lsp::to_json(Position{position.line + 1, 0})}}},
            {"options", {{"tabSize", 4}, {"insertSpaces", true}}},
            {"context", {{"includeDeclaration", true}, {"diagnostics", Json::array()}, {"triggerKind", 1}}}};
}

/// The methods whose answer does not depend on a place.
bool whole_document(std::string_view method) {
    static constexpr std::array names = {"documentSymbol", "foldingRange", "codeLens",
                                         "documentLink",   "formatting",   "semanticTokens/full"};
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return method.ends_with(name); });
}

std::string wrong_at(const lsp::Snapshot& document, Position position, bool whole) {
    const Json params = params_at(position);
    for (const lsp::Feature* feature : lsp::all_features()) {
        if (whole_document(feature->method) != whole) {
            continue;
        }
        const lsp::Reply reply = feature->answer(document, params);
        const auto* answer = std::get_if<Json>(&reply);
        const std::string wrong = answer == nullptr ? "an error" : test::wrong_places(document, *answer);
        if (!wrong.empty()) {
            return std::string(feature->method) + " at " + params["position"].dump() + ": " + wrong;
        }
    }
    return {};
}

/// Asks at every `step`th byte and at the end of each line; gives the first thing that is wrong.
std::string wrong_anywhere(const lsp::Snapshot& document, std::uint32_t step) {
    std::string wrong = wrong_at(document, {0, 0}, true);
    const auto size = static_cast<std::uint32_t>(document.source->text().size());
    Position last{UINT32_MAX, 0};
    for (std::uint32_t offset = 0; wrong.empty() && offset <= size; offset += step) {
        const Position position = to_position(*document.source, offset, document.encoding());
        if (position != last) {
            wrong = wrong_at(document, position, false);
            last = position;
        }
    }
    for (const Position past : {Position{0, 100000}, Position{100000, 0}, Position{0x7FFFFFFE, 0x7FFFFFFF}}) {
        wrong = wrong.empty() ? wrong_at(document, past, false) : wrong;
    }
    return wrong;
}

}  // namespace

TEST_CASE("every feature at every place of every draft of the corpus") {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(GOUJI_SOURCE_DIR) / "tests/corpus")) {
        const std::string text = read_file(entry.path());
        for (const char* encoding : {"utf-8", "utf-16"}) {
            INFO(entry.path() << " " << encoding);
            // Coprime to the length of a Chinese character: all places of the text come up.
            const std::uint32_t step = std::string_view(encoding) == "utf-8" ? 7 : 5;
            CHECK(wrong_anywhere(test::snapshot_of(text, test::able_client(encoding)), step) == "");
        }
    }
}

TEST_CASE("every feature in tables of every shape") {
    const Form& form = *Forms::builtin().find("2021");
    test::FigureTexts figures;
    for (const FormTable& table : form.tables) {
        figures.emplace_back(table.cell_count(), "0");
        figures.back()[0] = "7";
        figures.back().back() = "";
    }
    lsp::DocumentSettings settings;
    settings.editor.column_hints = true;
    settings.editor.format = true;
    for (const Shape shape :
         {Shape::bar_rows, Shape::bar_lines, Shape::tab_rows, Shape::tab_lines, Shape::markdown, Shape::html,
          Shape::aligned, Shape::box, Shape::separated, Shape::bare_lines}) {
        INFO(shape_name(shape));
        const std::string text = test::write_draft(form, figures, shape, 1).text;
        CHECK(wrong_anywhere(test::snapshot_of(text, test::able_client("utf-16"), settings), 11) == "");
    }
}

TEST_CASE("every feature on half of a draft") {
    const std::string text = test::sound_draft();
    for (std::size_t length = 0; length < text.size(); length += 397) {
        INFO(length);
        const lsp::Snapshot document = test::snapshot_of(text.substr(0, length), test::able_client("utf-16"));
        CHECK(wrong_anywhere(document, 101) == "");
    }
}

TEST_CASE("a request without its place is an error of the request") {
    const lsp::Snapshot document = test::snapshot_of(test::sound_draft(), test::able_client("utf-16"));
    const Json params = {{"textDocument", {{"uri", document.uri}}},
                         {"position", {{"line", -1}, {"character", 0}}},
                         {"positions", Json::array({Json{{"line", "0"}}})}};
    for (const lsp::Feature* feature : lsp::all_features()) {
        INFO(feature->method);
        const lsp::Reply reply = feature->answer(document, params);
        CHECK(std::holds_alternative<lsp::ResponseError>(reply) != whole_document(feature->method));
    }
}
