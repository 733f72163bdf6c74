#include <fmt/format.h>

#include "rules/core/say.h"
#include "rules/core/years/ties.h"
#include "rules/years/rules.h"

namespace gouji::rules {
namespace {

using years::Tie;

struct Texts {
    static constexpr std::string_view zh = "{}是 {}；按{}推算：{} = {}";
    static constexpr std::string_view en = "{} is {}; by {}: {} = {}";
    static constexpr std::string_view most_zh = "{}是 {}；按{}推算，最多是 {} = {}";
    static constexpr std::string_view most_en = "{} is {}; by {} it is at most {} = {}";
};

/// What the figure must be, and how that is reckoned. Nothing where a figure of it is not known.
struct Reckoning {
    bool known = true;
    std::int64_t value;
    std::string words;
    std::vector<Related> related;

    Reckoning(const RuleInput& input, const Tie& tie)
        : value(tie.last->value), words(fmt::format("{} {}", input.say("上年", "last year"), value)) {
        related.push_back(years::relate_last(input, tie));
        for (const std::uint16_t cell : tie.equation->plus) {
            add(input, tie, cell, 1);
        }
        for (const std::uint16_t cell : tie.equation->minus) {
            add(input, tie, cell, -1);
        }
    }

 private:
    void add(const RuleInput& input, const Tie& tie, std::size_t cell, int sign) {
        const auto figure = years::figure(input, tie.table, cell);
        if (!figure) {
            known = false;
            return;
        }
        value += sign * *figure;
        const std::string& name = tie.form->columns[tie.column(cell)].name;
        words += fmt::format(" {} {} {}", sign > 0 ? '+' : '-', name, *figure);
        Related& place = related.emplace_back();
        place.message = fmt::format("{} {}", name, *figure);
        place.span = input.report.tables[tie.table].cells[cell].span;
        place.subject = cell_subject(input.report, tie.table, tie.row(cell), tie.column(cell));
    }
};

void run(const RuleInput& input, FindingSink& sink) {
    if (input.previous == nullptr) {
        return;
    }
    for (const Tie& tie : years::ties(input)) {
        const bool at_most = tie.kind() == YearRelationKind::stock_at_most;
        if (tie.kind() == YearRelationKind::carry_over) {
            continue;
        }
        Reckoning reckoning(input, tie);
        if (!reckoning.known || (at_most ? tie.value <= reckoning.value : tie.value == reckoning.value)) {
            continue;
        }
        const std::size_t cell = tie.equation->cell;
        Finding& finding = sink.add(
            input.report.tables[tie.table].cells[cell].span,
            at_most ? say(input, FMT_COMPILE(Texts::most_zh), FMT_COMPILE(Texts::most_en), tie.name(),
                          tie.value, years::name_last(input), reckoning.words, reckoning.value)
                    : say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), tie.name(), tie.value,
                          years::name_last(input), reckoning.words, reckoning.value));
        finding.subject = cell_subject(input.report, tie.table, tie.row(cell), tie.column(cell));
        finding.related = std::move(reckoning.related);
    }
}

}  // namespace

const Rule in_force_stock{{"in-force-stock", Family::years, Severity::warning, FixKind::none,
                           "现行有效件数与上年接不上", "the stock in force does not follow from last year's"},
                          run};

}  // namespace gouji::rules
