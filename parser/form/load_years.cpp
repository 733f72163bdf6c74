#include "parser/form/load_years.h"

#include <algorithm>
#include <array>
#include <optional>

namespace gouji {
namespace {

using Node = JsonReader::Node;
using Need = JsonReader::Need;

class YearLoader {
 public:
    YearLoader(JsonReader& reader, FormTable& table) : reader_(reader), table_(table) {}

    bool load(const Node& item, const Path& at) {
        YearRelation& added = table_.year_relations.emplace_back();
        std::string each;
        if (!reader_.object(item, at, {"kind", "each", "at", "last", "plus", "minus", "wording", "source"}) ||
            !kind(item, at, added.kind) || !reader_.text(item, at, "each", each, Need::required) ||
            !reader_.both(item, at, "wording", added.wording, Need::required) ||
            !reader_.text(item, at, "source", added.source, Need::optional)) {
            return false;
        }
        Ids ids;
        const std::size_t columns = table_.columns.size();
        if (each == "row") {
            if (!read(item, at, table_.columns, ids)) return false;
            for (std::size_t row = 0; row < table_.rows.size(); ++row) {
                lay(ids, [&](std::uint16_t column) { return row * columns + column; });
            }
            return true;
        }
        if (each == "column") {
            if (!read(item, at, table_.rows, ids)) return false;
            for (std::size_t column = 0; column < columns; ++column) {
                lay(ids, [&](std::uint16_t row) { return row * columns + column; });
            }
            return true;
        }
        return reader_.fail(at / "each", fmt::format("\"{}\" is none of row, column", each));
    }

 private:
    struct Ids {
        std::uint16_t cell = 0;
        std::uint16_t last = 0;
        std::vector<std::uint16_t> plus;
        std::vector<std::uint16_t> minus;
    };

    bool kind(const Node& item, const Path& at, YearRelationKind& out) {
        constexpr std::array<std::pair<std::string_view, YearRelationKind>, 3> kinds{
            {{"carry-over", YearRelationKind::carry_over},
             {"stock", YearRelationKind::stock},
             {"stock-at-most", YearRelationKind::stock_at_most}}};
        std::string name;
        if (!reader_.text(item, at, "kind", name, Need::required)) return false;
        const auto known =
            std::find_if(kinds.begin(), kinds.end(), [&](const auto& pair) { return pair.first == name; });
        if (known == kinds.end()) {
            return reader_.fail(at / "kind",
                                fmt::format("\"{}\" is none of carry-over, stock, stock-at-most", name));
        }
        out = known->second;
        return true;
    }

    template <class Items>
    bool index(const Path& at, const Items& items, std::string_view name, std::uint16_t& out) {
        const auto found =
            std::find_if(items.begin(), items.end(), [&](const auto& each) { return each.id == name; });
        if (found == items.end()) {
            return reader_.fail(at, fmt::format("nothing of this table has the id \"{}\"", name));
        }
        out = static_cast<std::uint16_t>(found - items.begin());
        return true;
    }

    template <class Items>
    bool one(const Node& item, const Path& at, std::string_view key, const Items& items, std::uint16_t& out) {
        std::string name;
        return reader_.text(item, at, key, name, Need::required) && index(at / key, items, name, out);
    }

    template <class Items>
    bool many(const Node& item, const Path& at, std::string_view key, const Items& items,
              std::vector<std::uint16_t>& out) {
        return reader_.list(item, at, key, Need::optional,
                            [&](const Node& node, const Path& here, std::size_t) {
                                std::string name;
                                return reader_.text(node, here, name, JsonReader::max_text) &&
                                       index(here, items, name, out.emplace_back());
                            });
    }

    template <class Items>
    bool read(const Node& item, const Path& at, const Items& items, Ids& out) {
        return one(item, at, "at", items, out.cell) && one(item, at, "last", items, out.last) &&
               many(item, at, "plus", items, out.plus) && many(item, at, "minus", items, out.minus);
    }

    template <class Cell>
    void lay(const Ids& ids, Cell cell) {
        YearEquation& added = table_.year_equations.emplace_back();
        const auto place = [&](std::uint16_t index) { return static_cast<std::uint16_t>(cell(index)); };
        added.relation = static_cast<std::uint16_t>(table_.year_relations.size() - 1);
        added.cell = place(ids.cell);
        added.last = place(ids.last);
        std::transform(ids.plus.begin(), ids.plus.end(), std::back_inserter(added.plus), place);
        std::transform(ids.minus.begin(), ids.minus.end(), std::back_inserter(added.minus), place);
    }

    JsonReader& reader_;
    FormTable& table_;
};

}  // namespace

bool load_years(JsonReader& reader, const Node& table, const Path& at, FormTable& out) {
    YearLoader loader(reader, out);
    return reader.list(
        table, at, "across-years", Need::optional,
        [&](const Node& item, const Path& here, std::size_t) { return loader.load(item, here); });
}

}  // namespace gouji
