#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "parser/form/form.h"
#include "parser/text/label.h"

namespace gouji {

enum class HeadingMatch : std::uint8_t {
    official,  // the form's own wording and number
    variant,   // a known other wording, the number right
    number,    // the wording known, the number another one or none
    wording,   // close to the form's wording only
};

/// A line that reads like the heading of a section.
struct HeadingFound {
    std::size_t section = 0;  // index into Form::sections
    HeadingMatch match = HeadingMatch::official;
    Numbering numbering = Numbering::none;
    int ordinal = 0;
    bool number_right = false;  // the ordinal is that of the section
    bool marked = false;        // Markdown's # marks stand before it
    bool listed = false;        // dots or a page number behind it: a line of a contents list
    std::size_t begin = 0;      // the heading in the line, with its number, without # and **
    std::size_t end = 0;
    std::size_t rest = 0;  // where the text behind it in the line begins; line.size() where none
};

/// The search for wordings that are only close to a known one.
struct CloseSearch {
    int level = 0;   // of a Markdown or HTML heading whose marks are taken off already
    int left = 400;  // how many lines may still be compared: a draft has a few dozen
};

/// The heading that `line` is, alone or run on into its paragraph: an official or known wording; with
/// `close` also a line near to just one of them, if its number is right or it is marked as a heading.
/// Long lines without a number at their beginning are refused by their first bytes.
[[nodiscard]] std::optional<HeadingFound> match_heading(std::string_view line, const Forms& forms,
                                                        CloseSearch* close = nullptr);

}  // namespace gouji
