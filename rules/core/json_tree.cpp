#include "rules/core/json_tree.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace gouji {
namespace {

using Json = nlohmann::json;

// Reads a text to its end and only remembers where it breaks.
struct Checker final : nlohmann::json_sax<Json> {
    std::optional<std::size_t> position;

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*elements*/) override { return true; }
    bool key(string_t& /*value*/) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t /*elements*/) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t at, const std::string& /*token*/, const Json::exception& /*why*/) override {
        position = at;
        return false;
    }
};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Gives the places in a text that is known to be sound, so it need not look for faults.
class Scanner {
 public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::vector<JsonNode> scan() {
        for (skip(); at_ < text_.size(); skip()) {
            const char c = text_[at_];
            if (c == '}' || c == ']') {
                ++at_;
                nodes_[open_.back()].span.end = here();
                open_.pop_back();
            } else if (c == ',' || c == ':') {
                ++at_;
            } else if (c == '"' && awaits_key()) {
                pending_key_ = string();
            } else {
                value(c);
            }
        }
        return std::move(nodes_);
    }

 private:
    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(at_); }

    [[nodiscard]] bool awaits_key() const {
        return !open_.empty() && nodes_[open_.back()].kind == JsonNode::Kind::object && !pending_key_;
    }

    void skip() {
        while (at_ < text_.size()) {
            if (is_space(text_[at_])) {
                ++at_;
            } else if (text_.substr(at_, 2) == "//") {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (text_.substr(at_, 2) == "/*") {
                at_ = std::min(text_.find("*/", at_ + 2), text_.size() - 2) + 2;
            } else {
                return;
            }
        }
    }

    Span string() {
        const std::uint32_t begin = here();
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            at_ += text_[at_] == '\\' ? 1 : 0;
        }
        ++at_;
        return {begin, here()};
    }

    [[nodiscard]] Json decoded(Span span) const {
        return Json::parse(text_.substr(span.begin, span.length()), nullptr, false);
    }

    void value(char c) {
        const std::size_t index = nodes_.size();
        if (!open_.empty()) {
            nodes_[open_.back()].children.push_back(index);
        }
        JsonNode& node = nodes_.emplace_back();
        if (pending_key_) {
            node.key_span = *pending_key_;
            node.key = decoded(*pending_key_).get<std::string>();
            pending_key_.reset();
        }
        node.span.begin = here();
        if (c == '{' || c == '[') {
            node.kind = c == '{' ? JsonNode::Kind::object : JsonNode::Kind::array;
            open_.push_back(index);
            ++at_;
            return;
        }
        if (c == '"') {
            node.kind = JsonNode::Kind::string;
            node.span = string();
            node.text = decoded(node.span).get<std::string>();
            return;
        }
        while (at_ < text_.size() && !is_space(text_[at_]) &&
               std::string_view(",]}/").find(text_[at_]) == std::string_view::npos) {
            ++at_;
        }
        node.span.end = here();
        if (c == 't' || c == 'f') {
            node.kind = JsonNode::Kind::boolean;
            node.truth = c == 't';
        } else if (c != 'n') {
            node.kind = JsonNode::Kind::number;
            node.number = decoded(node.span).get<double>();
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<JsonNode> nodes_;
    std::vector<std::size_t> open_;
    std::optional<Span> pending_key_;
};

bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// What stands where the text breaks: a word, another letter, or nothing at its end.
Span broken_at(std::string_view text, std::size_t position) {
    std::size_t begin = std::min(position > 0 ? position - 1 : 0, text.size());
    while (begin > 0 && begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) {
        --begin;
    }
    std::size_t end = std::min(begin + 1, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        ++end;
    }
    if (begin < text.size() && in_word(text[begin])) {
        for (; begin > 0 && in_word(text[begin - 1]); --begin) {
        }
        for (; end < text.size() && in_word(text[end]); ++end) {
        }
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

JsonTree read_json_tree(std::string_view text) {
    JsonTree tree;
    Checker checker;
    if (Json::sax_parse(text.begin(), text.end(), &checker, Json::input_format_t::json, true, true)) {
        tree.nodes = Scanner(text).scan();
    } else {
        tree.broken = broken_at(text, checker.position.value_or(text.size() + 1));
    }
    return tree;
}

}  // namespace gouji
