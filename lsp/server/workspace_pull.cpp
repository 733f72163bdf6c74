#include "lsp/server/workspace_pull.h"

#include <utility>

#include "lsp/convert.h"
#include "lsp/protocol/uri.h"

namespace gouji::lsp {
namespace {

// A partial result is sent when this much has gathered.
constexpr std::size_t partial_size = std::size_t{32} << 10U;

}  // namespace

WorkspacePull::WorkspacePull(Surroundings around, Json id, const Json& params)
    : around_(std::move(around)),
      id_(std::move(id)),
      params_(read_workspace_diagnostic(params)),
      paths_(around_.files.paths()) {
    std::map<std::string, std::string> decoded;
    for (auto& [uri, value] : params_.previous) {
        decoded.insert_or_assign(decoded_uri(uri), std::move(value));
        previous_seen_[decoded_uri(uri)] = false;
    }
    params_.previous = std::move(decoded);
    progress(params_.work_done_token,
             R"({"kind":"begin","title":"勾稽：检查工作区","cancellable":true,"percentage":0})");
}

void WorkspacePull::progress(const Json& token, std::string_view value) {
    if (!token.is_null()) {
        std::string params = "{\"token\":" + dump(token) + ",\"value\":";
        params += value;
        params += '}';
        around_.client.notify("$/progress", params);
    }
}

std::string WorkspacePull::previous(std::string_view uri) const {
    const auto it = params_.previous.find(decoded_uri(uri));
    return it == params_.previous.end() ? std::string() : it->second;
}

void WorkspacePull::add(std::string_view uri, std::string report) {
    if (const auto it = previous_seen_.find(decoded_uri(uri)); it != previous_seen_.end()) {
        it->second = true;
    }
    items_ += items_.empty() ? "" : ",";
    items_ += report;
    if (!params_.partial_result_token.is_null() && items_.size() >= partial_size) {
        flush_partial();
    }
}

void WorkspacePull::flush_partial() {
    if (!items_.empty()) {
        progress(params_.partial_result_token, "{\"items\":[" + std::exchange(items_, {}) + "]}");
    }
}

void WorkspacePull::one_file(const std::string& path) {
    const std::string uri = file_uri(path);
    const std::string before = previous(uri);
    std::shared_ptr<const Snapshot> document = around_.workspace.document(uri);
    const bool open = document != nullptr;
    if (!open) {
        const DraftFiles::Known* known = around_.files.known(path);
        if (known != nullptr && !known->is_report && before.empty()) {
            return;
        }
        if (known != nullptr && known->result_id == before) {
            add(uri, unchanged_workspace_report(uri, std::nullopt, before));
            return;
        }
        document = around_.files.judge_file(path, around_.capabilities);
    }
    // What is no report is passed over, unless the client believes something of it.
    if (document == nullptr || (!document->is_report() && before.empty())) {
        return;
    }
    std::string items;
    append_diagnostics(items, *document);
    add(document->uri,
        workspace_document_report(document->uri, open ? std::optional(document->version) : std::nullopt,
                                  items, before));
}

void WorkspacePull::configurations() {
    for (const LoadedConfig* config : around_.settings.configs()) {
        const std::string uri =
            file_uri((config->folder == "/" ? "" : config->folder) + "/" + std::string(config_file_name));
        const std::string before = previous(uri);
        if (config->source == nullptr || (config->file.mistakes.empty() && before.empty())) {
            continue;
        }
        std::string items;
        append_diagnostics(items, uri, *config->source, config->file.mistakes, *around_.capabilities);
        add(uri, workspace_document_report(uri, std::nullopt, items, before));
    }
}

void WorkspacePull::gone_files() {
    for (auto& [uri, seen] : previous_seen_) {
        // An open document has its own requests; of the others the client learns once that nothing
        // stands there any more.
        if (!seen && previous(uri) != result_id("[]") && around_.workspace.document(uri) == nullptr) {
            const auto path = path_of_uri(uri);
            const std::string spelt = path ? file_uri(*path) : uri;
            items_ += items_.empty() ? "" : ",";
            items_ += workspace_document_report(spelt, std::nullopt, "[]", "");
        }
    }
}

void WorkspacePull::tell_progress() {
    const std::size_t percent = paths_.empty() ? 100 : next_ * 100 / paths_.size();
    if (percent >= told_percent_ + 5) {
        told_percent_ = percent;
        progress(params_.work_done_token,
                 "{\"kind\":\"report\",\"percentage\":" + std::to_string(percent) + "}");
    }
}

void WorkspacePull::end_progress() {
    progress(params_.work_done_token, R"({"kind":"end"})");
}

bool WorkspacePull::step() {
    if (next_ < paths_.size()) {
        one_file(paths_[next_++]);
        tell_progress();
        return false;
    }
    configurations();
    gone_files();
    if (!params_.partial_result_token.is_null()) {
        flush_partial();
    }
    end_progress();
    around_.client.respond(id_, "{\"items\":[" + items_ + "]}");
    return true;
}

void WorkspacePull::abandon(const ResponseError& why) {
    end_progress();
    around_.client.fail(id_, why);
}

}  // namespace gouji::lsp
