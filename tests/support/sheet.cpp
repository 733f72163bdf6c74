#include "tests/support/sheet.h"

#include <algorithm>

namespace gouji::test {
namespace {

/// How many neighbours from `at` on begin with the same `depth` + 1 groups.
template <typename Items>
int run_of(const Items& items, std::size_t at, std::size_t depth) {
    int count = 1;
    const auto& group = items[at].group;
    while (at + static_cast<std::size_t>(count) < items.size()) {
        const auto& next = items[at + static_cast<std::size_t>(count)].group;
        if (next.size() <= depth ||
            !std::equal(group.begin(), group.begin() + static_cast<long>(depth) + 1, next.begin())) {
            break;
        }
        ++count;
    }
    return count;
}

/// Whether the group at `depth` begins here.
template <typename Items>
bool begins(const Items& items, std::size_t at, std::size_t depth) {
    if (at == 0) {
        return true;
    }
    const auto& group = items[at].group;
    const auto& before = items[at - 1].group;
    return before.size() <= depth ||
           !std::equal(group.begin(), group.begin() + static_cast<long>(depth) + 1, before.begin());
}

template <typename Items>
int deepest(const Items& items) {
    std::size_t most = 0;
    for (const auto& item : items) {
        most = std::max(most, item.group.size());
    }
    return static_cast<int>(most);
}

}  // namespace

Sheet make_sheet(const Form& form, std::size_t table, const FigureTexts& figures) {
    const FormTable& form_table = form.tables[table];
    const bool labelled = !form_table.rows.front().label.official.empty();
    const int labels = labelled ? deepest(form_table.rows) + 1 : 0;
    const int head = deepest(form_table.columns) + 1;
    Sheet sheet;
    sheet.labelled = labelled;
    sheet.width = labels + static_cast<int>(form_table.columns.size());
    if (!form_table.caption.official.empty()) {
        sheet.caption = true;
        sheet.rows.push_back({{form_table.caption.official, false, {}, 0, sheet.width, 1}});
    }
    for (int line = 0; line < head; ++line) {
        auto& row = sheet.rows.emplace_back();
        if (line == 0 && labels > 0) {
            row.push_back({form_table.corner.official, false, {}, 0, labels, head});
        }
        const auto depth = static_cast<std::size_t>(line);
        for (std::size_t c = 0; c < form_table.columns.size(); ++c) {
            const FormColumn& column = form_table.columns[c];
            const int at = labels + static_cast<int>(c);
            if (column.group.size() == depth) {
                row.push_back({column.label.official, false, {}, at, 1, head - line});
            } else if (column.group.size() > depth && begins(form_table.columns, c, depth)) {
                row.push_back({column.group[depth], false, {}, at, run_of(form_table.columns, c, depth), 1});
            }
        }
    }
    for (std::size_t r = 0; r < form_table.rows.size(); ++r) {
        const FormRow& form_row = form_table.rows[r];
        auto& row = sheet.rows.emplace_back();
        for (std::size_t depth = 0; depth < form_row.group.size(); ++depth) {
            if (begins(form_table.rows, r, depth)) {
                row.push_back({form_row.group[depth],
                               false,
                               {},
                               static_cast<int>(depth),
                               1,
                               run_of(form_table.rows, r, depth)});
            }
        }
        if (labels > 0) {
            const int at = static_cast<int>(form_row.group.size());
            row.push_back({form_row.label.official, false, {}, at, labels - at, 1});
        }
        for (std::size_t c = 0; c < form_table.columns.size(); ++c) {
            const std::size_t cell = r * form_table.columns.size() + c;
            row.push_back({figures[table][cell], true, {table, cell}, labels + static_cast<int>(c), 1, 1});
        }
    }
    return sheet;
}

Sheet stack(const std::vector<Sheet>& sheets) {
    Sheet all;
    for (const Sheet& sheet : sheets) {
        all.width = std::max(all.width, sheet.width);
        all.caption = all.caption || sheet.caption;
    }
    for (const Sheet& sheet : sheets) {
        for (auto row : sheet.rows) {
            row.back().colspan += all.width - sheet.width;
            all.rows.push_back(std::move(row));
        }
    }
    return all;
}

std::vector<std::vector<Place>> places(const Sheet& sheet) {
    std::vector<std::vector<Place>> all(sheet.rows.size(),
                                        std::vector<Place>(static_cast<std::size_t>(sheet.width)));
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        for (const SheetCell& cell : sheet.rows[r]) {
            for (int dr = 0; dr < cell.rowspan; ++dr) {
                for (int dc = 0; dc < cell.colspan; ++dc) {
                    Place& place =
                        all[r + static_cast<std::size_t>(dr)][static_cast<std::size_t>(cell.column + dc)];
                    place.cell = &cell;
                    place.kind = dr > 0   ? Place::Kind::below
                                 : dc > 0 ? Place::Kind::beside
                                          : Place::Kind::origin;
                }
            }
        }
    }
    return all;
}

}  // namespace gouji::test
