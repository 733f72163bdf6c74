#pragma once

#include <string>
#include <vector>

#include "parser/text/span.h"

namespace gouji {

/// Replaces the bytes of `span` (of the UTF-8 reading) by `new_text` (UTF-8).
struct Edit {
    Span span;
    std::string new_text;

    bool operator==(const Edit&) const = default;
};

/// `text` with all `edits` applied at once. The edits may come in any order; where two overlap
/// the later one in the list is left out. Two insertions at one place keep their order.
[[nodiscard]] std::string apply_edits(std::string_view text, const std::vector<Edit>& edits);

}  // namespace gouji
