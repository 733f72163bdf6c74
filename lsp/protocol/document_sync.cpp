#include "lsp/protocol/document_sync.h"

#include <utility>

namespace gouji::lsp {
namespace {

// The member's text, moved out; nothing where it is no string.
std::optional<std::string> take_string(Json& object, const char* name) {
    const auto it = object.find(name);
    if (it == object.end() || !it->is_string()) {
        return std::nullopt;
    }
    return std::move(it->get_ref<std::string&>());
}

}  // namespace

std::optional<TextDocumentItem> read_did_open(Json& params) {
    if (!member(params, "textDocument").is_object()) {
        return std::nullopt;
    }
    Json& document = params["textDocument"];
    auto uri = take_string(document, "uri");
    auto text = take_string(document, "text");
    if (!uri || !text) {
        return std::nullopt;
    }
    return TextDocumentItem{std::move(*uri), take_string(document, "languageId").value_or(""),
                            read_integer(member(document, "version")).value_or(0), std::move(*text)};
}

DidChange read_did_change(Json& params) {
    DidChange result;
    result.uri = document_uri(params);
    result.version = read_integer(member(params, "textDocument", "version"));
    if (!member(params, "contentChanges").is_array()) {
        result.whole = false;
        return result;
    }
    for (Json& change : params["contentChanges"]) {
        auto text = change.is_object() ? take_string(change, "text") : std::nullopt;
        if (!text) {
            result.whole = false;
            continue;
        }
        const Json& range_json = member(change, "range");
        if (range_json.is_null()) {
            result.changes.clear();
            result.whole = true;
            result.changes.push_back({std::nullopt, std::move(*text)});
            continue;
        }
        const auto range = read_range(range_json);
        const bool meant =
            range &&
            (range->start.line < range->end.line ||
             (range->start.line == range->end.line && range->start.character <= range->end.character));
        if (meant) {
            result.changes.push_back({range, std::move(*text)});
        } else {
            result.whole = false;
        }
    }
    return result;
}

std::string_view document_uri(const Json& params) {
    return string_or(member(params, "textDocument", "uri"), "");
}

}  // namespace gouji::lsp
