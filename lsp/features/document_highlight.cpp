#include <vector>

#include "lsp/features/features.h"
#include "lsp/features/places.h"

namespace gouji::lsp::features {
namespace {

// The specification's DocumentHighlightKind. Addends are read, what they make is written.
enum Role : int { none = 0, addend = 2, total = 3 };

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.document_highlight) {
        capabilities["documentHighlightProvider"] = true;
    }
}

/// All cells of the equations that the cell takes part in.
Json equations_of(const CellPlace& place) {
    std::vector<Role> roles(place.bound().cells.size(), none);
    for (const std::size_t index : place.equations()) {
        const Equation& equation = place.form().equations[index];
        for (const std::uint16_t cell : equation.left) {
            roles[cell] = roles[cell] == total ? total : addend;
        }
        for (const std::uint16_t cell : equation.right) {
            roles[cell] = total;
        }
    }
    PositionCursor cursor(*place.document.source, place.document.encoding());
    Json found = Json::array();
    for (std::size_t cell = 0; cell < roles.size(); ++cell) {
        const Cell& bound = place.bound().cells[cell];
        if (roles[cell] != none && bound.present) {
            found.push_back(
                {{"range", to_json(cursor.range(bound.span))}, {"kind", static_cast<int>(roles[cell])}});
        }
    }
    return found.empty() ? Json() : found;
}

Reply answer(const Snapshot& document, const Json& params) {
    return of_asked_cell(document, params, equations_of);
}

}  // namespace

const Feature document_highlight = {"textDocument/documentHighlight", declare, answer};

}  // namespace gouji::lsp::features
