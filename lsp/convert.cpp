#include "lsp/convert.h"

#include <map>
#include <utility>

#include "workspace/rule_page.h"

namespace gouji::lsp {
namespace {

// DiagnosticSeverity counts from 1.
char severity_digit(Severity severity) {
    switch (severity) {
        case Severity::error:
            return '1';
        case Severity::warning:
            return '2';
        case Severity::info:
            return '3';
        case Severity::hint:
            break;
    }
    return '4';
}

// Where the rule's page is, as a JSON string; empty where there is none. Looked for once: the
// program's own pages do not move while it runs.
const std::string& page_of(const std::string& rule) {
    thread_local std::map<std::string, std::string> pages;
    const auto [it, added] = pages.try_emplace(rule);
    if (added) {
        if (const auto url = rule_page_url(rule)) {
            append_json_string(it->second, *url);
        }
    }
    return it->second;
}

// Written by hand: there may be a thousand at every key, and a tree of values for each costs more
// than finding them.
class DiagnosticWriter {
 public:
    DiagnosticWriter(std::string& out, std::string_view uri, const SourceText& source,
                     const ClientCapabilities& client)
        : out_(out), cursor_(source, client.encoding), client_(client) {
        append_json_string(uri_, uri);
    }

    void write(const Finding& finding) {
        out_ += "{\"range\":";
        append_range(out_, cursor_.range(finding.span));
        out_ += ",\"severity\":";
        out_ += severity_digit(finding.severity);
        out_ += ",\"code\":\"";
        out_ += finding.rule;
        out_ += '"';
        if (client_.diagnostics.code_description) {
            code_description(finding.rule);
        }
        out_ += ",\"source\":\"gouji\",\"message\":";
        append_json_string(out_, finding.message);
        if (client_.diagnostics.related_information && !finding.related.empty()) {
            related(finding.related);
        }
        if (client_.diagnostics.data && !finding.subject.none()) {
            data(finding.subject);
        }
        out_ += '}';
    }

 private:
    void code_description(const std::string& rule) {
        const std::string& page = page_of(rule);
        if (!page.empty()) {
            out_ += ",\"codeDescription\":{\"href\":";
            out_ += page;
            out_ += '}';
        }
    }

    void related(const std::vector<Related>& places) {
        out_ += ",\"relatedInformation\":[";
        bool first = true;
        for (const Related& place : places) {
            if (!place.path.empty() && place.source == nullptr) {
                continue;
            }
            out_ += first ? "{\"location\":{\"uri\":" : ",{\"location\":{\"uri\":";
            first = false;
            if (place.path.empty()) {
                out_ += uri_;
            } else {
                append_json_string(out_, place.path);
            }
            out_ += ",\"range\":";
            append_range(out_, place.path.empty() ? cursor_.range(place.span)
                                                  : to_range(*place.source, place.span, client_.encoding));
            out_ += "},\"message\":";
            append_json_string(out_, place.message);
            out_ += '}';
        }
        out_ += ']';
    }

    // The form's own address: for clients and tests that want to know what it is about.
    void data(const Subject& subject) {
        out_ += ",\"data\":{";
        bool first = true;
        const auto text = [&](std::string_view name, std::string_view value) {
            if (!value.empty()) {
                out_ += first ? "\"" : ",\"";
                first = false;
                out_ += name;
                out_ += "\":";
                append_json_string(out_, value);
            }
        };
        text("section", subject.section);
        text("table", subject.table);
        text("row", subject.row);
        text("column", subject.column);
        if (subject.occurrence > 1) {
            out_ += ",\"occurrence\":";
            append_number(out_, static_cast<std::uint32_t>(subject.occurrence));
        }
        out_ += '}';
    }

    std::string& out_;
    PositionCursor cursor_;
    const ClientCapabilities& client_;
    std::string uri_;
};

}  // namespace

void append_diagnostics(std::string& out, std::string_view uri, const SourceText& source,
                        std::span<const Finding> findings, const ClientCapabilities& client) {
    DiagnosticWriter writer(out, uri, source, client);
    out += '[';
    for (const Finding& finding : findings) {
        if (&finding != findings.data()) {
            out += ',';
        }
        writer.write(finding);
    }
    out += ']';
}

void append_diagnostics(std::string& out, const Snapshot& document) {
    append_diagnostics(out, document.uri, *document.source, document.judgement.findings, *document.client);
}

Json to_diagnostic(const Snapshot& document, const Finding& finding) {
    std::string text;
    DiagnosticWriter(text, document.uri, *document.source, *document.client).write(finding);
    return Json::parse(text);
}

Json to_text_edits(const Snapshot& document, const std::vector<Edit>& edits) {
    PositionCursor cursor(*document.source, document.encoding());
    Json list = Json::array();
    for (const Edit* edit : settle_edits(edits, document.source->text().size())) {
        list.push_back({{"range", to_json(cursor.range(edit->span))}, {"newText", edit->new_text}});
    }
    return list;
}

Json to_workspace_edit(const Snapshot& document, const std::vector<Edit>& edits) {
    return to_workspace_edit(document.uri, document.version, to_text_edits(document, edits), false,
                             *document.client);
}

Json to_workspace_edit(std::string_view uri, std::optional<std::int32_t> version, Json edits, bool create,
                       const ClientCapabilities& client) {
    if (!client.workspace.document_changes && !create) {
        Json changes = Json::object();
        changes[std::string(uri)] = std::move(edits);
        return {{"changes", std::move(changes)}};
    }
    Json identifier = {{"uri", uri}};
    identifier["version"] = version ? Json(*version) : Json();
    Json list = Json::array();
    if (create) {
        list.push_back({{"kind", "create"}, {"uri", uri}});
    }
    list.push_back({{"textDocument", std::move(identifier)}, {"edits", std::move(edits)}});
    return {{"documentChanges", std::move(list)}};
}

Json to_location(const Snapshot& document, Span span) {
    return {{"uri", document.uri}, {"range", to_json(document.range(span))}};
}

}  // namespace gouji::lsp
