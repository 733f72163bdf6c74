// Drafts with many blanks at once: what is read stands where it was written. A table may be too
// bare to be read with confidence; then it is unread, and nothing in it is misread.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "tests/catch.h"
#include "tests/seeded/seeded.h"

namespace gouji::test {
namespace {

struct Counts {
    int cells = 0;
    int unread = 0;
};

void compare(const Sample& sample, const Draft& draft, const std::string& where, Counts& counts,
             Failures& failures) {
    const Report report = read(draft.text);
    for (std::size_t t = 0; t < sample.form->tables.size(); ++t) {
        const BoundTable* table = find_table(report, *sample.form, t);
        const std::vector<std::string>& written = sample.figures[t];
        counts.cells += static_cast<int>(written.size());
        for (std::size_t i = 0; i < written.size(); ++i) {
            if (table == nullptr || !table->cells[i].present) {
                ++counts.unread;
            } else if (const Cell& cell = table->cells[i]; cell.text.view() != written[i]) {
                failures.add(fmt::format("{}, {}: “{}” read as “{}”", where, name_of(*sample.form, {t, i}),
                                         written[i], cell.text.view()));
                return;
            }
        }
    }
}

void check(std::string_view what, const std::vector<std::pair<Sample, unsigned>>& drafts) {
    for (const Shape shape : all_shapes) {
        if (shape == Shape::bare_lines) {
            continue;
        }
        Failures failures;
        Counts counts;
        for (const auto& [sample, seed] : drafts) {
            compare(sample, sample.draft(shape, seed), fmt::format("{} seed {}", sample.form->id, seed),
                    counts, failures);
        }
        std::printf("%-11s %4zu drafts with %s: %d of %d cells unread, %d drafts misread\n",
                    std::string(shape_name(shape)).c_str(), drafts.size(), std::string(what).c_str(),
                    counts.unread, counts.cells, failures.count());
        INFO(shape_name(shape) << ": " << failures.text());
        CHECK(failures.count() == 0);
    }
}

/// Blanks every figure for which `blank` says so.
template <typename Blank>
Sample without(const Sample& sample, const Blank& blank) {
    Sample changed = sample;
    for (const FigureAddress address : addresses(*sample.form)) {
        const std::size_t columns = sample.form->tables[address.table].columns.size();
        if (blank(address.table, address.cell / columns, address.cell % columns)) {
            changed.figures[address.table][address.cell].clear();
        }
    }
    return changed;
}

}  // namespace

TEST_CASE("seeded: scattered blanks", "[seeded]") {
    std::vector<std::pair<Sample, unsigned>> drafts;
    Random random(31);
    for (const Sample& sample : samples()) {
        for (unsigned seed = 0; seed < 3 * draft_variants; ++seed) {
            const std::int64_t share = pick(random, 1, 12);
            drafts.emplace_back(
                without(sample, [&](auto, auto, auto) { return pick(random, 1, 100) <= share; }),
                seed % draft_variants);
        }
    }
    check("scattered blanks", drafts);
}

TEST_CASE("seeded: a blank column", "[seeded]") {
    std::vector<std::pair<Sample, unsigned>> drafts;
    for (const Sample& sample : samples()) {
        for (unsigned seed = 0; seed < draft_variants; ++seed) {
            drafts.emplace_back(
                without(sample, [&](auto, auto, std::size_t column) { return column == seed % 7; }), seed);
        }
    }
    check("a blank column", drafts);
}

TEST_CASE("seeded: blank rows", "[seeded]") {
    std::vector<std::pair<Sample, unsigned>> drafts;
    for (const Sample& sample : samples()) {
        for (unsigned seed = 0; seed < draft_variants; ++seed) {
            drafts.emplace_back(
                without(sample, [&](auto, std::size_t row, auto) { return row % 5 == seed % 5; }), seed);
        }
    }
    check("blank rows", drafts);
}

TEST_CASE("seeded: zeros left out", "[seeded]") {
    std::vector<std::pair<Sample, unsigned>> drafts;
    for (const Sample& sample : samples()) {
        for (unsigned seed = 0; seed < draft_variants; ++seed) {
            drafts.emplace_back(without(sample,
                                        [&](std::size_t table, std::size_t row, std::size_t column) {
                                            const auto& cells = sample.figures[table];
                                            const auto columns = sample.form->tables[table].columns.size();
                                            return cells[row * columns + column] == "0";
                                        }),
                                seed);
        }
    }
    check("zeros left out", drafts);
}

TEST_CASE("seeded: the blank form", "[seeded]") {
    std::vector<std::pair<Sample, unsigned>> drafts;
    for (const Sample& sample : samples()) {
        for (unsigned seed = 0; seed < draft_variants; ++seed) {
            drafts.emplace_back(without(sample, [](auto, auto, auto) { return true; }), seed);
        }
    }
    check("no figures", drafts);
}

}  // namespace gouji::test
