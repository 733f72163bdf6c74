#include <fmt/format.h>

#include "cli/formats/format.h"
#include "workspace/json_parts.h"

namespace gouji::cli {
namespace {

OrderedJson fix_json(const SourceText& source, const Fix& fix) {
    OrderedJson edits = OrderedJson::array();
    for (const Edit& edit : fix.edits) {
        edits.push_back({{"range", range_json(source, edit.span)}, {"newText", edit.new_text}});
    }
    return {{"title", fix.title},
            {"applicability", fix.applicability == Applicability::safe ? "safe" : "suggested"},
            {"preferred", fix.preferred},
            {"edits", std::move(edits)}};
}

OrderedJson related_json(const SourceText& source, const Related& related) {
    OrderedJson json = {{"message", related.message}};
    if (!related.path.empty()) {
        json["path"] = related.path;
    }
    if (related.path.empty() || related.source != nullptr) {
        json["range"] = range_json(related.path.empty() ? source : *related.source, related.span);
    }
    add_subject(json, related.subject);
    return json;
}

OrderedJson finding_json(const SourceText& source, const Finding& finding) {
    OrderedJson json = {{"rule", finding.rule},
                        {"severity", severity_name(finding.severity)},
                        {"message", finding.message},
                        {"range", range_json(source, finding.span)}};
    add_subject(json, finding.subject);
    OrderedJson related = OrderedJson::array();
    for (const Related& place : finding.related) {
        related.push_back(related_json(source, place));
    }
    json["related"] = std::move(related);
    OrderedJson fixes = OrderedJson::array();
    for (const Fix& fix : finding.fixes) {
        fixes.push_back(fix_json(source, fix));
    }
    json["fixes"] = std::move(fixes);
    return json;
}

class JsonFormat final : public Format {
 public:
    [[nodiscard]] std::string begin() const override { return "{\"version\": 1, \"files\": ["; }
    [[nodiscard]] std::string_view separator() const override { return ","; }

    [[nodiscard]] std::string file(const CheckedFile& file) const override {
        OrderedJson json = {{"path", file.path}};
        json["form"] = file.form ? OrderedJson(*file.form) : OrderedJson();
        json["year"] = file.year ? OrderedJson(*file.year) : OrderedJson();
        json["agency"] = file.agency.empty() ? OrderedJson() : OrderedJson(file.agency);
        if (!file.error.empty()) {
            json["error"] = file.error;
        }
        OrderedJson findings = OrderedJson::array();
        for (const Finding& finding : file.findings) {
            findings.push_back(finding_json(*file.source, finding));
        }
        json["findings"] = std::move(findings);
        return fmt::format("\n{}", dump(json));
    }

    [[nodiscard]] std::string end(const Summary& summary) const override {
        return fmt::format(
            "\n],\n\"summary\": {{\"files\": {}, \"errors\": {}, \"warnings\": {}, \"infos\": {}, \"hints\": "
            "{}}}}}\n",
            summary.files, summary.errors, summary.warnings, summary.infos, summary.hints);
    }
};

}  // namespace

std::unique_ptr<Format> make_json_format() {
    return std::make_unique<JsonFormat>();
}

}  // namespace gouji::cli
