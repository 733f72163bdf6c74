#include "tests/forms/json_schema.h"

#include <algorithm>
#include <regex>
#include <set>

namespace gouji::test {
namespace {

using nlohmann::json;

std::size_t code_points(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

class Validator {
 public:
    explicit Validator(const json& root) : root_(root) {}

    void check(const json& schema, const json& value, const std::string& at) {
        for (const auto& [keyword, rule] : schema.items()) {
            if (!apply(schema, keyword, rule, value, at)) add(at, "unknown keyword " + keyword);
        }
    }

    std::vector<std::string> mistakes;

 private:
    void add(const std::string& at, const std::string& what) {
        mistakes.push_back((at.empty() ? "/" : at) + ": " + what);
    }

    void expect(bool good, const std::string& at, const std::string& what) {
        if (!good) add(at, what);
    }

    bool apply(const json& schema, const std::string& keyword, const json& rule, const json& value,
               const std::string& at) {
        static const std::set<std::string> silent{"$schema", "$id",         "$defs",
                                                  "title",   "description", "default"};
        if (silent.contains(keyword)) return true;
        if (keyword == "$ref") {
            // Only references inside the document: "#/…".
            check(root_.at(json::json_pointer(rule.get<std::string>().substr(1))), value, at);
        } else if (keyword == "type") {
            type(rule.get<std::string>(), value, at);
        } else if (keyword == "anyOf") {
            const bool any = std::any_of(rule.begin(), rule.end(), [&](const json& inner) {
                Validator one(root_);
                one.check(inner, value, at);
                return one.mistakes.empty();
            });
            expect(any, at, "fits none of the schemas");
        } else if (keyword == "enum") {
            expect(std::find(rule.begin(), rule.end(), value) != rule.end(), at, "not among the values");
        } else {
            return of_object(schema, keyword, rule, value, at) || of_array(keyword, rule, value, at) ||
                   of_scalar(keyword, rule, value, at);
        }
        return true;
    }

    void type(const std::string& name, const json& value, const std::string& at) {
        const bool good =
            (name == "object" && value.is_object()) || (name == "array" && value.is_array()) ||
            (name == "string" && value.is_string()) || (name == "integer" && value.is_number_integer()) ||
            (name == "number" && value.is_number()) || (name == "boolean" && value.is_boolean());
        expect(good, at, "not of type " + name);
    }

    bool of_object(const json& schema, const std::string& keyword, const json& rule, const json& value,
                   const std::string& at) {
        if (keyword == "required") {
            for (const json& name : rule) {
                if (value.is_object()) {
                    expect(value.contains(name), at, "no member " + name.get<std::string>());
                }
            }
        } else if (keyword == "properties") {
            for (const auto& [name, inner] : rule.items()) {
                if (value.is_object() && value.contains(name)) check(inner, value[name], at + "/" + name);
            }
        } else if (keyword == "additionalProperties") {
            if (!rule.is_object() && rule != json(false)) return false;
            if (!value.is_object()) return true;
            for (const auto& [name, member] : value.items()) {
                if (schema.value("properties", json::object()).contains(name)) continue;
                if (rule.is_object()) {
                    check(rule, member, at + "/" + name);
                } else {
                    add(at, "member " + name);
                }
            }
        } else {
            return false;
        }
        return true;
    }

    bool of_array(const std::string& keyword, const json& rule, const json& value, const std::string& at) {
        const bool array = value.is_array();
        if (keyword == "items") {
            for (std::size_t i = 0; array && i < value.size(); ++i) {
                check(rule, value[i], at + "/" + std::to_string(i));
            }
        } else if (keyword == "minItems") {
            expect(!array || value.size() >= rule.get<std::size_t>(), at, "too few items");
        } else if (keyword == "maxItems") {
            expect(!array || value.size() <= rule.get<std::size_t>(), at, "too many items");
        } else if (keyword == "uniqueItems") {
            expect(!array || std::set<json>(value.begin(), value.end()).size() == value.size(), at,
                   "an item stands twice");
        } else {
            return false;
        }
        return true;
    }

    bool of_scalar(const std::string& keyword, const json& rule, const json& value, const std::string& at) {
        const bool string = value.is_string();
        const std::string text = string ? value.get<std::string>() : std::string();
        if (keyword == "minLength") {
            expect(!string || code_points(text) >= rule.get<std::size_t>(), at, "too short");
        } else if (keyword == "maxLength") {
            expect(!string || code_points(text) <= rule.get<std::size_t>(), at, "too long");
        } else if (keyword == "pattern") {
            expect(!string || std::regex_search(text, std::regex(rule.get<std::string>())), at,
                   "does not match the pattern");
        } else if (keyword == "minimum") {
            expect(!value.is_number() || value >= rule, at, "too small");
        } else if (keyword == "maximum") {
            expect(!value.is_number() || value <= rule, at, "too great");
        } else {
            return false;
        }
        return true;
    }

    const json& root_;
};

}  // namespace

std::vector<std::string> schema_mistakes(const nlohmann::json& schema, const nlohmann::json& value) {
    Validator validator(schema);
    validator.check(schema, value, "");
    return validator.mistakes;
}

}  // namespace gouji::test
