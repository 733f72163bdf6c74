#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/span.h"

namespace gouji {

/// Replaces the bytes of `span` (of the UTF-8 reading) by `new_text` (UTF-8).
struct Edit {
    Span span;
    std::string new_text;

    bool operator==(const Edit&) const = default;
};

/// The edits that hold in a text of `size` bytes, in the order of the text: without those that
/// reach past its end and those that overlap an earlier one in the list. Insertions at one place
/// keep their order and stand before what replaces the bytes behind that place.
[[nodiscard]] std::vector<const Edit*> settle_edits(const std::vector<Edit>& edits, std::size_t size);

/// `text` with all `edits` applied at once. The edits may come in any order; where two overlap
/// the later one in the list is left out. Two insertions at one place keep their order.
[[nodiscard]] std::string apply_edits(std::string_view text, const std::vector<Edit>& edits);

}  // namespace gouji
