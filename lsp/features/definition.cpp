#include <algorithm>
#include <vector>

#include "lsp/convert.h"
#include "lsp/features/features.h"
#include "lsp/features/places.h"

namespace gouji::lsp::features {
namespace {

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.definition) {
        capabilities["definitionProvider"] = true;
    }
}

/// Where the figure comes from: of a total its addends, of another cell the sums that it goes into.
std::vector<std::uint16_t> targets(const CellPlace& place) {
    std::vector<std::uint16_t> addends;
    std::vector<std::uint16_t> totals;
    for (const std::size_t index : place.equations()) {
        const Equation& equation = place.form().equations[index];
        const bool total = has(equation.right, place.index);
        const auto& other = total ? equation.left : equation.right;
        auto& out = total ? addends : totals;
        out.insert(out.end(), other.begin(), other.end());
    }
    std::vector<std::uint16_t>& found = addends.empty() ? totals : addends;
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Reply answer(const Snapshot& document, const Json& params) {
    const auto offset = document.asked_offset(params);
    if (!offset) {
        return invalid_params("position");
    }
    const auto place = cell_at(document, *offset);
    if (!place) {
        return Json();
    }
    Json found = Json::array();
    for (const std::uint16_t cell : targets(*place)) {
        const Cell& target = place->bound().cells[cell];
        if (!target.present) {
            continue;
        }
        if (document.client->definition_links) {
            const Json range = to_json(document.range(target.span));
            found.push_back({{"originSelectionRange", to_json(document.range(place->cell().span))},
                             {"targetUri", document.uri},
                             {"targetRange", range},
                             {"targetSelectionRange", range}});
        } else {
            found.push_back(to_location(document, target.span));
        }
    }
    return found.empty() ? Json() : found;
}

}  // namespace

const Feature definition = {"textDocument/definition", declare, answer};

}  // namespace gouji::lsp::features
