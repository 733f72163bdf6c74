#include "workspace/configurations.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "platform/files.h"

namespace gouji {
namespace {

bool is_builtin_form(std::string_view form) {
    return form == "auto" || Forms::builtin().find(form) != nullptr;
}

}  // namespace

Configurations::Configurations(SettingsLayer over, std::optional<std::string> only, OriginKind kind,
                               OpenTexts open_texts)
    : over_(std::move(over)),
      kind_(kind),
      open_texts_(std::move(open_texts)),
      only_(std::move(only)),
      here_(platform::absolute_path(".")) {
    if (only_) {
        const std::string path = platform::absolute_path(*only_);
        const LoadedConfig* config = load(path, platform::folder_of(path));
        if (config == nullptr || !config->error.empty()) {
            failure_ = fmt::format("{}: {}", *only_,
                                   config != nullptr            ? config->error
                                   : language() == Language::en ? "no such file"
                                                                : "没有这个文件");
            return;
        }
    }
    if (over_.form && !is_builtin_form(*over_.form)) {
        std::string why;
        if (read_forms(platform::absolute_path(*over_.form), why) == nullptr) {
            failure_ = fmt::format("{}: {}", *over_.form, why);
        }
    }
}

LoadedConfig* Configurations::load(const std::string& path, std::string_view folder) {
    const auto [it, added] = loaded_.try_emplace(path);
    const auto open = open_texts_.find(path);
    const bool is_open = open != open_texts_.end();
    if (!added || (!is_open && platform::file_kind(path, true) == platform::FileKind::missing)) {
        return it->second.get();
    }
    it->second = std::make_unique<LoadedConfig>();
    LoadedConfig& config = *it->second;
    const bool below = here_ != "/" && path.starts_with(here_ + "/");
    config.path = below ? path.substr(here_.size() + 1) : path;
    config.folder = folder;
    std::string bytes;
    if (is_open) {
        bytes = open->second;
    } else if (auto content = platform::read_file(path, language() == Language::en)) {
        bytes = std::move(content.value().bytes);
    } else {
        config.error = content.error();
        return &config;
    }
    config.source = std::make_shared<const SourceText>(SourceText::decode(std::move(bytes)));
    config.file = read_config(config.source->text(), over_.language);
    return &config;
}

const std::vector<LoadedConfig*>& Configurations::found_from(const std::string& folder) {
    const auto it = found_.find(folder);
    if (it != found_.end()) {
        return it->second;
    }
    // Upwards, the nearest first, until a root or the top.
    std::vector<LoadedConfig*> found;
    for (std::string_view at = folder;; at = platform::folder_of(at)) {
        const std::string name = std::string(at == "/" ? "" : at) + "/" + std::string(config_file_name);
        if (LoadedConfig* config = load(name, at)) {
            found.push_back(config);
            if (config->file.layer.root) {
                break;
            }
        }
        if (at == "/") {
            break;
        }
    }
    std::reverse(found.begin(), found.end());
    return found_[folder] = std::move(found);
}

FileSettings Configurations::settings_for(const std::string& path) {
    FileSettings result;
    const std::string absolute = platform::absolute_path(path);
    if (only_) {
        result.configs.push_back(loaded_.at(platform::absolute_path(*only_)).get());
    } else {
        result.configs = found_from(std::string(platform::folder_of(absolute)));
    }
    for (const LoadedConfig* config : result.configs) {
        result.layers.push_back({&config->file.layer, OriginKind::file, config->folder});
    }
    result.layers.push_back({&over_, kind_, "/"});
    result.resolved = resolve_settings(result.layers, absolute);
    result.forms = forms_for(result.resolved, result.configs);
    return result;
}

const Forms* Configurations::forms_for(ResolvedSettings& resolved,
                                       const std::vector<LoadedConfig*>& configs) {
    if (is_builtin_form(resolved.settings.form)) {
        return &Forms::builtin();
    }
    std::string why;
    if (resolved.form.kind != OriginKind::file) {
        return read_forms(platform::absolute_path(resolved.settings.form), why);
    }
    LoadedConfig& from = *configs[resolved.form.layer];
    const bool from_root = resolved.settings.form.starts_with('/');
    const std::string path = platform::absolute_path(from_root ? resolved.settings.form
                                                               : from.folder + "/" + resolved.settings.form);
    if (const Forms* forms = read_forms(path, why)) {
        return forms;
    }
    // Said once, at its place in the configuration file; the drafts are read by the official forms.
    std::vector<Finding>& mistakes = from.file.mistakes;
    Finding mistake = config_mistake(resolved.form.span, fmt::format("{}: {}", resolved.settings.form, why));
    const bool said = std::any_of(mistakes.begin(), mistakes.end(), [&](const Finding& other) {
        return other.span == mistake.span && other.message == mistake.message;
    });
    if (!said) {
        mistakes.push_back(std::move(mistake));
    }
    resolved.settings.form = "auto";
    return &Forms::builtin();
}

const Forms* Configurations::read_forms(const std::string& path, std::string& why) {
    auto& entry = forms_[path];
    if (entry == nullptr) {
        entry = std::make_unique<ReadForms>();
        const bool english = language() == Language::en;
        if (auto content = platform::read_file(path, english)) {
            const SourceText source = SourceText::decode(std::move(content.value().bytes));
            if (auto forms = Forms::parse({source.text()})) {
                entry->forms = std::move(forms.value());
            } else {
                entry->why = fmt::format("{}{}", english ? "not a form: " : "不是格式文件：", forms.error());
            }
        } else {
            entry->why = content.error();
        }
    }
    why = entry->why;
    return entry->forms ? &*entry->forms : nullptr;
}

std::vector<const LoadedConfig*> Configurations::met() const {
    std::vector<const LoadedConfig*> all;
    for (const auto& [path, config] : loaded_) {
        if (config != nullptr) {
            all.push_back(config.get());
        }
    }
    return all;
}

}  // namespace gouji
