#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "parser/prose/figure.h"
#include "rules/core/rule.h"

namespace gouji::prose {

/// One end of a period. Places are bytes of the sentence.
struct Date {
    std::optional<Figure> year;
    Figure month;
    std::optional<Figure> day;
};

/// The period that the report says its figures are for.
struct Period {
    std::size_t sentence = 0;  // index into Prose::sentences
    Date from;
    Date to;

    [[nodiscard]] std::size_t begin() const { return from.year->begin; }
    [[nodiscard]] std::size_t end() const { return to.day ? to.day->unit_end : to.month.unit_end; }
};

/// The first sentence before the second section that says from when to when the figures were counted;
/// null where none does. Looked for when it is first asked for.
[[nodiscard]] std::shared_ptr<const Period> period_of(const RuleInput& input);

/// Whether the year of the title is in doubt: a page may bear last year's title above its own, in its head or
/// as a link.
[[nodiscard]] bool other_title(const RuleInput& input);

/// Whether the figure is a year from 1990 to 2099 with its 年.
[[nodiscard]] bool is_year(const Figure& figure);

}  // namespace gouji::prose
