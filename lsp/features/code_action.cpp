#include <algorithm>
#include <string_view>
#include <vector>

#include "lsp/convert.h"
#include "lsp/features/features.h"

namespace gouji::lsp::features {
namespace {

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.code_action && client.code_action.literals) {
        capabilities["codeActionProvider"] = {{"codeActionKinds", {"quickfix"}}};
    }
}

Json quick_fix(const Snapshot& document, const Finding& finding, const Fix& fix) {
    Json action = {{"title", fix.title}, {"kind", "quickfix"}};
    action["diagnostics"] = Json::array({to_diagnostic(document, finding)});
    if (fix.preferred && document.client->code_action.is_preferred) {
        action["isPreferred"] = true;
    }
    action["edit"] = to_workspace_edit(document, fix.edits);
    return action;
}

Reply answer(const Snapshot& document, const Json& params) {
    const auto asked = document.asked_span(params);
    if (!asked) {
        return invalid_params("range");
    }
    Json actions = Json::array();
    for (const Finding& finding : document.judgement.findings) {
        if (!finding.span.touches(*asked)) {
            continue;
        }
        for (const Fix& fix : finding.fixes) {
            actions.push_back(quick_fix(document, finding, fix));
        }
    }
    return actions;
}

}  // namespace

const Feature code_action = {"textDocument/codeAction", declare, answer};

}  // namespace gouji::lsp::features
