#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/features/features.h"
#include "lsp/features/places.h"
#include "rules/core/cell_text.h"
#include "rules/core/totals/wording.h"

namespace gouji::lsp::features {
namespace {

// From so many lines on a header is out of sight.
constexpr std::size_t far_away = 12;

enum class Kind : int { type = 1, parameter = 2 };

struct Texts {
    static constexpr std::string_view due_zh = "应为 {}";
    static constexpr std::string_view due_en = "should be {}";
    static constexpr std::string_view sum_zh = "各项之和 {}";
    static constexpr std::string_view sum_en = "addends give {}";
    static constexpr std::string_view least_zh = "不少于 {}";
    static constexpr std::string_view least_en = "at least {}";
    static constexpr std::string_view column_zh = "{}：";
    static constexpr std::string_view column_en = "{}:";
};

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.inlay_hint) {
        capabilities["inlayHintProvider"] = true;
    }
}

class Hints {
 public:
    Hints(const Snapshot& document, Span asked)
        : document_(document), asked_(asked), cursor_(*document.source, document.encoding()) {}

    [[nodiscard]] Json all() {
        const std::vector<BoundTable>& tables = document_.report().tables;
        const EditorSettings& settings = document_.settings->editor;
        for (std::size_t table = 0; table < tables.size(); ++table) {
            if (!tables[table].span.touches(asked_)) {
                continue;
            }
            for (std::size_t i = 0; i < tables[table].cells.size(); ++i) {
                const CellPlace place{document_, table, i};
                const Cell& cell = place.cell();
                if (!cell.present) {
                    continue;
                }
                if (settings.column_hints && wanted(cell.span.begin) && !cell.text.empty()) {
                    add_column(place);
                }
                if (settings.total_hints && wanted(cell.span.end)) {
                    add_total(place);
                }
            }
        }
        return std::move(hints_);
    }

 private:
    [[nodiscard]] bool wanted(std::uint32_t offset) const {
        return asked_.begin <= offset && offset <= asked_.end;
    }

    void add_column(const CellPlace& place) {
        const SourceText& source = *document_.source;
        const std::size_t header = source.line_of(place.bound().span.begin);
        if (source.line_of(place.cell().span.begin) < header + far_away) {
            return;
        }
        const std::string label = fmt::format(fmt::runtime(document_.say(Texts::column_zh, Texts::column_en)),
                                              place.form().columns[place.column()].name);
        hints_.push_back({{"position", to_json(cursor_.at(place.cell().span.begin))},
                          {"label", label},
                          {"kind", static_cast<int>(Kind::parameter)},
                          {"paddingRight", true}});
    }

    /// What the addends of each sum that ends in this cell make of it.
    void add_total(const CellPlace& place) {
        std::vector<std::string> said;
        std::string tooltip;
        bool holds = false;
        for (const std::size_t index : place.equations()) {
            const Equation& equation = place.form().equations[index];
            if (equation.right.size() != 1 || equation.right.front() != place.index) {
                continue;
            }
            const EquationState& state = place.solution().equations[index];
            holds = holds || state.status == EquationStatus::holds;
            std::string what = verdict(place, state);
            if (state.status != EquationStatus::open || !what.empty()) {
                tooltip += tooltip.empty() ? "" : "\n";
                tooltip += totals::filled_in(place.form(), place.bound(), place.solution(), index,
                                             document_.settings->settings.language);
            }
            if (!what.empty() && std::find(said.begin(), said.end(), what) == said.end()) {
                said.push_back(std::move(what));
            }
        }
        if (said.empty() && !holds) {
            return;
        }
        std::string label;
        for (const std::string& what : said) {
            label += label.empty() ? "" : document_.say("，", ", ");
            label += what;
        }
        hints_.push_back({{"position", to_json(cursor_.at(place.cell().span.end))},
                          {"label", said.empty() ? "✓" : label},
                          {"tooltip", tooltip},
                          {"paddingLeft", true}});
    }

    /// Empty where the sum holds, or where nothing certain can be said.
    [[nodiscard]] std::string verdict(const CellPlace& place, const EquationState& state) const {
        switch (state.status) {
            case EquationStatus::holds:
                return {};
            case EquationStatus::open: {
                const auto settled = place.settled();
                return settled ? say(Texts::due_zh, Texts::due_en, *settled) : std::string();
            }
            case EquationStatus::broken:
                break;
        }
        if (state.open_left > 0) {
            return state.left > state.right && state.open_right == 0
                       ? say(Texts::least_zh, Texts::least_en, state.left)
                       : std::string();
        }
        return wrong_elsewhere(place, state) ? say(Texts::sum_zh, Texts::sum_en, state.left)
                                             : say(Texts::due_zh, Texts::due_en, state.left);
    }

    /// Whether the figures tell that an addend is wrong and not the total.
    [[nodiscard]] static bool wrong_elsewhere(const CellPlace& place, const EquationState& state) {
        const std::vector<Component>& components = place.solution().components;
        if (state.component < 0 || static_cast<std::size_t>(state.component) >= components.size()) {
            return false;
        }
        const auto& explanations = components[static_cast<std::size_t>(state.component)].explanations;
        return !explanations.empty() &&
               std::none_of(explanations.begin(), explanations.end(), [&](const Explanation& explanation) {
                   return std::any_of(explanation.changes.begin(), explanation.changes.end(),
                                      [&](const Change& change) { return change.cell == place.index; });
               });
    }

    [[nodiscard]] std::string say(std::string_view zh, std::string_view en, std::int64_t value) const {
        return fmt::format(fmt::runtime(document_.say(zh, en)), value);
    }

    const Snapshot& document_;
    Span asked_;
    PositionCursor cursor_;
    Json hints_ = Json::array();
};

Reply answer(const Snapshot& document, const Json& params) {
    const auto asked = document.asked_span(params);
    if (!asked) {
        return invalid_params("range");
    }
    return Hints(document, *asked).all();
}

}  // namespace

const Feature inlay_hint = {"textDocument/inlayHint", declare, answer};

}  // namespace gouji::lsp::features
