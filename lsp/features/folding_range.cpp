#include <cstdint>
#include <utility>

#include "lsp/features/features.h"
#include "lsp/features/places.h"

namespace gouji::lsp::features {
namespace {

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.folding_range) {
        capabilities["foldingRangeProvider"] = true;
    }
}

/// Whole lines, which every client can fold: sections first, for a client may take only so many.
Reply answer(const Snapshot& document, const Json&) {
    const Report& report = document.report();
    const SourceText& source = *document.source;
    const auto limit = document.client->folding_range.limit;
    Json found = Json::array();
    const auto add = [&](Span span) {
        const std::size_t first = source.line_of(span.begin);
        const std::size_t last = source.line_of(without_trailing_blanks(source, span).end);
        const bool room = !limit || found.size() < static_cast<std::size_t>(*limit < 0 ? 0 : *limit);
        if (room && first < last) {
            found.push_back({{"startLine", first}, {"endLine", last}});
        }
    };
    for (const Section& section : report.outline.sections) {
        add(section.range);
    }
    for (const BoundTable& table : report.tables) {
        add(table.span);
    }
    return found;
}

}  // namespace

const Feature folding_range = {"textDocument/foldingRange", declare, answer};

}  // namespace gouji::lsp::features
