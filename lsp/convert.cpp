#include "lsp/convert.h"

#include <algorithm>
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
const std::string& page_of(std::string_view rule) {
    thread_local std::map<std::string_view, std::string> pages;
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

    [[nodiscard]] Range range(Span span) { return cursor_.range(span); }
    /// Appends the ranges of the places in this document that a finding names, where the client shows them.
    void related_ranges(const Finding& finding, std::vector<Range>& ranges) {
        if (client_.diagnostics.related_information) {
            for (const Related& place : finding.related) {
                if (place.path.empty()) {
                    ranges.push_back(cursor_.range(place.span));
                }
            }
        }
    }

    void write(const Finding& finding) {
        write_range(range(finding.span));
        std::vector<Range> ranges;
        related_ranges(finding, ranges);
        write_behind_range(finding, ranges);
    }
    void write_range(Range range) {
        out_ += "{\"range\":";
        append_range(out_, range);
    }
    /// `ranges` are as `related_ranges` gave them.
    void write_behind_range(const Finding& finding, std::span<const Range> ranges) {
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
            related(finding.related, ranges);
        }
        if (client_.diagnostics.data && !finding.subject.none()) {
            data(finding.subject);
        }
        out_ += '}';
    }

 private:
    void code_description(std::string_view rule) {
        const std::string& page = page_of(rule);
        if (!page.empty()) {
            out_ += ",\"codeDescription\":{\"href\":";
            out_ += page;
            out_ += '}';
        }
    }

    void related(const std::vector<Related>& places, std::span<const Range> ranges) {
        out_ += ",\"relatedInformation\":[";
        bool first = true;
        std::size_t here = 0;
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
            append_range(out_, place.path.empty() ? ranges[here++]
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

// Whether two findings are written alike but for ranges in their own document.
bool written_alike(const Finding& a, const Finding& b) {
    return a.severity == b.severity && a.message == b.message && a.rule == b.rule && a.subject == b.subject &&
           std::ranges::equal(a.related, b.related, [](const Related& x, const Related& y) {
               return x.message == y.message && x.path == y.path && x.source == y.source &&
                      (x.path.empty() || x.span == y.span);
           });
}

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

std::string_view WrittenDiagnostics::of(const std::shared_ptr<const Snapshot>& document) {
    if (document == now_.document) {
        return now_.text;
    }
    std::swap(now_, before_);
    now_.text.clear();
    now_.text.reserve(before_.text.size());
    now_.pieces.clear();
    now_.related.clear();
    const bool comparable = before_.document != nullptr && before_.document->client == document->client &&
                            before_.document->uri == document->uri;
    const std::vector<Finding>* const old = comparable ? &before_.document->judgement.findings : nullptr;
    std::size_t next_old = 0;
    // The written piece of a finding that says the same; a few findings may have gone since.
    const auto same = [&](const Finding& finding) -> const Piece* {
        constexpr std::size_t farthest = 8;
        const std::size_t end = old != nullptr ? std::min(old->size(), next_old + farthest) : next_old;
        for (std::size_t i = next_old; i < end; ++i) {
            if (written_alike((*old)[i], finding)) {
                next_old = i + 1;
                return &before_.pieces[i];
            }
        }
        return nullptr;
    };

    DiagnosticWriter writer(now_.text, document->uri, *document->source, *document->client);
    now_.text += '[';
    for (const Finding& finding : document->judgement.findings) {
        if (now_.text.size() > 1) {
            now_.text += ',';
        }
        Piece& piece = now_.pieces.emplace_back();
        piece.range = writer.range(finding.span);
        piece.related = now_.related.size();
        writer.related_ranges(finding, now_.related);
        const std::span<const Range> ranges = std::span(now_.related).subspan(piece.related);
        piece.begin = now_.text.size();
        const Piece* written = same(finding);
        if (written != nullptr &&
            !std::ranges::equal(ranges,
                                std::span(before_.related).subspan(written->related, ranges.size()))) {
            written = nullptr;
        }
        if (written != nullptr && written->range == piece.range) {
            now_.text.append(before_.text, written->begin, written->end - written->begin);
            piece.behind_range = piece.begin + (written->behind_range - written->begin);
        } else {
            writer.write_range(piece.range);
            piece.behind_range = now_.text.size();
            if (written != nullptr) {
                now_.text.append(before_.text, written->behind_range, written->end - written->behind_range);
            } else {
                writer.write_behind_range(finding, ranges);
            }
        }
        piece.end = now_.text.size();
    }
    now_.text += ']';
    now_.document = document;
    before_.document.reset();
    return now_.text;
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
