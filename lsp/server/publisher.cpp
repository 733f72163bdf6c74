#include "lsp/server/publisher.h"

#include <vector>

#include "lsp/convert.h"
#include "lsp/protocol/diagnostics.h"

namespace gouji::lsp {

void Publisher::send(std::string_view uri, std::optional<std::int32_t> version, std::string_view items) {
    client_.notify_with("textDocument/publishDiagnostics", [&](std::string& out) {
        out.reserve(out.size() + uri.size() + items.size() + 64);
        out += "{\"uri\":";
        append_json_string(out, uri);
        if (version) {
            out += ",\"version\":";
            out += std::to_string(*version);
        }
        out += ",\"diagnostics\":";
        out += items;
        out += '}';
    });
}

void Publisher::push(const Snapshot& document, std::string_view items) {
    const auto it = published_.find(document.uri);
    if (it == published_.end() && !document.is_report()) {
        return;
    }
    send(document.uri, document.client->diagnostics.version ? std::optional(document.version) : std::nullopt,
         items);
    const bool anything = !document.judgement.findings.empty();
    if (it != published_.end()) {
        it->second.anything = anything;
    } else {
        published_.emplace(document.uri, Published{anything, {}});
    }
}

void Publisher::push_config(std::string_view uri, std::optional<std::int32_t> version,
                            const SourceText& source, std::span<const Finding> mistakes,
                            const ClientCapabilities& client) {
    const auto it = published_.find(uri);
    if (it == published_.end() && mistakes.empty()) {
        return;
    }
    items_.clear();
    append_diagnostics(items_, uri, source, mistakes, client);
    std::string id = result_id(items_);
    if (version) {
        id += '@';
        id += std::to_string(*version);
    }
    if (it != published_.end() && it->second.id == id) {
        return;
    }
    send(uri, client.diagnostics.version ? version : std::nullopt, items_);
    published_.insert_or_assign(std::string(uri), Published{!mistakes.empty(), std::move(id)});
}

void Publisher::keep_configs(const std::set<std::string, std::less<>>& uris) {
    std::vector<std::string> gone;
    for (const auto& [uri, published] : published_) {
        if (!published.id.empty() && !uris.contains(uri)) {
            gone.push_back(uri);
        }
    }
    for (const std::string& uri : gone) {
        clear(uri);
    }
}

void Publisher::clear(std::string_view uri) {
    const auto it = published_.find(uri);
    if (it == published_.end()) {
        return;
    }
    if (it->second.anything) {
        send(uri, std::nullopt, "[]");
    }
    published_.erase(it);
}

}  // namespace gouji::lsp
