#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/base.h"

namespace gouji::lsp {

/// What the client can do, flattened to the bits that gouji asks for. Whatever the client does not
/// name, or names with a wrong type, it cannot.
struct ClientCapabilities {
    PositionEncoding encoding = PositionEncoding::utf16;

    /// A feature of `textDocument` that the client has at all.
    struct Supports {
        bool code_action = false;
        bool code_lens = false;
        bool completion = false;
        bool definition = false;
        bool document_highlight = false;
        bool document_link = false;
        bool document_symbol = false;
        bool folding_range = false;
        bool formatting = false;
        bool hover = false;
        bool inlay_hint = false;
        bool pull_diagnostics = false;
        bool push_diagnostics = false;
        bool references = false;
        bool selection_range = false;
        bool semantic_tokens = false;
    } has;

    struct Diagnostics {
        bool related_information = false;
        bool version = false;
        bool code_description = false;
        bool data = false;
    } diagnostics;

    struct CodeActions {
        bool literals = false;  // CodeAction objects; else commands only
        bool is_preferred = false;
        bool disabled = false;
        bool data = false;
    } code_action;

    struct Workspace {
        bool apply_edit = false;
        bool document_changes = false;
        bool create_file = false;  // as a resource operation of an edit
        bool configuration = false;
        bool folders = false;
        bool symbol = false;
        bool execute_command = false;
        bool register_watched_files = false;
        bool register_configuration = false;
        bool refresh_diagnostics = false;
        bool refresh_inlay_hints = false;
        bool refresh_code_lenses = false;
        bool refresh_semantic_tokens = false;
        bool refresh_folding_ranges = false;
    } workspace;

    struct Window {
        bool work_done_progress = false;
        bool show_document = false;
    } window;

    struct Hover {
        bool markdown = false;
    } hover;

    struct Completion {
        bool snippets = false;
        bool markdown = false;  // in `documentation`
        bool insert_replace = false;
        bool label_details = false;
        bool preselect = false;
        bool context = false;
    } completion;

    struct Symbols {
        bool hierarchical = false;
    } document_symbol;

    struct Links {
        bool tooltips = false;
    } document_link;

    bool definition_links = false;

    struct Folding {
        bool whole_lines_only = false;
        bool collapsed_text = false;
        std::optional<std::int32_t> limit;
    } folding_range;

    struct SemanticTokens {
        std::vector<std::string> types;
        std::vector<std::string> modifiers;
        bool full = false;
        bool delta = false;
        bool range = false;
        bool multiline = false;
        bool overlapping = false;
    } semantic_tokens;
};

[[nodiscard]] ClientCapabilities read_client_capabilities(const Json& capabilities);

enum class Trace : std::uint8_t { off, messages, verbose };
[[nodiscard]] Trace read_trace(const Json& value);

struct WorkspaceFolder {
    std::string uri;
    std::string name;
};
[[nodiscard]] std::vector<WorkspaceFolder> read_workspace_folders(const Json& folders);

struct InitializeParams {
    std::string client;  // its name and version; may be empty
    std::vector<WorkspaceFolder> folders;
    Json options;  // initializationOptions
    ClientCapabilities capabilities;
    Trace trace = Trace::off;
};
[[nodiscard]] InitializeParams read_initialize(const Json& params);

/// The specification's name of an encoding.
[[nodiscard]] std::string_view position_encoding_name(PositionEncoding encoding);

}  // namespace gouji::lsp
