#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/protocol/base.h"

namespace gouji::lsp {

namespace kind {
inline constexpr std::string_view quick_fix = "quickfix";
inline constexpr std::string_view fix_all = "source.fixAll.gouji";
}  // namespace kind

/// What a client wants to know of a CodeActionContext. Its diagnostics are not read: actions are
/// made from the findings of the present version.
struct CodeActionContext {
    bool restricted = false;        // it has `only`
    std::vector<std::string> only;  // the kinds that are wanted
    bool automatic = false;         // nobody asked; the cursor was moved

    /// Whether actions of this kind are wanted: the kind itself or one above it is named.
    [[nodiscard]] bool wants(std::string_view action_kind) const;
};
[[nodiscard]] CodeActionContext read_code_action_context(const Json& params);

}  // namespace gouji::lsp
