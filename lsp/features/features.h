#pragma once

#include "lsp/features/feature.h"

/// One line for each file of this folder that answers a request.
namespace gouji::lsp::features {

extern const Feature code_action;
extern const Feature code_lens;
extern const Feature completion;
extern const Feature definition;
extern const Feature document_highlight;
extern const Feature document_link;
extern const Feature document_symbol;
extern const Feature folding_range;
extern const Feature formatting;
extern const Feature hover;
extern const Feature inlay_hint;
extern const Feature references;
extern const Feature selection_range;
extern const Feature semantic_tokens_full;
extern const Feature semantic_tokens_range;

extern const WorkspaceFeature execute_command;
extern const WorkspaceFeature workspace_symbol;

}  // namespace gouji::lsp::features
