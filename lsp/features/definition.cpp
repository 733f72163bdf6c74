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

Json sources_of(const CellPlace& place) {
    Json found = Json::array();
    for (const std::uint16_t cell : targets(place)) {
        const Cell& target = place.bound().cells[cell];
        if (!target.present) {
            continue;
        }
        if (place.document.client->definition_links) {
            const Json range = to_json(place.document.range(target.span));
            found.push_back({{"originSelectionRange", to_json(place.document.range(place.cell().span))},
                             {"targetUri", place.document.uri},
                             {"targetRange", range},
                             {"targetSelectionRange", range}});
        } else {
            found.push_back(to_location(place.document, target.span));
        }
    }
    return found.empty() ? Json() : found;
}

Reply answer(const Snapshot& document, const Json& params) {
    return of_asked_cell(document, params, sources_of);
}

}  // namespace

const Feature definition = {"textDocument/definition", declare, answer};

}  // namespace gouji::lsp::features
