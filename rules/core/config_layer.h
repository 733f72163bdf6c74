#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/span.h"
#include "rules/core/config.h"

namespace gouji {

/// What one source says of one rule. What it does not say is left to the sources below it.
struct RuleChange {
    std::string rule;
    std::optional<bool> off;
    std::optional<Severity> severity;
    std::map<std::string, double> options;
    Span span;  // where it stands in the configuration file
};

/// Changes for some files only.
struct Override {
    std::vector<std::string> files;  // patterns, relative to the configuration file's folder
    std::vector<RuleChange> rules;
};

struct FileAcceptance {
    std::vector<std::string> files;  // empty: all files
    Acceptance acceptance;
    Span span;
};

/// What one source of settings says: a configuration file, an editor, the command line.
struct SettingsLayer {
    bool root = false;  // no configuration file further up counts
    std::optional<std::string> form;
    std::optional<Language> language;
    std::optional<FillBlanks> fill_blanks;
    std::vector<RuleChange> rules;
    std::vector<Override> overrides;
    std::vector<FileAcceptance> accepted;
    Span form_span;  // where these stand in the configuration file
    Span language_span;
    Span fill_blanks_span;
};

enum class OriginKind : std::uint8_t { defaults, file, client, command_line };

/// Where a setting comes from.
struct Origin {
    OriginKind kind = OriginKind::defaults;
    std::size_t layer = 0;  // index into the layers that were merged; of all but defaults
    Span span;              // of kind file
};

/// A layer and where it holds.
struct PlacedLayer {
    const SettingsLayer* layer = nullptr;
    OriginKind kind = OriginKind::file;
    std::string folder;  // of the configuration file, absolute; the patterns are relative to it
};

/// The settings that hold for one file, and for each where it comes from.
struct ResolvedSettings {
    Settings settings;
    Origin form;
    Origin language;
    Origin fill_blanks;
    std::map<std::string, Origin, std::less<>> rules;  // the last source that said something of it
    std::vector<Origin> accepted;                      // as Settings::accepted
};

/// Lays the layers over the defaults, the first lowest. `path` is the file's, absolute.
[[nodiscard]] ResolvedSettings resolve_settings(std::span<const PlacedLayer> layers, std::string_view path);

[[nodiscard]] std::string_view language_name(Language language);
[[nodiscard]] std::string_view fill_blanks_name(FillBlanks fill);

}  // namespace gouji
