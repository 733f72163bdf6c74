#include "rules/core/config_layer.h"

#include <algorithm>

#include "rules/core/glob.h"

namespace gouji {
namespace {

// The path as seen from the folder; nothing where it does not lie below it.
std::optional<std::string_view> seen_from(std::string_view folder, std::string_view path) {
    if (folder == "/") {
        folder = "";
    }
    if (!path.starts_with(folder) || path.size() <= folder.size() || path[folder.size()] != '/') {
        return std::nullopt;
    }
    return path.substr(folder.size() + 1);
}

bool holds_for(const std::vector<std::string>& patterns, std::string_view folder, std::string_view path) {
    const auto relative = seen_from(folder, path);
    return relative && std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
               return files_pattern_matches(pattern, *relative);
           });
}

void apply(const std::vector<RuleChange>& changes, Origin origin, ResolvedSettings& into) {
    for (const RuleChange& change : changes) {
        RuleSetting& setting = into.settings.rules[change.rule];
        setting.off = change.off.value_or(setting.off);
        if (change.severity) {
            setting.severity = change.severity;
        }
        for (const auto& [name, value] : change.options) {
            setting.options[name] = value;
        }
        origin.span = change.span;
        into.rules[change.rule] = origin;
    }
}

}  // namespace

ResolvedSettings resolve_settings(std::span<const PlacedLayer> layers, std::string_view path) {
    ResolvedSettings result;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const PlacedLayer& placed = layers[i];
        const SettingsLayer& layer = *placed.layer;
        const auto from = [&](Span span) { return Origin{placed.kind, i, span}; };
        if (layer.form) {
            result.settings.form = *layer.form;
            result.form = from(layer.form_span);
        }
        if (layer.language) {
            result.settings.language = *layer.language;
            result.language = from(layer.language_span);
        }
        if (layer.fill_blanks) {
            result.settings.fill_blanks = *layer.fill_blanks;
            result.fill_blanks = from(layer.fill_blanks_span);
        }
        apply(layer.rules, from({}), result);
        for (const Override& override_for : layer.overrides) {
            if (holds_for(override_for.files, placed.folder, path)) {
                apply(override_for.rules, from({}), result);
            }
        }
        for (const FileAcceptance& accepted : layer.accepted) {
            if (accepted.files.empty() || holds_for(accepted.files, placed.folder, path)) {
                result.settings.accepted.push_back(accepted.acceptance);
                result.accepted.push_back(from(accepted.span));
            }
        }
    }
    return result;
}

std::string_view language_name(Language language) {
    return language == Language::en ? "en" : "zh";
}

std::string_view fill_blanks_name(FillBlanks fill) {
    return fill == FillBlanks::zero ? "zero" : "derived";
}

}  // namespace gouji
