#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/convert.h"
#include "lsp/features/features.h"
#include "lsp/features/places.h"
#include "parser/text/label.h"
#include "rules/core/cell_text.h"

namespace gouji::lsp::features {
namespace {

// Of the kinds that every client knows.
enum class SymbolKind : int { section = 3 /* Namespace */, row = 8 /* Field */, table = 18 /* Array */ };

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.document_symbol) {
        capabilities["documentSymbolProvider"] = true;
    }
}

/// Writes a tree of symbols, or the list of them where the client knows no tree.
class Symbols {
 public:
    explicit Symbols(const Snapshot& document)
        : document_(document),
          report_(document.report()),
          hierarchical_(document.client->document_symbol.hierarchical),
          cursor_(*document.source, document.encoding()) {}

    [[nodiscard]] Json all() {
        Json roots = Json::array();
        std::size_t table = 0;
        for (const Section& section : report_.outline.sections) {
            for (; table < report_.tables.size() && report_.tables[table].span.begin < section.range.begin;
                 ++table) {
                add_table(report_.tables[table], "", roots);
            }
            const std::vector<FormSection>& asked = report_.expected_form().sections;
            std::string name(trim(section.heading.view()));
            if (name.empty() && section.section < asked.size()) {
                name = asked[section.section].official_heading();
            }
            Json& children =
                add(name, SymbolKind::section, without_trailing_blanks(*report_.source, section.range),
                    section.heading_span, "", roots);
            for (; table < report_.tables.size() && section.range.contains(report_.tables[table].span.begin);
                 ++table) {
                add_table(report_.tables[table], name, hierarchical_ ? children : roots);
            }
        }
        for (; table < report_.tables.size(); ++table) {
            add_table(report_.tables[table], "", roots);
        }
        return roots;
    }

 private:
    void add_table(const BoundTable& table, const std::string& section, Json& out) {
        const FormTable& form = table.of(*report_.forms);
        const std::string title = table_title(document_, table);
        Json& children = add(title, SymbolKind::table, table.span, table.caption, section, out);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const BoundRow& bound = table.rows[row];
            const std::string& name = form.rows[row].name;
            if (bound.state != RowState::missing && !name.empty()) {
                add(name, SymbolKind::row, bound.span, bound.label.span(), title,
                    hierarchical_ ? children : out);
            }
        }
    }

    /// Adds one symbol and gives the list of its children, which only a tree has.
    Json& add(const std::string& name, SymbolKind kind, Span span, Span selection,
              const std::string& container, Json& out) {
        Json symbol = {{"name", name}, {"kind", static_cast<int>(kind)}};
        if (!hierarchical_) {
            symbol["location"] = {{"uri", document_.uri}, {"range", to_json(cursor_.range(span))}};
            if (!container.empty()) {
                symbol["containerName"] = container;
            }
            out.push_back(std::move(symbol));
            return out;
        }
        symbol["range"] = to_json(cursor_.range(span));
        const Span inside = span.contains(selection) ? selection : Span{span.begin, span.begin};
        symbol["selectionRange"] = to_json(cursor_.range(inside));
        symbol["children"] = Json::array();
        out.push_back(std::move(symbol));
        return out.back()["children"];
    }

    const Snapshot& document_;
    const Report& report_;
    bool hierarchical_;
    PositionCursor cursor_;
};

Reply answer(const Snapshot& document, const Json&) {
    return Symbols(document).all();
}

}  // namespace

const Feature document_symbol = {"textDocument/documentSymbol", declare, answer};

}  // namespace gouji::lsp::features
