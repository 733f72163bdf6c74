#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/base.h"
#include "lsp/protocol/lifecycle.h"
#include "parser/form/form.h"
#include "parser/text/position.h"
#include "rules/core/config.h"
#include "rules/core/runner.h"

namespace gouji::lsp {

/// What an editor may set beyond what a configuration file can.
struct EditorSettings {
    std::int32_t debounce_ms = 0;  // how long to wait after a change before judging
    bool total_hints = true;       // what the addends give, beside each total
    bool column_hints = false;     // the column's name before figures far from their header
    bool format = false;           // offer to lay out Markdown tables
};

/// The configuration file that holds for a document, or would if there were one.
struct ConfigPlace {
    std::string path;  // absolute; empty for documents that are no file
    bool exists = false;
    /// What it says, as the editor has it where it is open there. Null where there is none, or
    /// where it is broken at present.
    std::shared_ptr<const SourceText> source;
    std::optional<std::int32_t> version;  // of a file that is open
};

/// The settings that hold for a document; shared by the snapshots that were made under them.
struct DocumentSettings {
    Settings settings;
    EditorSettings editor;
    const Forms* forms = &Forms::builtin();
    std::shared_ptr<const void> keeps_alive;  // what `forms` lies in
    std::string path;                         // of the document; empty where it is no file
    ConfigPlace config;
    bool compares_years = true;  // a rule is on that looks at last year's report
};

/// One version of an open document and all that is known of it. Nothing in it changes, but for what is made
/// when it is first asked for; the handlers of requests see nothing else of the server.
struct Snapshot {
    std::string uri;
    std::int32_t version = 0;
    std::shared_ptr<const SourceText> source;
    Judgement judgement;  // of `source`; its report says whether the document is a report at all
    std::shared_ptr<const DocumentSettings> settings;
    std::shared_ptr<const ClientCapabilities> client;
    std::shared_ptr<const LastYear> last;  // last year's report that it was judged with; may be null
    std::string last_id;                   // which state of which draft that is; empty where there is none
    mutable std::optional<std::vector<Finding>> with_fixes =
        {};  // a list of its own, once made; one thread sees it

    [[nodiscard]] const Report& report() const { return judgement.report; }
    /// The findings with their fixes: made when somebody first asks for them.
    [[nodiscard]] const std::vector<Finding>& findings_with_fixes() const {
        if (judgement.fixes == Fixes::made) {
            return judgement.findings;
        }
        if (!with_fixes) {
            with_fixes = run_rules(judgement.report, judgement.solution, settings->settings, last.get());
        }
        return *with_fixes;
    }
    [[nodiscard]] bool is_report() const { return judgement.report.outline.is_report; }
    [[nodiscard]] PositionEncoding encoding() const { return client->encoding; }
    [[nodiscard]] bool english() const { return settings->settings.language == Language::en; }
    /// The text in the language that was asked for.
    [[nodiscard]] std::string_view say(std::string_view zh, std::string_view en) const {
        return english() ? en : zh;
    }

    [[nodiscard]] Range range(Span span) const { return to_range(*source, span, encoding()); }
    [[nodiscard]] std::uint32_t offset(Position position) const {
        return to_offset(*source, position, encoding());
    }
    /// The offset of `params.position`; nothing where there is none.
    [[nodiscard]] std::optional<std::uint32_t> asked_offset(const Json& params) const {
        const auto position = read_position(member(params, "position"));
        return position ? std::optional(offset(*position)) : std::nullopt;
    }
    /// The bytes of `params.range`, in order; nothing where there is none.
    [[nodiscard]] std::optional<Span> asked_span(const Json& params) const {
        const auto range = read_range(member(params, "range"));
        if (!range) {
            return std::nullopt;
        }
        const std::uint32_t begin = offset(range->start);
        const std::uint32_t end = offset(range->end);
        return begin <= end ? Span{begin, end} : Span{end, begin};
    }
};

}  // namespace gouji::lsp
