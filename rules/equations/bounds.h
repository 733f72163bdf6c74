#pragma once

#include <cstddef>
#include <limits>
#include <memory_resource>
#include <vector>

#include "rules/equations/rows.h"

namespace gouji::equations {

/// The least and the greatest value that a variable can have; whole and not negative.
struct Range {
    static constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

    std::int64_t low = 0;
    std::int64_t high = unbounded;

    [[nodiscard]] bool fixed() const { return low == high; }
};

/// How much a search may still do, in terms looked at. Where it runs out, less is settled, and
/// what is settled stays right.
struct Budget {
    std::size_t left = 0;

    [[nodiscard]] bool take(std::size_t amount) {
        if (amount > left) {
            left = 0;
            return false;
        }
        left -= amount;
        return true;
    }
};

enum class Narrowing : std::uint8_t { unchanged, narrowed, infeasible };

/// Narrows the ranges of the variables by every row, until nothing changes or the budget is used
/// up. Gives `infeasible` where a row cannot hold within the ranges.
[[nodiscard]] Narrowing narrow(const Rows& rows, std::pmr::vector<Range>& ranges, Budget& budget);

}  // namespace gouji::equations
