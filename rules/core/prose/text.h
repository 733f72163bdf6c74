#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/core/rule.h"

// What the rules on prose have in common.

namespace gouji::prose {

/// The section that opens every form: 总体情况.
inline constexpr std::size_t overview = 0;

/// The form that the report's sections follow: that of its year where that is known, else that of
/// its tables. Nothing where no known form is for its year.
[[nodiscard]] const Form* form_of(const RuleInput& input);

/// The first section of the report that is section `index` of the form.
[[nodiscard]] const Section* find_section(const Report& report, std::size_t index);

/// Whether the paragraph stands in section `index` of the form.
[[nodiscard]] bool stands_in(const Report& report, const Paragraph& paragraph, std::size_t index);

/// Where `word` stands first in `text`, from `from` on; npos where it does not.
[[nodiscard]] std::size_t find(std::string_view text, std::string_view word, std::size_t from = 0);

/// Whether one of the words stands in the text.
template <class Words>
[[nodiscard]] bool has_any(std::string_view text, const Words& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return find(text, word) != std::string_view::npos; });
}

/// The code point before byte `at`; 0 at the beginning.
[[nodiscard]] char32_t sign_before(std::string_view text, std::size_t at);
/// The code point at byte `at`; 0 at the end.
[[nodiscard]] char32_t sign_at(std::string_view text, std::size_t at);

/// The id of the section where the paragraph stands; empty before the first.
[[nodiscard]] std::string_view section_id(const Report& report, const Paragraph& paragraph);

}  // namespace gouji::prose
