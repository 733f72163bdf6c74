#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/form/form.h"
#include "parser/text/source_text.h"
#include "rules/core/config_file.h"

namespace gouji {

/// A configuration file as it lies on disk.
struct LoadedConfig {
    std::string path;    // as messages name it
    std::string folder;  // absolute
    std::shared_ptr<const SourceText> source;
    ConfigFile file;
    std::string error;  // why it could not be read; then it sets nothing
};

/// Texts that hold in place of the files' own, by absolute path: what an editor has not saved yet.
using OpenTexts = std::map<std::string, std::string, std::less<>>;

/// What a file is judged by.
struct FileSettings {
    std::vector<LoadedConfig*> configs;  // that count for it, the nearest last
    std::vector<PlacedLayer> layers;     // theirs, and what holds over them at the end
    ResolvedSettings resolved;
    const Forms* forms = nullptr;
};

/// Finds the settings of files. Configuration files and forms are read once each, however many
/// files they hold for. What it hands out lives as long as it does.
class Configurations {
 public:
    /// `over` holds over all files, and is what `kind` says: the command line, or an editor's
    /// settings. `only` is the one configuration file that counts, instead of those that would be
    /// found.
    Configurations(SettingsLayer over, std::optional<std::string> only,
                   OriginKind kind = OriginKind::command_line, OpenTexts open_texts = {});

    /// Why the command itself cannot go on (`--config` or `--form` cannot be read); else empty.
    [[nodiscard]] const std::string& failure() const { return failure_; }
    [[nodiscard]] Language language() const { return over_.language.value_or(Language::zh); }

    /// The settings for a file; `path` as given by the user.
    [[nodiscard]] FileSettings settings_for(const std::string& path);

    /// Every configuration file that was met so far, in the order of their paths.
    [[nodiscard]] std::vector<const LoadedConfig*> met() const;

 private:
    LoadedConfig* load(const std::string& path, std::string_view folder);
    const std::vector<LoadedConfig*>& found_from(const std::string& folder);
    const Forms* forms_for(ResolvedSettings& resolved, const std::vector<LoadedConfig*>& configs);
    const Forms* read_forms(const std::string& path, std::string& why);

    SettingsLayer over_;
    OriginKind kind_;
    OpenTexts open_texts_;
    std::optional<std::string> only_;
    std::string failure_;
    std::string here_;                                             // the folder that we are in
    std::map<std::string, std::unique_ptr<LoadedConfig>> loaded_;  // by absolute path; null: none there
    std::map<std::string, std::vector<LoadedConfig*>, std::less<>> found_;  // by folder
    struct ReadForms {
        std::optional<Forms> forms;
        std::string why;  // there are none
    };
    std::map<std::string, std::unique_ptr<ReadForms>> forms_;  // by absolute path
};

}  // namespace gouji
