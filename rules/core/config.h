#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/core/finding.h"

namespace gouji {

enum class Language : std::uint8_t { zh, en };
enum class FillBlanks : std::uint8_t { derived, zero };

/// How one rule is set. Nothing set: the rule's defaults hold.
struct RuleSetting {
    bool off = false;
    std::optional<Severity> severity;
    std::map<std::string, double> options;  // threshold …
};

/// A subject as settings write it, with words of its own.
struct WrittenSubject {
    std::string section;
    std::string table;
    std::string row;
    std::string column;
    int occurrence = 1;

    [[nodiscard]] Subject view() const { return {section, table, row, column, occurrence}; }
};

/// A finding that somebody has accepted, and what was seen then: it is silenced only while that
/// is still so.
struct Acceptance {
    std::string rule;
    WrittenSubject at;
    std::optional<std::string> seen_value;  // the cell's figure
    std::optional<std::string> seen_text;   // the words' figure
    std::string reason;
};

/// The settings that hold for one file, all sources merged.
struct Settings {
    std::string form = "auto";
    Language language = Language::zh;
    FillBlanks fill_blanks = FillBlanks::derived;
    std::map<std::string, RuleSetting, std::less<>> rules;
    std::vector<Acceptance> accepted;

    [[nodiscard]] const RuleSetting* rule(std::string_view id) const {
        const auto it = rules.find(id);
        return it == rules.end() ? nullptr : &it->second;
    }
    /// A rule's option as set, or `fallback`.
    [[nodiscard]] double option(std::string_view rule_id, std::string_view name, double fallback) const {
        const RuleSetting* setting = rule(rule_id);
        if (setting == nullptr) {
            return fallback;
        }
        const auto it = setting->options.find(std::string(name));
        return it == setting->options.end() ? fallback : it->second;
    }
};

}  // namespace gouji
