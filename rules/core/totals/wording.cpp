#include "rules/core/totals/wording.h"

#include <fmt/compile.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "rules/core/say.h"

namespace gouji::totals {
namespace {

constexpr std::size_t most_terms = 8;  // of a sum that are named one by one
constexpr std::size_t short_side = 3;  // a side with no more cells names its zeros as well

/// The sums of one side of an equation as they stand in the draft.
struct Side {
    std::string sum;        // 自然人 4 + 商业企业 2
    std::size_t named = 0;  // terms in `sum`
    std::size_t zeros = 0;  // cells that say 0 and are not in `sum`
    std::int64_t total = 0;
    std::size_t open = 0;
};

struct Reader {
    const FormTable& form;
    const BoundTable& table;
    const Equation& equation;
    bool english;

    [[nodiscard]] std::optional<std::int64_t> figure(std::uint16_t cell) const {
        if (cell >= table.cells.size()) {
            return std::nullopt;
        }
        const Known figure = known(table.cells[cell], form.columns[cell % form.columns.size()].kind);
        return figure.typed ? std::optional(figure.value) : std::nullopt;
    }

    [[nodiscard]] Side side(const std::vector<std::uint16_t>& cells) const {
        Side side;
        std::size_t rest = 0;
        std::int64_t rest_total = 0;
        for (const std::uint16_t cell : cells) {
            const std::optional<std::int64_t> value = figure(cell);
            if (!value) {
                ++side.open;
                continue;
            }
            side.total += *value;
            if (*value == 0 && cells.size() > short_side) {
                ++side.zeros;
            } else if (side.named < most_terms) {
                fmt::format_to(std::back_inserter(side.sum), FMT_COMPILE("{}{} {}"),
                               std::string_view(side.named == 0 ? "" : " + "),
                               term_name(form, equation, cell), *value);
                ++side.named;
            } else {
                ++rest;
                rest_total += *value;
            }
        }
        if (rest > 0) {
            side.sum += english ? fmt::format(" + {} more, together {}", rest, rest_total)
                                : fmt::format(" + 另外 {} 项共 {}", rest, rest_total);
            side.named += rest;
        }
        return side;
    }

    /// `自然人 4 + 商业企业 2 = 6（其余 4 项为 0）`
    [[nodiscard]] std::string text(const Side& side) const {
        if (side.named == 0) {
            return english ? (side.zeros > 0 ? "all figures 0" : "no figure")
                           : (side.zeros > 0 ? "各项都为 0" : "尚未填数字");
        }
        std::string text = side.sum;
        if (side.named > 1) {
            text += fmt::format(FMT_COMPILE(" = {}"), side.total);
        }
        if (side.zeros > 0) {
            text += english ? fmt::format(FMT_COMPILE(" (the other {} are 0)"), side.zeros)
                            : fmt::format(FMT_COMPILE("（其余 {} 项为 0）"), side.zeros);
        }
        return text;
    }

    [[nodiscard]] std::string where() const {
        const std::size_t columns = form.columns.size();
        const std::size_t row = equation.at / columns;
        const std::size_t column = equation.at % columns;
        if (!along_row(form, equation)) {
            const std::string& name = form.columns[column].name;
            return english ? fmt::format("column “{}”: ", name) : fmt::format("“{}”列：", name);
        }
        if (const std::string& name = form.rows[row].name; !name.empty()) {
            return english ? fmt::format("row “{}”: ", name) : fmt::format("“{}”行：", name);
        }
        const auto& group = form.columns[column].group;
        return group.empty() ? std::string() : group.back() + (english ? ": " : "：");
    }
};

/// Whether the right side is the one cell that all others sum up to.
bool has_total(const Equation& equation) {
    return equation.right.size() == 1;
}

std::string open_count(std::size_t open, bool english) {
    return english ? fmt::format("{} without a figure", open) : fmt::format("另有 {} 项未填数字", open);
}

/// All cells of both sides are typed.
std::string closed(const Reader& reader, const Side& left, const Side& right, bool holds) {
    const std::int64_t difference =
        left.total > right.total ? left.total - right.total : right.total - left.total;
    if (has_total(reader.equation)) {
        const std::string_view total = term_name(reader.form, reader.equation, reader.equation.right.front());
        if (holds) {
            return say(reader.english, FMT_COMPILE("{}，与{}相符"), FMT_COMPILE("{}, as {} says"),
                       reader.text(left), total);
        }
        const bool over = right.total > left.total;
        if (reader.english) {
            return fmt::format("{}, but {} says {}: {} too {}", reader.text(left), total, right.total,
                               difference, over ? "many" : "few");
        }
        return fmt::format("{}，{}填 {}，{} {}", reader.text(left), total, right.total, over ? "多" : "少",
                           difference);
    }
    if (holds) {
        return say(reader.english, FMT_COMPILE("{}，{}，两边相等"), FMT_COMPILE("{}; {}: they agree"),
                   reader.text(left), reader.text(right));
    }
    const bool over = left.total > right.total;
    if (reader.english) {
        return fmt::format("{}, but {}: the first is {} {}", reader.text(left), reader.text(right),
                           difference, over ? "more" : "less");
    }
    return fmt::format("{}，{}，两边应当相等，前者{} {}", reader.text(left), reader.text(right),
                       over ? "多" : "少", difference);
}

/// Some cells are not typed, and no filling makes the sides equal.
std::string impossible(const Reader& reader, const Side& left, const Side& right) {
    const bool left_over = left.total > right.total && right.open == 0;
    const bool right_over = right.total > left.total && left.open == 0;
    if (!left_over && !right_over) {
        return reader.english ? fmt::format("{}; {}: no figures for the open cells make them equal",
                                            reader.text(left), reader.text(right))
                              : fmt::format("{}，{}，未填的格无论填多少，两边都不会相等", reader.text(left),
                                            reader.text(right));
    }
    const Side& more = left_over ? left : right;
    const Side& less = left_over ? right : left;
    const std::string limit =
        has_total(reader.equation) && left_over
            ? fmt::format("{} {}", term_name(reader.form, reader.equation, reader.equation.right.front()),
                          right.total)
            : reader.text(less);
    const std::int64_t difference = more.total - less.total;
    if (reader.english) {
        return fmt::format("{}, {}: already {} more than {}", reader.text(more), open_count(more.open, true),
                           difference, limit);
    }
    return fmt::format("{}，{}，已超过{}，多 {}", reader.text(more), open_count(more.open, false), limit,
                       difference);
}

std::string undecided(const Reader& reader, const Side& left, const Side& right) {
    const std::string open = open_count(left.open + right.open, reader.english);
    return say(reader.english, FMT_COMPILE("{}，{}，{}"), FMT_COMPILE("{}; {}; {}"), reader.text(left),
               reader.text(right), open);
}

}  // namespace

std::string cell_name(const FormTable& table, std::size_t cell) {
    return name_cell(table, cell / table.columns.size(), cell % table.columns.size());
}

bool along_row(const FormTable& table, const Equation& equation) {
    const std::size_t columns = table.columns.size();
    const std::size_t row = equation.at / columns;
    const auto in_row = [&](std::uint16_t cell) { return cell / columns == row; };
    return std::all_of(equation.left.begin(), equation.left.end(), in_row) &&
           std::all_of(equation.right.begin(), equation.right.end(), in_row);
}

std::string_view term_name(const FormTable& table, const Equation& equation, std::uint16_t cell) {
    const std::size_t columns = table.columns.size();
    if (!along_row(table, equation)) {
        return table.rows[cell / columns].name;
    }
    // The group is said once, before the equation.
    if (table.rows[cell / columns].label.official.empty()) {
        return table.columns[cell % columns].brief;
    }
    return table.columns[cell % columns].name;
}

std::string filled_in(const FormTable& form, const BoundTable& table, const TableSolution& solution,
                      std::size_t equation, Language language) {
    const Reader reader{form, table, form.equations[equation], language == Language::en};
    const Side left = reader.side(reader.equation.left);
    const Side right = reader.side(reader.equation.right);
    const bool open = left.open + right.open > 0;
    std::string text = reader.where();
    switch (solution.equations[equation].status) {
        case EquationStatus::holds:
            return text + closed(reader, left, right, true);
        case EquationStatus::broken:
            return text + (open ? impossible(reader, left, right) : closed(reader, left, right, false));
        case EquationStatus::open:
            return text + undecided(reader, left, right);
    }
    return text;
}

std::string demand_name(const FormTable& table, const Equation& equation, std::uint16_t cell,
                        Language language) {
    const bool english = language == Language::en;
    const bool row = along_row(table, equation);
    const bool labelled = !table.rows[equation.at / table.columns.size()].label.official.empty();
    const std::string_view here = english
                                      ? (row ? (labelled ? "the row's " : "the group's ") : "the column's ")
                                      : (row ? (labelled ? "本行" : "本组") : "本列");
    if (!has_total(equation)) {
        return fmt::format("{}{}", here, english ? "balance" : "勾稽关系");
    }
    if (equation.right.front() == cell) {
        return fmt::format("{}{}", here, english ? "figures" : "各项之和");
    }
    return fmt::format("{}{}", here, term_name(table, equation, equation.right.front()));
}

}  // namespace gouji::totals
