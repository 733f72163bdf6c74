#include <algorithm>
#include <string>
#include <string_view>

#include "lsp/convert.h"
#include "lsp/features/features.h"
#include "lsp/features/fixes.h"
#include "workspace/inspection.h"
#include "workspace/next_year.h"

namespace gouji::lsp::features {
namespace {

Reply apply(Workspace& workspace, const Snapshot& document, std::string_view label,
            const std::vector<Edit>& edits) {
    if (!edits.empty()) {
        workspace.apply_edit(label, to_workspace_edit(document, edits));
    }
    return Json();
}

Reply inspect(Workspace&, const Snapshot& document, const Json&) {
    const std::string& path = document.settings->path;
    return Written{inspection_json(path.empty() ? document.uri : path, document.judgement)};
}

Reply fix_all(Workspace& workspace, const Snapshot& document, const Json&) {
    return apply(workspace, document, document.say("修正全部有把握的问题", "Make all safe fixes"),
                 fix_all_edits(document));
}

Reply fill_table(Workspace& workspace, const Snapshot& document, const Json& argument) {
    Subject table;
    table.table = string_or(member(argument, "table"), "");
    table.occurrence = read_integer(member(argument, "occurrence")).value_or(1);
    if (table.table.empty()) {
        return invalid_params("table");
    }
    return apply(workspace, document, document.say("填写空白单元格", "Fill the blank cells"),
                 same_kind_fixes(document, "blank-cell", &table).edits);
}

Reply insert_section(Workspace& workspace, const Snapshot& document, const Json& argument) {
    const std::string_view section = string_or(member(argument, "section"), "");
    const std::vector<FormSection>& sections = document.report().expected_form().sections;
    if (std::none_of(sections.begin(), sections.end(),
                     [&](const FormSection& known) { return known.id == section; })) {
        return invalid_params("section");
    }
    for (const Finding& finding : document.findings_with_fixes()) {
        if (finding.rule == "missing-section" && finding.subject.section == section &&
            !finding.fixes.empty()) {
            return apply(workspace, document, finding.fixes.front().title, finding.fixes.front().edits);
        }
    }
    return ResponseError{ErrorCode::request_failed,
                         std::string(document.say("没有缺少这一部分", "that section is not missing"))};
}

// The finding that `asked` names: a Diagnostic as it was sent, of which the code and the address
// count; where there are several, the one at its range.
const Finding* find_finding(const Snapshot& document, const Json& asked) {
    const Json& at = member(asked, "data");
    Subject subject;
    subject.section = string_or(member(at, "section"), "");
    subject.table = string_or(member(at, "table"), "");
    subject.row = string_or(member(at, "row"), "");
    subject.column = string_or(member(at, "column"), "");
    subject.occurrence = read_integer(member(at, "occurrence")).value_or(1);
    const auto range = read_range(member(asked, "range"));
    const Finding* found = nullptr;
    for (const Finding& finding : document.judgement.findings) {
        if (finding.rule != string_or(member(asked, "code"), "") ||
            (at.is_object() && !(finding.subject == subject))) {
            continue;
        }
        if (range && document.range(finding.span) == *range) {
            return &finding;
        }
        if (found == nullptr && at.is_object()) {
            found = &finding;
        }
    }
    return found;
}

Reply accept(Workspace& workspace, const Snapshot& document, const Json& argument) {
    const Finding* finding = find_finding(document, member(argument, "finding"));
    if (finding == nullptr) {
        return ResponseError{ErrorCode::request_failed,
                             std::string(document.say("没有这个问题", "there is no such finding"))};
    }
    auto edit = accept_edit(document, *finding, string_or(member(argument, "reason"), ""));
    if (!edit) {
        return ResponseError{ErrorCode::request_failed,
                             std::string(document.say("这里无法记入 .gouji.json",
                                                      "it cannot be written into .gouji.json here"))};
    }
    workspace.apply_edit(document.say("接受此处的问题", "Accept this finding"), std::move(*edit));
    return Json();
}

// The text goes to the editor, which knows where it belongs.
Reply next_year(Workspace&, const Snapshot& document, const Json& argument) {
    constexpr std::int32_t earliest = 2000;
    constexpr std::int32_t latest = 2100;
    const Json& asked = member(argument, "year");
    const std::optional<std::int32_t> year = read_integer(asked);
    if (!asked.is_null() && (!year || *year < earliest || *year > latest)) {
        return invalid_params("year");
    }
    auto text = next_draft(document.judgement, year, document.english());
    if (!text) {
        return ResponseError{ErrorCode::request_failed, text.error()};
    }
    return Json(std::move(text.value()));
}

struct Command {
    std::string_view name;
    bool edits;  // asks the client to apply an edit
    Reply (*run)(Workspace& workspace, const Snapshot& document, const Json& argument);
};

constexpr Command commands[] = {
    {"gouji.server.inspect", false, inspect},     {"gouji.server.fixAll", true, fix_all},
    {"gouji.server.fillTable", true, fill_table}, {"gouji.server.insertSection", true, insert_section},
    {"gouji.server.accept", true, accept},        {"gouji.server.new", false, next_year},
};

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (!client.workspace.execute_command) {
        return;
    }
    Json names = Json::array();
    for (const Command& command : commands) {
        if (!command.edits || client.workspace.apply_edit) {
            names.push_back(command.name);
        }
    }
    capabilities["executeCommandProvider"] = {{"commands", std::move(names)}};
}

Reply answer(Workspace& workspace, const Json& params) {
    const std::string_view name = string_or(member(params, "command"), "");
    const auto* const command = std::find_if(std::begin(commands), std::end(commands),
                                             [&](const Command& each) { return each.name == name; });
    if (command == std::end(commands)) {
        return invalid_params("no such command: " + std::string(name));
    }
    const Json& arguments = member(params, "arguments");
    const Json argument = arguments.is_array() && !arguments.empty() ? arguments.front() : Json();
    const std::string_view uri = string_or(member(argument, "uri"), "");
    if (uri.empty()) {
        return invalid_params("uri");
    }
    const auto document = workspace.document(uri);
    if (document == nullptr) {
        return ResponseError{ErrorCode::request_failed, "没有打开这份文档（no such document is open）"};
    }
    if (command->edits && !workspace.client().workspace.apply_edit) {
        return ResponseError{ErrorCode::request_failed, "the client applies no edits"};
    }
    return command->run(workspace, *document, argument);
}

}  // namespace

const WorkspaceFeature execute_command = {"workspace/executeCommand", declare, answer};

}  // namespace gouji::lsp::features
