#include <fmt/format.h>

#include <unordered_map>

#include "cli/formats/format.h"
#include "rules/core/registry.h"
#include "workspace/json_parts.h"
#include "workspace/rule_page.h"

namespace gouji::cli {
namespace {

std::string_view level(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::info:
        case Severity::hint:
            break;
    }
    return "note";
}

OrderedJson artifact(std::string_view path) {
    return {{"uri", path.starts_with('/') ? "file://" + uri_path(path) : uri_path(path)}};
}

// Lines and columns from 1; the column behind the last character ends it.
OrderedJson region(const SourceText& source, Span span) {
    const Range range = to_range(source, span, PositionEncoding::utf16);
    return {{"startLine", range.start.line + 1},
            {"startColumn", range.start.character + 1},
            {"endLine", range.end.line + 1},
            {"endColumn", range.end.character + 1}};
}

OrderedJson location(const CheckedFile& file, Span span) {
    return {{"artifactLocation", artifact(file.path)}, {"region", region(*file.source, span)}};
}

OrderedJson fix_json(const CheckedFile& file, const Fix& fix) {
    OrderedJson replacements = OrderedJson::array();
    for (const Edit& edit : fix.edits) {
        replacements.push_back({{"deletedRegion", region(*file.source, edit.span)},
                                {"insertedContent", {{"text", edit.new_text}}}});
    }
    OrderedJson change = {{"artifactLocation", artifact(file.path)},
                          {"replacements", std::move(replacements)}};
    return {{"description", {{"text", fix.title}}},
            {"artifactChanges", OrderedJson::array({std::move(change)})}};
}

class SarifFormat final : public Format {
 public:
    explicit SarifFormat(Language language) : english_(language == Language::en) {
        for (const Rule* rule : all_rules()) {
            indices_.emplace(rule->info.id, indices_.size());
        }
    }

    [[nodiscard]] std::string begin() const override {
        OrderedJson rules = OrderedJson::array();
        for (const Rule* rule : all_rules()) {
            rules.push_back(descriptor(rule->info));
        }
        const OrderedJson driver = {
            {"name", "gouji"}, {"semanticVersion", GOUJI_VERSION}, {"rules", std::move(rules)}};
        return fmt::format(
            "{{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", "
            "\"runs\": "
            "[{{\n\"tool\": {{\"driver\": {}}},\n\"columnKind\": \"utf16CodeUnits\",\n\"results\": [",
            dump(driver));
    }

    [[nodiscard]] std::string_view separator() const override { return ","; }

    [[nodiscard]] std::string file(const CheckedFile& file) const override {
        std::string out;
        for (const Finding& finding : file.findings) {
            out += out.empty() ? "\n" : ",\n";
            out += dump(result(file, finding));
        }
        return out;
    }

    [[nodiscard]] std::string end(const Summary& summary) const override {
        OrderedJson notes = OrderedJson::array();
        for (const auto& [path, cause] : summary.failed) {
            OrderedJson place = {{"physicalLocation", {{"artifactLocation", artifact(path)}}}};
            notes.push_back({{"level", "error"},
                             {"message", {{"text", cause}}},
                             {"locations", OrderedJson::array({std::move(place)})}});
        }
        const OrderedJson invocation = {{"executionSuccessful", summary.failed.empty()},
                                        {"toolExecutionNotifications", std::move(notes)}};
        return fmt::format("\n],\n\"invocations\": [{}]}}]}}\n", dump(invocation));
    }

 private:
    [[nodiscard]] OrderedJson descriptor(const RuleInfo& info) const {
        OrderedJson json = {{"id", info.id},
                            {"shortDescription", {{"text", english_ ? info.summary_en : info.summary_zh}}},
                            {"defaultConfiguration", {{"level", level(info.severity)}}},
                            {"properties", {{"tags", OrderedJson::array({family_name(info.family)})}}}};
        if (const auto url = rule_page_url(info.id)) {
            json["helpUri"] = *url;
        }
        return json;
    }

    [[nodiscard]] OrderedJson result(const CheckedFile& file, const Finding& finding) const {
        OrderedJson place = {{"physicalLocation", location(file, finding.span)}};
        OrderedJson json = {{"ruleId", finding.rule}};
        if (const auto index = indices_.find(finding.rule); index != indices_.end()) {
            json["ruleIndex"] = index->second;
        }
        json["level"] = level(finding.severity);
        json["message"] = {{"text", finding.message}};
        json["locations"] = OrderedJson::array({std::move(place)});
        OrderedJson related = OrderedJson::array();
        for (const Related& other : finding.related) {
            OrderedJson where = other.path.empty() ? location(file, other.span)
                                                   : OrderedJson{{"artifactLocation", artifact(other.path)}};
            if (other.source != nullptr) {
                where["region"] = region(*other.source, other.span);
            }
            related.push_back({{"id", related.size() + 1},
                               {"physicalLocation", std::move(where)},
                               {"message", {{"text", other.message}}}});
        }
        if (!related.empty()) {
            json["relatedLocations"] = std::move(related);
        }
        OrderedJson fixes = OrderedJson::array();
        for (const Fix& fix : finding.fixes) {
            fixes.push_back(fix_json(file, fix));
        }
        if (!fixes.empty()) {
            json["fixes"] = std::move(fixes);
        }
        return json;
    }

    bool english_;
    std::unordered_map<std::string_view, std::size_t> indices_;
};

}  // namespace

std::unique_ptr<Format> make_sarif_format(Language language) {
    return std::make_unique<SarifFormat>(language);
}

}  // namespace gouji::cli
