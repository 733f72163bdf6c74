#include "parser/form/json_tree.h"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace gouji {

namespace {
constexpr std::size_t deepest = 64;
constexpr std::size_t bytes_per_item = 24;  // a guess for the first allocation
constexpr std::size_t numbers_per_item = 10;
}  // namespace

/// Takes the events of nlohmann's parser.
class JsonTreeBuilder {
 public:
    using json = nlohmann::json;

    explicit JsonTreeBuilder(JsonTree& tree) : tree_(tree) {}

    bool null() { return add(JsonTree::Kind::other) != nullptr; }
    bool boolean(bool /*value*/) { return add(JsonTree::Kind::other) != nullptr; }
    bool number_integer(json::number_integer_t value) {
        add(JsonTree::Kind::integer)->integer = value;
        return true;
    }
    bool number_unsigned(json::number_unsigned_t value) {
        if (value > static_cast<json::number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return null();
        return number_integer(static_cast<json::number_integer_t>(value));
    }
    bool number_float(json::number_float_t /*value*/, const json::string_t& /*text*/) { return null(); }
    bool string(const json::string_t& value) {
        const JsonTree::Slice text = keep(value);
        add(JsonTree::Kind::text)->text = text;
        return true;
    }
    bool binary(const json::binary_t& /*value*/) { return null(); }
    bool key(const json::string_t& value) {
        key_ = keep(value);
        return true;
    }
    bool start_object(std::size_t /*size*/) { return open(JsonTree::Kind::object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t /*size*/) { return open(JsonTree::Kind::array); }
    bool end_array() { return close(); }

    bool parse_error(std::size_t /*position*/, const std::string& /*token*/, const json::exception& wrong) {
        // "[json.exception.parse_error.101] parse error at line 1, column 2: …" without its number.
        error = wrong.what();
        const std::size_t bracket = error.find("] ");
        if (bracket != std::string::npos) error.erase(0, bracket + 2);
        return false;
    }

    std::string error;

 private:
    struct Level {
        std::uint32_t item = 0;
        std::uint32_t last = 0;  // its youngest child
    };

    JsonTree::Slice keep(const std::string& text) {
        const auto begin = static_cast<std::uint32_t>(tree_.texts_.size());
        tree_.texts_ += text;
        return {begin, static_cast<std::uint32_t>(text.size())};
    }

    JsonTree::Item* add(JsonTree::Kind kind) {
        const auto index = static_cast<std::uint32_t>(tree_.items_.size());
        tree_.items_.emplace_back();
        if (!levels_.empty()) {
            Level& level = levels_.back();
            if (level.last == 0) {
                tree_.items_[level.item].first = index;
            } else {
                tree_.items_[level.last].next = index;
            }
            level.last = index;
            ++tree_.items_[level.item].children;
        }
        JsonTree::Item& added = tree_.items_.back();
        added.kind = kind;
        added.key = key_;
        return &added;
    }

    bool open(JsonTree::Kind kind) {
        if (levels_.size() == deepest) {
            error = fmt::format("nested more than {} deep", deepest);
            return false;
        }
        const auto index = static_cast<std::uint32_t>(tree_.items_.size());
        add(kind);
        levels_.push_back({index, 0});
        return true;
    }

    bool close() {
        levels_.pop_back();
        return true;
    }

    JsonTree& tree_;
    JsonTree::Slice key_;
    std::vector<Level> levels_;
};

std::optional<JsonTree::Node> JsonTree::Node::find(std::string_view name) const {
    for (auto child = first(); child; child = child->next()) {
        if (child->key() == name) return child;
    }
    return std::nullopt;
}

Result<JsonTree> JsonTree::parse(std::string_view text) {
    if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
        return Result<JsonTree>::failure("longer than 4 GiB");
    }
    JsonTree tree;
    tree.items_.reserve(text.size() / bytes_per_item + 1);
    tree.texts_.reserve(text.size());
    JsonTreeBuilder builder(tree);
    const bool good = nlohmann::json::sax_parse(text.begin(), text.end(), &builder,
                                                nlohmann::json::input_format_t::json, true, true);
    if (!good) return Result<JsonTree>::failure(std::move(builder.error));
    return tree;
}

JsonTree::Flat JsonTree::flat() const {
    Flat flat;
    flat.texts = texts_;
    flat.numbers.reserve(items_.size() * numbers_per_item);
    for (const Item& item : items_) {
        const auto integer = static_cast<std::uint64_t>(item.integer);
        for (const std::uint32_t number :
             {static_cast<std::uint32_t>(item.kind), item.key.begin, item.key.length, item.text.begin,
              item.text.length, static_cast<std::uint32_t>(integer),
              static_cast<std::uint32_t>(integer >> 32U), item.children, item.first, item.next}) {
            flat.numbers.push_back(number);
        }
    }
    return flat;
}

JsonTree JsonTree::from_flat(std::span<const std::uint32_t> numbers, std::string_view texts) {
    JsonTree tree;
    tree.texts_ = texts;
    tree.items_.reserve(numbers.size() / numbers_per_item);
    for (; numbers.size() >= numbers_per_item; numbers = numbers.subspan(numbers_per_item)) {
        Item& item = tree.items_.emplace_back();
        item.kind = static_cast<Kind>(numbers[0]);
        item.key = {numbers[1], numbers[2]};
        item.text = {numbers[3], numbers[4]};
        item.integer = static_cast<std::int64_t>(numbers[5] | (std::uint64_t{numbers[6]} << 32U));
        item.children = numbers[7];
        item.first = numbers[8];
        item.next = numbers[9];
    }
    return tree;
}

}  // namespace gouji
