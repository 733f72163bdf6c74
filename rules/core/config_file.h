#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rules/core/config_layer.h"
#include "rules/core/finding.h"

namespace gouji {

/// The name under which configuration files are looked for.
inline constexpr std::string_view config_file_name = ".gouji.json";

/// A configuration file as read: what it sets, and what is wrong with it.
struct ConfigFile {
    SettingsLayer layer;
    std::vector<Finding> mistakes;  // of rule `configuration`, in the order of the text
};

/// Reads the text of a configuration file. A mistake costs only what it stands in; the rest holds.
/// `messages` is the language of the mistakes; without it the file's own, else Chinese.
[[nodiscard]] ConfigFile read_config(std::string_view text, std::optional<Language> messages = std::nullopt);

/// A mistake of the configuration file that is found outside: a form that cannot be read.
[[nodiscard]] Finding config_mistake(Span span, std::string message);

}  // namespace gouji
