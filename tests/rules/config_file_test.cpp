#include "rules/core/config_file.h"

#include <string>

#include "tests/catch.h"

namespace gouji {
namespace {

std::string at(std::string_view text, const Finding& finding) {
    return std::string(text.substr(finding.span.begin, finding.span.length()));
}

ResolvedSettings resolve(const SettingsLayer& layer, std::string_view path) {
    const PlacedLayer placed[] = {{&layer, OriginKind::file, "/home/drafts"}};
    return resolve_settings(placed, path);
}

}  // namespace

TEST_CASE("every setting of a configuration file is read, with comments between") {
    const ConfigFile file = read_config(R"({
        // of the office
        "$schema": "gouji.schema.json", "root": true, "form": "2021", "language": "en",
        "fill-blanks": "zero", /* all */
        "rules": {"configuration": "off", "not-a-report": {"severity": "hint"}, "label-wording": "off",
                  "copied-text": {"severity": "warning", "threshold": 0.5}},
        "overrides": [{"files": ["2020/**"], "rules": {"not-a-report": "error"}}],
        "accepted": [{"files": ["2024.md"], "rule": "not-a-report",
                      "at": {"table": "applications", "row": "received", "column": "total", "occurrence": 2},
                      "seen": {"value": "95", "text": "17"}, "reason": "only this office"}]
    })");
    CHECK(file.mistakes.empty());
    CHECK(file.layer.root);
    const ResolvedSettings elsewhere = resolve(file.layer, "/home/drafts/2021.txt");
    CHECK(elsewhere.settings.form == "2021");
    CHECK(elsewhere.settings.language == Language::en);
    CHECK(elsewhere.settings.fill_blanks == FillBlanks::zero);
    REQUIRE(elsewhere.settings.rule("configuration") != nullptr);
    CHECK(elsewhere.settings.rule("configuration")->off);
    REQUIRE(elsewhere.settings.rule("not-a-report") != nullptr);
    CHECK_FALSE(elsewhere.settings.rule("not-a-report")->off);
    CHECK(elsewhere.settings.rule("not-a-report")->severity == Severity::hint);
    CHECK(elsewhere.settings.accepted.empty());

    CHECK(resolve(file.layer, "/home/drafts/2020/a/b.txt").settings.rule("not-a-report")->severity ==
          Severity::error);
    CHECK(resolve(file.layer, "/home/other/2020/a.txt").settings.rule("not-a-report")->severity ==
          Severity::hint);

    const ResolvedSettings accepted = resolve(file.layer, "/home/drafts/2024.md");
    REQUIRE(accepted.settings.accepted.size() == 1);
    CHECK(accepted.settings.accepted[0].at.view() == Subject{"", "applications", "received", "total", 2});
    CHECK(accepted.settings.accepted[0].seen_value == "95");
    CHECK(accepted.settings.accepted[0].seen_text == "17");
    CHECK(accepted.settings.accepted[0].reason == "only this office");
}

TEST_CASE("a mistake is found at its place, and the rest holds") {
    struct Case {
        std::string text;
        std::string place;    // what the finding stands at
        std::string message;  // what it says, among other words
    };
    const Case cases[] = {
        {R"({"rulez": {}, "language": "zh"})", "\"rulez\"", "rules"},
        {R"({"rules": {"not-a-reprot": "off"}})", "\"not-a-reprot\"", "是否想写“not-a-report”"},
        {R"({"rules": {"not-a-report": "of"}})", "\"of\"", "是否想写“off”"},
        {R"({"rules": {"not-a-report": 3}})", "3", "off"},
        {R"({"rules": {"not-a-report": {"threshold": 1}}})", "\"threshold\"", "选项"},
        {R"({"rules": {"not-a-report": "off", "not-a-report": "hint"}})", "\"not-a-report\"", "两次"},
        {R"({"rules": []})", "[]", "对象"},
        {R"({"root": "yes"})", "\"yes\"", "true"},
        {R"({"form": "2012"})", "\"2012\"", "2021"},
        {R"({"language": "cn"})", "\"cn\"", "语言"},
        {R"({"fill-blanks": "Zero"})", "\"Zero\"", "zero"},
        {R"({"overrides": [{"rules": {}}]})", "{\"rules\": {}}", "files"},
        {R"({"overrides": [{"files": [1]}]})", "1", "字符串"},
        {R"({"accepted": [{"at": {"table": "documents"}}]})", R"({"at": {"table": "documents"}})", "rule"},
        {R"({"accepted": [{"rule": "nothing-such"}]})", "\"nothing-such\"", "规则"},
        {R"({"accepted": [{"rule": "not-a-report", "at": {"occurrence": 1.5}}]})", "1.5", "整数"},
        {R"([1, 2])", "[1, 2]", "对象"},
        {R"({"root": true,})", ",", "逗号"},
        {R"({"root": treu})", "treu", "“treu”"},
        {R"({"root": true)", "", "中断"},
        {" \n ", "", "空"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const ConfigFile file = read_config(c.text);
        REQUIRE_FALSE(file.mistakes.empty());
        CHECK(file.mistakes[0].rule == "configuration");
        CHECK(file.mistakes[0].severity == Severity::error);
        CHECK(at(c.text, file.mistakes[0]) == c.place);
        CHECK(file.mistakes[0].message.find(c.message) != std::string::npos);
    }
}

TEST_CASE("what stands beside a mistake holds all the same") {
    const ConfigFile file = read_config(
        R"({"langauge": "en", "fill-blanks": "zero", "rules": {"nothing": "off", "not-a-report": "off"}})");
    CHECK(file.mistakes.size() == 2);
    CHECK(file.layer.fill_blanks == FillBlanks::zero);
    REQUIRE(file.layer.rules.size() == 1);
    CHECK(file.layer.rules[0].rule == "not-a-report");
}

TEST_CASE("an acceptance with a mistake silences nothing") {
    const ConfigFile file = read_config(R"({"accepted": [{"rule": "not-a-report", "sen": {"value": "1"}}]})");
    CHECK(file.mistakes.size() == 1);
    CHECK(file.layer.accepted.empty());
}

TEST_CASE("mistakes are said in the file's own language, or in the one asked for") {
    CHECK(read_config(R"({"rulez": 1, "language": "en"})")
              .mistakes.at(0)
              .message.find("did you mean 'rules'") != std::string::npos);
    CHECK(read_config(R"({"rulez": 1, "language": "en"})", Language::zh)
              .mistakes.at(0)
              .message.find("是否想写") != std::string::npos);
}

TEST_CASE("hostile configurations are read in time and space") {
    std::string deep(200'000, '[');
    CHECK(read_config(deep).mistakes.size() == 1);
    deep += std::string(200'000, ']');
    CHECK(read_config(deep).mistakes.size() == 1);
    std::string many = "{";
    for (int i = 0; i < 20'000; ++i) {
        many += "\"rulez" + std::to_string(i) + "\": 1,";
    }
    many += "\"root\": true}";
    const ConfigFile file = read_config(many);
    CHECK(file.mistakes.size() == 100);
    CHECK(file.layer.root);
    CHECK(read_config(std::string(2'000'000, ' ')).mistakes.size() == 1);
    CHECK(read_config(std::string("{\"root\": \0true}", 16)).mistakes.size() == 1);
    CHECK(read_config("{\"a\": 1e999}").mistakes.size() == 1);
}

TEST_CASE("the command line stands over the nearest file, and that over the one further up") {
    SettingsLayer outer =
        read_config(R"({"language": "en", "form": "2019", "rules": {"not-a-report": "hint"}})").layer;
    SettingsLayer inner = read_config(R"({"form": "2021", "rules": {"not-a-report": "off"}})").layer;
    SettingsLayer command;
    command.rules.push_back({"not-a-report", false, std::nullopt, {}, {}});
    const PlacedLayer layers[] = {{&outer, OriginKind::file, "/a"},
                                  {&inner, OriginKind::file, "/a/b"},
                                  {&command, OriginKind::command_line, "/"}};
    const ResolvedSettings resolved = resolve_settings(layers, "/a/b/c.txt");
    CHECK(resolved.settings.form == "2021");
    CHECK(resolved.form.layer == 1);
    CHECK(resolved.settings.language == Language::en);
    CHECK(resolved.language.layer == 0);
    CHECK(resolved.fill_blanks.kind == OriginKind::defaults);
    CHECK_FALSE(resolved.settings.rule("not-a-report")->off);
    CHECK(resolved.settings.rule("not-a-report")->severity == Severity::hint);
    CHECK(resolved.rules.at("not-a-report").kind == OriginKind::command_line);
}

}  // namespace gouji
