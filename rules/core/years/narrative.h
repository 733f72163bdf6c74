#pragma once

#include <cstdint>
#include <vector>

#include "parser/prose/prose.h"
#include "parser/report/report.h"

// What a report tells in its own words, made comparable with another year's.

namespace gouji::years {

/// A sign of the narrative: a letter, or a figure as a whole. Blanks and marks are none.
struct Sign {
    char32_t code = 0;        // of a figure always the same, whatever it says
    std::uint32_t begin = 0;  // in the paragraph's text
    std::uint32_t end = 0;
    std::uint32_t paragraph = 0;  // index into Prose::paragraphs
};

/// The narrative of one section.
struct Narrative {
    std::size_t section = 0;  // index into Outline::sections
    std::vector<Sign> signs;
};

/// The narrative of each section that the form has in words alone: without headings, without what the
/// form itself says, without what must be said the same every year (that nothing was received, the
/// fees, where the report can be had), without the names of documents.
[[nodiscard]] std::vector<Narrative> narratives(const Report& report, const Prose& prose);

/// How many signs a stretch has whose sameness is no chance.
inline constexpr std::size_t stretch = 16;

/// A hash for each stretch of the narrative, by its first sign: as many as fit. Linear.
[[nodiscard]] std::vector<std::uint32_t> stretch_hashes(const Narrative& narrative);

}  // namespace gouji::years
