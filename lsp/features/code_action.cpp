#include "lsp/protocol/code_action.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/convert.h"
#include "lsp/features/features.h"
#include "lsp/features/fixes.h"

namespace gouji::lsp::features {
namespace {

void declare(const ClientCapabilities& client, Json& capabilities) {
    // Without literals a client takes commands only, which cannot say what they will change.
    if (client.has.code_action && client.code_action.literals) {
        capabilities["codeActionProvider"] = {{"codeActionKinds", {kind::quick_fix, kind::fix_all}}};
    }
}

class Actions {
 public:
    Actions(const Snapshot& document, Span asked, CodeActionContext context)
        : document_(document), asked_(asked), context_(std::move(context)) {}

    Json list() {
        if (context_.wants(kind::quick_fix)) {
            const std::vector<const Finding*> here = findings_here();
            for (const Finding* finding : here) {
                fixes_of(*finding);
            }
            if (!context_.automatic) {
                for (const Finding* finding : here) {
                    others_of_its_kind(*finding);
                    accept(*finding);
                }
            }
        }
        if (context_.wants(kind::fix_all) && (context_.restricted || !context_.automatic)) {
            fix_all();
        }
        return std::move(list_);
    }

 private:
    // Some clients ask at every move of the cursor: where nothing is wrong, no quick fix is made.
    [[nodiscard]] std::vector<const Finding*> findings_here() const {
        const auto here = [&](const Finding& finding) { return finding.span.touches(asked_); };
        std::vector<const Finding*> list;
        if (std::ranges::none_of(document_.judgement.findings, here)) {
            return list;
        }
        for (const Finding& finding : document_.findings_with_fixes()) {
            if (here(finding)) {
                list.push_back(&finding);
            }
        }
        return list;
    }

    Json& add(std::string title, std::string_view action_kind, Json edit) {
        list_.push_back({{"title", std::move(title)}, {"kind", action_kind}, {"edit", std::move(edit)}});
        return list_.back();
    }

    void fixes_of(const Finding& finding) {
        for (const Fix& fix : finding.fixes) {
            if (fix.edits.empty()) {
                continue;
            }
            Json& action = add(fix.title, kind::quick_fix, to_workspace_edit(document_, fix.edits));
            action["diagnostics"] = Json::array({to_diagnostic(document_, finding)});
            if (fix.preferred && document_.client->code_action.is_preferred) {
                action["isPreferred"] = true;
            }
        }
    }

    void others_of_its_kind(const Finding& finding) {
        if (!said_kinds_.emplace(finding.rule, finding.subject.table).second) {
            return;
        }
        const FixRound all = same_kind_fixes(document_, finding.rule, nullptr);
        const bool has_table = !finding.subject.table.empty();
        const FixRound in_table =
            has_table ? same_kind_fixes(document_, finding.rule, &finding.subject) : FixRound();
        if (in_table.fixes > 1) {
            add(fmt::format(fmt::runtime(document_.say("修正本表的同类问题（{} 处）",
                                                       "Fix all {} of this kind in this table")),
                            in_table.fixes),
                kind::quick_fix, to_workspace_edit(document_, in_table.edits));
        }
        if (all.fixes > 1 && all.fixes > in_table.fixes) {
            add(fmt::format(fmt::runtime(document_.say("修正全文的同类问题（{} 处）",
                                                       "Fix all {} of this kind in the document")),
                            all.fixes),
                kind::quick_fix, to_workspace_edit(document_, all.edits));
        }
    }

    void accept(const Finding& finding) {
        auto edit = accept_edit(document_, finding, "");
        if (!edit) {
            return;
        }
        Json& action = add(fmt::format(fmt::runtime(document_.say("接受此处的“{}”（记入 .gouji.json）",
                                                                  "Accept this '{}' (in .gouji.json)")),
                                       finding.rule),
                           kind::quick_fix, std::move(*edit));
        action["diagnostics"] = Json::array({to_diagnostic(document_, finding)});
    }

    void fix_all() {
        const std::vector<Edit> edits = fix_all_edits(document_);
        if (!edits.empty()) {
            add(std::string(document_.say("勾稽：修正全部有把握的问题", "gouji: make all safe fixes")),
                kind::fix_all, to_workspace_edit(document_, edits));
        }
    }

    const Snapshot& document_;
    Span asked_;
    CodeActionContext context_;
    std::set<std::pair<std::string_view, std::string_view>> said_kinds_;  // rule and table
    Json list_ = Json::array();
};

Reply answer(const Snapshot& document, const Json& params) {
    const auto asked = document.asked_span(params);
    if (!asked) {
        return invalid_params("range");
    }
    return Actions(document, *asked, read_code_action_context(params)).list();
}

}  // namespace

const Feature code_action = {"textDocument/codeAction", declare, answer};

}  // namespace gouji::lsp::features
