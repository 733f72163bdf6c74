#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lsp/features/feature.h"
#include "lsp/server/snapshot.h"

namespace gouji::test {

/// What a client names that can do all that the features ask for; `encoding` as the protocol
/// spells it.
[[nodiscard]] lsp::Json able_client(std::string_view encoding);

/// A judged document for the features, as the server makes it.
[[nodiscard]] lsp::Snapshot snapshot_of(std::string text, const lsp::Json& capabilities,
                                        const lsp::DocumentSettings& settings = {});

/// The answer of the feature with that method; the test fails where there is none or an error.
[[nodiscard]] lsp::Json ask(const lsp::Snapshot& document, std::string_view method, lsp::Json params);
/// The same at the place of `offset`.
[[nodiscard]] lsp::Json ask_at(const lsp::Snapshot& document, std::string_view method, std::size_t offset);
/// The same for a stretch of the document, all of it without one.
[[nodiscard]] lsp::Json ask_range(const lsp::Snapshot& document, std::string_view method);
[[nodiscard]] lsp::Json ask_range(const lsp::Snapshot& document, std::string_view method, Span span);

/// The text that a range of an answer covers.
[[nodiscard]] std::string text_of(const lsp::Snapshot& document, const lsp::Json& range);
/// The document's text after the TextEdits.
[[nodiscard]] std::string with_edits(const lsp::Snapshot& document, const lsp::Json& edits);
/// Says what is wrong with the ranges and positions anywhere in an answer: outside of the document,
/// end before start. Empty where nothing is.
[[nodiscard]] std::string wrong_places(const lsp::Snapshot& document, const lsp::Json& answer);

/// A sound Markdown draft of the form of 2021: 4 new requests of natural persons and 2 of businesses,
/// all granted.
[[nodiscard]] std::string sound_draft();
/// `text` with the first `what` replaced; the test fails where it has none.
[[nodiscard]] std::string replaced(std::string text, std::string_view what, std::string_view by);

}  // namespace gouji::test
