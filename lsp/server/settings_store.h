#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/protocol/base.h"
#include "lsp/protocol/lifecycle.h"
#include "lsp/server/snapshot.h"
#include "workspace/configurations.h"

namespace gouji::lsp {

/// Which settings hold for a document: the editor's over those of the configuration files that lie
/// nearest to it. Files are read once and again when they are said to have changed.
class SettingsStore {
 public:
    SettingsStore();

    void set_folders(const std::vector<WorkspaceFolder>& folders);
    /// What the editor has set, under the name gouji, in the folder of that URI; without one,
    /// everywhere. Gives whether that is anything new.
    bool set_client(std::string_view folder_uri, const Json& section);
    /// What the editor said at the start: it holds wherever it sets nothing itself, and again when it has
    /// set something and takes it back.
    void set_initial(const Json& section);
    [[nodiscard]] const Json& initial() const { return initial_; }
    /// The text of a configuration file that is open in the editor. Broken JSON leaves what held
    /// before: half a line typed must not make all settings vanish.
    void set_open(std::string_view uri, std::int32_t version, const std::string& text);
    void set_closed(std::string_view uri);
    /// Configuration files may have changed: they are read anew.
    void reload();

    [[nodiscard]] std::shared_ptr<const DocumentSettings> settings_for(std::string_view uri);
    /// Every configuration file that was met, each once.
    [[nodiscard]] std::vector<const LoadedConfig*> configs() const;
    /// The paths of the workspace's folders.
    [[nodiscard]] std::vector<std::string> folder_paths() const;

 private:
    struct Scope {
        std::string uri;   // of the folder; empty: everywhere
        std::string path;  // of the folder; empty where it is no file
        Json section;
        EditorSettings editor;
        std::shared_ptr<Configurations> configurations;  // null: to be read
    };
    struct OpenConfig {
        std::int32_t version = 0;
        bool current = true;  // the text below is the present one
    };

    [[nodiscard]] Scope& scope_of(std::string_view path);
    void read(Scope& scope) const;

    Json initial_;
    std::vector<Scope> scopes_;  // the first is everywhere
    OpenTexts open_texts_;
    std::map<std::string, OpenConfig, std::less<>> open_;  // by path
};

}  // namespace gouji::lsp
