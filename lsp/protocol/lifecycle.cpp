#include "lsp/protocol/lifecycle.h"

#include <algorithm>

namespace gouji::lsp {
namespace {

bool is_true(const Json& value) {
    return bool_or(value, false);
}

bool contains(const Json& list, std::string_view wanted) {
    return list.is_array() && std::any_of(list.begin(), list.end(),
                                          [&](const Json& entry) { return string_or(entry, "") == wanted; });
}

std::vector<std::string> strings(const Json& list) {
    std::vector<std::string> all;
    if (list.is_array()) {
        for (const Json& entry : list) {
            if (entry.is_string()) {
                all.push_back(entry.get<std::string>());
            }
        }
    }
    return all;
}

// The first in the client's order of those that we have, which are all there are.
PositionEncoding choose_encoding(const Json& offered) {
    for (const std::string& name : strings(offered)) {
        for (const auto encoding :
             {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32}) {
            if (name == position_encoding_name(encoding)) {
                return encoding;
            }
        }
    }
    return PositionEncoding::utf16;
}

// The client prefers Markdown, or takes it and does not say plain text first.
bool markdown_first(const Json& formats) {
    const std::vector<std::string> names = strings(formats);
    for (const std::string& name : names) {
        if (name == "markdown" || name == "plaintext") {
            return name == "markdown";
        }
    }
    return false;
}

void read_text_document(const Json& text, ClientCapabilities& out) {
    const auto has = [&](const char* name) { return member(text, name).is_object(); };
    out.has = {has("codeAction"),         has("codeLens"),     has("completion"),     has("definition"),
               has("documentHighlight"),  has("documentLink"), has("documentSymbol"), has("foldingRange"),
               has("formatting"),         has("hover"),        has("inlayHint"),      has("diagnostic"),
               has("publishDiagnostics"), has("references"),   has("selectionRange"), has("semanticTokens")};
    const Json& publish = member(text, "publishDiagnostics");
    const Json& pull = member(text, "diagnostic");
    const auto either = [&](const char* name) {
        return is_true(member(publish, name)) || is_true(member(pull, name));
    };
    out.diagnostics = {either("relatedInformation"), is_true(member(publish, "versionSupport")),
                       either("codeDescriptionSupport"), either("dataSupport")};
    const Json& action = member(text, "codeAction");
    out.code_action = {member(action, "codeActionLiteralSupport").is_object(),
                       is_true(member(action, "isPreferredSupport")),
                       is_true(member(action, "disabledSupport")), is_true(member(action, "dataSupport"))};
    out.hover.markdown = markdown_first(member(text, "hover", "contentFormat"));
    const Json& item = member(text, "completion", "completionItem");
    out.completion = {
        is_true(member(item, "snippetSupport")),       markdown_first(member(item, "documentationFormat")),
        is_true(member(item, "insertReplaceSupport")), is_true(member(item, "labelDetailsSupport")),
        is_true(member(item, "preselectSupport")),     is_true(member(text, "completion", "contextSupport"))};
    out.document_symbol.hierarchical =
        is_true(member(text, "documentSymbol", "hierarchicalDocumentSymbolSupport"));
    out.document_link.tooltips = is_true(member(text, "documentLink", "tooltipSupport"));
    out.definition_links = is_true(member(text, "definition", "linkSupport"));
    const Json& folding = member(text, "foldingRange");
    out.folding_range = {is_true(member(folding, "lineFoldingOnly")),
                         is_true(member(folding, "foldingRange", "collapsedText")),
                         read_integer(member(folding, "rangeLimit"))};
    const Json& tokens = member(text, "semanticTokens");
    const Json& full = member(tokens, "requests", "full");
    const Json& range = member(tokens, "requests", "range");
    out.semantic_tokens = {strings(member(tokens, "tokenTypes")),
                           strings(member(tokens, "tokenModifiers")),
                           is_true(full) || full.is_object(),
                           is_true(member(full, "delta")),
                           is_true(range) || range.is_object(),
                           is_true(member(tokens, "multilineTokenSupport")),
                           is_true(member(tokens, "overlappingTokenSupport"))};
}

void read_workspace(const Json& workspace, ClientCapabilities& out) {
    const auto refresh = [&](const char* name) { return is_true(member(workspace, name, "refreshSupport")); };
    out.workspace = {is_true(member(workspace, "applyEdit")),
                     is_true(member(workspace, "workspaceEdit", "documentChanges")),
                     contains(member(workspace, "workspaceEdit", "resourceOperations"), "create"),
                     is_true(member(workspace, "configuration")),
                     is_true(member(workspace, "workspaceFolders")),
                     member(workspace, "symbol").is_object(),
                     member(workspace, "executeCommand").is_object(),
                     is_true(member(workspace, "didChangeWatchedFiles", "dynamicRegistration")),
                     is_true(member(workspace, "didChangeConfiguration", "dynamicRegistration")),
                     refresh("diagnostics"),
                     refresh("inlayHint"),
                     refresh("codeLens"),
                     refresh("semanticTokens"),
                     refresh("foldingRange")};
}

}  // namespace

std::string_view position_encoding_name(PositionEncoding encoding) {
    switch (encoding) {
        case PositionEncoding::utf8:
            return "utf-8";
        case PositionEncoding::utf32:
            return "utf-32";
        case PositionEncoding::utf16:
            break;
    }
    return "utf-16";
}

ClientCapabilities read_client_capabilities(const Json& capabilities) {
    ClientCapabilities out;
    out.encoding = choose_encoding(member(capabilities, "general", "positionEncodings"));
    read_text_document(member(capabilities, "textDocument"), out);
    read_workspace(member(capabilities, "workspace"), out);
    out.window = {is_true(member(capabilities, "window", "workDoneProgress")),
                  is_true(member(capabilities, "window", "showDocument", "support"))};
    return out;
}

Trace read_trace(const Json& value) {
    const std::string_view name = string_or(value, "off");
    return name == "verbose" ? Trace::verbose : name == "messages" ? Trace::messages : Trace::off;
}

std::vector<WorkspaceFolder> read_workspace_folders(const Json& folders) {
    std::vector<WorkspaceFolder> all;
    if (folders.is_array()) {
        for (const Json& folder : folders) {
            const std::string_view uri = string_or(member(folder, "uri"), "");
            if (!uri.empty()) {
                all.push_back({std::string(uri), std::string(string_or(member(folder, "name"), ""))});
            }
        }
    }
    return all;
}

InitializeParams read_initialize(const Json& params) {
    InitializeParams out;
    out.client = string_or(member(params, "clientInfo", "name"), "");
    const std::string_view version = string_or(member(params, "clientInfo", "version"), "");
    if (!version.empty()) {
        out.client += ' ';
        out.client += version;
    }
    out.folders = read_workspace_folders(member(params, "workspaceFolders"));
    if (out.folders.empty()) {
        const std::string_view root = string_or(member(params, "rootUri"), "");
        if (!root.empty()) {
            out.folders.push_back({std::string(root), ""});
        }
    }
    out.options = member(params, "initializationOptions");
    out.capabilities = read_client_capabilities(member(params, "capabilities"));
    out.trace = read_trace(member(params, "trace"));
    return out;
}

}  // namespace gouji::lsp
