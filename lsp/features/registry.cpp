#include <array>

#include "lsp/features/features.h"

namespace gouji::lsp {

std::span<const Feature* const> all_features() {
    static constexpr std::array<const Feature*, 1> all = {
        &features::code_action,
    };
    return all;
}

std::span<const WorkspaceFeature* const> all_workspace_features() {
    static constexpr std::array<const WorkspaceFeature*, 1> all = {
        &features::execute_command,
    };
    return all;
}

}  // namespace gouji::lsp
