#include "lsp/server/settings_store.h"

#include <algorithm>
#include <utility>

#include "lsp/protocol/uri.h"
#include "platform/files.h"
#include "rules/core/json_tree.h"
#include "workspace/last_years.h"

namespace gouji::lsp {
namespace {

// What the editor may set as a configuration file does, by the same names.
constexpr std::string_view shared_members[] = {"form", "language", "fill-blanks", "rules"};

SettingsLayer client_layer(const Json& section) {
    Json known = Json::object();
    for (const std::string_view name : shared_members) {
        // Editors give null for what nobody has set.
        if (const Json& value = member(section, name); !value.is_null()) {
            known[std::string(name)] = value;
        }
    }
    return known.empty() ? SettingsLayer() : read_config(dump(known)).layer;
}

EditorSettings editor_settings(const Json& section) {
    constexpr std::int32_t longest_debounce = 10'000;
    EditorSettings settings;
    settings.debounce_ms =
        std::clamp(read_integer(member(section, "debounce")).value_or(0), 0, longest_debounce);
    settings.total_hints = bool_or(member(section, "inlayHints", "totals"), settings.total_hints);
    settings.column_hints = bool_or(member(section, "inlayHints", "columns"), settings.column_hints);
    settings.format = bool_or(member(section, "format", "enable"), settings.format);
    return settings;
}

bool lies_in(std::string_view path, std::string_view folder) {
    return folder.empty() || folder == "/" ||
           (path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/'));
}

// Only what has more than one file's name in it; the path must end without a slash.
std::string folder_path(std::string_view uri) {
    std::string path = path_of_uri(uri).value_or("");
    while (path.size() > 1 && path.back() == '/') {
        path.pop_back();
    }
    return path;
}

}  // namespace

SettingsStore::SettingsStore() : scopes_(1) {}

void SettingsStore::set_folders(const std::vector<WorkspaceFolder>& folders) {
    std::vector<Scope> before = std::exchange(scopes_, {});
    scopes_.push_back(std::move(before.front()));
    for (const WorkspaceFolder& folder : folders) {
        Scope scope;
        scope.uri = folder.uri;
        scope.path = folder_path(folder.uri);
        const auto old = std::find_if(before.begin() + 1, before.end(),
                                      [&](const Scope& other) { return other.uri == folder.uri; });
        scope.section = old != before.end() ? old->section : scopes_.front().section;
        scopes_.push_back(std::move(scope));
    }
    reload();
}

bool SettingsStore::set_client(std::string_view folder_uri, const Json& section) {
    bool changed = false;
    for (Scope& scope : scopes_) {
        if ((folder_uri.empty() || scope.uri == folder_uri) && scope.section != section) {
            scope.section = section;
            scope.configurations.reset();
            changed = true;
        }
    }
    return changed;
}

void SettingsStore::set_initial(const Json& section) {
    initial_ = section;
    static_cast<void>(set_client("", section));
}

void SettingsStore::set_open(std::string_view uri, std::int32_t version, const std::string& text) {
    const auto path = path_of_uri(uri);
    if (!path) {
        return;
    }
    const bool whole = !read_json_tree(text).nodes.empty();
    open_[*path] = {version, whole};
    if (whole) {
        open_texts_[*path] = text;
    }
    reload();
}

void SettingsStore::set_closed(std::string_view uri) {
    if (const auto path = path_of_uri(uri)) {
        open_.erase(*path);
        open_texts_.erase(*path);
        reload();
    }
}

void SettingsStore::reload() {
    for (Scope& scope : scopes_) {
        scope.configurations.reset();
    }
}

SettingsStore::Scope& SettingsStore::scope_of(std::string_view path) {
    Scope* best = &scopes_.front();
    for (Scope& scope : scopes_) {
        if (!scope.path.empty() && lies_in(path, scope.path) && scope.path.size() > best->path.size()) {
            best = &scope;
        }
    }
    return *best;
}

void SettingsStore::read(Scope& scope) const {
    scope.configurations = std::make_shared<Configurations>(client_layer(scope.section), std::nullopt,
                                                            OriginKind::client, open_texts_);
    scope.editor = editor_settings(scope.section);
}

std::shared_ptr<const DocumentSettings> SettingsStore::settings_for(std::string_view uri) {
    auto result = std::make_shared<DocumentSettings>();
    auto path = path_of_uri(uri);
    const bool on_disk = path.has_value();
    if (!path) {
        // One that was never saved belongs to the first folder, if there is any.
        const auto folder = std::find_if(scopes_.begin(), scopes_.end(),
                                         [](const Scope& scope) { return !scope.path.empty(); });
        path = (folder == scopes_.end() ? std::string() : folder->path) + "/untitled";
    }
    Scope& scope = scope_of(*path);
    if (scope.configurations == nullptr) {
        read(scope);
    }
    FileSettings settings = scope.configurations->settings_for(*path);
    result->settings = std::move(settings.resolved.settings);
    result->compares_years = compares_years(result->settings);
    result->editor = scope.editor;
    result->forms = settings.forms;
    result->keeps_alive = scope.configurations;
    if (on_disk) {
        result->path = *path;
        ConfigPlace& config = result->config;
        if (settings.configs.empty()) {
            const std::string folder(scope.path.empty() ? platform::folder_of(*path)
                                                        : std::string_view(scope.path));
            config.path = (folder == "/" ? "" : folder) + "/" + std::string(config_file_name);
        } else {
            const LoadedConfig& nearest = *settings.configs.back();
            config.path = (nearest.folder == "/" ? "" : nearest.folder) + "/" + std::string(config_file_name);
            config.source = nearest.source;
            config.exists = true;
        }
        if (const auto open = open_.find(config.path); open != open_.end()) {
            config.exists = true;
            config.version = open->second.version;
            if (!open->second.current) {
                config.source = nullptr;
            }
        }
    }
    return result;
}

std::vector<const LoadedConfig*> SettingsStore::configs() const {
    std::vector<const LoadedConfig*> all;
    for (const Scope& scope : scopes_) {
        if (scope.configurations == nullptr) {
            continue;
        }
        for (const LoadedConfig* config : scope.configurations->met()) {
            const bool known = std::any_of(all.begin(), all.end(), [&](const LoadedConfig* other) {
                return other->folder == config->folder;
            });
            if (!known) {
                all.push_back(config);
            }
        }
    }
    return all;
}

std::vector<std::string> SettingsStore::folder_paths() const {
    std::vector<std::string> paths;
    for (const Scope& scope : scopes_) {
        if (!scope.path.empty()) {
            paths.push_back(scope.path);
        }
    }
    return paths;
}

}  // namespace gouji::lsp
