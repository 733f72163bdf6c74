#include "parser/form/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "parser/form/builtin.h"
#include "parser/form/json_reader.h"
#include "parser/form/load_prose.h"
#include "parser/form/load_years.h"
#include "parser/form/names.h"

namespace gouji {
namespace {

using Node = JsonTree::Node;
using Kind = JsonTree::Kind;

constexpr std::size_t max_bytes = 1 << 20;
constexpr std::size_t max_cells = 4096;

/// Fills a Form from the JSON tree. Every step gives false once
/// something is wrong; the first error is kept.
class Loader : private JsonReader {
 public:
    Result<Form> run(Node root) {
        Form form;
        FormProse prose;
        if (!read_form(root, form) || !load_prose(*this, root, Path(), form, prose)) {
            return Result<Form>::failure(error());
        }
        form.prose_source = ProseOfForm(std::move(prose));
        return form;
    }
    Result<Form> run_without_prose(Node root) {
        Form form;
        if (!read_form(root, form)) return Result<Form>::failure(error());
        return form;
    }

 private:
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
                    {"$schema", "id", "name", "source", "url", "references", "years", "titles", "sections",
                     "tables", "prose"}) ||
            !id(root, top, form.id) || !both(root, top, "name", form.name, Need::required) ||
            !text(root, top, "source", form.source, Need::optional) ||
            !text(root, top, "url", form.url, Need::optional) || !references(root, top, form) ||
            !years(root, top, form) || !texts(root, top, "titles", Need::required, form.titles)) {
            return false;
        }
        return list(root, top, "sections", Need::required,
                    [&](const Node& item, const Path& at, std::size_t) { return section(item, at, form); }) &&
               list(root, top, "tables", Need::optional,
                    [&](const Node& item, const Path& at, std::size_t) { return table(item, at, form); });
    }

    bool references(const Node& root, const Path& top, Form& form) {
        return list(root, top, "references", Need::optional,
                    [&](const Node& item, const Path& at, std::size_t) {
                        LegalReference& added = form.references.emplace_back();
                        return object(item, at, {"names", "url"}) &&
                               texts(item, at, "names", Need::required, added.names) &&
                               text(item, at, "url", added.url, Need::required);
                    });
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
        return object(item, at,
                      {"id", "number", "heading", "variants", "asks", "source", "aspects", "states"}) &&
               id(item, at, added.id) && new_id(form.sections, added.id, at) &&
               text(item, at, "number", added.number, Need::optional, max_label) &&
               label(item, at, "heading", added.heading) &&
               both(item, at, "asks", added.asks, Need::optional) &&
               text(item, at, "source", added.source, Need::optional) && load_demands(*this, item, at, added);
    }

    bool table(const Node& item, const Path& at, Form& form) {
        FormTable& added = form.tables.emplace_back();
        if (!object(item, at,
                    {"id", "section", "name", "caption", "corner", "groups", "columns", "rows", "relations",
                     "across-years"}) ||
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
        name_labels(added);
        return list(item, at, "relations", Need::optional,
                    [&](const Node& node, const Path& here, std::size_t) {
                        return relation(node, here, added);
                    }) &&
               load_years(*this, item, at, added);
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
};

}  // namespace

Result<Form> load_form(std::string_view text) {
    if (text.size() > max_bytes) return Result<Form>::failure(fmt::format("longer than {} bytes", max_bytes));
    const Result<JsonTree> tree = JsonTree::parse(text);
    if (!tree) return Result<Form>::failure(tree.error());
    return Loader().run(tree.value().root());
}

Result<Form> load_builtin_form(const JsonTree& tree) {
    return Loader().run_without_prose(tree.root());
}

Result<FormProse> load_builtin_prose(const Form& form) {
    const std::optional<JsonTree> tree = builtin_form(form.id);
    if (!tree) return Result<FormProse>::failure("no built-in form");
    JsonReader reader;
    FormProse prose;
    if (!load_prose(reader, tree->root(), Path(), form, prose)) {
        return Result<FormProse>::failure(reader.error());
    }
    return prose;
}

}  // namespace gouji
