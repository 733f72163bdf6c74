#include "rules/core/config_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "parser/form/form.h"
#include "rules/core/json_tree.h"
#include "rules/core/registry.h"
#include "rules/core/suggest.h"
#include "rules/meta/rules.h"

namespace gouji {
namespace {

using Kind = JsonNode::Kind;

// A configuration with more mistakes than these is no configuration; the first ones will do.
constexpr std::size_t most_mistakes = 100;
constexpr std::size_t longest_pattern = 1000;
constexpr std::size_t largest_text = std::size_t{1} << 20;

constexpr std::array<std::string_view, 5> severity_words = {"off", "error", "warning", "info", "hint"};

struct Words {
    std::string_view zh;
    std::string_view en;
};

Words kind_words(Kind kind) {
    switch (kind) {
        case Kind::object:
            return {"对象 {…}", "an object {…}"};
        case Kind::array:
            return {"数组 […]", "an array […]"};
        case Kind::string:
            return {"字符串", "a string"};
        case Kind::number:
            return {"数字", "a number"};
        case Kind::boolean:
            return {"true 或 false", "true or false"};
        case Kind::null:
            break;
    }
    return {"null", "null"};
}

class Reader {
 public:
    Reader(std::string_view text, std::optional<Language> messages) : text_(text), messages_(messages) {}

    ConfigFile read() {
        if (text_.size() > largest_text) {
            mistake({0, 0}, "配置文件超过 1 MiB，不读取",
                    "the configuration file is larger than 1 MiB, not read");
            return std::move(file_);
        }
        tree_ = read_json_tree(text_);
        if (tree_.nodes.empty()) {
            broken();
            return std::move(file_);
        }
        read_language_first();
        document(tree_.nodes.front());
        std::stable_sort(file_.mistakes.begin(), file_.mistakes.end(),
                         [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
        return std::move(file_);
    }

 private:
    using Handler = void (Reader::*)(const JsonNode&);
    struct Member {
        std::string_view name;
        Handler read;
    };

    void mistake(Span span, std::string_view zh, std::string_view en) {
        if (file_.mistakes.size() < most_mistakes) {
            const Language language = messages_.value_or(file_.layer.language.value_or(Language::zh));
            file_.mistakes.push_back(config_mistake(span, std::string(language == Language::en ? en : zh)));
        }
    }

    void broken() {
        const Span at = tree_.broken;
        const std::string_view there = text_.substr(at.begin, at.length());
        const std::size_t before = text_.substr(0, at.begin).find_last_not_of(" \t\r\n");
        if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos) {
            mistake(at, "配置文件是空的；至少要有 {}",
                    "the configuration file is empty; it needs at least {}");
        } else if (there.empty()) {
            mistake(at, "JSON 在此中断：缺少收尾的引号或括号",
                    "the JSON breaks off here: a closing quote or bracket is missing");
        } else if ((there == "}" || there == "]") && before != std::string_view::npos &&
                   text_[before] == ',') {
            const auto comma = static_cast<std::uint32_t>(before);
            mistake({comma, comma + 1}, "JSON 语法错误：最后一项后面多了逗号",
                    "not valid JSON: a comma behind the last entry");
        } else {
            mistake(at, fmt::format("JSON 语法错误：此处的“{}”不合语法，整个文件未生效", there),
                    fmt::format("not valid JSON: '{}' does not fit here; nothing of the file holds", there));
        }
    }

    // The language of all messages, wherever in the file it is set.
    void read_language_first() {
        const JsonNode& root = tree_.nodes.front();
        for (const std::size_t child : root.children) {
            const JsonNode& node = tree_.nodes[child];
            if (node.key == "language" && node.kind == Kind::string) {
                file_.layer.language = node.text == "en"   ? std::optional(Language::en)
                                       : node.text == "zh" ? std::optional(Language::zh)
                                                           : std::nullopt;
                return;
            }
        }
    }

    bool expect(const JsonNode& node, Kind kind) {
        if (node.kind == kind) {
            return true;
        }
        const Words words = kind_words(kind);
        mistake(node.span, fmt::format("这里应是{}", words.zh), fmt::format("{} is expected here", words.en));
        return false;
    }

    // Reports `word` as not known, with the name that was most likely meant.
    void unknown(Span span, Words what, std::string_view word, std::span<const std::string_view> known) {
        if (file_.mistakes.size() >= most_mistakes) {
            return;
        }
        const auto meant = suggest(word, known);
        mistake(span,
                fmt::format("没有“{}”这个{}{}", word, what.zh,
                            meant ? fmt::format("；是否想写“{}”？", *meant) : ""),
                fmt::format("there is no {} '{}'{}", what.en, word,
                            meant ? fmt::format("; did you mean '{}'?", *meant) : ""));
    }

    void members(const JsonNode& object, std::span<const Member> known) {
        if (!expect(object, Kind::object)) {
            return;
        }
        std::vector<std::string_view> seen;
        for (const std::size_t child : object.children) {
            const JsonNode& node = tree_.nodes[child];
            const auto it =
                std::find_if(known.begin(), known.end(), [&](const Member& m) { return m.name == node.key; });
            if (it == known.end()) {
                std::vector<std::string_view> names;
                for (const Member& member : known) {
                    names.push_back(member.name);
                }
                unknown(node.key_span, {"设置项", "setting"}, node.key, names);
            } else if (std::find(seen.begin(), seen.end(), node.key) != seen.end()) {
                twice(node);
            } else {
                seen.push_back(it->name);
                (this->*it->read)(node);
            }
        }
    }

    void twice(const JsonNode& node) {
        mistake(node.key_span, fmt::format("“{}”写了两次，这一次不算", node.key),
                fmt::format("'{}' is set twice; this one does not count", node.key));
    }

    void document(const JsonNode& root) {
        static constexpr Member known[] = {
            {"$schema", &Reader::schema},      {"root", &Reader::root},
            {"form", &Reader::form},           {"language", &Reader::language},
            {"fill-blanks", &Reader::fill},    {"rules", &Reader::top_rules},
            {"overrides", &Reader::overrides}, {"accepted", &Reader::acceptances},
        };
        members(root, known);
    }

    void schema(const JsonNode& node) { expect(node, Kind::string); }

    void root(const JsonNode& node) {
        if (expect(node, Kind::boolean)) {
            file_.layer.root = node.truth;
        }
    }

    void form(const JsonNode& node) {
        if (!expect(node, Kind::string)) {
            return;
        }
        std::vector<std::string_view> known = {"auto"};
        for (const Form& form : Forms::builtin().all()) {
            known.push_back(form.id);
        }
        const bool is_path = node.text.find('/') != std::string::npos || node.text.ends_with(".json");
        if (!is_path && std::find(known.begin(), known.end(), node.text) == known.end()) {
            mistake(
                node.span,
                fmt::format("没有“{}”这个格式；可写 {}，或格式文件的路径", node.text, fmt::join(known, "、")),
                fmt::format("there is no form '{}'; it may be {}, or the path of a form's file", node.text,
                            fmt::join(known, ", ")));
            return;
        }
        file_.layer.form = node.text;
        file_.layer.form_span = node.span;
    }

    // One of two words; nothing where it is neither.
    std::optional<bool> choice(const JsonNode& node, Words what, std::string_view no, std::string_view yes) {
        if (!expect(node, Kind::string)) {
            return std::nullopt;
        }
        if (node.text == no || node.text == yes) {
            return node.text == yes;
        }
        const std::string_view known[] = {no, yes};
        unknown(node.span, what, node.text, known);
        return std::nullopt;
    }

    void language(const JsonNode& node) {
        if (choice(node, {"语言", "language"}, "zh", "en")) {
            file_.layer.language_span = node.span;
        }
    }

    void fill(const JsonNode& node) {
        if (const auto zero = choice(node, {"填空方式", "way of filling blanks"}, "derived", "zero")) {
            file_.layer.fill_blanks = *zero ? FillBlanks::zero : FillBlanks::derived;
            file_.layer.fill_blanks_span = node.span;
        }
    }

    void top_rules(const JsonNode& node) { rules(node, file_.layer.rules); }

    // The rule of that name, or nothing and a mistake.
    const Rule* rule(std::string_view name, Span span) {
        if (const Rule* found = find_rule(name)) {
            return found;
        }
        std::vector<std::string_view> names;
        for (const Rule* known : all_rules()) {
            names.push_back(known->info.id);
        }
        unknown(span, {"规则", "rule"}, name, names);
        return nullptr;
    }

    void rules(const JsonNode& object, std::vector<RuleChange>& into) {
        if (!expect(object, Kind::object)) {
            return;
        }
        const std::size_t before = into.size();
        for (const std::size_t child : object.children) {
            const JsonNode& node = tree_.nodes[child];
            if (is_reserved_rule(node.key)) {
                continue;
            }
            const Rule* found = rule(node.key, node.key_span);
            if (found == nullptr) {
                continue;
            }
            const bool again = std::any_of(into.begin() + static_cast<std::ptrdiff_t>(before), into.end(),
                                           [&](const RuleChange& c) { return c.rule == node.key; });
            if (again) {
                twice(node);
                continue;
            }
            RuleChange& change = into.emplace_back();
            change.rule = node.key;
            change.span = {node.key_span.begin, node.span.end};
            if (node.kind == Kind::object) {
                rule_object(node, found->info, change);
            } else if (node.kind == Kind::string) {
                rule_word(node, change);
            } else {
                mistake(node.span, "这里应是 off、error、warning、info、hint 之一，或对象 {…}",
                        "one of off, error, warning, info, hint, or an object {…} is expected here");
            }
        }
    }

    void rule_word(const JsonNode& node, RuleChange& change) {
        if (node.text == "off") {
            change.off = true;
        } else if (const auto severity = severity_from_name(node.text)) {
            change.off = false;
            change.severity = severity;
        } else {
            unknown(node.span, {"级别", "severity"}, node.text, severity_words);
        }
    }

    void rule_object(const JsonNode& object, const RuleInfo& info, RuleChange& change) {
        change.off = false;
        for (const std::size_t child : object.children) {
            const JsonNode& node = tree_.nodes[child];
            if (node.key == "severity") {
                if (expect(node, Kind::string)) {
                    rule_word(node, change);
                }
                continue;
            }
            const auto option = std::find_if(info.options.begin(), info.options.end(),
                                             [&](const RuleOption& o) { return o.name == node.key; });
            if (option == info.options.end()) {
                std::vector<std::string_view> names = {"severity"};
                for (const RuleOption& known : info.options) {
                    names.push_back(known.name);
                }
                unknown(node.key_span, {"选项", "option"}, node.key, names);
            } else if (expect(node, Kind::number)) {
                if (node.number < option->least || node.number > option->most) {
                    mistake(node.span, fmt::format("应在 {} 到 {} 之间", option->least, option->most),
                            fmt::format("must lie between {} and {}", option->least, option->most));
                } else {
                    change.options[node.key] = node.number;
                }
            }
        }
    }

    void overrides(const JsonNode& list) {
        static constexpr Member known[] = {{"files", &Reader::override_files},
                                           {"rules", &Reader::override_rules}};
        if (!expect(list, Kind::array)) {
            return;
        }
        for (const std::size_t child : list.children) {
            const JsonNode& node = tree_.nodes[child];
            override_ = {};
            const std::size_t mistakes = file_.mistakes.size();
            members(node, known);
            if (!override_.files.empty()) {
                file_.layer.overrides.push_back(std::move(override_));
            } else if (mistakes == file_.mistakes.size()) {
                mistake(node.span, "缺少 files：这一项对哪些文件有效",
                        "files is missing: for which files this holds");
            }
        }
    }

    void override_files(const JsonNode& node) { patterns(node, override_.files); }
    void override_rules(const JsonNode& node) { rules(node, override_.rules); }

    void patterns(const JsonNode& list, std::vector<std::string>& into) {
        if (!expect(list, Kind::array)) {
            return;
        }
        for (const std::size_t child : list.children) {
            const JsonNode& node = tree_.nodes[child];
            if (!expect(node, Kind::string)) {
                continue;
            }
            if (node.text.empty() || node.text.size() > longest_pattern) {
                mistake(node.span, "文件名模式不能为空，也不能超过 1000 个字节",
                        "a pattern must not be empty nor longer than 1000 bytes");
                continue;
            }
            into.push_back(node.text);
        }
    }

    void acceptances(const JsonNode& list) {
        static constexpr Member known[] = {
            {"files", &Reader::accepted_files},   {"rule", &Reader::accepted_rule},
            {"at", &Reader::accepted_at},         {"seen", &Reader::accepted_seen},
            {"reason", &Reader::accepted_reason},
        };
        if (!expect(list, Kind::array)) {
            return;
        }
        for (const std::size_t child : list.children) {
            const JsonNode& node = tree_.nodes[child];
            accepted_ = {};
            accepted_.span = node.span;
            const std::size_t mistakes = file_.mistakes.size();
            members(node, known);
            // An acceptance with a mistake might silence more than was meant, so it silences nothing.
            if (mistakes != file_.mistakes.size()) {
                continue;
            }
            if (accepted_.acceptance.rule.empty()) {
                mistake(node.span, "缺少 rule：接受的是哪条规则的问题",
                        "rule is missing: which rule's finding is accepted");
            } else if (mistakes < most_mistakes) {
                file_.layer.accepted.push_back(std::move(accepted_));
            }
        }
    }

    void accepted_files(const JsonNode& node) { patterns(node, accepted_.files); }

    void accepted_rule(const JsonNode& node) {
        if (expect(node, Kind::string) &&
            (is_reserved_rule(node.text) || rule(node.text, node.span) != nullptr)) {
            accepted_.acceptance.rule = node.text;
        }
    }

    void accepted_at(const JsonNode& node) {
        static constexpr Member known[] = {
            {"section", &Reader::at_section},
            {"table", &Reader::at_table},
            {"row", &Reader::at_row},
            {"column", &Reader::at_column},
            {"occurrence", &Reader::at_occurrence},
        };
        members(node, known);
    }

    void take(const JsonNode& node, std::string& into) {
        if (expect(node, Kind::string)) {
            into = node.text;
        }
    }
    void at_section(const JsonNode& node) { take(node, accepted_.acceptance.at.section); }
    void at_table(const JsonNode& node) { take(node, accepted_.acceptance.at.table); }
    void at_row(const JsonNode& node) { take(node, accepted_.acceptance.at.row); }
    void at_column(const JsonNode& node) { take(node, accepted_.acceptance.at.column); }
    void at_occurrence(const JsonNode& node) {
        if (!expect(node, Kind::number)) {
            return;
        }
        if (node.number < 1 || node.number > 1e6 ||
            node.number != static_cast<double>(static_cast<int>(node.number))) {
            mistake(node.span, "应是从 1 数起的整数", "must be a whole number, counted from 1");
            return;
        }
        accepted_.acceptance.at.occurrence = static_cast<int>(node.number);
    }

    void accepted_seen(const JsonNode& node) {
        static constexpr Member known[] = {{"value", &Reader::seen_value}, {"text", &Reader::seen_text}};
        members(node, known);
    }
    void seen_value(const JsonNode& node) { take(node, accepted_.acceptance.seen_value.emplace()); }
    void seen_text(const JsonNode& node) { take(node, accepted_.acceptance.seen_text.emplace()); }

    void accepted_reason(const JsonNode& node) { take(node, accepted_.acceptance.reason); }

    std::string_view text_;
    std::optional<Language> messages_;
    JsonTree tree_;
    ConfigFile file_;
    Override override_;        // the one that is being read
    FileAcceptance accepted_;  // the one that is being read
};

}  // namespace

ConfigFile read_config(std::string_view text, std::optional<Language> messages) {
    return Reader(text, messages).read();
}

Finding config_mistake(Span span, std::string message) {
    Finding finding;
    finding.rule = rules::configuration.info.id;
    finding.severity = rules::configuration.info.severity;
    finding.span = span;
    finding.message = std::move(message);
    return finding;
}

}  // namespace gouji
