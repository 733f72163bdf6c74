#include "lsp/server/publisher.h"

#include <array>
#include <charconv>
#include <cstdint>

#include "lsp/convert.h"

namespace gouji::lsp {
namespace {

// FNV-1a, eight bytes a step: the same diagnostics have the same id in every run of the server.
std::string result_id(std::string_view items) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    const auto mix = [&](std::uint64_t part) {
        hash = (hash ^ part) * 0x100000001b3U;
        hash ^= hash >> 29U;
    };
    while (items.size() >= 8) {
        std::uint64_t part = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            part |= std::uint64_t{static_cast<unsigned char>(items[i])} << (8 * i);
        }
        mix(part);
        items.remove_prefix(8);
    }
    for (const char c : items) {
        mix(static_cast<unsigned char>(c));
    }
    std::array<char, 16> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16);
    return {digits.data(), end};
}

}  // namespace

void Publisher::push(const Snapshot& document) {
    const auto it = published_.find(document.uri);
    const bool silent = it == published_.end() && !document.is_report();
    if (silent) {
        return;
    }
    params_.clear();
    params_ += "{\"uri\":";
    append_json_string(params_, document.uri);
    if (document.client->diagnostics.version) {
        params_ += ",\"version\":";
        params_ += std::to_string(document.version);
    }
    params_ += ",\"diagnostics\":";
    append_diagnostics(params_, document);
    params_ += '}';
    client_.notify("textDocument/publishDiagnostics", params_);
    const bool anything = !document.judgement.findings.empty();
    if (it != published_.end()) {
        it->second = anything;
    } else {
        published_.emplace(document.uri, anything);
    }
}

void Publisher::clear(std::string_view uri) {
    const auto it = published_.find(uri);
    if (it == published_.end()) {
        return;
    }
    if (it->second) {
        client_.notify("textDocument/publishDiagnostics",
                       dump({{"uri", uri}, {"diagnostics", Json::array()}}));
    }
    published_.erase(it);
}

std::string Publisher::report(const Snapshot* document, std::string_view previous_result_id) {
    std::string items;
    if (document != nullptr) {
        append_diagnostics(items, *document);
    } else {
        items = "[]";
    }
    const std::string id = result_id(items);
    if (id == previous_result_id) {
        return "{\"kind\":\"unchanged\",\"resultId\":\"" + id + "\"}";
    }
    return "{\"kind\":\"full\",\"resultId\":\"" + id + "\",\"items\":" + items + "}";
}

}  // namespace gouji::lsp
