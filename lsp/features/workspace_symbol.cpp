#include <string>
#include <string_view>

#include "lsp/features/features.h"
#include "parser/text/label.h"

namespace gouji::lsp::features {
namespace {

constexpr int file_kind = 1;

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.workspace.symbol) {
        capabilities["workspaceSymbolProvider"] = true;
    }
}

/// Whether the letters of the query stand in the text in their order: the client sorts and marks.
bool matches(std::string_view query, std::string_view text) {
    std::size_t at = 0;
    for (std::size_t asked = 0; asked < query.size();) {
        const char32_t letter = next_code_point(query, asked);
        if (is_blank(letter)) {
            continue;
        }
        bool found = false;
        while (!found && at < text.size()) {
            found = next_code_point(text, at) == letter;
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

/// Agency and year, as far as the draft tells; else its title.
std::string name_of(const DraftSummary& draft) {
    std::string name = draft.agency;
    if (draft.year) {
        name += name.empty() ? "" : " ";
        name += std::to_string(*draft.year);
    }
    name = name.empty() ? draft.title : name;
    return name.empty() ? "政府信息公开工作年度报告" : name;
}

Reply answer(Workspace& workspace, const Json& params) {
    const std::string_view query = string_or(member(params, "query"), "");
    Json found = Json::array();
    for (const DraftSummary& draft : workspace.drafts()) {
        const std::string name = name_of(draft);
        if (matches(query, name)) {
            found.push_back({{"name", name},
                             {"kind", file_kind},
                             {"location", {{"uri", draft.uri}, {"range", to_json(draft.title_range)}}}});
        }
    }
    return found;
}

}  // namespace

const WorkspaceFeature workspace_symbol = {"workspace/symbol", declare, answer};

}  // namespace gouji::lsp::features
