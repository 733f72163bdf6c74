#include "parser/table/table_layout.h"

#include <algorithm>

namespace gouji {
namespace {

int depth_of(const std::vector<std::string>& group) {
    return static_cast<int>(group.size());
}

/// Whether two rows or columns stand under the same labels down to `level`.
bool same_group(const std::vector<std::string>& a, const std::vector<std::string>& b, std::size_t level) {
    return a.size() > level && b.size() > level &&
           std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(level) + 1, b.begin());
}

/// How many entries from `first` on share its group at `level`.
template <class List>
int group_run(const List& list, std::size_t first, std::size_t level) {
    std::size_t end = first + 1;
    while (end < list.size() && same_group(list[first].group, list[end].group, level)) {
        ++end;
    }
    return static_cast<int>(end - first);
}

template <class List>
bool begins_group(const List& list, std::size_t at, std::size_t level) {
    return at == 0 || !same_group(list[at - 1].group, list[at].group, level);
}

void add_head(const FormTable& table, TableLayout& layout) {
    int levels = 1;
    for (const FormColumn& column : table.columns) {
        levels = std::max(levels, depth_of(column.group) + 1);
    }
    for (int level = 0; level < levels; ++level) {
        std::vector<LayoutCell>& row = layout.rows.emplace_back();
        if (level == 0 && layout.label_columns > 0) {
            row.push_back({table.corner.official, layout.label_columns, levels, false});
        }
        const auto at = static_cast<std::size_t>(level);
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const FormColumn& column = table.columns[c];
            const int depth = depth_of(column.group);
            if (level < depth && begins_group(table.columns, c, at)) {
                row.push_back({column.group[at], group_run(table.columns, c, at), 1, false});
            } else if (level == depth) {
                row.push_back({column.label.official, 1, levels - depth, false});
            }
        }
    }
}

void add_rows(const FormTable& table, TableLayout& layout) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const FormRow& form_row = table.rows[r];
        std::vector<LayoutCell>& row = layout.rows.emplace_back();
        for (std::size_t level = 0; level < form_row.group.size(); ++level) {
            if (begins_group(table.rows, r, level)) {
                row.push_back({form_row.group[level], 1, group_run(table.rows, r, level), false});
            }
        }
        if (layout.label_columns > 0) {
            row.push_back(
                {form_row.label.official, layout.label_columns - depth_of(form_row.group), 1, false});
        }
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            row.push_back({{}, 1, 1, true});
        }
    }
}

}  // namespace

TableLayout lay_out(const FormTable& table) {
    TableLayout layout;
    for (const FormRow& row : table.rows) {
        const int own = row.label.official.empty() && row.group.empty() ? 0 : 1;
        layout.label_columns = std::max(layout.label_columns, depth_of(row.group) + own);
    }
    layout.columns = layout.label_columns + static_cast<int>(table.columns.size());
    if (!table.caption.official.empty()) {
        layout.rows.push_back({{table.caption.official, layout.columns, 1, false}});
    }
    add_head(table, layout);
    layout.head_rows = static_cast<int>(layout.rows.size());
    add_rows(table, layout);
    return layout;
}

}  // namespace gouji
