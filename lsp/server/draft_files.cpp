#include "lsp/server/draft_files.h"

#include <utility>

#include "lsp/convert.h"
#include "lsp/protocol/diagnostics.h"
#include "lsp/protocol/uri.h"
#include "workspace/inputs.h"

namespace gouji::lsp {

std::vector<std::string> DraftFiles::paths() const {
    const std::vector<std::string> folders = settings_.folder_paths();
    std::vector<std::string> paths;
    if (folders.empty()) {
        return paths;
    }
    for (Input& input : find_inputs(folders, "-", true)) {
        if (input.error.empty()) {
            paths.push_back(std::move(input.path));
        }
    }
    return paths;
}

const DraftFiles::Known* DraftFiles::known(const std::string& path) const {
    const auto it = known_.find(path);
    if (it == known_.end() || platform::file_stamp(path) != it->second.stamp ||
        years_.last_id(decoded_uri(file_uri(path))) != it->second.last_id) {
        return nullptr;
    }
    return &it->second.known;
}

std::shared_ptr<const Snapshot> DraftFiles::judge_file(
    const std::string& path, const std::shared_ptr<const ClientCapabilities>& client) {
    auto content = platform::read_file(path, true);
    if (!content) {
        known_.erase(path);
        return nullptr;
    }
    auto made = std::make_shared<Snapshot>();
    made->uri = file_uri(path);
    made->source = std::make_shared<const SourceText>(SourceText::decode(std::move(content.value().bytes)));
    made->settings = settings_.settings_for(made->uri);
    made->client = client;
    const std::string key = decoded_uri(made->uri);
    const std::string last_id = years_.last_id(key);
    if (made->settings->compares_years) {
        made->last_id = last_id;
        made->last = years_.last_year(key);
    }
    made->judgement = judge(made->source, *made->settings->forms, made->settings->settings, made->last.get(),
                            nullptr, Fixes::left_out);
    std::string items;
    append_diagnostics(items, *made);
    known_[path] = {content.value().stamp, last_id, {made->is_report(), result_id(items), summarize(*made)}};
    return made;
}

std::optional<DraftSummary> summarize(const Snapshot& document) {
    if (!document.is_report()) {
        return std::nullopt;
    }
    const Outline& outline = document.report().outline;
    DraftSummary summary{document.uri, "", outline.agency, outline.year, {}};
    if (outline.title) {
        summary.title = outline.title->text.view();
        summary.title_range = document.range(outline.title->text.span());
    }
    return summary;
}

}  // namespace gouji::lsp
