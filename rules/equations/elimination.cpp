#include "rules/equations/elimination.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>

namespace gouji::equations {
namespace {

constexpr std::int64_t factor_limit = std::int64_t{1} << 30;
constexpr Wide constant_limit = Wide{1} << 90;

/// A dense matrix: the sums of a form are short, but rows fill up while they are eliminated.
class Matrix {
 public:
    Matrix(std::size_t rows, std::size_t columns, std::pmr::memory_resource* memory)
        : width_(columns),
          factors_(rows * columns, 0, memory),
          constants_(rows, 0, memory),
          largest_(rows, 1, memory),
          usable_(rows, 1, memory) {}

    [[nodiscard]] std::int32_t* row(std::size_t r) { return factors_.data() + r * width_; }
    [[nodiscard]] Wide& constant(std::size_t r) { return constants_[r]; }
    [[nodiscard]] bool usable(std::size_t r) const { return usable_[r] != 0; }
    void set_largest(std::size_t r, std::int64_t value) { largest_[r] = value; }

    /// Takes `pivot` off `target` so that `column` is zero there. Gives whether it did.
    bool clear(std::size_t target, std::size_t pivot, std::size_t column) {
        std::int32_t* to = row(target);
        const std::int32_t* from = row(pivot);
        const std::int64_t common = std::gcd(to[column], from[column]);
        std::int64_t scale_to = from[column] / common;
        std::int64_t scale_from = to[column] / common;
        if (scale_to < 0) {
            scale_to = -scale_to;
            scale_from = -scale_from;
        }
        if (!fits(target, pivot, scale_to, scale_from)) {
            usable_[target] = 0;
            return false;
        }
        constants_[target] = constants_[target] * scale_to - constants_[pivot] * scale_from;
        largest_[target] = largest_[target] * scale_to + largest_[pivot] * std::abs(scale_from);
        // Sums of ones stay sums of ones: the two plain loops are what nearly always runs.
        if (scale_to == 1 && scale_from == 1) {
            for (std::size_t i = 0; i < width_; ++i) {
                to[i] -= from[i];
            }
        } else if (scale_to == 1 && scale_from == -1) {
            for (std::size_t i = 0; i < width_; ++i) {
                to[i] += from[i];
            }
        } else {
            for (std::size_t i = 0; i < width_; ++i) {
                to[i] = static_cast<std::int32_t>(to[i] * scale_to - from[i] * scale_from);
            }
        }
        return true;
    }

 private:
    /// Whether the new row's numbers keep within their limits.
    bool fits(std::size_t target, std::size_t pivot, std::int64_t scale_to, std::int64_t scale_from) {
        if (!within(target, pivot, scale_to, scale_from)) {
            // The bounds only ever grow; look what is really there before giving up.
            largest_[target] = measure(target);
            largest_[pivot] = measure(pivot);
            if (!within(target, pivot, scale_to, scale_from)) {
                return false;
            }
        }
        const auto small = [](Wide constant) {
            return -constant_limit < constant && constant < constant_limit;
        };
        return small(constants_[target]) && small(constants_[pivot]);
    }
    [[nodiscard]] bool within(std::size_t target, std::size_t pivot, std::int64_t scale_to,
                              std::int64_t scale_from) const {
        return Wide{largest_[target]} * scale_to + Wide{largest_[pivot]} * std::abs(scale_from) <=
               factor_limit;
    }
    [[nodiscard]] std::int64_t measure(std::size_t r) {
        std::int64_t most = 1;
        for (std::size_t i = 0; i < width_; ++i) {
            most = std::max(most, std::abs(std::int64_t{row(r)[i]}));
        }
        return most;
    }

    std::size_t width_;
    std::pmr::vector<std::int32_t> factors_;
    std::pmr::vector<Wide> constants_;
    std::pmr::vector<std::int64_t> largest_;  // no factor of the row is greater than this
    std::pmr::vector<std::uint8_t> usable_;
};

/// The variables that are not fixed, as columns; -1 of all others.
struct Columns {
    std::pmr::vector<std::int32_t> of_variable;
    std::pmr::vector<std::uint16_t> variables;

    Columns(const Rows& rows, const std::pmr::vector<Range>& ranges, std::pmr::memory_resource* memory)
        : of_variable(ranges.size(), -1, memory), variables(memory) {
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (const Term& term : rows.terms(r)) {
                if (!ranges[term.variable].fixed() && of_variable[term.variable] < 0) {
                    of_variable[term.variable] = static_cast<std::int32_t>(variables.size());
                    variables.push_back(term.variable);
                }
            }
        }
    }
};

void fill(Matrix& matrix, const Rows& rows, const std::pmr::vector<Range>& ranges, const Columns& columns) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::int64_t largest = 1;
        matrix.constant(r) = rows.constant(r);
        for (const Term& term : rows.terms(r)) {
            const std::int32_t column = columns.of_variable[term.variable];
            if (column < 0) {
                matrix.constant(r) -= Wide{term.factor} * ranges[term.variable].low;
            } else {
                matrix.row(r)[column] = term.factor;
                largest = std::max(largest, std::abs(std::int64_t{term.factor}));
            }
        }
        matrix.set_largest(r, largest);
    }
}

/// The row to clear a column with: not yet taken, and the smaller its factor the better.
std::optional<std::size_t> find_pivot(Matrix& matrix, const std::pmr::vector<std::uint8_t>& taken,
                                      std::size_t column) {
    std::optional<std::size_t> best;
    for (std::size_t r = 0; r < taken.size(); ++r) {
        const std::int32_t factor = matrix.row(r)[column];
        if (taken[r] != 0 || !matrix.usable(r) || factor == 0) {
            continue;
        }
        if (!best || std::abs(factor) < std::abs(matrix.row(*best)[column])) {
            best = r;
        }
    }
    return best;
}

}  // namespace

bool eliminate(const Rows& rows, const std::pmr::vector<Range>& ranges, std::pmr::memory_resource* memory,
               Budget& budget, Rows& reduced) {
    const Columns columns(rows, ranges, memory);
    const std::size_t width = columns.variables.size();
    // Each pivot may have to be taken off every other row.
    if (!budget.take(rows.size() * std::min(rows.size(), width) * (width + 1))) {
        return false;
    }
    Matrix matrix(rows.size(), width, memory);
    fill(matrix, rows, ranges, columns);

    std::pmr::vector<std::uint8_t> taken(rows.size(), 0, memory);
    for (std::size_t column = 0; column < width; ++column) {
        const std::optional<std::size_t> pivot = find_pivot(matrix, taken, column);
        if (!pivot) {
            continue;
        }
        taken[*pivot] = 1;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (r != *pivot && matrix.usable(r) && matrix.row(r)[column] != 0) {
                matrix.clear(r, *pivot, column);
            }
        }
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (!matrix.usable(r)) {
            continue;
        }
        bool empty = matrix.constant(r) == 0;
        for (std::size_t column = 0; column < width; ++column) {
            if (const std::int32_t factor = matrix.row(r)[column]; factor != 0) {
                reduced.add(factor, columns.variables[column]);
                empty = false;
            }
        }
        if (!empty) {
            reduced.end_row(matrix.constant(r));
        }
    }
    return true;
}

}  // namespace gouji::equations
