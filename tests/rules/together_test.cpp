// What several figures explain together: against trying everything, and within its steps.

#include "rules/equations/together.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory_resource>

#include "rules/equations/explain.h"
#include "rules/equations/mends.h"
#include "tests/catch.h"
#include "tests/rules/systems.h"
#include "tests/support/breakage.h"
#include "tests/support/office.h"

namespace gouji {

using namespace gouji::test;

namespace {

/// Every change of exactly `count` (one or two) figures of a square with which all its sums hold.
std::vector<std::vector<Change>> all_changes(const std::vector<Known>& cells, std::size_t count) {
    constexpr std::int64_t most = 12;
    std::vector<std::vector<Change>> found;
    std::vector<std::int64_t> values;
    for (const Known& cell : cells) {
        values.push_back(cell.value);
    }
    for (std::uint16_t a = 0; a < cells.size(); ++a) {
        for (std::int64_t x = 0; x <= most; ++x) {
            if (x == cells[a].value) {
                continue;
            }
            values[a] = x;
            if (count == 1 && sound(square, values)) {
                found.push_back({{a, x}});
            }
            for (std::uint16_t b = a + 1; count == 2 && b < cells.size(); ++b) {
                for (std::int64_t y = 0; y <= most; ++y) {
                    values[b] = y;
                    if (y != cells[b].value && sound(square, values)) {
                        found.push_back({{a, x}, {b, y}});
                    }
                }
                values[b] = cells[b].value;
            }
        }
        values[a] = cells[a].value;
    }
    return found;
}

std::vector<std::vector<Change>> changes_of(const Component& component) {
    std::vector<std::vector<Change>> changes;
    for (const Explanation& explanation : component.explanations) {
        changes.push_back(explanation.changes);
    }
    return changes;
}

bool before(const std::vector<Change>& a, const std::vector<Change>& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](const Change& x, const Change& y) {
                                            return std::pair(x.cell, x.value) < std::pair(y.cell, y.value);
                                        });
}

/// How many steps the explaining takes.
std::size_t steps(const FormTable& table, const std::vector<Known>& cells) {
    std::pmr::monotonic_buffer_resource memory;
    const equations::System system(table.equations, cells, &memory);
    equations::Budget budget{equations::explaining_budget};
    (void)equations::explain(system, {cells, table.columns.size(), {}}, budget);
    return equations::explaining_budget - budget.left;
}

}  // namespace

TEST_CASE("together: agrees with trying every change of two figures of a square", "[together][random]") {
    Random random(31);
    int one = 0;
    int several = 0;
    int by_three = 0;
    for (int round = 0; round < 4000; ++round) {
        std::vector<Known> cells =
            typed(sound_figures(square, 9, random, static_cast<int>(pick(random, 0, 2))));
        for (Known& cell : cells) {
            cell.value %= 6;
        }
        for (int wrong = 0; wrong < 2; ++wrong) {
            cells[static_cast<std::size_t>(pick(random, 0, 8))].value = pick(random, 0, 6);
        }
        const TableSolution solution = solve(square, cells, 3);
        const auto singles = all_changes(cells, 1);
        if (solution.components.size() != 1 || !singles.empty()) {
            continue;
        }
        // Of the pairs those that undo the plainest slip.
        const equations::Figures figures{cells, 3, {}};
        std::map<std::uint32_t, std::vector<std::vector<Change>>> pairs;
        for (const auto& pair : all_changes(cells, 2)) {
            pairs[equations::cost_of(figures, pair)].push_back(pair);
        }
        auto found = changes_of(solution.components.front());
        if (pairs.empty()) {
            by_three += found.empty() ? 0 : 1;
            for (const auto& changes : found) {
                REQUIRE(changes.size() > 2);
            }
            continue;
        }
        auto expected = pairs.begin()->second;
        if (expected.size() > 8) {
            expected.clear();
        }
        std::sort(expected.begin(), expected.end(), before);
        std::sort(found.begin(), found.end(), before);
        REQUIRE(found == expected);
        one += expected.size() == 1 ? 1 : 0;
        several += expected.size() > 1 ? 1 : 0;
    }
    CHECK(one > 300);
    CHECK(several > 100);
    CHECK(by_three > 0);
}

TEST_CASE("together: every explanation makes all sums hold that it explains", "[together][random]") {
    Random random(32);
    int explained = 0;
    for (const FormTable* table : summed_tables()) {
        for (int round = 0; round < 400; ++round) {
            auto figures = sound_figures(*table, random, static_cast<int>(pick(random, 0, 40)));
            const std::int64_t wrong = pick(random, 2, 5);
            for (std::int64_t i = 0; i < wrong; ++i) {
                figures[static_cast<std::size_t>(
                    pick(random, 0, static_cast<std::int64_t>(figures.size()) - 1))] = pick(random, 0, 20);
            }
            const TableSolution solution = solve(table->equations, typed(figures), table->columns.size());
            // One explanation of each component: all of them together mend everything.
            std::vector<std::int64_t> mended = figures;
            bool all = true;
            for (const Component& component : solution.components) {
                all = all && !component.explanations.empty();
                for (const Explanation& explanation : component.explanations) {
                    REQUIRE(std::is_sorted(explanation.changes.begin(), explanation.changes.end(),
                                           [](const Change& a, const Change& b) { return a.cell < b.cell; }));
                }
                if (!component.explanations.empty()) {
                    for (const Change& change : component.explanations.back().changes) {
                        REQUIRE(change.value >= 0);
                        REQUIRE(change.value != figures[change.cell]);
                        mended[change.cell] = change.value;
                    }
                }
            }
            if (all) {
                ++explained;
                REQUIRE(sound(table->equations, mended));
            }
        }
    }
    CHECK(explained > 400);
}

TEST_CASE("together: the components of broken equations stay a partition", "[together][random]") {
    Random random(33);
    const FormTable& table = table_of("2021", "applications");
    for (const Breakage& breakage : breakages()) {
        for (int round = 0; round < 30; ++round) {
            const auto figures = sound_figures(table, random, 30);
            const auto broken = breakage.make(table, figures, random);
            if (!broken) {
                continue;
            }
            std::vector<Known> cells;
            for (const std::string& text : broken->figures) {
                cells.push_back(text.empty() ? blank : figure(std::stoll(text)));
            }
            const TableSolution solution = solve(table.equations, cells, table.columns.size());
            std::vector<int> seen(table.equations.size(), 0);
            for (std::size_t c = 0; c < solution.components.size(); ++c) {
                REQUIRE(std::is_sorted(solution.components[c].equations.begin(),
                                       solution.components[c].equations.end()));
                for (const std::uint16_t e : solution.components[c].equations) {
                    ++seen[e];
                    REQUIRE(solution.equations[e].component == static_cast<int>(c));
                }
            }
            for (std::size_t e = 0; e < seen.size(); ++e) {
                REQUIRE(seen[e] == (solution.equations[e].status == EquationStatus::broken ? 1 : 0));
            }
        }
    }
}

TEST_CASE("together: a sound table and a single wrong figure cost no search", "[together]") {
    const FormTable& table = table_of("2021", "applications");
    Random random(34);
    std::vector<Known> cells = typed(sound_figures(table, random, 60));
    CHECK(steps(table, cells) == 0);
    cells[30].value += 3;
    CHECK(steps(table, cells) == 0);
}

TEST_CASE("together: whatever the figures, the search ends within its steps", "[together][random]") {
    Random random(35);
    const auto worst_of = [&](const auto& draw) {
        std::size_t worst = 0;
        for (const FormTable* table : summed_tables()) {
            for (int round = 0; round < 400; ++round) {
                std::vector<Known> cells(table->cell_count());
                for (Known& cell : cells) {
                    cell = draw();
                }
                worst = std::max(worst, steps(*table, cells));
            }
        }
        return worst;
    };
    const std::size_t bits = worst_of([&] { return figure(pick(random, 0, 1)); });
    const std::size_t digits = worst_of([&] { return figure(pick(random, 0, 9)); });
    const std::size_t mostly_zeros = worst_of([&] { return figure(pick(random, 0, 30) == 0 ? 1 : 0); });
    const std::size_t hundreds = worst_of([&] { return figure(pick(random, 0, 999)); });
    const std::size_t huge = worst_of([&] { return figure(pick(random, 0, equations::greatest_figure)); });
    const std::size_t some_blank =
        worst_of([&] { return pick(random, 0, 3) == 0 ? blank : figure(pick(random, 0, 3)); });
    std::printf(
        "steps at most: 0 and 1 %zu, digits %zu, mostly zeros %zu, hundreds %zu, huge %zu, some blank %zu\n",
        bits, digits, mostly_zeros, hundreds, huge, some_blank);
    for (const std::size_t worst : {bits, digits, mostly_zeros, hundreds, huge, some_blank}) {
        CHECK(worst <= equations::explaining_budget);
    }
    CHECK(hundreds < equations::explaining_budget / 4);
    CHECK(huge < equations::explaining_budget / 4);
}

TEST_CASE("together: what people get wrong takes few steps", "[together][random]") {
    Random random(36);
    std::size_t worst = 0;
    for (const Form& form : Forms::builtin().all()) {
        const FormTable& table = form.tables[*form.table_index("applications")];
        for (const Office office : offices) {
            for (const Breakage& breakage : breakages()) {
                for (int round = 0; round < 10; ++round) {
                    const FigureTexts texts = office_texts(form, random, office);
                    std::vector<std::int64_t> figures;
                    for (const std::string& text : texts[*form.table_index("applications")]) {
                        figures.push_back(std::stoll(text));
                    }
                    const auto broken = breakage.make(table, figures, random);
                    if (!broken) {
                        continue;
                    }
                    std::vector<Known> cells;
                    for (const std::string& text : broken->figures) {
                        cells.push_back(text.empty() ? blank : figure(std::stoll(text)));
                    }
                    worst = std::max(worst, steps(table, cells));
                }
            }
        }
    }
    std::printf("steps at most for what people get wrong: %zu\n", worst);
    CHECK(worst < equations::explaining_budget / 4);
}

TEST_CASE("together: thousands of equally plain ways end within the steps", "[together]") {
    const FormTable& table = table_of("2021", "applications");
    const std::size_t columns = table.columns.size();
    std::vector<Known> cells(table.cell_count(), figure(5));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        cells[row * columns + 6].value = 30;
    }
    for (std::size_t column = 0; column < columns; ++column) {
        const std::int64_t off = column == 6 ? 0 : (column % 2 == 0 ? 1 : -1);
        const std::int64_t share = column == 6 ? 30 : 5;
        cells[23 * columns + column].value = 21 * share + off;
        cells[column].value = 21 * share + off;  // received, and as much settled: the balance holds
    }
    // Every two columns could be mended in each of 21 rows; three such pairs, in any order.
    const TableSolution solution = solve(table.equations, cells, columns);
    REQUIRE(solution.components.size() == 6);
    for (const Component& component : solution.components) {
        CHECK(component.explanations.empty());
    }
    CHECK(steps(table, cells) <= equations::explaining_budget);
}

TEST_CASE("together: out of steps nothing is explained", "[together]") {
    const FormTable& table = table_of("2021", "applications");
    Random random(37);
    std::vector<Known> cells = typed(sound_figures(table, random, 60));
    cells[3 * 7 + 1].value += 3;
    cells[9 * 7 + 4].value += 5;
    std::pmr::monotonic_buffer_resource memory;
    const equations::System system(table.equations, cells, &memory);
    equations::Budget ample{equations::explaining_budget};
    REQUIRE(equations::explain(system, {cells, 7, {}}, ample).front().explanations.size() == 1);
    const std::size_t needed = equations::explaining_budget - ample.left;
    for (const std::size_t part : {std::size_t{1}, needed / 3, needed / 2, needed - 1}) {
        equations::Budget scarce{part};
        const auto components = equations::explain(system, {cells, 7, {}}, scarce);
        REQUIRE(components.size() == 1);
        CHECK(components.front().explanations.empty());
    }
}

}  // namespace gouji
