#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/base.h"

namespace gouji::lsp {

struct TextDocumentItem {
    std::string uri;
    std::string language_id;
    std::int32_t version = 0;
    std::string text;
};

/// Nothing where a member is missing or of another type. Takes the text out of `params`.
[[nodiscard]] std::optional<TextDocumentItem> read_did_open(Json& params);

/// One change of a document's text.
struct ContentChange {
    std::optional<Range> range;  // none: `text` is the whole document
    std::string text;
};

struct DidChange {
    std::string uri;
    std::optional<std::int32_t> version;
    /// The changes as far as they can be meant; `whole` says whether that is all of them.
    std::vector<ContentChange> changes;
    bool whole = true;
};

/// Takes the texts out of `params`. Changes before one that gives the whole text are left out:
/// nothing remains of them.
[[nodiscard]] DidChange read_did_change(Json& params);

/// The URI of a TextDocumentIdentifier in the params of a request; empty where there is none.
[[nodiscard]] std::string_view document_uri(const Json& params);

}  // namespace gouji::lsp
