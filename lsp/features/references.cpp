#include <algorithm>
#include <vector>

#include "lsp/convert.h"
#include "lsp/features/features.h"
#include "lsp/features/places.h"

namespace gouji::lsp::features {
namespace {

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.references) {
        capabilities["referencesProvider"] = true;
    }
}

/// Every cell that a sum binds to this one, itself where the client wants its declaration.
Json bound_to(const CellPlace& place, const Json& params) {
    std::vector<bool> bound(place.bound().cells.size());
    for (const std::size_t index : place.equations()) {
        const Equation& equation = place.form().equations[index];
        for (const auto* side : {&equation.left, &equation.right}) {
            for (const std::uint16_t cell : *side) {
                bound[cell] = true;
            }
        }
    }
    bound[place.index] = bool_or(member(params, "context", "includeDeclaration"), false);
    Json found = Json::array();
    for (std::size_t cell = 0; cell < bound.size(); ++cell) {
        if (bound[cell] && place.bound().cells[cell].present) {
            found.push_back(to_location(place.document, place.bound().cells[cell].span));
        }
    }
    return found;
}

Reply answer(const Snapshot& document, const Json& params) {
    return of_asked_cell(document, params, [&](const CellPlace& place) { return bound_to(place, params); });
}

}  // namespace

const Feature references = {"textDocument/references", declare, answer};

}  // namespace gouji::lsp::features
