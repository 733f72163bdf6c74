#include <algorithm>
#include <set>

#include "rules/equations/solve.h"
#include "tests/catch.h"
#include "tests/rules/systems.h"

namespace gouji {

using namespace gouji::test;

TEST_CASE("solve: a single broken equation is explained by each of its figures", "[solve]") {
    const std::vector<Equation> equations = {sum({1, 2, 3}, {0})};
    const TableSolution over =
        solve(equations, std::vector<Known>{figure(7), figure(4), figure(2), figure(3)});
    REQUIRE(over.components.size() == 1);
    CHECK(over.equations[0].component == 0);
    // 4 + 2 + 3 = 9: each may be 2 less, the total, last, 9.
    REQUIRE(explaining_cells(over.components[0]) == std::vector<std::uint16_t>{1, 2, 3, 0});
    CHECK(over.components[0].explanations[0].changes[0].value == 2);
    CHECK(over.components[0].explanations[1].changes[0].value == 0);
    CHECK(over.components[0].explanations[2].changes[0].value == 1);
    CHECK(over.components[0].explanations[3].changes[0].value == 9);
    CHECK_FALSE(over.components[0].vague);

    // No figure can be made negative: 2 is too small to be 5 less.
    const TableSolution far =
        solve(equations, std::vector<Known>{figure(4), figure(7), figure(2), figure(0)});
    CHECK(explaining_cells(far.components[0]) == std::vector<std::uint16_t>{1, 0});
}

TEST_CASE("solve: a break with open cells says when more than one value would do", "[solve]") {
    const std::vector<Equation> equations = {sum({0, 1, 2}, {3})};
    // 5 + 3 + ? = 5: the 3 could be 0, the 5 could be 0, 1 or 2, the total 8 or more.
    const TableSolution solution =
        solve(equations, std::vector<Known>{figure(5), figure(3), blank, figure(5)});
    REQUIRE(solution.components.size() == 1);
    CHECK(explaining_cells(solution.components[0]) == std::vector<std::uint16_t>{1});
    CHECK(solution.components[0].explanations[0].changes[0].value == 0);
    CHECK(solution.components[0].vague);
}

TEST_CASE("solve: broken equations without a common figure are components of their own", "[solve]") {
    const std::vector<Equation> equations = {sum({0, 1}, {2}), sum({3, 4}, {5}), sum({2, 6}, {7})};
    const TableSolution solution =
        solve(equations, std::vector<Known>{figure(1), figure(1), figure(3), figure(1), figure(1), figure(1),
                                            figure(0), figure(2)});
    REQUIRE(solution.components.size() == 2);
    CHECK(solution.components[0].equations == std::vector<std::uint16_t>{0, 2});
    CHECK(explaining_cells(solution.components[0]) == std::vector<std::uint16_t>{2});
    CHECK(solution.components[0].explanations[0].changes[0].value == 2);
    CHECK(solution.components[1].equations == std::vector<std::uint16_t>{1});
}

TEST_CASE("solve: what no single figure explains, two do", "[solve]") {
    Random random(3);
    std::vector<Known> cells = typed(sound_figures(square, 9, random, 12));
    cells[0].value += 2;
    cells[4].value += 5;
    const TableSolution solution = solve(square, cells);
    REQUIRE(solution.components.size() == 1);
    CHECK(solution.components[0].equations.size() == 4);
    const std::vector<Change> both = {{0, cells[0].value - 2}, {4, cells[4].value - 5}};
    CHECK(solution.components[0].explanations == std::vector<Explanation>{{both, Slip::none}});
    CHECK_FALSE(solution.components[0].vague);
}

TEST_CASE("solve: each figure of applications, changed, is found by its pattern", "[solve][random]") {
    Random random(5);
    for (const std::string_view form : {"2021", "2019"}) {
        const FormTable& table = table_of(form, "applications");
        for (int round = 0; round < 20; ++round) {
            const auto figures = sound_figures(table, random, round * 6);
            for (std::size_t cell = 0; cell < figures.size(); ++cell) {
                std::vector<Known> cells = typed(figures);
                do {
                    cells[cell].value = pick(random, 0, figures[cell] + 20);
                } while (cells[cell].value == figures[cell]);
                const TableSolution solution = solve(table.equations, cells);
                REQUIRE(solution.components.size() == 1);
                const Component& component = solution.components.front();
                REQUIRE(component.equations.size() >= 2);
                REQUIRE(explaining_cells(component) ==
                        std::vector<std::uint16_t>{static_cast<std::uint16_t>(cell)});
                REQUIRE(component.explanations[0].changes[0].value == figures[cell]);
            }
        }
    }
}

TEST_CASE("solve: every cell of applications has a pattern of its own", "[solve]") {
    const FormTable& table = table_of("2021", "applications");
    REQUIRE(table.cell_count() == 175);
    REQUIRE(table.equations.size() == 39);
    std::set<std::vector<std::uint16_t>> patterns;
    std::vector<Known> cells = typed(std::vector<std::int64_t>(175, 0));
    for (Known& cell : cells) {
        cell.value = 1;
        const TableSolution solution = solve(table.equations, cells);
        REQUIRE(solution.components.size() == 1);
        patterns.insert(solution.components.front().equations);
        cell.value = 0;
    }
    CHECK(patterns.size() == 175);
}

TEST_CASE("solve: a wrong figure of disputes is explained by every figure of its group", "[solve][random]") {
    Random random(6);
    const FormTable& table = table_of("2021", "disputes");
    const auto figures = sound_figures(table, random, 30);
    for (std::size_t cell = 0; cell < figures.size(); ++cell) {
        std::vector<Known> cells = typed(figures);
        cells[cell].value += 1;
        const TableSolution solution = solve(table.equations, cells);
        REQUIRE(solution.components.size() == 1);
        REQUIRE(solution.components[0].equations.size() == 1);
        const Equation& equation = table.equations[solution.components[0].equations[0]];
        const auto explaining = explaining_cells(solution.components[0]);
        CHECK(std::count(explaining.begin(), explaining.end(), cell) == 1);
        CHECK(explaining.back() == equation.at);
    }
}

}  // namespace gouji
