#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "parser/prose/figure.h"
#include "rules/core/rule.h"

// What the sentences of a report say about the figures of its tables.

namespace gouji::prose {

/// One statement about the tables, as it stands in a sentence.
struct Claim {
    const Statement* statement = nullptr;
    std::size_t sentence = 0;  // index into Prose::sentences
    std::size_t begin = 0;     // of the phrase with its figure: bytes of the sentence
    std::size_t end = 0;
    std::optional<Figure> figure;  // places are bytes of the sentence
    std::int64_t value = 0;        // the figure, or what the statement says without one
    bool other_scope = false;      // it may speak of others than the tables do
    bool part = false;             // it stands behind 其中
};

struct Claims {
    const Form* form = nullptr;  // whose statements they are
    std::vector<Claim> all;      // in the order of the document
};

/// The claims of the report, read when they are first asked for.
///
/// Reads every sentence that has a figure of cases or a word of denial in it. A sentence that speaks
/// of another year, of a part of the year, or of another business says nothing about the tables.
[[nodiscard]] const Claims& claims_of(const RuleInput& input);

}  // namespace gouji::prose
