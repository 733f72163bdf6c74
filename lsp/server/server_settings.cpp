#include <algorithm>
#include <utility>

#include "lsp/protocol/uri.h"
#include "lsp/server/server.h"

namespace gouji::lsp {
namespace {

using namespace std::chrono_literals;

// A client that answers does so at once; one that does not must not keep its user waiting.
constexpr auto configuration_patience = 250ms;

}  // namespace

void Server::initialized(Json&) {
    register_capabilities();
    ask_configuration();
}

void Server::register_capabilities() {
    Json registrations = Json::array();
    if (capabilities_->workspace.register_watched_files) {
        registrations.push_back(
            {{"id", "gouji-watched-files"},
             {"method", "workspace/didChangeWatchedFiles"},
             {"registerOptions",
              {{"watchers", Json::array({{{"globPattern", "**/" + std::string(config_file_name)}},
                                         {{"globPattern", "**/*.{txt,md,html,htm,csv,tsv}"}}})}}}});
    }
    if (capabilities_->workspace.register_configuration) {
        registrations.push_back({{"id", "gouji-configuration"},
                                 {"method", "workspace/didChangeConfiguration"},
                                 {"registerOptions", {{"section", "gouji"}}}});
    }
    if (!registrations.empty()) {
        client_.request("client/registerCapability", dump({{"registrations", std::move(registrations)}}));
    }
}

void Server::ask_configuration() {
    if (!capabilities_->workspace.configuration) {
        return;
    }
    Json items = Json::array({{{"section", "gouji"}}});
    std::vector<std::string> folders = {""};
    for (const WorkspaceFolder& folder : folders_) {
        items.push_back({{"scopeUri", folder.uri}, {"section", "gouji"}});
        folders.push_back(folder.uri);
    }
    configuration_wanted_ = now_ + configuration_patience;
    client_.request("workspace/configuration", dump({{"items", std::move(items)}}),
                    [this, folders = std::move(folders)](const Json& result) {
                        configuration_wanted_.reset();
                        take_configuration(folders, result);
                    });
}

void Server::take_configuration(const std::vector<std::string>& folders, const Json& result) {
    if (!result.is_array()) {
        return;
    }
    bool changed = false;
    for (std::size_t i = 0; i < std::min(folders.size(), result.size()); ++i) {
        // Where it sets nothing, what it said at the start holds.
        changed = settings_.set_client(folders[i], result[i].is_object() ? result[i] : settings_.initial()) ||
                  changed;
    }
    if (changed) {
        settings_changed();
    }
}

void Server::did_change_configuration(Json& params) {
    if (capabilities_->workspace.configuration) {
        ask_configuration();
        return;
    }
    const Json& section = member(params, "settings", "gouji");
    if (settings_.set_client("", section.is_object() ? section : settings_.initial())) {
        settings_changed();
    }
}

void Server::did_change_watched_files(Json& params) {
    const Json& changes = member(params, "changes");
    const bool ours =
        changes.is_array() && std::any_of(changes.begin(), changes.end(), [](const Json& change) {
            return document_kind(string_or(member(change, "uri"), ""), "other") ==
                   DocumentKind::configuration;
        });
    if (ours) {
        settings_.reload();
        settings_changed();
    }
    for (std::size_t i = 0; changes.is_array() && i < changes.size(); ++i) {
        years_.files_changed(string_or(member(changes[i], "uri"), ""));
    }
}

void Server::did_change_folders(Json& params) {
    for (const WorkspaceFolder& gone : read_workspace_folders(member(params, "event", "removed"))) {
        std::erase_if(folders_, [&](const WorkspaceFolder& folder) { return folder.uri == gone.uri; });
    }
    for (WorkspaceFolder& added : read_workspace_folders(member(params, "event", "added"))) {
        folders_.push_back(std::move(added));
    }
    settings_.set_folders(folders_);
    years_.forget();
    settings_changed();
    ask_configuration();
}

void Server::settings_changed() {
    files_.forget();
    lasts_.clear();
    bool any = false;
    for (auto& [key, document] : documents_) {
        any = any || document.snapshot != nullptr;
        document.settings.reset();
        document.snapshot.reset();
        changed(document);
    }
    touch();  // a configuration file may have something said of it, whatever drafts are open
    // Nothing was pulled or shown yet that could be wrong now.
    if (!any) {
        return;
    }
    refresh();
}

void Server::refresh() {
    const auto ask = [&](bool can, std::string_view method) {
        if (can) {
            client_.request(method, "");
        }
    };
    ask(capabilities_->has.pull_diagnostics && capabilities_->workspace.refresh_diagnostics,
        "workspace/diagnostic/refresh");
    ask(capabilities_->workspace.refresh_inlay_hints, "workspace/inlayHint/refresh");
    ask(capabilities_->workspace.refresh_code_lenses, "workspace/codeLens/refresh");
}

}  // namespace gouji::lsp
