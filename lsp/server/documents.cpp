#include "lsp/server/documents.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lsp/protocol/uri.h"
#include "rules/core/config_file.h"

namespace gouji::lsp {
namespace {

// Editors call the same languages by different names.
constexpr std::array<std::string_view, 10> draft_languages = {
    "plaintext", "text", "txt", "markdown", "md", "html", "csv", "tsv", "fundamental", "",
};
constexpr std::array<std::string_view, 8> draft_extensions = {
    ".txt", ".md", ".markdown", ".html", ".htm", ".csv", ".tsv", ".text",
};

std::string_view last_part(std::string_view uri) {
    return uri.substr(uri.rfind('/') + 1);
}

void apply(TextBuffer& text, const ContentChange& change, PositionEncoding encoding) {
    if (!change.range) {
        text = TextBuffer(change.text);
        return;
    }
    const std::uint32_t begin = text.offset(change.range->start, encoding);
    const std::uint32_t end = text.offset(change.range->end, encoding);
    text.replace({begin, std::max(begin, end)}, change.text);
}

}  // namespace

DocumentKind document_kind(std::string_view uri, std::string_view language_id) {
    const std::string name(last_part(decoded_uri(uri)));
    if (name == config_file_name) {
        return DocumentKind::configuration;
    }
    const bool by_language =
        std::find(draft_languages.begin(), draft_languages.end(), language_id) != draft_languages.end();
    const bool by_name = std::any_of(draft_extensions.begin(), draft_extensions.end(),
                                     [&](std::string_view extension) { return name.ends_with(extension); });
    return by_language || by_name ? DocumentKind::draft : DocumentKind::other;
}

Document& Documents::open(TextDocumentItem item) {
    std::string key = decoded_uri(item.uri);
    Document& document = documents_[key];
    document = Document();
    document.key = std::move(key);
    document.opening = ++openings_;
    document.kind = document_kind(item.uri, item.language_id);
    document.uri = std::move(item.uri);
    document.version = item.version;
    if (document.kind != DocumentKind::other) {
        document.text = TextBuffer(std::move(item.text));
    }
    return document;
}

Documents::Change Documents::change(DidChange change, PositionEncoding encoding) {
    Document* document = find(change.uri);
    if (document == nullptr) {
        return Change::unknown;
    }
    if (document->kind == DocumentKind::other) {
        document->version = change.version.value_or(document->version);
        return Change::ignored;
    }
    const bool whole_text = change.whole && !change.changes.empty() && !change.changes.front().range;
    const bool rises = change.version && *change.version > document->version;
    if (!whole_text && (document->out_of_step || !change.whole || !rises)) {
        document->snapshot.reset();
        return std::exchange(document->out_of_step, true) ? Change::ignored : Change::lost_step;
    }
    for (const ContentChange& each : change.changes) {
        apply(document->text, each, encoding);
    }
    document->version = change.version.value_or(document->version);
    document->out_of_step = false;
    return Change::applied;
}

void Documents::close(std::string_view uri) {
    if (const auto it = documents_.find(decoded_uri(uri)); it != documents_.end()) {
        documents_.erase(it);
    }
}

Document* Documents::find(std::string_view uri) {
    // Nearly always there is nothing to decode.
    const auto it =
        uri.find('%') == std::string_view::npos ? documents_.find(uri) : documents_.find(decoded_uri(uri));
    return it == documents_.end() ? nullptr : &it->second;
}

}  // namespace gouji::lsp
