#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/result.h"

namespace gouji {

/// A JSON text as a tree that is read once and thrown away: three allocations in all, where a tree
/// of maps and strings takes thousands, which a start of the process would wait for.
class JsonTree {
 public:
    enum class Kind : std::uint8_t { object, array, text, integer, other };

 private:
    struct Slice {
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
    };
    struct Item {
        Kind kind = Kind::other;
        Slice key;
        Slice text;
        std::int64_t integer = 0;
        std::uint32_t children = 0;
        std::uint32_t first = 0;
        std::uint32_t next = 0;
    };

 public:
    /// A value and its place among its parent's children. Valid as long as the tree.
    class Node {
     public:
        Node(const JsonTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}
        [[nodiscard]] Kind kind() const { return item().kind; }
        /// The member's name, in an object.
        [[nodiscard]] std::string_view key() const { return tree_->slice(item().key); }
        /// Of a text.
        [[nodiscard]] std::string_view text() const { return tree_->slice(item().text); }
        /// Of an integer.
        [[nodiscard]] std::int64_t integer() const { return item().integer; }
        /// How many children an object or array has.
        [[nodiscard]] std::size_t size() const { return item().children; }
        [[nodiscard]] std::optional<Node> first() const { return at(item().first); }
        [[nodiscard]] std::optional<Node> next() const { return at(item().next); }
        /// The member of this name; the first, should it stand twice.
        [[nodiscard]] std::optional<Node> find(std::string_view name) const;

     private:
        [[nodiscard]] const Item& item() const { return tree_->items_[index_]; }
        [[nodiscard]] std::optional<Node> at(std::uint32_t index) const {
            if (index == 0) return std::nullopt;  // the root is nobody's child
            return Node(*tree_, index);
        }
        const JsonTree* tree_;
        std::uint32_t index_;
    };

    /// Comments are allowed. An error names line and column. Texts of 4 GiB are not read.
    static Result<JsonTree> parse(std::string_view text);

    /// A tree written down as numbers, and the texts that they point into.
    struct Flat {
        std::vector<std::uint32_t> numbers;
        std::string texts;
    };
    [[nodiscard]] Flat flat() const;
    /// The way back, for what the build has written down so that no start of the program parses it.
    [[nodiscard]] static JsonTree from_flat(std::span<const std::uint32_t> numbers, std::string_view texts);

    [[nodiscard]] Node root() const { return {*this, 0}; }

 private:
    friend class JsonTreeBuilder;

    [[nodiscard]] std::string_view slice(Slice s) const {
        return std::string_view(texts_).substr(s.begin, s.length);
    }

    std::vector<Item> items_;
    std::string texts_;
};

}  // namespace gouji
