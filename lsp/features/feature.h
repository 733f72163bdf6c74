#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lsp/protocol/base.h"
#include "lsp/server/snapshot.h"

namespace gouji::lsp {

/// A result that was written as JSON already.
struct Written {
    std::string json;
};

/// The answer to a request.
using Reply = std::variant<Json, Written, ResponseError>;

[[nodiscard]] inline Reply invalid_params(std::string why) {
    return ResponseError{ErrorCode::invalid_params, std::move(why)};
}

/// A request about one document. To add one: a file here that defines the Feature, and its line in
/// registry.cpp.
struct Feature {
    std::string_view method;
    /// Adds what it offers to ServerCapabilities, if the client can use it. Null where another
    /// feature of the same capability does so.
    void (*declare)(const ClientCapabilities& client, Json& capabilities) = nullptr;
    /// A pure function of the document and what was asked. Called for reports only: for other
    /// documents, and those that are not open or out of step, the answer is null.
    Reply (*answer)(const Snapshot& document, const Json& params) = nullptr;
};

/// A draft of the workspace, open or not.
struct DraftSummary {
    std::string uri;
    std::string title;  // empty where it has none
    std::string agency;
    std::optional<int> year;
    Range title_range;
};

/// What a request about the whole workspace may see and do.
class Workspace {
 public:
    virtual ~Workspace() = default;
    [[nodiscard]] virtual const ClientCapabilities& client() const = 0;
    /// The document of that URI in its present version; null where it is not open or out of step.
    [[nodiscard]] virtual std::shared_ptr<const Snapshot> document(std::string_view uri) = 0;
    /// Every report that is open or lies below the workspace's folders; the open ones in their
    /// present version, the others as they are on disk.
    [[nodiscard]] virtual std::vector<DraftSummary> drafts() = 0;
    /// Asks the client to apply a WorkspaceEdit.
    virtual void apply_edit(std::string_view label, Json edit) = 0;
};

/// A request about the workspace, or about documents that `params` names in a way of its own.
struct WorkspaceFeature {
    std::string_view method;
    void (*declare)(const ClientCapabilities& client, Json& capabilities) = nullptr;
    Reply (*answer)(Workspace& workspace, const Json& params) = nullptr;
};

/// Every feature, in the order of the specification.
[[nodiscard]] std::span<const Feature* const> all_features();
[[nodiscard]] std::span<const WorkspaceFeature* const> all_workspace_features();

}  // namespace gouji::lsp
