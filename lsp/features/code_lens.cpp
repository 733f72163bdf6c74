#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "lsp/features/features.h"
#include "lsp/features/places.h"

namespace gouji::lsp::features {
namespace {

struct Texts {
    static constexpr std::string_view sums_zh = "勾稽关系 {} 条，{} 条成立";
    static constexpr std::string_view sums_en = "{} sums, {} hold";
    static constexpr std::string_view broken_zh = "，{} 条不成立";
    static constexpr std::string_view broken_en = ", {} do not";
    static constexpr std::string_view blanks_zh = "空白 {} 格";
    static constexpr std::string_view blanks_en = "{} blank";
    static constexpr std::string_view full_zh = "没有空白";
    static constexpr std::string_view full_en = "no blanks";
};

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.code_lens) {
        capabilities["codeLensProvider"] = Json::object();
    }
}

std::string title_of(const Snapshot& document, std::size_t table) {
    const BoundTable& bound = document.report().tables[table];
    const TableSolution& solution = document.judgement.solution.tables[table];
    const auto count = [&](EquationStatus status) {
        return std::count_if(solution.equations.begin(), solution.equations.end(),
                             [status](const EquationState& state) { return state.status == status; });
    };
    std::string title;
    if (!solution.equations.empty()) {
        title = fmt::format(fmt::runtime(document.say(Texts::sums_zh, Texts::sums_en)),
                            solution.equations.size(), count(EquationStatus::holds));
        if (const auto broken = count(EquationStatus::broken); broken > 0) {
            title += fmt::format(fmt::runtime(document.say(Texts::broken_zh, Texts::broken_en)), broken);
        }
        title += document.say("；", "; ");
    }
    const auto blanks = std::count_if(bound.cells.begin(), bound.cells.end(), [](const Cell& cell) {
        return cell.present && cell.value.kind == ValueKind::blank;
    });
    return title + (blanks == 0 ? std::string(document.say(Texts::full_zh, Texts::full_en))
                                : fmt::format(fmt::runtime(document.say(Texts::blanks_zh, Texts::blanks_en)),
                                              blanks));
}

/// One line of information over each table. A lens must name a command; the empty name is how
/// clients are told that there is nothing to be done.
Reply answer(const Snapshot& document, const Json&) {
    const std::vector<BoundTable>& tables = document.report().tables;
    PositionCursor cursor(*document.source, document.encoding());
    Json found = Json::array();
    for (std::size_t table = 0; table < tables.size(); ++table) {
        const Span place = first_line(*document.source, tables[table].caption);
        found.push_back({{"range", to_json(cursor.range(place))},
                         {"command", {{"title", title_of(document, table)}, {"command", ""}}}});
    }
    return found;
}

}  // namespace

const Feature code_lens = {"textDocument/codeLens", declare, answer};

}  // namespace gouji::lsp::features
