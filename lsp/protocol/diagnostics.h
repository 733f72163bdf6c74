#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lsp/protocol/base.h"

namespace gouji::lsp {

/// A DocumentDiagnosticReport as JSON: `unchanged` where the client has the same already. `items`
/// is a JSON array of diagnostics.
[[nodiscard]] std::string document_report(std::string_view items, std::string_view previous_id);

/// A WorkspaceDocumentDiagnosticReport. `version` is of an open document.
[[nodiscard]] std::string workspace_document_report(std::string_view uri, std::optional<std::int32_t> version,
                                                    std::string_view items, std::string_view previous_id);
/// The one that says only that nothing has changed.
[[nodiscard]] std::string unchanged_workspace_report(std::string_view uri,
                                                     std::optional<std::int32_t> version,
                                                     std::string_view id);

/// Tells one list of diagnostics from another, the same in every run of the server.
[[nodiscard]] std::string result_id(std::string_view items);

struct WorkspaceDiagnosticParams {
    Json work_done_token;                         // null: the client shows no progress
    Json partial_result_token;                    // null: the client wants all at once
    std::map<std::string, std::string> previous;  // result ids by URI
};
[[nodiscard]] WorkspaceDiagnosticParams read_workspace_diagnostic(const Json& params);

}  // namespace gouji::lsp
