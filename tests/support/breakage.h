#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/sound_tables.h"

namespace gouji::test {

/// A table of applications after somebody got it wrong.
struct Broken {
    std::vector<std::string> figures;
    std::vector<std::size_t> cells;  // that say something else than before
};

/// One way of getting it wrong.
struct Breakage {
    enum class Kind : std::uint8_t {
        one_figure,
        two_figures,
        swap_or_shift,  // neighbours swapped, a row shifted
        other,
    };

    std::string_view name;
    /// Nothing where these figures cannot be got wrong in this way.
    std::optional<Broken> (*make)(const FormTable& table, const std::vector<std::int64_t>& figures,
                                  Random& random);
    Kind kind = Kind::other;
};

/// All of them, the plainest first.
[[nodiscard]] std::span<const Breakage> breakages();

}  // namespace gouji::test
