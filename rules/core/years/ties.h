#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rules/core/cell_text.h"
#include "rules/core/rule.h"

// How this year's figures are tied to last year's.

namespace gouji::years {

/// A figure of this year's report with the one of last year's that it follows from. Both are there,
/// and both were written by somebody.
struct Tie {
    std::size_t table = 0;  // index into Report::tables
    const FormTable* form = nullptr;
    const YearEquation* equation = nullptr;
    std::int64_t value = 0;
    const LastFigure* last = nullptr;

    [[nodiscard]] YearRelationKind kind() const { return form->year_relations[equation->relation].kind; }
    [[nodiscard]] std::size_t row(std::size_t cell) const { return cell / form->columns.size(); }
    [[nodiscard]] std::size_t column(std::size_t cell) const { return cell % form->columns.size(); }
    [[nodiscard]] std::string name() const {
        return name_cell(*form, row(equation->cell), column(equation->cell));
    }
};

/// The ties of a report, in the order of its tables. Of a table that stands in it more than once
/// none: one copy may be another agency's.
[[nodiscard]] std::vector<Tie> ties(const RuleInput& input);

/// Last year's figure as a related place.
[[nodiscard]] Related relate_last(const RuleInput& input, const Tie& tie);

/// What the figure says: whole and not negative; nothing where it is blank or something else.
[[nodiscard]] std::optional<std::int64_t> figure(const RuleInput& input, std::size_t table, std::size_t cell);

/// Last year's report as messages name it: 2022年的报告; 上年报告 where its year is not known.
[[nodiscard]] std::string name_last(const RuleInput& input);

}  // namespace gouji::years
