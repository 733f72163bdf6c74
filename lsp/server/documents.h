#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "lsp/convert.h"
#include "lsp/protocol/document_sync.h"
#include "lsp/server/snapshot.h"
#include "lsp/server/text_buffer.h"

namespace gouji::lsp {

/// What kind of document it is, by its name and language.
enum class DocumentKind : std::uint8_t {
    draft,          // plain text, Markdown, HTML: may be a report
    configuration,  // .gouji.json
    other,          // nothing is ever said of it
};
[[nodiscard]] DocumentKind document_kind(std::string_view uri, std::string_view language_id);

/// An open document, as the client has it.
struct Document {
    std::string uri;  // as the client spelt it when it opened it
    std::string key;  // the same, decoded
    DocumentKind kind = DocumentKind::other;
    std::int32_t version = 0;
    std::uint32_t opening = 0;  // tells one opening from the next: versions begin anew
    TextBuffer text;
    /// A change could not be meant, so that what the client has is not known any more.
    bool out_of_step = false;
    /// Of the present version; null until somebody needs it.
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const Snapshot> ahead;  // judged before it was known which settings hold; or null
    std::shared_ptr<const DocumentSettings> settings;  // null until they are looked up
    WrittenDiagnostics written;
    bool publish_due = false;
    bool ahead_due = false;  // it was opened or changed, and not judged ahead since
};

/// The open documents.
class Documents {
 public:
    enum class Change : std::uint8_t {
        unknown,    // no such document is open
        ignored,    // it is out of step, and this does not heal it
        lost_step,  // it is out of step from now on
        applied,
    };

    Document& open(TextDocumentItem item);
    Change change(DidChange change, PositionEncoding encoding);
    void close(std::string_view uri);
    /// The document in any spelling of its URI; null where it is not open.
    [[nodiscard]] Document* find(std::string_view uri);

    [[nodiscard]] auto begin() { return documents_.begin(); }
    [[nodiscard]] auto end() { return documents_.end(); }

 private:
    std::map<std::string, Document, std::less<>> documents_;  // by decoded URI
    std::uint32_t openings_ = 0;
};

}  // namespace gouji::lsp
