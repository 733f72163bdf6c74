#pragma once

#include "lsp/features/feature.h"

/// One line for each file of this folder that answers a request.
namespace gouji::lsp::features {

extern const Feature code_action;
extern const WorkspaceFeature execute_command;

}  // namespace gouji::lsp::features
