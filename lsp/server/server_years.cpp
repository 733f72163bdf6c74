#include <fmt/format.h>

#include <exception>
#include <utility>

#include "lsp/protocol/uri.h"
#include "lsp/server/server.h"
#include "platform/files.h"
#include "rules/core/registry.h"

namespace gouji::lsp {
namespace {

/// What a judged draft says of last year's, to be compared.
std::string told_of_years(const Snapshot& document) {
    std::string told;
    for (const Finding& finding : document.judgement.findings) {
        const Rule* rule = find_rule(finding.rule);
        if (rule != nullptr && rule->info.family == Family::years) {
            told += fmt::format("{} {} {}\n", finding.rule, finding.span.begin, finding.message);
        }
    }
    return told;
}

}  // namespace

void Server::touch() {
    first_change_ = first_change_.value_or(now_);
    last_change_ = now_;
}

const Document* Server::open_draft(const std::string& key) {
    const Document* document = documents_.find(key);
    return document != nullptr && document->kind == DocumentKind::draft ? document : nullptr;
}

std::string Server::last_id(const std::string& key) {
    const std::string* previous = years_.previous_of(key);
    if (previous == nullptr) {
        return {};
    }
    if (const Document* open = open_draft(*previous)) {
        return open->out_of_step ? std::string()
                                 : fmt::format("{} {}.{}", *previous, open->opening, open->version);
    }
    const YearIndex::OnDisk* file = years_.on_disk(*previous);
    return file == nullptr ? std::string()
                           : fmt::format("{} {}-{}-{}", *previous, file->stamp.inode, file->stamp.size,
                                         file->stamp.modified);
}

std::shared_ptr<const LastYear> Server::last_year(const std::string& key) {
    const std::string* previous = years_.previous_of(key);
    const std::string id = last_id(key);
    if (previous == nullptr || id.empty()) {
        return nullptr;
    }
    // Kept for open drafts, at every key; the files of a workspace are gone through once.
    if (documents_.find(key) == nullptr) {
        return read_last(*previous);
    }
    KeptLast& kept = lasts_[*previous];
    if (kept.id != id) {
        kept = {id, read_last(*previous)};
    }
    return kept.last;
}

std::shared_ptr<const LastYear> Server::read_last(const std::string& key) {
    const ReportName* name = years_.name_of(key);
    std::shared_ptr<const DocumentSettings> settings;
    std::string uri;
    Judgement read;
    const auto take = [&](SourceText source) {
        settings = settings_.settings_for(uri);
        read = read_for_judgement(std::make_shared<const SourceText>(std::move(source)), *settings->forms,
                                  settings->settings);
    };
    if (const Document* open = open_draft(key)) {
        uri = open->uri;
        // Not by its snapshot: that would ask for the year before, and so on.
        take(SourceText::from_utf8(open->text.text()));
    } else if (const YearIndex::OnDisk* file = years_.on_disk(key)) {
        auto content = platform::read_file(file->path, true);
        if (!content) {
            return nullptr;
        }
        uri = file_uri(file->path);
        take(SourceText::decode(std::move(content.value().bytes)));
    }
    // What is read now may not be what was known of it.
    if (name == nullptr || settings == nullptr || report_name(read.report.outline) != *name) {
        return nullptr;
    }
    LastYear last = remember(uri, read.report, read.solution);
    last.keeps_alive = settings->keeps_alive;
    return std::make_shared<const LastYear>(std::move(last));
}

void Server::judge_with_last(Document& document, Snapshot& made) {
    const DocumentSettings& settings = *made.settings;
    // What the version before says of what has not changed still holds under the same settings.
    const Snapshot* last = document.snapshot != nullptr ? document.snapshot.get() : document.ahead.get();
    const Judgement* before = last != nullptr && last->settings == made.settings ? &last->judgement : nullptr;
    made.judgement = read_for_judgement(made.source, *settings.forms, settings.settings, before);
    const auto name = report_name(made.report().outline);
    if (years_.set_open(document.key, name) && !settling_) {
        touch();  // it may be another draft's last year; settling looks by itself
    }
    if (name && settings.compares_years) {
        years_.want(document.uri, *name);
        made.last_id = last_id(document.key);
        made.last = last_year(document.key);
    }
    run_rules(made.judgement, settings.settings, made.last.get(), before, Fixes::left_out);
}

void Server::years_changed() {
    bool news = false;
    for (auto& [key, document] : documents_) {
        const std::shared_ptr<const Snapshot> before = document.snapshot;
        if (before == nullptr || before->version != document.version || !before->settings->compares_years ||
            before->last_id == last_id(key)) {
            continue;
        }
        try {
            const auto now = snapshot(document);
            if (now == nullptr) {
                continue;
            }
            const std::string told = told_of_years(*before);
            const std::string tells = told_of_years(*now);
            news = news || told != tells;
            if (!capabilities_->has.pull_diagnostics && !(told.empty() && tells.empty())) {
                publisher_.push(*now, document.written.of(now));
            }
        } catch (const std::exception& failure) {
            client_.notify("window/logMessage", dump({{"type", 1}, {"message", failure.what()}}));
        }
    }
    if (news) {
        refresh();
    }
}

}  // namespace gouji::lsp
