#pragma once

#include <array>
#include <string>
#include <vector>

#include "rules/core/runner.h"
#include "tests/support/draft_writer.h"

namespace gouji::test {

inline constexpr std::array all_shapes = {
    Shape::bar_rows, Shape::bar_lines, Shape::tab_rows,  Shape::tab_lines,  Shape::markdown,
    Shape::html,     Shape::box,       Shape::separated, Shape::bare_lines, Shape::aligned};

/// What went wrong, the first few in words and all of them counted.
class Failures {
 public:
    void add(const std::string& what) {
        if (count_++ < 5) {
            first_ += "\n  " + what;
        }
    }
    [[nodiscard]] int count() const { return count_; }
    [[nodiscard]] std::string text() const {
        return std::to_string(count_) + " failures, the first:" + first_;
    }

 private:
    int count_ = 0;
    std::string first_;
};

/// One sound report of a form, to be written in many shapes and with single figures changed.
struct Sample {
    const Form* form = nullptr;
    FigureTexts figures;

    [[nodiscard]] Draft draft(Shape shape, unsigned seed) const {
        return write_draft(*form, figures, shape, seed);
    }
    [[nodiscard]] Sample with(FigureAddress address, std::string text) const {
        Sample changed = *this;
        changed.figures[address.table][address.cell] = std::move(text);
        return changed;
    }
};

/// A quiet office, a busy one, and one that did nothing, of each edition.
[[nodiscard]] std::vector<Sample> samples();

/// All figures of the form.
[[nodiscard]] std::vector<FigureAddress> addresses(const Form& form);

/// `2021 applications granted/research`
[[nodiscard]] std::string name_of(const Form& form, FigureAddress address);

[[nodiscard]] Report read(const std::string& text);

/// The one table of the report that is `table` of `form`; nothing where there is none or another.
[[nodiscard]] const BoundTable* find_table(const Report& report, const Form& form, std::size_t table);

}  // namespace gouji::test
