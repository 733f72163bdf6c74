#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lsp/features/features.h"
#include "lsp/features/places.h"

namespace gouji::lsp::features {
namespace {

// Standard types, so that every theme has a colour for them. A total is a figure that is not free
// to be typed: the modifier says so.
enum Type : std::uint32_t { heading, label, figure };
constexpr std::array<std::string_view, 3> type_names = {"class", "property", "number"};
constexpr std::string_view total_modifier = "readonly";

/// The types and modifiers that the client knows, numbered as the legend has them.
struct Legend {
    explicit Legend(const ClientCapabilities::SemanticTokens& client) {
        const auto knows = [](const std::vector<std::string>& names, std::string_view name) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        for (std::size_t i = 0; i < type_names.size(); ++i) {
            if (knows(client.types, type_names[i])) {
                numbers[i] = static_cast<std::uint32_t>(types.size());
                types.push_back(type_names[i]);
            }
        }
        totals = knows(client.modifiers, total_modifier);
    }
    std::array<std::optional<std::uint32_t>, type_names.size()> numbers;
    Json types = Json::array();
    bool totals = false;
};

void declare(const ClientCapabilities& client, Json& capabilities) {
    const ClientCapabilities::SemanticTokens& tokens = client.semantic_tokens;
    const Legend legend(tokens);
    if (!client.has.semantic_tokens || (!tokens.full && !tokens.range) || legend.types.empty()) {
        return;
    }
    Json modifiers = Json::array();
    if (legend.totals) {
        modifiers.push_back(total_modifier);
    }
    Json provider = {{"legend", {{"tokenTypes", legend.types}, {"tokenModifiers", modifiers}}}};
    if (tokens.full) {
        provider["full"] = true;
    }
    if (tokens.range) {
        provider["range"] = true;
    }
    capabilities["semanticTokensProvider"] = std::move(provider);
}

struct Token {
    Span span;
    Type type;
    bool total = false;
};

class Tokens {
 public:
    Tokens(const Snapshot& document, Span asked) : document_(document), asked_(asked) {
        const Report& report = document.report();
        for (const Section& section : report.outline.sections) {
            add(section.heading, heading);
        }
        for (const BoundTable& table : report.tables) {
            if (table.span.touches(asked)) {
                add_table(table);
            }
        }
        std::stable_sort(tokens_.begin(), tokens_.end(),
                         [](const Token& a, const Token& b) { return a.span.begin < b.span.begin; });
    }

    /// Five numbers a token: line and character from the one before, length, type, modifiers.
    [[nodiscard]] Json data() const {
        const Legend legend(document_.client->semantic_tokens);
        PositionCursor cursor(*document_.source, document_.encoding());
        Json data = Json::array();
        Position before;
        std::uint32_t end = 0;
        for (const Token& token : tokens_) {
            const auto number = legend.numbers[token.type];
            if (!number || token.span.begin < end) {
                continue;
            }
            const Range range = cursor.range(token.span);
            const bool same_line = range.start.line == before.line;
            data.push_back(range.start.line - before.line);
            data.push_back(same_line ? range.start.character - before.character : range.start.character);
            data.push_back(range.end.character - range.start.character);
            data.push_back(*number);
            data.push_back(token.total && legend.totals ? 1 : 0);
            before = range.start;
            end = token.span.end;
        }
        return data;
    }

 private:
    void add(const MappedText& text, Type type, bool total = false) {
        for (const Span span : stretches(*document_.source, text)) {
            if (span.begin < asked_.end && asked_.begin < span.end) {
                tokens_.push_back({span, type, total});
            }
        }
    }

    void add_table(const BoundTable& table) {
        const FormTable& form = table.of(*document_.report().forms);
        std::vector<bool> totals(table.cells.size());
        for (const Equation& equation : form.equations) {
            if (equation.right.size() == 1) {
                totals[equation.right.front()] = true;
            }
        }
        for (const BoundRow& row : table.rows) {
            add(row.label, label);
        }
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            const Cell& cell = table.cells[i];
            if (cell.present && cell.value.kind == ValueKind::number) {
                add(cell.text, figure, totals[i]);
            }
        }
    }

    const Snapshot& document_;
    Span asked_;
    std::vector<Token> tokens_;
};

Reply answer_full(const Snapshot& document, const Json&) {
    const Span all{0, static_cast<std::uint32_t>(document.source->text().size())};
    return Json{{"data", Tokens(document, all).data()}};
}

Reply answer_range(const Snapshot& document, const Json& params) {
    const auto asked = document.asked_span(params);
    if (!asked) {
        return invalid_params("range");
    }
    return Json{{"data", Tokens(document, *asked).data()}};
}

}  // namespace

const Feature semantic_tokens_full = {"textDocument/semanticTokens/full", declare, answer_full};
const Feature semantic_tokens_range = {"textDocument/semanticTokens/range", nullptr, answer_range};

}  // namespace gouji::lsp::features
