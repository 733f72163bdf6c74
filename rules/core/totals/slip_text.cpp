#include "rules/core/totals/slip_text.h"

#include <fmt/format.h>

#include "rules/core/say.h"
#include "rules/core/totals/wording.h"

namespace gouji::totals {
namespace {

struct Speaker {
    const FormTable& form;
    const BoundTable& table;
    const std::vector<Change>& changes;
    bool english;

    [[nodiscard]] std::size_t columns() const { return form.columns.size(); }
    [[nodiscard]] const Change& first() const { return changes.front(); }
    [[nodiscard]] const Change& last() const { return changes.back(); }
    [[nodiscard]] bool in_one_row() const { return first().cell / columns() == last().cell / columns(); }

    [[nodiscard]] Known figure(std::size_t cell) const {
        return known(table.cells[cell], form.columns[cell % columns()].kind);
    }

    /// `“（一）予以公开”行`, `“自然人”列`
    [[nodiscard]] std::string line() const {
        const bool row = in_one_row();
        const std::string name =
            row ? form.rows[first().cell / columns()].name : form.columns[first().cell % columns()].name;
        if (name.empty()) {
            return english ? "the row" : "本行";
        }
        return english ? fmt::format("{} “{}”", row ? "row" : "column", name)
                       : fmt::format("“{}”{}", name, row ? "行" : "列");
    }

    /// A cell as its row or column calls it: `自然人`.
    [[nodiscard]] std::string name(std::size_t cell) const {
        return in_one_row() ? form.columns[cell % columns()].name : form.rows[cell / columns()].name;
    }

    /// The column that says the same as the one changed: `自然人`.
    [[nodiscard]] std::string copied() const {
        const std::size_t column = first().cell % columns();
        const auto same = [&](std::size_t other) {
            for (const Change& change : changes) {
                if (figure(change.cell) != figure(change.cell - column + other)) {
                    return false;
                }
            }
            return true;
        };
        const bool left = column > 0 && same(column - 1);
        return form.columns[left ? column - 1 : column + 1].name;
    }
};

std::string swapped(const Speaker& s) {
    return say(s.english, FMT_COMPILE("{}：{} {} 与{} {} 疑似填反；互换后相关勾稽关系都成立"),
               FMT_COMPILE("{}: {} {} and {} {} seem to stand in each other's place; with "
                           "the two exchanged these sums hold"),
               s.line(), s.name(s.first().cell), s.figure(s.first().cell).value, s.name(s.last().cell),
               s.figure(s.last().cell).value);
}

std::string glued(const Speaker& s) {
    const std::size_t left = s.first().cell;
    const bool moved = s.last().cell > left + 1;
    if (s.english) {
        return fmt::format(
            "{}: {} {} seems to be two figures written as one, {} and {}{}; with them apart "
            "these sums hold",
            s.line(), s.name(left), s.figure(left).value, s.first().value, s.changes[1].value,
            moved ? ", and what follows has moved up" : "");
    }
    return fmt::format("{}：{} {} 疑似由{} {} 与{} {} 两个数连写而成{}；拆开后相关勾稽关系都成立", s.line(),
                       s.name(left), s.figure(left).value, s.name(left), s.first().value, s.name(left + 1),
                       s.changes[1].value, moved ? "，其后各数因此左移一列" : "");
}

std::string split(const Speaker& s) {
    const std::size_t left = s.first().cell;
    const bool moved = s.last().cell > left + 1;
    if (s.english) {
        return fmt::format(
            "{}: {} {} and {} {} seem to be one figure, {}, written as two{}; with them joined "
            "these sums hold",
            s.line(), s.name(left), s.figure(left).value, s.name(left + 1), s.figure(left + 1).value,
            s.first().value, moved ? ", and what follows has moved on" : "");
    }
    return fmt::format("{}：{} {} 与{} {} 疑似是一个数 {} 拆成了两格{}；合并后相关勾稽关系都成立", s.line(),
                       s.name(left), s.figure(left).value, s.name(left + 1), s.figure(left + 1).value,
                       s.first().value, moved ? "，其后各数因此右移一列" : "");
}

std::string shifted(const Speaker& s, bool right) {
    const Change& lost = right ? s.last() : s.first();
    if (s.english) {
        return fmt::format(
            "{}: the figures from {} to {} seem to stand one column too far {}; moved back, with "
            "{} {}, these sums hold",
            s.line(), s.name(s.first().cell), s.name(s.last().cell), right ? "right" : "left",
            s.name(lost.cell), lost.value);
    }
    return fmt::format("{}：{}至{}各数疑似整体{}移了一列；移回后{}为 {}，相关勾稽关系都成立", s.line(),
                       s.name(s.first().cell), s.name(s.last().cell), right ? "右" : "左", s.name(lost.cell),
                       lost.value);
}

std::string pasted(const Speaker& s) {
    return say(s.english,
               FMT_COMPILE("{}与“{}”列逐行相同，疑似误将后者粘贴过来；按各行总计还原后相关勾稽关系都成立"),
               FMT_COMPILE("{} says row by row what column “{}” says, as if that had been pasted over it; "
                           "with what the rows' totals leave these sums hold"),
               s.line(), s.copied());
}

std::string listed(const Speaker& s, bool earlier, Language language) {
    std::string list;
    for (const Change& change : s.changes) {
        list += list.empty() ? "" : (s.english ? ", " : "；");
        list += change_text(s.form, s.table, change, language);
    }
    const std::string_view what =
        s.english ? (earlier ? "last year's" : "wrong") : (earlier ? "处沿用了上年报告的数" : "处填错");
    return say(s.english, FMT_COMPILE("疑似 {} {}：{}。一起改后相关勾稽关系都成立"),
               FMT_COMPILE("{} figures seem to be {}: {}; with all of them changed these sums hold"),
               s.changes.size(), what, list);
}

}  // namespace

std::string explained_together(const FormTable& form, const BoundTable& table, const Explanation& explanation,
                               Language language) {
    const Speaker speaker{form, table, explanation.changes, language == Language::en};
    switch (explanation.slip) {
        case Slip::swapped_neighbours:
            return swapped(speaker);
        case Slip::glued_cells:
            return glued(speaker);
        case Slip::split_cell:
            return split(speaker);
        case Slip::shifted_right:
        case Slip::shifted_left:
            return shifted(speaker, explanation.slip == Slip::shifted_right);
        case Slip::pasted_column:
            return pasted(speaker);
        case Slip::none:
        case Slip::swapped_digits:
        case Slip::digit_too_many:
        case Slip::digit_too_few:
        case Slip::last_years_figure:
            break;
    }
    return listed(speaker, explanation.slip == Slip::last_years_figure, language);
}

std::string mend_title(const FormTable& form, const BoundTable& table, const Explanation& explanation,
                       Language language) {
    const bool english = language == Language::en;
    const Speaker s{form, table, explanation.changes, english};
    switch (explanation.slip) {
        case Slip::swapped_neighbours:
            return say(english, FMT_COMPILE("互换{}的{}与{}"), FMT_COMPILE("Exchange {1} and {2} of {0}"),
                       s.line(), s.name(s.first().cell), s.name(s.last().cell));
        case Slip::glued_cells:
            return say(english, FMT_COMPILE("把{}的{}拆为 {} 与 {}"),
                       FMT_COMPILE("Take {1} of {0} apart: {2} and {3}"), s.line(), s.name(s.first().cell),
                       s.first().value, s.changes[1].value);
        case Slip::split_cell:
            return say(english, FMT_COMPILE("把{}的{}与{}合为 {}"),
                       FMT_COMPILE("Join {1} and {2} of {0}: {3}"), s.line(), s.name(s.first().cell),
                       s.name(s.first().cell + 1U), s.first().value);
        case Slip::shifted_right:
            return say(english, FMT_COMPILE("{}左移一列"),
                       FMT_COMPILE("Move {} back, one column to the left"), s.line());
        case Slip::shifted_left:
            return say(english, FMT_COMPILE("{}右移一列"),
                       FMT_COMPILE("Move {} back, one column to the right"), s.line());
        case Slip::pasted_column:
            return say(english, FMT_COMPILE("按各行总计还原{}（疑似误粘贴）"),
                       FMT_COMPILE("Restore {} from the rows' totals (pasted over, it seems)"), s.line());
        case Slip::none:
        case Slip::swapped_digits:
        case Slip::digit_too_many:
        case Slip::digit_too_few:
        case Slip::last_years_figure:
            break;
    }
    std::string title;
    for (const Change& change : explanation.changes) {
        title += title.empty() ? (english ? "Change " : "") : (english ? ", " : "，");
        title += say(english, FMT_COMPILE("{}改为 {}"), FMT_COMPILE("{} to {}"), cell_name(form, change.cell),
                     change.value);
    }
    return title;
}

std::string change_text(const FormTable& form, const BoundTable& table, const Change& change,
                        Language language) {
    const bool english = language == Language::en;
    const Known now = known(table.cells[change.cell], form.columns[change.cell % form.columns.size()].kind);
    const std::string name = cell_name(form, change.cell);
    if (!now.typed) {
        return say(english, FMT_COMPILE("{}没有数字，应为 {}"),
                   FMT_COMPILE("{} has no figure and should be {}"), name, change.value);
    }
    return say(english, FMT_COMPILE("{}填 {}，应为 {}"), FMT_COMPILE("{} says {} and should be {}"), name,
               now.value, change.value);
}

std::string_view slip_of_one(Slip slip, Language language) {
    const bool english = language == Language::en;
    switch (slip) {
        case Slip::swapped_digits:
            return english ? "two digits seem to be swapped" : "疑似两位数字颠倒";
        case Slip::digit_too_many:
            return english ? "a digit too many, it seems" : "疑似多打了一位数字";
        case Slip::digit_too_few:
            return english ? "a digit too few, it seems" : "疑似漏打了一位数字";
        case Slip::last_years_figure:
            return english ? "last year's figure, it seems" : "所填的数与上年报告此处相同，疑似未更新";
        default:
            return {};
    }
}

}  // namespace gouji::totals
