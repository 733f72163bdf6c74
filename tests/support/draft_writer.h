#pragma once

#include <string>
#include <vector>

#include "parser/table/grid.h"
#include "parser/text/span.h"
#include "tests/support/sheet.h"
#include "tests/support/sound_tables.h"

namespace gouji::test {

/// A whole draft of a form with figures of one's own, written as people's programs leave it.
/// What varies within a shape (merged cells dropped or blank, bars left out, page breaks, wrapped
/// labels …) is drawn by `seed`, never by the figures: the same draft with one figure blank or
/// changed is the same draft everywhere else.
struct Draft {
    std::string text;
    std::vector<std::vector<Span>> figures;  // by table of the form and cell: where each stands
};

[[nodiscard]] Draft write_draft(const Form& form, const FigureTexts& figures, Shape shape, unsigned seed);

/// How many different seeds give different drafts of a shape, at the most.
inline constexpr unsigned draft_variants = 12;

/// Sound figures for every table of a form; `busy` as for `sound_figures`.
[[nodiscard]] FigureTexts sound_texts(const Form& form, Random& random, int busy);

}  // namespace gouji::test
