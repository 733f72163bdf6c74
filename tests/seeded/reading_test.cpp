// Sound drafts in every shape and both editions: every figure is read where it stands, also beside
// one that is blank or another.

#include <fmt/format.h>

#include <cstdio>

#include "tests/catch.h"
#include "tests/seeded/seeded.h"

namespace gouji::test {
namespace {

/// Compares what was read with what was written; `blank` is the figure that was left out.
void compare(const Sample& sample, const Draft& draft, const std::string& where, Failures& failures) {
    const Report report = read(draft.text);
    if (!report.unread.empty()) {
        const Span span = report.unread.front().range;
        failures.add(fmt::format("{}: unread from {} to {}", where, span.begin, span.end));
        return;
    }
    for (std::size_t t = 0; t < sample.form->tables.size(); ++t) {
        const BoundTable* table = find_table(report, *sample.form, t);
        if (table == nullptr) {
            failures.add(where + ": no such table, or more than one: " + sample.form->tables[t].id);
            return;
        }
        for (std::size_t i = 0; i < table->cells.size(); ++i) {
            const Cell& cell = table->cells[i];
            const std::string& text = sample.figures[t][i];
            const std::string name = where + ", " + name_of(*sample.form, {t, i});
            if (!cell.present) {
                failures.add(name + ": has no place");
            } else if (cell.text.view() != text) {
                failures.add(fmt::format("{}: {} read as {}", name, text, cell.text.view()));
            } else if (!text.empty() && cell.span != draft.figures[t][i]) {
                failures.add(fmt::format("{}: read at {}, stands at {}", name, cell.span.begin,
                                         draft.figures[t][i].begin));
            } else {
                continue;
            }
            return;
        }
    }
}

}  // namespace

TEST_CASE("seeded: sound drafts of every shape are read figure by figure", "[seeded]") {
    for (const Shape shape : all_shapes) {
        Failures failures;
        int drafts = 0;
        for (const Sample& sample : samples()) {
            for (unsigned seed = 0; seed < draft_variants; ++seed) {
                compare(sample, sample.draft(shape, seed), fmt::format("seed {}", seed), failures);
                ++drafts;
            }
        }
        std::printf("%-11s %4d sound drafts, %d misread\n", std::string(shape_name(shape)).c_str(), drafts,
                    failures.count());
        INFO(shape_name(shape) << ": " << failures.text());
        CHECK(failures.count() == 0);
    }
}

TEST_CASE("seeded: a blank figure leaves all others in their places", "[seeded]") {
    for (const Shape shape : all_shapes) {
        if (shape == Shape::bare_lines) {
            continue;  // there a blank leaves no trace, and the table is not read
        }
        Failures failures;
        int drafts = 0;
        for (const Sample& sample : samples()) {
            for (const FigureAddress address : addresses(*sample.form)) {
                const auto seed = static_cast<unsigned>(drafts) % draft_variants;
                const Sample blanked = sample.with(address, "");
                compare(blanked, blanked.draft(shape, seed),
                        fmt::format("seed {}, {} blank", seed, name_of(*sample.form, address)), failures);
                ++drafts;
            }
        }
        std::printf("%-11s %4d drafts with one blank, %d misread\n", std::string(shape_name(shape)).c_str(),
                    drafts, failures.count());
        INFO(shape_name(shape) << ": " << failures.text());
        CHECK(failures.count() == 0);
    }
}

}  // namespace gouji::test
