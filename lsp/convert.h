#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/protocol/base.h"
#include "lsp/server/snapshot.h"
#include "parser/text/edit.h"
#include "rules/core/finding.h"

namespace gouji::lsp {

/// The one place where findings and edits become the protocol's.

/// Writes the findings as a JSON array of Diagnostic, with what the client can show.
void append_diagnostics(std::string& out, const Snapshot& document);
/// The same for findings about any text: of a configuration file.
void append_diagnostics(std::string& out, std::string_view uri, const SourceText& source,
                        std::span<const Finding> findings, const ClientCapabilities& client);

/// The diagnostics of a document, kept as they were written: of the next version only what says
/// something else is written anew. At a key most findings say what they said, often where they said it.
class WrittenDiagnostics {
 public:
    /// As `append_diagnostics` gives it; good until the next call.
    [[nodiscard]] std::string_view of(const std::shared_ptr<const Snapshot>& document);

 private:
    /// How a finding stands in the text: its range and what comes behind that.
    struct Piece {
        Range range;
        std::size_t related = 0;  // where the ranges of the places begin that it names
        std::size_t begin = 0;
        std::size_t behind_range = 0;
        std::size_t end = 0;
    };
    struct List {
        std::shared_ptr<const Snapshot> document;
        std::string text;
        std::vector<Piece> pieces;   // as the findings
        std::vector<Range> related;  // of all findings
    };
    List now_;
    List before_;  // kept for its memory
};

/// One finding as a Diagnostic.
[[nodiscard]] Json to_diagnostic(const Snapshot& document, const Finding& finding);

/// TextEdits, in the order of the text.
[[nodiscard]] Json to_text_edits(const Snapshot& document, const std::vector<Edit>& edits);
/// A WorkspaceEdit of the one document: with its version where the client can, else `changes`.
[[nodiscard]] Json to_workspace_edit(const Snapshot& document, const std::vector<Edit>& edits);
/// The same of any document. `edits` are TextEdits; `version` is of one that is open. `create`: there is
/// no such file yet, which only clients that create files understand.
[[nodiscard]] Json to_workspace_edit(std::string_view uri, std::optional<std::int32_t> version, Json edits,
                                     bool create, const ClientCapabilities& client);
/// { uri, range }
[[nodiscard]] Json to_location(const Snapshot& document, Span span);

}  // namespace gouji::lsp
