#include "tests/support/breakage.h"

#include <algorithm>
#include <array>

namespace gouji::test {
namespace {

using Figures = std::vector<std::int64_t>;

constexpr int attempts = 60;
constexpr int most_shown = 9;  // digits of a figure that somebody types by mistake

std::size_t pick_below(Random& random, std::size_t count) {
    return static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(count) - 1));
}

std::string text(std::int64_t figure) {
    return std::to_string(figure);
}

std::optional<std::int64_t> swap_digits(std::int64_t figure, Random& random) {
    std::string digits = text(figure);
    if (digits.size() < 2) {
        return std::nullopt;
    }
    const std::size_t at = pick_below(random, digits.size() - 1);
    std::swap(digits[at], digits[at + 1]);
    return digits[0] == '0' ? std::nullopt : std::optional<std::int64_t>(std::stoll(digits));
}

std::optional<std::int64_t> add_digit(std::int64_t figure, Random& random) {
    std::string digits = text(figure);
    if (figure == 0 || digits.size() >= most_shown) {
        return std::nullopt;
    }
    const std::size_t at = pick_below(random, digits.size()) + 1;
    // Mostly a key that was struck twice.
    const char digit = pick(random, 0, 2) > 0 ? digits[at - 1] : static_cast<char>('0' + pick(random, 0, 9));
    return std::stoll(digits.insert(at, 1, digit));
}

std::optional<std::int64_t> drop_digit(std::int64_t figure, Random& random) {
    std::string digits = text(figure);
    if (digits.size() < 2) {
        return std::nullopt;
    }
    digits.erase(pick_below(random, digits.size()), 1);
    return digits[0] == '0' ? std::nullopt : std::optional<std::int64_t>(std::stoll(digits));
}

std::optional<std::int64_t> another_digit(std::int64_t figure, Random& random) {
    std::string digits = text(figure);
    const std::size_t at = pick_below(random, digits.size());
    digits[at] = static_cast<char>('0' + pick(random, at == 0 && digits.size() > 1 ? 1 : 0, 9));
    return std::stoll(digits);
}

std::optional<std::int64_t> miscount(std::int64_t figure, Random& random) {
    const std::int64_t by = pick(random, 1, 3);
    return pick(random, 0, 1) == 0 && figure >= by ? figure - by : figure + by;
}

std::optional<std::int64_t> forget(std::int64_t, Random&) {
    return 0;
}

using Mistake = std::optional<std::int64_t> (*)(std::int64_t, Random&);

/// Some other figure, as people come to it.
std::int64_t mistyped(std::int64_t figure, Random& random) {
    constexpr std::array<Mistake, 8> mistakes = {another_digit, another_digit, another_digit, miscount,
                                                 miscount,      forget,        add_digit,     drop_digit};
    for (;;) {
        const auto wrong = mistakes[pick_below(random, mistakes.size())](figure, random);
        if (wrong && *wrong != figure) {
            return *wrong;
        }
    }
}

Broken broken(const Figures& before, const Figures& after, std::optional<std::size_t> blank = {}) {
    Broken result;
    for (std::size_t cell = 0; cell < before.size(); ++cell) {
        const bool left_out = blank == cell;
        result.figures.push_back(left_out ? "" : text(after[cell]));
        if (left_out || before[cell] != after[cell]) {
            result.cells.push_back(cell);
        }
    }
    return result;
}

/// What a change of the figures makes of them; nothing where all sums still hold, or none is changed.
std::optional<Broken> if_wrong(const FormTable& table, const Figures& before, const Figures& after) {
    return before == after || sound(table.equations, after) ? std::nullopt
                                                            : std::optional(broken(before, after));
}

enum class Part : std::uint8_t { addend, total, intake, any };

Part part_of(const FormTable& table, std::size_t cell) {
    const std::size_t row = cell / table.columns.size();
    if (cell % table.columns.size() + 1 == table.columns.size() || row + 2 == table.rows.size()) {
        return Part::total;
    }
    return row < 2 || row + 1 == table.rows.size() ? Part::intake : Part::addend;
}

std::optional<std::size_t> pick_cell(const FormTable& table, Part part, Random& random) {
    for (;;) {
        const std::size_t cell = pick_below(random, table.cell_count());
        if (part == Part::any || part_of(table, cell) == part) {
            return cell;
        }
    }
}

template <Part part>
std::optional<Broken> one_wrong(const FormTable& table, const Figures& figures, Random& random) {
    const std::size_t cell = *pick_cell(table, part, random);
    Figures after = figures;
    after[cell] = mistyped(after[cell], random);
    return if_wrong(table, figures, after);
}

template <Mistake mistake>
std::optional<Broken> one_mistake(const FormTable& table, const Figures& figures, Random& random) {
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::size_t cell = *pick_cell(table, Part::any, random);
        const auto wrong = mistake(figures[cell], random);
        if (wrong && *wrong != figures[cell]) {
            Figures after = figures;
            after[cell] = *wrong;
            return if_wrong(table, figures, after);
        }
    }
    return std::nullopt;
}

template <int count>
std::optional<Broken> several_wrong(const FormTable& table, const Figures& figures, Random& random) {
    Figures after = figures;
    for (int changed = 0; changed < count;) {
        const std::size_t cell = *pick_cell(table, Part::any, random);
        if (after[cell] == figures[cell]) {
            after[cell] = mistyped(after[cell], random);
            ++changed;
        }
    }
    return if_wrong(table, figures, after);
}

std::optional<Broken> swap_with(const FormTable& table, const Figures& figures, Random& random,
                                std::size_t step) {
    const std::size_t columns = table.columns.size();
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::size_t cell = *pick_cell(table, Part::any, random);
        const std::size_t other = cell + step;
        const bool inside = step == 1 ? cell % columns + 1 < columns : other < figures.size();
        if (inside && figures[cell] != figures[other]) {
            Figures after = figures;
            std::swap(after[cell], after[other]);
            return if_wrong(table, figures, after);
        }
    }
    return std::nullopt;
}

std::optional<Broken> swap_beside(const FormTable& table, const Figures& figures, Random& random) {
    return swap_with(table, figures, random, 1);
}
std::optional<Broken> swap_below(const FormTable& table, const Figures& figures, Random& random) {
    return swap_with(table, figures, random, table.columns.size());
}

/// A row with at least two figures that are not 0 in it, by its first cell.
std::optional<std::size_t> busy_row(const FormTable& table, const Figures& figures, Random& random) {
    const std::size_t columns = table.columns.size();
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::size_t first = pick_below(random, table.rows.size()) * columns;
        const auto begin = figures.begin() + static_cast<std::ptrdiff_t>(first);
        if (std::count(begin, begin + static_cast<std::ptrdiff_t>(columns), 0) + 2 <=
            static_cast<std::ptrdiff_t>(columns)) {
            return first;
        }
    }
    return std::nullopt;
}

/// The whole row one column on; the total falls off, and 0 or nothing stands in front.
template <bool right, bool blank>
std::optional<Broken> shift(const FormTable& table, const Figures& figures, Random& random) {
    const auto row = busy_row(table, figures, random);
    if (!row) {
        return std::nullopt;
    }
    const std::size_t last = *row + table.columns.size() - 1;
    Figures after = figures;
    for (std::size_t cell = *row; cell <= last; ++cell) {
        const bool outside = right ? cell == *row : cell == last;
        after[cell] = outside ? 0 : figures[right ? cell - 1 : cell + 1];
    }
    if (!if_wrong(table, figures, after)) {
        return std::nullopt;
    }
    return broken(figures, after, blank ? std::optional(right ? *row : last) : std::nullopt);
}

/// Two figures written as one; beside it 0, or the rest of the row moved up.
template <bool moved>
std::optional<Broken> glue(const FormTable& table, const Figures& figures, Random& random) {
    const auto row = busy_row(table, figures, random);
    if (!row) {
        return std::nullopt;
    }
    const std::size_t last = *row + table.columns.size() - 1;
    const std::size_t cell = *row + pick_below(random, table.columns.size() - 1);
    if (figures[cell] == 0) {
        return std::nullopt;  // 0 in front of a figure would be seen
    }
    Figures after = figures;
    after[cell] = std::stoll(text(figures[cell]) + text(figures[cell + 1]));
    for (std::size_t i = cell + 1; i <= last; ++i) {
        after[i] = !moved ? (i == cell + 1 ? 0 : figures[i]) : (i == last ? 0 : figures[i + 1]);
    }
    return if_wrong(table, figures, after);
}

/// One figure of two digits or more written as two; what follows moved on, the total falls off.
std::optional<Broken> split(const FormTable& table, const Figures& figures, Random& random) {
    const auto row = busy_row(table, figures, random);
    if (!row) {
        return std::nullopt;
    }
    const std::size_t last = *row + table.columns.size() - 1;
    const std::size_t cell = *row + pick_below(random, table.columns.size() - 1);
    const std::string digits = text(figures[cell]);
    if (digits.size() < 2) {
        return std::nullopt;
    }
    const std::size_t at = 1 + pick_below(random, digits.size() - 1);
    if (digits[at] == '0' && at + 1 < digits.size()) {
        return std::nullopt;
    }
    Figures after = figures;
    after[cell] = std::stoll(digits.substr(0, at));
    after[cell + 1] = std::stoll(digits.substr(at));
    for (std::size_t i = cell + 2; i <= last; ++i) {
        after[i] = figures[i - 1];
    }
    return if_wrong(table, figures, after);
}

std::optional<Broken> paste(const FormTable& table, const Figures& figures, Random& random) {
    const std::size_t columns = table.columns.size();
    const std::size_t from = pick_below(random, columns);
    const bool right = from == 0 || (from + 1 < columns && pick(random, 0, 1) == 0);
    Figures after = figures;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        after[row * columns + (right ? from + 1 : from - 1)] = figures[row * columns + from];
    }
    return if_wrong(table, figures, after);
}

std::optional<Broken> leave_out(const FormTable& table, const Figures& figures, Random& random) {
    return broken(figures, figures, *pick_cell(table, Part::any, random));
}

std::optional<Broken> blank_and_wrong(const FormTable& table, const Figures& figures, Random& random) {
    const std::size_t blank = *pick_cell(table, Part::any, random);
    Figures after = figures;
    const std::size_t wrong = *pick_cell(table, Part::any, random);
    if (wrong == blank) {
        return std::nullopt;
    }
    after[wrong] = mistyped(after[wrong], random);
    return broken(figures, after, blank);
}

using Kind = Breakage::Kind;

constexpr std::array<Breakage, 20> all = {{
    {"one wrong addend", one_wrong<Part::addend>, Kind::one_figure},
    {"one wrong total", one_wrong<Part::total>, Kind::one_figure},
    {"one wrong intake or carry", one_wrong<Part::intake>, Kind::one_figure},
    {"digits swapped", one_mistake<swap_digits>, Kind::one_figure},
    {"a digit too many", one_mistake<add_digit>, Kind::one_figure},
    {"a digit too few", one_mistake<drop_digit>, Kind::one_figure},
    {"two wrong figures", several_wrong<2>, Kind::two_figures},
    {"three wrong figures", several_wrong<3>, Kind::other},
    {"neighbours in a row swapped", swap_beside, Kind::swap_or_shift},
    {"neighbours in a column swapped", swap_below, Kind::swap_or_shift},
    {"row shifted right, 0 in front", shift<true, false>, Kind::swap_or_shift},
    {"row shifted right, a blank in front", shift<true, true>, Kind::swap_or_shift},
    {"row shifted left, 0 behind", shift<false, false>, Kind::swap_or_shift},
    {"row shifted left, a blank behind", shift<false, true>, Kind::swap_or_shift},
    {"two cells glued, 0 beside", glue<false>, Kind::other},
    {"two cells glued, row moved up", glue<true>, Kind::other},
    {"a cell split, row moved on", split, Kind::other},
    {"column pasted into its neighbour", paste, Kind::other},
    {"a blank", leave_out, Kind::other},
    {"a blank and a wrong figure", blank_and_wrong, Kind::other},
}};

}  // namespace

std::span<const Breakage> breakages() {
    return all;
}

}  // namespace gouji::test
