#include "rules/equations/solve.h"

#include <algorithm>
#include <set>

#include "tests/catch.h"
#include "tests/support/sound_tables.h"

namespace gouji {
namespace {

using test::pick;
using test::Random;
using test::sound_figures;
using test::typed;

constexpr Known blank{};
constexpr Known figure(std::int64_t value) {
    return {true, value};
}

Equation sum(std::vector<std::uint16_t> left, std::vector<std::uint16_t> right) {
    Equation equation;
    equation.at = right.front();
    equation.left = std::move(left);
    equation.right = std::move(right);
    return equation;
}

const FormTable& table_of(std::string_view form, std::string_view table) {
    const Form* found = Forms::builtin().find(form);
    REQUIRE(found != nullptr);
    const auto index = found->table_index(table);
    REQUIRE(index.has_value());
    return found->tables[*index];
}

std::vector<const FormTable*> summed_tables() {
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

std::vector<std::uint16_t> explaining_cells(const Component& component) {
    std::vector<std::uint16_t> cells;
    for (const auto& changes : component.explanations) {
        REQUIRE(changes.size() == 1);
        cells.push_back(changes.front().cell);
    }
    return cells;
}

// A square of four addends with the totals of rows and columns: cells
//   0 1 | 2
//   3 4 | 5
//   6 7 | 8
const std::vector<Equation> square = {sum({0, 1}, {2}), sum({3, 4}, {5}), sum({6, 7}, {8}),
                                      sum({0, 3}, {6}), sum({1, 4}, {7}), sum({2, 5}, {8})};

}  // namespace

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

TEST_CASE("solve: a single broken equation is explained by each of its figures", "[solve]") {
    const std::vector<Equation> equations = {sum({1, 2, 3}, {0})};
    const TableSolution over =
        solve(equations, std::vector<Known>{figure(7), figure(4), figure(2), figure(3)});
    REQUIRE(over.components.size() == 1);
    CHECK(over.equations[0].component == 0);
    // 4 + 2 + 3 = 9: each may be 2 less, the total, last, 9.
    REQUIRE(explaining_cells(over.components[0]) == std::vector<std::uint16_t>{1, 2, 3, 0});
    CHECK(over.components[0].explanations[0][0].value == 2);
    CHECK(over.components[0].explanations[1][0].value == 0);
    CHECK(over.components[0].explanations[2][0].value == 1);
    CHECK(over.components[0].explanations[3][0].value == 9);
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
    CHECK(solution.components[0].explanations[0][0].value == 0);
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
    CHECK(solution.components[0].explanations[0][0].value == 2);
    CHECK(solution.components[1].equations == std::vector<std::uint16_t>{1});
}

TEST_CASE("solve: a change that would break an equation that holds explains nothing", "[solve]") {
    Random random(3);
    std::vector<Known> cells = typed(sound_figures(square, 9, random, 12));
    cells[0].value += 2;
    cells[4].value += 5;
    const TableSolution solution = solve(square, cells);
    REQUIRE(solution.components.size() == 1);
    CHECK(solution.components[0].equations.size() == 4);
    CHECK(solution.components[0].explanations.empty());
    CHECK_FALSE(solution.components[0].vague);
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
                REQUIRE(component.explanations[0][0].value == figures[cell]);
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

namespace {

/// A small random system with few cells, for the comparison with trying everything.
struct Small {
    std::vector<Equation> equations;
    std::vector<Known> cells;
};

Small random_small(Random& random) {
    Small small;
    const auto count = static_cast<std::size_t>(pick(random, 3, 5));
    const std::int64_t equations = pick(random, 1, 4);
    for (std::int64_t e = 0; e < equations; ++e) {
        Equation equation;
        while (equation.left.empty() || equation.right.empty()) {
            equation.left.clear();
            equation.right.clear();
            for (std::uint16_t cell = 0; cell < count; ++cell) {
                switch (pick(random, 0, 4)) {
                    case 0:
                    case 1:
                        equation.left.push_back(cell);
                        break;
                    case 2:
                        equation.right.push_back(cell);
                        break;
                    default:
                        break;
                }
            }
        }
        equation.at = equation.right.front();
        small.equations.push_back(equation);
    }
    for (std::size_t cell = 0; cell < count; ++cell) {
        small.cells.push_back(pick(random, 0, 1) == 0 ? blank : figure(pick(random, 0, 3)));
    }
    return small;
}

std::int64_t excess(const Equation& equation, const std::vector<std::int64_t>& values) {
    std::int64_t sum = 0;
    for (const std::uint16_t cell : equation.left) {
        sum += values[cell];
    }
    for (const std::uint16_t cell : equation.right) {
        sum -= values[cell];
    }
    return sum;
}

/// Calls `seen` with every filling of the open cells with 0 … `most`.
template <typename Seen>
void fill_all(const std::vector<Known>& cells, std::int64_t most, const Seen& seen) {
    std::vector<std::int64_t> values;
    std::vector<std::size_t> open;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        values.push_back(cells[cell].value);
        if (!cells[cell].typed) {
            open.push_back(cell);
        }
    }
    for (bool more = true; more;) {
        seen(values);
        more = false;
        for (const std::size_t cell : open) {
            if (values[cell] < most) {
                ++values[cell];
                more = true;
                break;
            }
            values[cell] = 0;
        }
    }
}

}  // namespace

TEST_CASE("solve: agrees with trying every filling of small systems", "[solve][random]") {
    Random random(8);
    int settled = 0;
    for (int round = 0; round < 1500; ++round) {
        const Small small = random_small(random);
        const TableSolution solution = solve(small.equations, small.cells);
        // Broken: every equation by itself.
        for (std::size_t e = 0; e < small.equations.size(); ++e) {
            std::vector<Known> alone = small.cells;
            for (std::uint16_t cell = 0; cell < alone.size(); ++cell) {
                const auto& equation = small.equations[e];
                const auto stands_in = [&](const std::vector<std::uint16_t>& side) {
                    return std::find(side.begin(), side.end(), cell) != side.end();
                };
                if (!stands_in(equation.left) && !stands_in(equation.right)) {
                    alone[cell] = figure(0);
                }
            }
            bool possible = false;
            fill_all(alone, 12, [&](const std::vector<std::int64_t>& values) {
                possible = possible || excess(small.equations[e], values) == 0;
            });
            REQUIRE((solution.equations[e].status != EquationStatus::broken) == possible);
        }
        // Settled: every filling that satisfies all has the settled values.
        fill_all(small.cells, 7, [&](const std::vector<std::int64_t>& values) {
            if (!test::sound(small.equations, values)) {
                return;
            }
            for (std::size_t cell = 0; cell < values.size(); ++cell) {
                if (solution.settled[cell] && *solution.settled[cell] != values[cell]) {
                    FAIL("settled as " << *solution.settled[cell] << ", but " << values[cell] << " fits");
                }
            }
        });
        settled += static_cast<int>(std::count_if(solution.settled.begin(), solution.settled.end(),
                                                  [](const auto& value) { return value.has_value(); }));
    }
    CHECK(settled > 400);
}

TEST_CASE("solve: explanations agree with trying every change of small systems", "[solve][random]") {
    Random random(9);
    int explained = 0;
    for (int round = 0; round < 3000; ++round) {
        const Small small = random_small(random);
        const TableSolution solution = solve(small.equations, small.cells);
        const auto broken_with = [&](std::size_t cell, std::int64_t value) {
            std::vector<Known> changed = small.cells;
            changed[cell].value = value;
            std::set<std::uint16_t> broken;
            const TableSolution then = solve(small.equations, changed);
            for (std::uint16_t e = 0; e < then.equations.size(); ++e) {
                if (then.equations[e].status == EquationStatus::broken) {
                    broken.insert(e);
                }
            }
            return broken;
        };
        for (const Component& component : solution.components) {
            std::set<std::uint16_t> others;
            for (const Component& other : solution.components) {
                if (&other != &component) {
                    others.insert(other.equations.begin(), other.equations.end());
                }
            }
            for (std::size_t cell = 0; cell < small.cells.size(); ++cell) {
                if (!small.cells[cell].typed) {
                    continue;
                }
                std::vector<std::int64_t> values;
                for (std::int64_t value = 0; value < 40; ++value) {
                    if (broken_with(cell, value) == others) {
                        values.push_back(value);
                    }
                }
                const auto& found = component.explanations;
                const auto it = std::find_if(found.begin(), found.end(), [&](const auto& changes) {
                    return changes.front().cell == cell;
                });
                if (values.size() == 1) {
                    ++explained;
                    REQUIRE(it != found.end());
                    REQUIRE(it->front().value == values.front());
                } else {
                    REQUIRE(it == found.end());
                    REQUIRE((values.empty() || component.vague));
                }
            }
        }
    }
    CHECK(explained > 500);
}

}  // namespace gouji
