#include <algorithm>

#include "rules/equations/solve.h"
#include "tests/catch.h"
#include "tests/rules/systems.h"

namespace gouji {

using namespace gouji::test;

TEST_CASE("solve: a blank total of zeros is zero, blank outcomes of a zero total are zero", "[solve]") {
    const std::vector<Equation> equations = {sum({0, 1, 2, 3}, {4})};
    const TableSolution total =
        solve(equations, std::vector<Known>{figure(0), figure(0), figure(0), figure(0), blank});
    CHECK(total.settled[4] == 0);
    CHECK_FALSE(total.settled[0].has_value());  // only what is open is settled

    const TableSolution outcomes =
        solve(equations, std::vector<Known>{blank, blank, blank, blank, figure(0)});
    for (std::size_t cell = 0; cell < 4; ++cell) {
        CHECK(outcomes.settled[cell] == 0);
    }
    const TableSolution two =
        solve(equations, std::vector<Known>{figure(5), blank, figure(1), blank, figure(6)});
    CHECK(two.settled[1] == 0);
    CHECK(two.settled[3] == 0);
    const TableSolution undecided =
        solve(equations, std::vector<Known>{figure(5), blank, figure(0), blank, figure(6)});
    CHECK_FALSE(undecided.settled[1].has_value());
    CHECK_FALSE(undecided.settled[3].has_value());
    const TableSolution all_blank = solve(equations, std::vector<Known>(5, blank));
    CHECK(std::none_of(all_blank.settled.begin(), all_blank.settled.end(),
                       [](const auto& value) { return value.has_value(); }));
}

TEST_CASE("solve: several blanks at once are solved together", "[solve]") {
    SECTION("a chain: each equation alone has two blanks") {
        // 0 is found from column 0, then 1 from row 0, then 4, then 5.
        const TableSolution solution =
            solve(square, std::vector<Known>{blank, blank, figure(6), figure(3), blank, blank, figure(7),
                                             figure(7), figure(14)});
        CHECK(solution.settled[0] == 4);
        CHECK(solution.settled[1] == 2);
        CHECK(solution.settled[4] == 5);
        CHECK(solution.settled[5] == 8);
    }
    SECTION("elimination: no equation has a single blank") {
        // x + y = 5, y + z = 7, x + z = 6
        const std::vector<Equation> triangle = {sum({0, 1}, {3}), sum({1, 2}, {4}), sum({0, 2}, {5})};
        const TableSolution solution =
            solve(triangle, std::vector<Known>{blank, blank, blank, figure(5), figure(7), figure(6)});
        CHECK(solution.settled[0] == 2);
        CHECK(solution.settled[1] == 3);
        CHECK(solution.settled[2] == 4);
    }
    SECTION("no whole solution: nothing is settled, though each equation could hold") {
        const std::vector<Equation> triangle = {sum({0, 1}, {3}), sum({1, 2}, {4}), sum({0, 2}, {5})};
        const TableSolution solution =
            solve(triangle, std::vector<Known>{blank, blank, blank, figure(5), figure(7), figure(7)});
        CHECK(solution.components.empty());
        CHECK_FALSE(solution.settled[0].has_value());
        CHECK_FALSE(solution.settled[2].has_value());
    }
    SECTION("a square of four blanks is settled where one total leaves no choice") {
        const TableSolution solution =
            solve(square, std::vector<Known>{blank, blank, figure(0), blank, blank, figure(9), figure(4),
                                             figure(5), figure(9)});
        CHECK(solution.settled[0] == 0);
        CHECK(solution.settled[1] == 0);
        CHECK(solution.settled[3] == 4);
        CHECK(solution.settled[4] == 5);
    }
    SECTION("and is not where it does") {
        const TableSolution solution =
            solve(square, std::vector<Known>{blank, blank, figure(3), blank, blank, figure(9), figure(4),
                                             figure(8), figure(12)});
        for (const std::size_t cell : {0, 1, 3, 4}) {
            CHECK_FALSE(solution.settled[cell].has_value());
        }
    }
    SECTION("jointly impossible: nothing is settled") {
        // Row 0 asks for 4 in cell 0, column 0 for 3.
        const TableSolution solution =
            solve(square, std::vector<Known>{blank, figure(2), figure(6), figure(4), figure(5), figure(9),
                                             figure(7), figure(7), figure(15)});
        CHECK_FALSE(solution.settled[0].has_value());
    }
}

TEST_CASE("solve: where an equation is broken nothing that hangs on it is settled", "[solve]") {
    SECTION("in the broken equation itself") {
        const std::vector<Equation> equations = {sum({0, 1}, {2}), sum({0, 3}, {4})};
        // 9 already exceeds 6; the second equation alone would say that cell 0 is 2.
        const TableSolution solution =
            solve(equations, std::vector<Known>{blank, figure(9), figure(6), figure(1), figure(3)});
        CHECK(solution.equations[0].status == EquationStatus::broken);
        CHECK(solution.equations[1].status == EquationStatus::open);
        CHECK_FALSE(solution.settled[0].has_value());
    }
    SECTION("in equations of a figure that may be the wrong one") {
        // Two equations share figure 1, which breaks the first: the second takes no value from it.
        const std::vector<Equation> equations = {sum({0, 1}, {2}), sum({1, 3}, {4})};
        const TableSolution solution =
            solve(equations, std::vector<Known>{figure(1), figure(9), figure(6), blank, figure(12)});
        CHECK(solution.equations[0].status == EquationStatus::broken);
        CHECK_FALSE(solution.settled[3].has_value());
    }
    SECTION("but elsewhere") {
        const std::vector<Equation> equations = {sum({0, 1}, {2}), sum({3, 4}, {5})};
        const TableSolution solution = solve(
            equations, std::vector<Known>{figure(1), figure(1), figure(3), figure(2), blank, figure(7)});
        CHECK(solution.equations[0].status == EquationStatus::broken);
        CHECK(solution.settled[4] == 5);
    }
    SECTION("in a table with one wrong figure, found, the other blanks are settled all the same") {
        const FormTable& table = table_of("2021", "applications");
        Random random(11);
        std::vector<Known> cells = typed(sound_figures(table, random, 60));
        const std::size_t wrong = 3 * 7 + 1;
        const std::size_t open = 9 * 7 + 4;
        const std::int64_t value = cells[open].value;
        cells[wrong].value += 3;
        cells[open] = blank;
        const TableSolution solution = solve(table.equations, cells);
        REQUIRE(solution.components.size() == 1);
        CHECK(explaining_cells(solution.components.front()) == std::vector<std::uint16_t>{wrong});
        CHECK(solution.settled[open] == value);
    }
}

TEST_CASE("solve: what is settled in a sound table is what stood there", "[solve][random]") {
    Random random(2);
    int settled = 0;
    int blanks = 0;
    for (const FormTable* table : summed_tables()) {
        for (int round = 0; round < 1500; ++round) {
            const auto figures = sound_figures(*table, random, static_cast<int>(pick(random, 0, 60)));
            std::vector<Known> cells = typed(figures);
            const std::int64_t share = pick(random, 1, 100);
            for (Known& cell : cells) {
                if (pick(random, 1, 100) <= share) {
                    cell = blank;
                }
            }
            const TableSolution solution = solve(table->equations, cells);
            REQUIRE(solution.components.empty());
            for (std::size_t cell = 0; cell < cells.size(); ++cell) {
                if (cells[cell].typed) {
                    REQUIRE_FALSE(solution.settled[cell].has_value());
                    continue;
                }
                ++blanks;
                if (solution.settled[cell]) {
                    ++settled;
                    REQUIRE(*solution.settled[cell] == figures[cell]);
                }
            }
        }
    }
    CHECK(settled > blanks / 6);
}

TEST_CASE("solve: a single blank in a sound table is always settled", "[solve][random]") {
    Random random(4);
    for (const FormTable* table : summed_tables()) {
        const auto figures = sound_figures(*table, random, 40);
        for (std::size_t cell = 0; cell < figures.size(); ++cell) {
            std::vector<Known> cells = typed(figures);
            cells[cell] = blank;
            REQUIRE(solve(table->equations, cells).settled[cell] == figures[cell]);
        }
    }
}

}  // namespace gouji
