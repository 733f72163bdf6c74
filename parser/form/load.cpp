#include "parser/form/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "parser/form/json_tree.h"

namespace gouji {
namespace {

using Node = JsonTree::Node;
using Kind = JsonTree::Kind;

constexpr std::size_t max_bytes = 1 << 20;
constexpr std::size_t max_list = 256;  // sections, tables, rows, columns, groups, variants, relations
constexpr std::size_t max_cells = 4096;
constexpr std::size_t max_label = 600;  // bytes
constexpr std::size_t max_text = 4000;  // bytes
constexpr std::size_t max_id = 64;

/// Where in the form the loader is. Kept on the stack, spelt out only when something is wrong.
struct Path {
    const Path* up = nullptr;
    std::string_view key;
    std::size_t index = std::string_view::npos;

    [[nodiscard]] Path operator/(std::string_view member) const {
        return {this, member, std::string_view::npos};
    }
    [[nodiscard]] Path operator/(std::size_t item) const { return {this, {}, item}; }
    [[nodiscard]] std::string text() const {
        std::string before = up != nullptr ? up->text() : std::string();
        if (index != std::string_view::npos) return fmt::format("{}[{}]", before, index);
        if (before.empty()) return std::string(key);
        return fmt::format("{}.{}", before, key);
    }
};

bool id_like(std::string_view id) {
    const auto inner = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.' || c == '/';
    };
    return !id.empty() && id.size() <= max_id && std::all_of(id.begin(), id.end(), inner) && id[0] != '-' &&
           id[0] != '.' && id[0] != '/';
}

/// Fills a Form from the JSON tree. Every step gives false once
/// something is wrong; the first error is kept.
class Loader {
 public:
    Result<Form> run(Node root) {
        Form form;
        if (!read_form(root, form)) return Result<Form>::failure(std::move(error_));
        return form;
    }

 private:
    enum class Need : std::uint8_t { optional, required };

    bool fail(const Path& at, std::string_view what) {
        const std::string where = at.text();
        error_ = where.empty() ? std::string(what) : fmt::format("{}: {}", where, what);
        return false;
    }

    bool object(const Node& node, const Path& at, std::initializer_list<std::string_view> members) {
        if (node.kind() != Kind::object) return fail(at, "an object is expected here");
        std::uint64_t seen = 0;
        for (auto child = node.first(); child; child = child->next()) {
            const auto known = std::find(members.begin(), members.end(), child->key());
            if (known == members.end()) return fail(at, fmt::format("unknown member \"{}\"", child->key()));
            const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(known - members.begin());
            if ((seen & bit) != 0) return fail(at / child->key(), "stands twice");
            seen |= bit;
        }
        return true;
    }

    bool text(const Node& node, const Path& at, std::string& out, std::size_t limit) {
        if (node.kind() != Kind::text) return fail(at, "a text is expected here");
        if (node.text().size() > limit) return fail(at, fmt::format("longer than {} bytes", limit));
        out = node.text();
        return true;
    }

    bool text(const Node& parent, const Path& at, std::string_view key, std::string& out, Need need,
              std::size_t limit = max_text) {
        const auto found = parent.find(key);
        if (!found) return need == Need::optional || fail(at / key, "missing");
        if (!text(*found, at / key, out, limit)) return false;
        return !out.empty() || need == Need::optional || fail(at / key, "empty");
    }

    bool id(const Node& parent, const Path& at, std::string& out) {
        if (!text(parent, at, "id", out, Need::required)) return false;
        return id_like(out) ||
               fail(at / "id", fmt::format("\"{}\" is no id: letters, digits, - _ . / and at most {} of them",
                                           out, max_id));
    }

    bool both(const Node& parent, const Path& at, std::string_view key, Bilingual& out, Need need) {
        const auto it = parent.find(key);
        if (!it) return need == Need::optional || fail(at / key, "missing");
        const Path here = at / key;
        if (!object(*it, here, {"zh", "en"}) || !text(*it, here, "zh", out.zh, Need::required) ||
            !text(*it, here, "en", out.en, Need::optional)) {
            return false;
        }
        if (out.en.empty()) out.en = out.zh;
        return true;
    }

    /// Calls `each(item, path, index)` for the items of a list.
    template <class Each>
    bool list(const Node& parent, const Path& at, std::string_view key, Need need, Each each) {
        const auto it = parent.find(key);
        if (!it) return need == Need::optional || fail(at / key, "missing");
        const Path here = at / key;
        if (it->kind() != Kind::array) return fail(here, "a list is expected here");
        if (it->size() == 0 && need == Need::required) return fail(here, "empty");
        if (it->size() > max_list) return fail(here, fmt::format("more than {} items", max_list));
        std::size_t i = 0;
        for (auto child = it->first(); child; child = child->next(), ++i) {
            if (!each(*child, here / i, i)) return false;
        }
        return true;
    }

    bool texts(const Node& parent, const Path& at, std::string_view key, Need need,
               std::vector<std::string>& out, std::size_t limit = max_label) {
        return list(parent, at, key, need, [&](const Node& item, const Path& here, std::size_t) {
            std::string& added = out.emplace_back();
            if (!text(item, here, added, limit)) return false;
            return !added.empty() || fail(here, "empty");
        });
    }

    bool label(const Node& parent, const Path& at, std::string_view key, Label& out) {
        return text(parent, at, key, out.official, Need::required, max_label) &&
               texts(parent, at, "variants", Need::optional, out.variants);
    }

    /// A label that stands in a member of its own: caption, corner.
    bool lone_label(const Node& parent, const Path& at, std::string_view key, Label& out) {
        const auto it = parent.find(key);
        if (!it) return true;
        return object(*it, at / key, {"label", "variants"}) && label(*it, at / key, "label", out);
    }

    template <class Items>
    bool new_id(const Items& items, std::string_view added, const Path& at) {
        const auto same = [&](const auto& item) { return item.id == added; };
        // The last one is the one that is being added.
        if (std::none_of(items.begin(), items.end() - 1, same)) return true;
        return fail(at / "id", fmt::format("\"{}\" stands twice", added));
    }

    bool read_form(const Node& root, Form& form) {
        const Path top;
        if (!object(root, top,
                    {"$schema", "id", "name", "source", "url", "years", "titles", "sections", "tables"}) ||
            !id(root, top, form.id) || !both(root, top, "name", form.name, Need::required) ||
            !text(root, top, "source", form.source, Need::optional) ||
            !text(root, top, "url", form.url, Need::optional) || !years(root, top, form) ||
            !texts(root, top, "titles", Need::required, form.titles)) {
            return false;
        }
        return list(root, top, "sections", Need::required,
                    [&](const Node& item, const Path& at, std::size_t) { return section(item, at, form); }) &&
               list(root, top, "tables", Need::optional,
                    [&](const Node& item, const Path& at, std::size_t) { return table(item, at, form); });
    }

    bool years(const Node& root, const Path& top, Form& form) {
        const auto it = root.find("years");
        if (!it) return true;
        const Path at = top / "years";
        return object(*it, at, {"from", "to"}) && year(*it, at, "from", form.first_year) &&
               year(*it, at, "to", form.last_year) &&
               (!form.first_year || !form.last_year || *form.first_year <= *form.last_year ||
                fail(at, "\"from\" lies behind \"to\""));
    }

    bool year(const Node& parent, const Path& at, std::string_view key, std::optional<int>& out) {
        const auto it = parent.find(key);
        if (!it) return true;
        // Compared as the 64-bit value, so that a huge number cannot wrap into a plausible one.
        if (it->kind() != Kind::integer || it->integer() < 1900 || it->integer() > 2999) {
            return fail(at / key, "a year from 1900 to 2999 is expected here");
        }
        out = static_cast<int>(it->integer());
        return true;
    }

    bool section(const Node& item, const Path& at, Form& form) {
        FormSection& added = form.sections.emplace_back();
        return object(item, at, {"id", "number", "heading", "variants", "asks", "source"}) &&
               id(item, at, added.id) && new_id(form.sections, added.id, at) &&
               text(item, at, "number", added.number, Need::optional, max_label) &&
               label(item, at, "heading", added.heading) &&
               both(item, at, "asks", added.asks, Need::optional) &&
               text(item, at, "source", added.source, Need::optional);
    }

    bool table(const Node& item, const Path& at, Form& form) {
        FormTable& added = form.tables.emplace_back();
        if (!object(
                item, at,
                {"id", "section", "name", "caption", "corner", "groups", "columns", "rows", "relations"}) ||
            !id(item, at, added.id) || !new_id(form.tables, added.id, at) || !home(item, at, form, added) ||
            !both(item, at, "name", added.name, Need::required) ||
            !lone_label(item, at, "caption", added.caption) ||
            !lone_label(item, at, "corner", added.corner)) {
            return false;
        }
        const auto group = [&](const Node& node, const Path& here, std::size_t) {
            return object(node, here, {"label", "variants"}) &&
                   label(node, here, "label", added.groups.emplace_back());
        };
        const auto read_column = [&](const Node& node, const Path& here, std::size_t) {
            return column(node, here, added);
        };
        const auto read_row = [&](const Node& node, const Path& here, std::size_t) {
            return row(node, here, added);
        };
        if (!list(item, at, "groups", Need::optional, group) ||
            !list(item, at, "columns", Need::required, read_column) ||
            !list(item, at, "rows", Need::required, read_row)) {
            return false;
        }
        if (added.cell_count() > max_cells) return fail(at, fmt::format("more than {} cells", max_cells));
        return list(
            item, at, "relations", Need::optional,
            [&](const Node& node, const Path& here, std::size_t) { return relation(node, here, added); });
    }

    bool home(const Node& item, const Path& at, Form& form, FormTable& added) {
        std::string name;
        if (!text(item, at, "section", name, Need::required)) return false;
        const auto index = form.section_index(name);
        if (!index) return fail(at / "section", fmt::format("no section has the id \"{}\"", name));
        added.section = *index;
        form.sections[*index].tables.push_back(added.id);
        return true;
    }

    bool in_groups(const Node& item, const Path& at, const FormTable& table, std::vector<std::string>& out) {
        if (!texts(item, at, "group", Need::optional, out)) return false;
        for (const std::string& name : out) {
            const auto same = [&](const Label& group) { return group.official == name; };
            if (std::none_of(table.groups.begin(), table.groups.end(), same)) {
                return fail(at / "group", fmt::format("\"{}\" is not among the table's groups", name));
            }
        }
        return true;
    }

    template <class Items>
    bool distinct(const Items& items, const Path& at) {
        const auto& added = items.back();
        const auto same = [&](const auto& item) {
            return item.label.official == added.label.official && item.group == added.group;
        };
        if (std::none_of(items.begin(), items.end() - 1, same)) return true;
        return fail(at / "label",
                    fmt::format("\"{}\" stands twice under the same groups", added.label.official));
    }

    bool column(const Node& item, const Path& at, FormTable& table) {
        FormColumn& added = table.columns.emplace_back();
        return object(item, at, {"id", "label", "variants", "group", "kind", "unit", "meaning"}) &&
               id(item, at, added.id) && new_id(table.columns, added.id, at) &&
               label(item, at, "label", added.label) && in_groups(item, at, table, added.group) &&
               distinct(table.columns, at) && kind(item, at, added) &&
               both(item, at, "meaning", added.meaning, Need::optional);
    }

    bool kind(const Node& item, const Path& at, FormColumn& added) {
        std::string name;
        std::string unit;
        if (!text(item, at, "kind", name, Need::required) || !text(item, at, "unit", unit, Need::optional)) {
            return false;
        }
        if (name == "count") {
            added.kind = CellKind::count;
        } else if (name == "signed-count") {
            added.kind = CellKind::signed_count;
        } else if (name == "amount") {
            added.kind = CellKind::amount;
        } else {
            return fail(at / "kind", fmt::format("\"{}\" is none of count, signed-count, amount", name));
        }
        if (unit.empty()) return true;
        if (added.kind != CellKind::amount) return fail(at / "unit", "only amounts have a unit");
        if (unit == "万元") {
            added.unit = MoneyUnit::ten_thousand_yuan;
        } else if (unit == "元") {
            added.unit = MoneyUnit::yuan;
        } else {
            return fail(at / "unit", fmt::format("\"{}\" is none of 元, 万元", unit));
        }
        return true;
    }

    bool row(const Node& item, const Path& at, FormTable& table) {
        FormRow& added = table.rows.emplace_back();
        if (!object(item, at, {"id", "label", "variants", "group", "meaning"}) || !id(item, at, added.id) ||
            !new_id(table.rows, added.id, at) ||
            !text(item, at, "label", added.label.official, Need::optional, max_label) ||
            !texts(item, at, "variants", Need::optional, added.label.variants) ||
            !in_groups(item, at, table, added.group) || !distinct(table.rows, at)) {
            return false;
        }
        return both(item, at, "meaning", added.meaning, Need::optional);
    }

    /// The indices of the ids that a side of a relation names.
    template <class Items>
    bool side(const Node& item, const Path& at, std::string_view key, const Items& items,
              std::vector<std::uint16_t>& out) {
        return list(item, at, key, Need::required, [&](const Node& node, const Path& here, std::size_t) {
            std::string name;
            if (!text(node, here, name, max_text)) return false;
            const auto found =
                std::find_if(items.begin(), items.end(), [&](const auto& each) { return each.id == name; });
            if (found == items.end()) {
                return fail(here, fmt::format("no {} of this table has the id \"{}\"", noun(items), name));
            }
            out.push_back(static_cast<std::uint16_t>(found - items.begin()));
            return true;
        });
    }

    static std::string_view noun(const std::vector<FormRow>& /*rows*/) { return "row"; }
    static std::string_view noun(const std::vector<FormColumn>& /*columns*/) { return "column"; }

    struct Sides {
        std::vector<std::uint16_t> left;
        std::vector<std::uint16_t> right;
        std::uint16_t at = 0;
    };

    template <class Items>
    bool sides(const Node& item, const Path& at, const Items& items, Sides& out) {
        if (!side(item, at, "left", items, out.left) || !side(item, at, "right", items, out.right))
            return false;
        std::vector<std::uint16_t> all = out.left;
        all.insert(all.end(), out.right.begin(), out.right.end());
        std::sort(all.begin(), all.end());
        if (const auto twice = std::adjacent_find(all.begin(), all.end()); twice != all.end()) {
            return fail(at, fmt::format("\"{}\" stands twice in it", items[*twice].id));
        }
        std::string name;
        if (!text(item, at, "at", name, Need::required)) return false;
        const auto same = [&](std::uint16_t index) { return items[index].id == name; };
        const auto found = std::find_if(all.begin(), all.end(), same);
        if (found == all.end()) return fail(at / "at", fmt::format("\"{}\" is on neither side", name));
        out.at = *found;
        return true;
    }

    bool relation(const Node& item, const Path& at, FormTable& table) {
        Relation& added = table.relations.emplace_back();
        std::string name;
        std::string each;
        if (!object(item, at, {"kind", "each", "left", "right", "at", "wording", "source"}) ||
            !text(item, at, "kind", name, Need::required) || !text(item, at, "each", each, Need::required) ||
            !both(item, at, "wording", added.wording, Need::required) ||
            !text(item, at, "source", added.source, Need::optional)) {
            return false;
        }
        constexpr std::array<std::pair<std::string_view, RelationKind>, 3> kinds{
            {{"row-total", RelationKind::row_total},
             {"column-total", RelationKind::column_total},
             {"balance", RelationKind::balance}}};
        const auto known =
            std::find_if(kinds.begin(), kinds.end(), [&](const auto& pair) { return pair.first == name; });
        if (known == kinds.end()) {
            return fail(at / "kind", fmt::format("\"{}\" is none of row-total, column-total, balance", name));
        }
        added.kind = known->second;
        Sides sums;
        if (each == "row") {
            return sides(item, at, table.columns, sums) && over_rows(at, table, sums);
        }
        if (each == "column") {
            return sides(item, at, table.rows, sums) && over_columns(at, table, sums);
        }
        return fail(at / "each", fmt::format("\"{}\" is none of row, column", each));
    }

    bool over_rows(const Path& at, FormTable& table, const Sides& sums) {
        for (const auto* indices : {&sums.left, &sums.right}) {
            for (const std::uint16_t column : *indices) {
                if (table.columns[column].kind != CellKind::count) {
                    return fail(at, fmt::format("\"{}\" is no column of counts", table.columns[column].id));
                }
            }
        }
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const std::size_t first = row * table.columns.size();
            lay(table, sums, [&](std::uint16_t column) { return first + column; });
        }
        return true;
    }

    bool over_columns(const Path& at, FormTable& table, const Sides& sums) {
        const std::size_t before = table.equations.size();
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            // Sums are solved in whole numbers: columns of amounts have no equations.
            if (table.columns[column].kind != CellKind::count) continue;
            lay(table, sums, [&](std::uint16_t row) { return row * table.columns.size() + column; });
        }
        return table.equations.size() > before || fail(at, "the table has no column of counts");
    }

    template <class Cell>
    static void lay(FormTable& table, const Sides& sums, Cell cell) {
        Equation& added = table.equations.emplace_back();
        added.kind = table.relations.back().kind;
        added.relation = static_cast<std::uint16_t>(table.relations.size() - 1);
        const auto convert = [&](const std::vector<std::uint16_t>& from, std::vector<std::uint16_t>& to) {
            to.reserve(from.size());
            for (const std::uint16_t index : from) to.push_back(static_cast<std::uint16_t>(cell(index)));
        };
        convert(sums.left, added.left);
        convert(sums.right, added.right);
        added.at = static_cast<std::uint16_t>(cell(sums.at));
    }

    std::string error_;
};

}  // namespace

Result<Form> load_form(std::string_view text) {
    if (text.size() > max_bytes) return Result<Form>::failure(fmt::format("longer than {} bytes", max_bytes));
    const Result<JsonTree> tree = JsonTree::parse(text);
    if (!tree) return Result<Form>::failure(tree.error());
    return Loader().run(tree.value().root());
}

}  // namespace gouji
