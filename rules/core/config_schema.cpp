#include "rules/core/config_schema.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "parser/form/form.h"
#include "rules/core/registry.h"

namespace gouji {
namespace {

using Json = nlohmann::ordered_json;

Json described(Json schema, std::string_view zh, std::string_view en) {
    schema["description"] = fmt::format("{} / {}", zh, en);
    return schema;
}

Json reference(std::string_view name) {
    return {{"$ref", fmt::format("#/$defs/{}", name)}};
}

Json strings() {
    return {{"type", "array"}, {"items", {{"type", "string"}, {"minLength", 1}, {"maxLength", 1000}}}};
}

Json rule_setting(const RuleInfo& info) {
    Json setting;
    if (info.options.empty()) {
        setting = reference("rule");
    } else {
        Json members = {{"severity", reference("severity")}};
        for (const RuleOption& option : info.options) {
            members[std::string(option.name)] = described({{"type", "number"},
                                                           {"minimum", option.least},
                                                           {"maximum", option.most},
                                                           {"default", option.fallback}},
                                                          option.summary_zh, option.summary_en);
        }
        const Json object = {{"type", "object"}, {"properties", members}, {"additionalProperties", false}};
        setting = {{"anyOf", Json::array({reference("severity"), object})}};
    }
    return described(setting, info.summary_zh, info.summary_en);
}

Json definitions() {
    Json rules = {{"type", "object"}, {"properties", Json::object()}};
    for (const Rule* rule : all_rules()) {
        rules["properties"][std::string(rule->info.id)] = rule_setting(rule->info);
    }
    const Json text = {{"type", "string"}};
    const Json severity_object = {{"type", "object"},
                                  {"properties", {{"severity", reference("severity")}}},
                                  {"additionalProperties", false}};
    return {
        {"severity", described({{"enum", {"off", "error", "warning", "info", "hint"}}}, "级别，或 off",
                               "a severity, or off")},
        {"rule", {{"anyOf", Json::array({reference("severity"), severity_object})}}},
        {"rules", rules},
        {"files", described(strings(), "文件名模式，相对于配置文件所在的文件夹",
                            "patterns, relative to the configuration file's folder")},
        {"override",
         {{"type", "object"},
          {"properties", {{"files", reference("files")}, {"rules", reference("rules")}}},
          {"required", {"files"}},
          {"additionalProperties", false}}},
        {"place",
         {{"type", "object"},
          {"properties",
           {{"section", text},
            {"table", text},
            {"row", text},
            {"column", text},
            {"occurrence", {{"type", "integer"}, {"minimum", 1}}}}},
          {"additionalProperties", false}}},
        {"seen",
         {{"type", "object"},
          {"properties",
           {{"value", described(text, "格中的数", "the cell's figure")},
            {"text", described(text, "文字中的数", "the words' figure")}}},
          {"additionalProperties", false}}},
        {"acceptance",
         {{"type", "object"},
          {"properties",
           {{"files", reference("files")},
            {"rule", text},
            {"at", reference("place")},
            {"seen", reference("seen")},
            {"reason", described(text, "为什么接受", "why it is accepted")}}},
          {"required", {"rule"}},
          {"additionalProperties", false}}},
    };
}

Json list_of(std::string_view definition) {
    return {{"type", "array"}, {"items", reference(definition)}};
}

}  // namespace

std::string config_schema() {
    std::string forms = "auto";
    for (const Form& form : Forms::builtin().all()) {
        forms += fmt::format(", {}", form.id);
    }
    const Json text = {{"type", "string"}};
    Json properties;
    properties["$schema"] = text;
    properties["root"] =
        described({{"type", "boolean"}}, "不再向上寻找配置文件", "no configuration file further up counts");
    properties["form"] = described(text, fmt::format("{}，或格式文件的路径", forms),
                                   fmt::format("{}, or a form's file", forms));
    properties["language"] = described({{"enum", {"zh", "en"}}}, "消息的语言", "the language of messages");
    properties["fill-blanks"] =
        described({{"enum", {"derived", "zero"}}}, "可靠的修正只填推得出的数，还是空格一律填 0",
                  "whether safe fixes fill only settled figures, or every blank with 0");
    properties["rules"] = reference("rules");
    properties["overrides"] =
        described(list_of("override"), "只对一些文件有效的规则设置", "settings of rules for some files");
    properties["accepted"] = described(list_of("acceptance"), "已接受的问题：所见不变时不再提",
                                       "findings that were accepted: silent while what was seen is still so");
    Json schema;
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["title"] = ".gouji.json";
    schema["type"] = "object";
    schema["properties"] = std::move(properties);
    schema["additionalProperties"] = false;
    schema["$defs"] = definitions();
    return schema.dump(2) + "\n";
}

}  // namespace gouji
