#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/span.h"

namespace gouji {

/// A JSON value with its place in the text.
struct JsonNode {
    enum class Kind : std::uint8_t { object, array, string, number, boolean, null };

    Kind kind = Kind::null;
    Span span;                          // of the value, quotes and brackets included
    Span key_span;                      // of a member's name, quotes included
    std::string key;                    // of a member of an object
    std::string text;                   // of a string: what it says
    double number = 0;                  // of a number
    bool truth = false;                 // of a boolean
    std::vector<std::size_t> children;  // indices into JsonTree::nodes, in the order of the text
};

/// A JSON text, comments allowed, whose parts know where they stand.
struct JsonTree {
    std::vector<JsonNode> nodes;  // the first is the whole; none where the text is broken
    Span broken;                  // where the text is broken: the first thing that does not fit
};

/// Takes linear time and no recursion, however deep the text nests.
[[nodiscard]] JsonTree read_json_tree(std::string_view text);

}  // namespace gouji
