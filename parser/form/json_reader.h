#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/form/form.h"
#include "parser/form/json_tree.h"

// How a form's JSON is read: each step takes what it expects or says, once, what is wrong and where.

namespace gouji {

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

class JsonReader {
 public:
    using Node = JsonTree::Node;
    using Kind = JsonTree::Kind;

    static constexpr std::size_t max_list = 256;   // sections, tables, rows, columns, groups, variants
    static constexpr std::size_t max_label = 600;  // bytes
    static constexpr std::size_t max_text = 4000;  // bytes
    static constexpr std::size_t max_id = 64;

    /// The first thing that was wrong.
    [[nodiscard]] const std::string& error() const { return error_; }

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

 private:
    static bool id_like(std::string_view id) {
        const auto inner = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                   c == '_' || c == '.' || c == '/';
        };
        return !id.empty() && id.size() <= max_id && std::all_of(id.begin(), id.end(), inner) &&
               id[0] != '-' && id[0] != '.' && id[0] != '/';
    }

    std::string error_;
};

}  // namespace gouji
