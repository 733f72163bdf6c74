#pragma once

#include <array>
#include <string_view>

#include "tests/support/draft_writer.h"

namespace gouji::test {

/// How much an office has to do: a few applications a year, or thousands.
enum class Office : std::uint8_t { quiet, bureau, county, city };

inline constexpr std::array offices = {Office::quiet, Office::bureau, Office::county, Office::city};
[[nodiscard]] std::string_view office_name(Office office);

/// Sound figures as such an office reports them: most applicants are natural persons, most results
/// are the few that every office has, and most cells are 0.
[[nodiscard]] FigureTexts office_texts(const Form& form, Random& random, Office office);

}  // namespace gouji::test
