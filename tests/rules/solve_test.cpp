#include "rules/equations/solve.h"

#include <algorithm>

#include "tests/catch.h"
#include "tests/rules/systems.h"

namespace gouji {

using namespace gouji::test;

TEST_CASE("solve: an equation holds, is broken, or is open", "[solve]") {
    const std::vector<Equation> equations = {sum({0, 1}, {2})};
    const auto status = [&](Known a, Known b, Known total) {
        return solve(equations, std::vector<Known>{a, b, total}).equations.front().status;
    };
    CHECK(status(figure(4), figure(2), figure(6)) == EquationStatus::holds);
    CHECK(status(figure(4), figure(2), figure(7)) == EquationStatus::broken);
    CHECK(status(figure(4), figure(2), figure(5)) == EquationStatus::broken);
    CHECK(status(figure(4), blank, figure(6)) == EquationStatus::open);
    CHECK(status(figure(4), blank, figure(4)) == EquationStatus::open);
    CHECK(status(figure(4), blank, figure(3)) == EquationStatus::broken);  // what is blank cannot be -1
    CHECK(status(figure(4), figure(2), blank) == EquationStatus::open);
    CHECK(status(blank, blank, blank) == EquationStatus::open);
    CHECK(status(blank, blank, figure(0)) == EquationStatus::open);
}

TEST_CASE("solve: the sums of both sides count the typed figures and the open cells", "[solve]") {
    const std::vector<Equation> equations = {sum({0, 1, 2}, {3, 4})};
    const TableSolution solution =
        solve(equations, std::vector<Known>{figure(4), blank, figure(2), figure(9), blank});
    const EquationState& state = solution.equations.front();
    CHECK(state.left == 6);
    CHECK(state.right == 9);
    CHECK(state.open_left == 1);
    CHECK(state.open_right == 1);
    CHECK(state.component == -1);
}

TEST_CASE("solve: a cell that may hold any number silences its equations", "[solve]") {
    const std::vector<Equation> equations = {sum({0, 1}, {2})};
    const Known any{false, 0, true};
    const TableSolution solution = solve(equations, std::vector<Known>{figure(9), any, figure(3)});
    CHECK(solution.equations.front().status == EquationStatus::open);
    CHECK(solution.components.empty());
    CHECK_FALSE(solution.settled[1].has_value());
}

TEST_CASE("solve: a cell that an equation names on both sides or twice counts as often", "[solve]") {
    const std::vector<Equation> both = {sum({0, 1}, {2, 0})};
    CHECK(solve(both, std::vector<Known>{blank, figure(4), figure(4)}).equations[0].status ==
          EquationStatus::holds);
    const std::vector<Equation> twice = {sum({0, 0}, {1})};
    CHECK(solve(twice, std::vector<Known>{blank, figure(7)}).equations[0].status == EquationStatus::broken);
    CHECK(solve(twice, std::vector<Known>{blank, figure(8)}).settled[0] == 4);
}

TEST_CASE("solve: a sound table has no broken equation", "[solve][random]") {
    Random random(1);
    for (const FormTable* table : summed_tables()) {
        for (int round = 0; round < 200; ++round) {
            const auto figures = sound_figures(*table, random, round % 80);
            REQUIRE(test::sound(table->equations, figures));
            const TableSolution solution = solve(table->equations, typed(figures));
            REQUIRE(solution.components.empty());
            REQUIRE(std::all_of(
                solution.equations.begin(), solution.equations.end(),
                [](const EquationState& state) { return state.status == EquationStatus::holds; }));
        }
    }
}

TEST_CASE("solve: figures near the limit are summed exactly", "[solve]") {
    constexpr std::int64_t greatest = 1'000'000'000'000'000'000 / 64;
    for (const FormTable* table : summed_tables()) {
        // Everything broken: no sum overflows, nothing is settled, no single figure explains it.
        const TableSolution full =
            solve(table->equations, std::vector<Known>(table->cell_count(), figure(greatest)));
        for (std::size_t e = 0; e < table->equations.size(); ++e) {
            const EquationState& state = full.equations[e];
            CHECK(state.left == greatest * static_cast<std::int64_t>(table->equations[e].left.size()));
            CHECK((state.status == EquationStatus::holds) == (state.left == state.right));
        }
    }
    const std::vector<Equation> equations = {sum({0, 1}, {2}), sum({2, 3}, {4})};
    const TableSolution solution =
        solve(equations, std::vector<Known>{figure(greatest), figure(greatest), blank, figure(1), blank});
    CHECK(solution.settled[2] == 2 * greatest);
    CHECK(solution.settled[4] == 2 * greatest + 1);
}

TEST_CASE("solve: nothing to solve", "[solve]") {
    const TableSolution none = solve({}, {});
    CHECK(none.equations.empty());
    CHECK(none.settled.empty());
    const TableSolution cells_only = solve({}, std::vector<Known>{blank, figure(1)});
    CHECK(cells_only.settled.size() == 2);
    CHECK_FALSE(cells_only.settled[0].has_value());
}

TEST_CASE("solve: a form far larger than the official ones is solved as well", "[solve][random]") {
    // 60 rows and columns of addends with totals: 3,721 cells, 122 equations.
    constexpr std::uint16_t side = 61;
    std::vector<Equation> equations;
    for (std::uint16_t i = 0; i < side; ++i) {
        Equation row;
        Equation column;
        for (std::uint16_t k = 0; k + 1 < side; ++k) {
            row.left.push_back(static_cast<std::uint16_t>(i * side + k));
            column.left.push_back(static_cast<std::uint16_t>(k * side + i));
        }
        row.right = {static_cast<std::uint16_t>(i * side + side - 1)};
        column.right = {static_cast<std::uint16_t>((side - 1) * side + i)};
        row.at = row.right.front();
        column.at = column.right.front();
        equations.push_back(row);
        equations.push_back(column);
    }
    Random random(7);
    const auto figures = sound_figures(equations, std::size_t{side} * side, random, 30);
    std::vector<Known> cells = typed(figures);
    for (std::size_t cell = 0; cell < cells.size(); cell += 62) {
        cells[cell] = blank;  // the diagonal
    }
    const TableSolution solution = solve(equations, cells);
    for (std::size_t cell = 0; cell < cells.size(); cell += 62) {
        CHECK(solution.settled[cell] == figures[cell]);
    }
    const TableSolution wholly_blank = solve(equations, std::vector<Known>(cells.size(), blank));
    CHECK(wholly_blank.components.empty());
}

}  // namespace gouji
