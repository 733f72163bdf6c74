#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lsp/server/snapshot.h"
#include "workspace/mending.h"

namespace gouji::lsp {

/// What makes the document as `gouji fix` would: its safe fixes, in rounds until none is left.
/// Empty where there is nothing to mend.
[[nodiscard]] std::vector<Edit> fix_all_edits(const Snapshot& document);

/// The best fix of each finding of `rule`, of one table or of the whole document.
[[nodiscard]] FixRound same_kind_fixes(const Snapshot& document, std::string_view rule, const Subject* table);

/// A WorkspaceEdit that accepts the finding in the configuration file, with what is seen now.
/// Nothing where that cannot be done: the document is no file, the configuration is broken, or the
/// client cannot create it.
[[nodiscard]] std::optional<Json> accept_edit(const Snapshot& document, const Finding& finding,
                                              std::string_view reason);

}  // namespace gouji::lsp
