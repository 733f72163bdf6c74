#include <array>

#include "lsp/features/features.h"

namespace gouji::lsp {

std::span<const Feature* const> all_features() {
    static constexpr std::array all = {
        &features::definition,
        &features::references,
        &features::document_highlight,
        &features::document_symbol,
        &features::code_action,
        &features::document_link,
        &features::code_lens,
        &features::hover,
        &features::folding_range,
        &features::selection_range,
        &features::semantic_tokens_full,
        &features::semantic_tokens_range,
        &features::formatting,
        &features::inlay_hint,
        &features::completion,
    };
    return all;
}

std::span<const WorkspaceFeature* const> all_workspace_features() {
    static constexpr std::array all = {
        &features::workspace_symbol,
        &features::execute_command,
    };
    return all;
}

}  // namespace gouji::lsp
