#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/form/statements.h"
#include "parser/prose/figure.h"

// How a phrase of the form is found in a sentence.

namespace gouji::prose {

/// Where a phrase may stand: before its figure and behind it, in bytes of the sentence. Without a
/// figure there is only the stretch before.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;  // the figure's begin
    const Figure* figure = nullptr;
    std::size_t tail_end = 0;
};

/// A sentence with the words and figures that are in it.
struct Worded {
    std::string_view text;
    std::vector<Token> tokens;
    std::vector<Figure> figures;

    /// The first token that begins at or behind byte `at`.
    [[nodiscard]] std::size_t first_token(std::size_t at) const;
    /// The sets of all words that stand in bytes [begin, end).
    [[nodiscard]] WordSets sets(std::size_t begin, std::size_t end) const;
};

/// The bytes that the phrase takes up, its figure included; nothing where it does not stand there.
/// Takes time of the stretch's length times the phrase's.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> match(const Worded& sentence,
                                                                       const FormProse& form, WordSets tails,
                                                                       const Phrase& phrase,
                                                                       const Stretch& stretch);

}  // namespace gouji::prose
