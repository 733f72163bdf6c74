#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parser/form/form.h"
#include "parser/outline/heading.h"
#include "parser/table/read_tables.h"

namespace gouji {

/// A section of the report as it stands in the draft.
struct Section {
    std::size_t section = 0;  // index into Form::sections (the sections of all editions agree)
    HeadingMatch match = HeadingMatch::official;
    MappedText heading;          // as written, with its number, without Markdown marks
    Span heading_span;           // of `heading`
    Span range;                  // from the heading's line to the next section's heading or the end
    std::size_t first_line = 0;  // lines of the body: indices into Blocks::lines, [first, last)
    std::size_t last_line = 0;
    std::optional<MappedText> run_on;  // text behind the heading in its own line
    std::uint8_t level = 0;            // of the Markdown or HTML heading; 0 for plain text
    bool duplicate = false;            // not the first of its kind
};

struct Title {
    MappedText text;
    std::optional<int> year;
    std::string agency;  // as the title names it; may be empty
};

/// What looking at a line for a heading gave.
struct LookedAt {
    std::size_t line = 0;  // index into Blocks::lines
    std::optional<HeadingFound> found;
    bool compared = false;  // with the wordings that it could be close to
};

/// How the draft is built. Contents lists, page headers and headings in code fences are no
/// sections.
struct Outline {
    std::optional<Title> title;
    std::vector<Section> sections;  // in the order of the document
    std::optional<int> year;        // by the title, else the period, else the opening of section one
    std::string agency;             // by the title; may be empty
    /// Whether the text is such a report at all: its title, or two of the official headings.
    bool is_report = false;

    /// What the search for headings told of each line, where it was more than that there is none. A next
    /// version takes it over for the lines that it takes over.
    std::vector<LookedAt> looked_at;
    std::size_t line_count = 0;   // of Blocks::lines
    std::size_t title_lines = 0;  // among how many of them, from the first on, the title was looked for
    bool title_told = false;      // there were two, and the text behind them told which it is
    bool all_compared = true;     // no line was too many to be compared
};

/// `before` is the outline of the version that `blocks` were partly taken over from, if any.
[[nodiscard]] Outline outline(const SourceText& source, const Blocks& blocks, const Forms& forms,
                              const Outline* before = nullptr);

}  // namespace gouji
