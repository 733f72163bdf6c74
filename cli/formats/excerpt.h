#pragma once

#include <string>
#include <string_view>

#include "parser/text/span.h"

namespace gouji::cli {

/// A line of the source as it can be shown, and the marks under one place in it.
struct Excerpt {
    std::string line;   // tabs as blanks, control characters made visible; `…` where it is cut
    std::string marks;  // blanks, then `^` under each column of the place; one for an empty place
};

/// Shows `line` in at most `width` columns (no fewer than 20 are used), so that the start of `place`, a range
/// of its bytes, is seen. Looks at no more of the line than it shows, however long the line is.
[[nodiscard]] Excerpt make_excerpt(std::string_view line, Span place, int width);

}  // namespace gouji::cli
