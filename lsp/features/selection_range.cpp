#include <algorithm>
#include <vector>

#include "lsp/features/features.h"
#include "lsp/features/places.h"

namespace gouji::lsp::features {
namespace {

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.selection_range) {
        capabilities["selectionRangeProvider"] = true;
    }
}

/// What stands around the offset, the smallest first: figure, cell, row, table, section, document.
std::vector<Span> around(const Snapshot& document, std::uint32_t offset) {
    const Report& report = document.report();
    std::vector<Span> candidates;
    // A row or table ends with its last figure; the cell that it stands in may go on.
    Span field{offset, offset};
    const auto with_field = [&](Span span) {
        return Span{std::min(span.begin, field.begin), std::max(span.end, field.end)};
    };
    if (const auto cell = cell_at(document, offset)) {
        field = cell->cell().field;
        candidates.insert(candidates.end(), {cell->cell().span, field});
    }
    if (const auto row = row_at(document, offset)) {
        const BoundRow& bound = report.tables[row->table].rows[row->row];
        candidates.insert(candidates.end(), {bound.label.span(), with_field(bound.span)});
    }
    if (const auto table = table_at(document, offset)) {
        candidates.push_back(with_field(report.tables[*table].span));
    } else {
        const std::vector<TextLine>& lines = report.blocks.lines;
        const auto line = std::find_if(lines.begin(), lines.end(), [offset](const TextLine& text) {
            return text.span.begin <= offset && offset <= text.span.end;
        });
        if (line != lines.end()) {
            candidates.push_back(line->span);
        }
    }
    if (const Section* section = section_at(document, offset)) {
        candidates.push_back(section->range);
    }
    candidates.push_back({0, static_cast<std::uint32_t>(document.source->text().size())});
    std::vector<Span> chain;
    for (const Span span : candidates) {
        const bool here = span.begin <= offset && offset <= span.end;
        if (here && (chain.empty() || (span != chain.back() && span.contains(chain.back())))) {
            chain.push_back(span);
        }
    }
    return chain;
}

Reply answer(const Snapshot& document, const Json& params) {
    const Json& positions = member(params, "positions");
    if (!positions.is_array()) {
        return invalid_params("positions");
    }
    Json found = Json::array();
    for (const Json& asked : positions) {
        const auto position = read_position(asked);
        if (!position) {
            return invalid_params("positions");
        }
        const std::vector<Span> chain = around(document, document.offset(*position));
        Json selection;
        for (auto span = chain.rbegin(); span != chain.rend(); ++span) {
            Json inner = {{"range", to_json(document.range(*span))}};
            if (!selection.is_null()) {
                inner["parent"] = std::move(selection);
            }
            selection = std::move(inner);
        }
        found.push_back(std::move(selection));
    }
    return found;
}

}  // namespace

const Feature selection_range = {"textDocument/selectionRange", declare, answer};

}  // namespace gouji::lsp::features
