#include "lsp/protocol/code_action.h"

#include <algorithm>

namespace gouji::lsp {

bool CodeActionContext::wants(std::string_view action_kind) const {
    return !restricted || std::any_of(only.begin(), only.end(), [&](const std::string& wanted) {
        return wanted.empty() || (action_kind.starts_with(wanted) &&
                                  (action_kind.size() == wanted.size() || action_kind[wanted.size()] == '.'));
    });
}

CodeActionContext read_code_action_context(const Json& params) {
    CodeActionContext context;
    const Json& only = member(params, "context", "only");
    if (only.is_array()) {
        context.restricted = true;
        for (const Json& entry : only) {
            if (entry.is_string()) {
                context.only.push_back(entry.get<std::string>());
            }
        }
    }
    context.automatic = read_integer(member(params, "context", "triggerKind")) == 2;
    return context;
}

}  // namespace gouji::lsp
