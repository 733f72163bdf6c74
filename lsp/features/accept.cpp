#include <algorithm>
#include <string>

#include "lsp/convert.h"
#include "lsp/features/fixes.h"
#include "lsp/protocol/uri.h"
#include "parser/text/label.h"
#include "platform/files.h"
#include "rules/core/accepted.h"
#include "rules/core/json_tree.h"

namespace gouji::lsp {
namespace {

// Longer words are no figure; to compare them would make the acceptance void at every edit.
constexpr std::size_t longest_seen = 200;

// The file as a pattern that fits nothing else: seen from the configuration's folder and tied to it.
std::string exact_pattern(std::string_view path, std::string_view folder) {
    std::string pattern;
    for (const char c : path.substr(folder == "/" ? 0 : folder.size())) {
        if (std::string_view("*?[]\\").find(c) != std::string_view::npos) {
            pattern += '\\';
        }
        pattern += c;
    }
    return pattern;
}

nlohmann::ordered_json address(const Subject& subject) {
    nlohmann::ordered_json at = nlohmann::ordered_json::object();
    const auto add = [&](const char* name, std::string_view value) {
        if (!value.empty()) {
            at[name] = value;
        }
    };
    add("section", subject.section);
    add("table", subject.table);
    add("row", subject.row);
    add("column", subject.column);
    if (subject.occurrence > 1) {
        at["occurrence"] = subject.occurrence;
    }
    return at;
}

nlohmann::ordered_json what_is_seen(const Snapshot& document, const Finding& finding) {
    nlohmann::ordered_json seen = nlohmann::ordered_json::object();
    const Cell* cell = finding.subject.is_cell() ? find_cell(document.report(), finding.subject) : nullptr;
    if (cell != nullptr) {
        seen["value"] = cell->value.kind == ValueKind::number ? cell->value.number.to_string()
                                                              : std::string(trim(cell->text.view()));
    }
    const std::string_view words = trim(document.source->slice(finding.span));
    const bool in_cell = cell != nullptr && cell->field.contains(finding.span);
    if (!in_cell && !words.empty() && words.size() <= longest_seen &&
        words.find_first_of("\r\n") == std::string_view::npos) {
        seen["text"] = words;
    }
    return seen;
}

std::string entry_of(const Snapshot& document, const Finding& finding, std::string_view reason) {
    const DocumentSettings& settings = *document.settings;
    nlohmann::ordered_json entry;
    entry["files"] = {exact_pattern(settings.path, platform::folder_of(settings.config.path))};
    entry["rule"] = finding.rule;
    if (!finding.subject.none()) {
        entry["at"] = address(finding.subject);
    }
    if (auto seen = what_is_seen(document, finding); !seen.empty()) {
        entry["seen"] = std::move(seen);
    }
    entry["reason"] = reason;
    return entry.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// A whole configuration file with the entry.
std::string file_with(const std::string& entry) {
    return "{\n  \"accepted\": [\n    " + entry + "\n  ]\n}\n";
}

// Puts the entry at the end of `accepted`, which is added where there is none.
std::optional<Edit> insertion(std::string_view text, const std::string& entry) {
    if (trim(text).empty()) {
        return Edit{{0, static_cast<std::uint32_t>(text.size())}, file_with(entry)};
    }
    const JsonTree tree = read_json_tree(text);
    if (tree.nodes.empty() || tree.nodes.front().kind != JsonNode::Kind::object) {
        return std::nullopt;
    }
    const JsonNode& root = tree.nodes.front();
    const auto behind = [&](const JsonNode& parent, const std::string& added, const std::string& close) {
        if (parent.children.empty()) {
            const std::uint32_t inside = parent.span.begin + 1;
            return Edit{{inside, inside}, added + close};
        }
        const std::uint32_t end = tree.nodes[parent.children.back()].span.end;
        return Edit{{end, end}, "," + added};
    };
    for (const std::size_t child : root.children) {
        const JsonNode& node = tree.nodes[child];
        if (node.key == "accepted") {
            return node.kind == JsonNode::Kind::array ? std::optional(behind(node, "\n    " + entry, "\n  "))
                                                      : std::nullopt;
        }
    }
    return behind(root, "\n  \"accepted\": [\n    " + entry + "\n  ]", "\n");
}

}  // namespace

std::optional<Json> accept_edit(const Snapshot& document, const Finding& finding, std::string_view reason) {
    const ConfigPlace& config = document.settings->config;
    const ClientCapabilities& client = *document.client;
    if (document.settings->path.empty() || config.path.empty()) {
        return std::nullopt;
    }
    const std::string uri = file_uri(config.path);
    const std::string entry = entry_of(document, finding, reason);
    if (!config.exists) {
        if (!client.workspace.create_file || !client.workspace.document_changes) {
            return std::nullopt;
        }
        return to_workspace_edit(uri, std::nullopt,
                                 Json::array({{{"range", to_json(Range{})}, {"newText", file_with(entry)}}}),
                                 true, client);
    }
    if (config.source == nullptr) {
        return std::nullopt;
    }
    const auto edit = insertion(config.source->text(), entry);
    if (!edit) {
        return std::nullopt;
    }
    const Range range = to_range(*config.source, edit->span, client.encoding);
    return to_workspace_edit(uri, config.version,
                             Json::array({{{"range", to_json(range)}, {"newText", edit->new_text}}}), false,
                             client);
}

}  // namespace gouji::lsp
