#pragma once

#include <utility>
#include <vector>

#include "tests/catch.h"
#include "tests/support/sound_tables.h"

// Equations and figures for the tests of the solver.

namespace gouji::test {

constexpr Known blank{};
constexpr Known figure(std::int64_t value) {
    return {true, value};
}

inline Equation sum(std::vector<std::uint16_t> left, std::vector<std::uint16_t> right) {
    Equation equation;
    equation.at = right.front();
    equation.left = std::move(left);
    equation.right = std::move(right);
    return equation;
}

inline const FormTable& table_of(std::string_view form, std::string_view table) {
    const Form* found = Forms::builtin().find(form);
    REQUIRE(found != nullptr);
    const auto index = found->table_index(table);
    REQUIRE(index.has_value());
    return found->tables[*index];
}

inline std::vector<const FormTable*> summed_tables() {
    std::vector<const FormTable*> tables;
    for (const Form& form : Forms::builtin().all()) {
        for (const FormTable& table : form.tables) {
            if (!table.equations.empty()) {
                tables.push_back(&table);
            }
        }
    }
    return tables;
}

/// The cells of explanations by one figure each.
inline std::vector<std::uint16_t> explaining_cells(const Component& component) {
    std::vector<std::uint16_t> cells;
    for (const Explanation& explanation : component.explanations) {
        REQUIRE(explanation.changes.size() == 1);
        cells.push_back(explanation.changes.front().cell);
    }
    return cells;
}

// A square of four addends with the totals of rows and columns: cells
//   0 1 | 2
//   3 4 | 5
//   6 7 | 8
inline const std::vector<Equation> square = {sum({0, 1}, {2}), sum({3, 4}, {5}), sum({6, 7}, {8}),
                                             sum({0, 3}, {6}), sum({1, 4}, {7}), sum({2, 5}, {8})};

}  // namespace gouji::test
