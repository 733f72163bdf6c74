#include <algorithm>
#include <exception>
#include <set>
#include <string>
#include <utility>

#include "lsp/convert.h"
#include "lsp/protocol/diagnostics.h"
#include "lsp/protocol/uri.h"
#include "lsp/server/server.h"

namespace gouji::lsp {
namespace {

using namespace std::chrono_literals;

// Endless typing is judged at least this often.
constexpr auto longest_wait = 100ms;

std::string config_uri(const LoadedConfig& config) {
    return file_uri((config.folder == "/" ? "" : config.folder) + "/" + std::string(config_file_name));
}

}  // namespace

void Server::did_open(Json& params) {
    if (auto item = read_did_open(params)) {
        Document& document = documents_.open(std::move(*item));
        changed(document);
        config_changed(document);
    }
}

void Server::did_change(Json& params) {
    DidChange change = read_did_change(params);
    const std::string uri = change.uri;
    const Documents::Change what = documents_.change(std::move(change), capabilities_->encoding);
    if (what == Documents::Change::unknown || what == Documents::Change::ignored) {
        return;
    }
    Document& document = *documents_.find(uri);
    if (what == Documents::Change::applied) {
        changed(document);
        config_changed(document);
        return;
    }
    publisher_.clear(document.uri);
    const bool english = settings_.settings_for(document.uri)->settings.language == Language::en;
    client_.notify(
        "window/showMessage",
        dump({{"type", 2},
              {"message", english ? "gouji: a change does not fit the document; checking it is "
                                    "suspended until it is opened anew"
                                  : "勾稽：编辑器发来的改动与文档对不上，暂停检查；重新打开文档即可恢复"}}));
}

void Server::did_close(Json& params) {
    const std::string uri(document_uri(params));
    Document* document = documents_.find(uri);
    if (document == nullptr) {
        return;
    }
    publisher_.clear(document->uri);
    const bool config = document->kind == DocumentKind::configuration;
    const std::string key = document->key;
    documents_.close(uri);
    if (years_.set_closed(key)) {
        lasts_.clear();
        touch();
    }
    if (config) {
        settings_.set_closed(uri);
        settings_changed();
    }
}

void Server::did_save(Json& params) {
    const Document* document = documents_.find(document_uri(params));
    if (document != nullptr && document->kind == DocumentKind::configuration) {
        settings_.reload();
        settings_changed();
    }
}

void Server::changed(Document& document) {
    if (document.kind == DocumentKind::other) {
        return;
    }
    document.publish_due = true;
    document.ahead.reset();
    document.ahead_due = document.kind == DocumentKind::draft;
    ahead_due_ = ahead_due_ || document.ahead_due;
    touch();
    // A newly opened document is waited for; nobody is typing yet.
    if (document.snapshot != nullptr) {
        debounce_ =
            std::max(debounce_, std::chrono::milliseconds(document.snapshot->settings->editor.debounce_ms));
    }
}

void Server::config_changed(const Document& document) {
    if (document.kind == DocumentKind::configuration) {
        settings_.set_open(document.uri, document.version, document.text.text());
        settings_changed();
    }
}

std::optional<Clock::time_point> Server::due_when_idle() const {
    if (!last_change_) {
        return std::nullopt;
    }
    return std::max(*last_change_ + debounce_, configuration_wanted_.value_or(*last_change_));
}

std::optional<Clock::time_point> Server::due_at_latest() const {
    if (!first_change_) {
        return std::nullopt;
    }
    const Clock::time_point latest = *first_change_ + std::max<Clock::duration>(longest_wait, debounce_);
    return std::max(latest, configuration_wanted_.value_or(latest));
}

std::shared_ptr<const Snapshot> Server::snapshot(Document& document) {
    if (document.out_of_step || document.kind != DocumentKind::draft) {
        return nullptr;
    }
    const auto is_current = [&](const std::shared_ptr<const Snapshot>& judged) {
        return judged != nullptr && judged->version == document.version &&
               (!judged->settings->compares_years || judged->last_id == last_id(document.key));
    };
    if (!is_current(document.snapshot)) {
        document.snapshot = is_current(document.ahead) ? document.ahead : judge(document);
        document.ahead.reset();
    }
    return document.snapshot;
}

std::shared_ptr<const Snapshot> Server::judge(Document& document) {
    if (document.settings == nullptr) {
        document.settings = settings_.settings_for(document.uri);
    }
    auto made = std::make_shared<Snapshot>();
    made->uri = document.uri;
    made->version = document.version;
    made->source = std::make_shared<const SourceText>(SourceText::from_valid_utf8(document.text.text()));
    made->settings = document.settings;
    made->client = capabilities_;
    judge_with_last(document, *made);
    return made;
}

void Server::judge_ahead() {
    // One at a time: the answer that is waited for may come meanwhile.
    ahead_due_ = false;
    Document* next = nullptr;
    for (auto& [key, document] : documents_) {
        if (document.ahead_due && document.snapshot == nullptr && !document.out_of_step) {
            ahead_due_ = next != nullptr;
            next = next != nullptr ? next : &document;
        }
    }
    if (next == nullptr) {
        return;
    }
    next->ahead_due = false;
    try {
        next->ahead = judge(*next);
        if (!capabilities_->has.pull_diagnostics) {
            (void)next->written.of(next->ahead);
        }
    } catch (const std::exception&) {
        // It is judged again when it is due, and what is wrong said then.
    }
}

void Server::settle() {
    first_change_.reset();
    last_change_.reset();
    debounce_ = 0ms;
    if (state_ != State::initialized) {
        return;
    }
    const bool push = !capabilities_->has.pull_diagnostics;
    settling_ = true;
    for (auto& [key, document] : documents_) {
        // To a client that pulls, only what another year's report changes is news.
        if (!std::exchange(document.publish_due, false) || !(push || document.snapshot != nullptr)) {
            continue;
        }
        // The version before is freed only when this one is on its way.
        const std::shared_ptr<const Snapshot> before = document.snapshot;
        try {
            if (const auto now = snapshot(document); now != nullptr && push) {
                publisher_.push(*now, document.written.of(now));
            }
        } catch (const std::exception& failure) {
            client_.notify("window/logMessage", dump({{"type", 1}, {"message", failure.what()}}));
        }
    }
    years_changed();
    settling_ = false;
    if (push) {
        push_configs();
    }
}

void Server::push_configs() {
    std::set<std::string, std::less<>> there;
    for (const LoadedConfig* config : settings_.configs()) {
        if (config->source != nullptr && documents_.find(config_uri(*config)) == nullptr) {
            there.insert(config_uri(*config));
            publisher_.push_config(config_uri(*config), std::nullopt, *config->source, config->file.mistakes,
                                   *capabilities_);
        }
    }
    for (auto& [key, document] : documents_) {
        if (document.kind == DocumentKind::configuration && !document.out_of_step) {
            there.insert(document.uri);
            const SourceText source = SourceText::from_utf8(document.text.text());
            publisher_.push_config(document.uri, document.version, source,
                                   read_config(source.text()).mistakes, *capabilities_);
        }
    }
    publisher_.keep_configs(there);
}

Reply Server::pull_diagnostics(const Json& params) {
    const std::string_view uri = document_uri(params);
    if (uri.empty()) {
        return invalid_params("textDocument");
    }
    std::string written;
    std::string_view items = "[]";
    Document* found = documents_.find(uri);
    if (found != nullptr && found->kind == DocumentKind::configuration && !found->out_of_step) {
        const SourceText source = SourceText::from_utf8(found->text.text());
        append_diagnostics(written, found->uri, source, read_config(source.text()).mistakes, *capabilities_);
        items = written;
    } else if (const auto judged = found != nullptr ? snapshot(*found) : nullptr) {
        items = found->written.of(judged);
    }
    return Written{document_report(items, string_or(member(params, "previousResultId"), ""))};
}

std::shared_ptr<const Snapshot> Server::document(std::string_view uri) {
    Document* found = documents_.find(uri);
    return found != nullptr ? snapshot(*found) : nullptr;
}

std::vector<DraftSummary> Server::drafts() {
    std::vector<DraftSummary> all;
    for (auto& [key, document] : documents_) {
        const auto judged = snapshot(document);
        if (auto summary = judged != nullptr ? summarize(*judged) : std::nullopt) {
            all.push_back(std::move(*summary));
        }
    }
    for (const std::string& path : files_.paths()) {
        if (documents_.find(file_uri(path)) != nullptr) {
            continue;
        }
        if (files_.known(path) == nullptr) {
            (void)files_.judge_file(path, capabilities_);
        }
        const DraftFiles::Known* known = files_.known(path);
        if (known != nullptr && known->summary) {
            all.push_back(*known->summary);
        }
    }
    return all;
}

void Server::apply_edit(std::string_view label, Json edit) {
    client_.request("workspace/applyEdit", dump({{"label", label}, {"edit", std::move(edit)}}));
}

}  // namespace gouji::lsp
