#include "lsp/protocol/diagnostics.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace gouji::lsp {
namespace {

void append_place(std::string& out, std::string_view uri, std::optional<std::int32_t> version) {
    out += ",\"uri\":";
    append_json_string(out, uri);
    out += ",\"version\":";
    out += version ? std::to_string(*version) : "null";
}

}  // namespace

// FNV-1a, eight bytes a step.
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

std::string document_report(std::string_view items, std::string_view previous_id) {
    const std::string id = result_id(items);
    if (id == previous_id) {
        return "{\"kind\":\"unchanged\",\"resultId\":\"" + id + "\"}";
    }
    std::string out = "{\"kind\":\"full\",\"resultId\":\"" + id + "\",\"items\":";
    out += items;
    out += '}';
    return out;
}

std::string workspace_document_report(std::string_view uri, std::optional<std::int32_t> version,
                                      std::string_view items, std::string_view previous_id) {
    const std::string id = result_id(items);
    if (id == previous_id) {
        return unchanged_workspace_report(uri, version, id);
    }
    std::string out = "{\"kind\":\"full\",\"resultId\":\"" + id + '"';
    append_place(out, uri, version);
    out += ",\"items\":";
    out += items;
    out += '}';
    return out;
}

std::string unchanged_workspace_report(std::string_view uri, std::optional<std::int32_t> version,
                                       std::string_view id) {
    std::string out = "{\"kind\":\"unchanged\",\"resultId\":";
    append_json_string(out, id);
    append_place(out, uri, version);
    out += '}';
    return out;
}

WorkspaceDiagnosticParams read_workspace_diagnostic(const Json& params) {
    WorkspaceDiagnosticParams out;
    const auto token = [&](const char* name) {
        const Json& value = member(params, name);
        return value.is_string() || value.is_number_integer() ? value : Json();
    };
    out.work_done_token = token("workDoneToken");
    out.partial_result_token = token("partialResultToken");
    const Json& previous = member(params, "previousResultIds");
    if (previous.is_array()) {
        for (const Json& entry : previous) {
            out.previous.insert_or_assign(std::string(string_or(member(entry, "uri"), "")),
                                          std::string(string_or(member(entry, "value"), "")));
        }
    }
    return out;
}

}  // namespace gouji::lsp
