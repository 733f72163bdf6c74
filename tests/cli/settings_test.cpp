#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"

namespace gouji::test {
namespace {

using Json = nlohmann::json;

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("settings are found upwards from the draft; the nearest stands over those further up") {
    const Folder folder;
    folder.write("all/.gouji.json", R"({"rules": {"row-total": "warning"}, "language": "en"})");
    folder.write("all/part/.gouji.json",
                 R"({"rules": {"row-total": "off", "column-total": "off", "balance": "off"}})");
    folder.write("all/alone/.gouji.json", R"({"root": true})");
    for (const char* name : {"all/x.txt", "all/part/x.txt", "all/alone/x.txt"}) {
        folder.write(name, faulty_report());
    }
    const auto severity = [&](const std::string& path) {
        const Json json = Json::parse(gouji({"check", path, "--format", "json"}, folder.path()).out);
        const Json& findings = json["files"][0]["findings"];
        return findings.empty() ? std::string("none") : findings[0]["severity"].get<std::string>();
    };
    CHECK(severity("all/x.txt") == "warning");
    CHECK(severity("all/part/x.txt") == "none");
    CHECK(severity("all/alone/x.txt") == "error");
    CHECK(gouji({"check", "all/part/x.txt", "--select", "row-total"}, folder.path()).status == 1);
    CHECK(contains(gouji({"check", "all/x.txt"}, folder.path()).out, "1 warning."));
    CHECK(contains(gouji({"check", "all/x.txt", "--lang", "zh"}, folder.path()).out, "警告 1"));
    CHECK(gouji({"check", "all/part/x.txt", "--config", "all/alone/.gouji.json"}, folder.path()).status == 1);
    // Standard input goes by the settings of the name that it is given.
    CHECK(gouji({"check", "-", "--stdin-name", "all/part/y.txt"}, folder.path(), faulty_report()).status ==
          0);
}

TEST_CASE("an acceptance and an override hold for the files that they name") {
    const Folder folder;
    folder.write("2023/x.txt", faulty_report());
    folder.write("2024/x.txt", faulty_report());
    const Json before = Json::parse(gouji({"check", "2023/x.txt", "--format", "json"}, folder.path()).out);
    const Json& finding = before["files"][0]["findings"][0];
    const std::string typed = finding["message"];
    folder.write(".gouji.json", R"({"overrides": [{"files": ["2024/**"], "rules": {"row-total": "hint"}}]})");
    CHECK(gouji({"check", "2023/x.txt"}, folder.path()).status == 1);
    CHECK(gouji({"check", "2024/x.txt"}, folder.path()).status == 0);

    const Json report = Json::parse(gouji({"inspect", "2023/x.txt"}, folder.path()).out);
    std::string value;
    for (const Json& cell : report["cells"]) {
        if (cell["table"] == "applications" && cell["row"] == "granted" &&
            cell["column"] == "natural-person") {
            value = cell["value"];
        }
    }
    REQUIRE_FALSE(value.empty());
    const auto accept = [&](const std::string& seen) {
        const Json settings = {{"accepted",
                                {{{"files", {"2023/x.txt"}},
                                  {"rule", "row-total"},
                                  {"at", finding["cell"]},
                                  {"seen", {{"value", seen}}},
                                  {"reason", "as counted"}}}}};
        folder.write(".gouji.json", settings.dump());
    };
    accept(value);
    CHECK(gouji({"check", "2023/x.txt"}, folder.path()).status == 0);
    CHECK(gouji({"check", "2024/x.txt"}, folder.path()).status == 1);
    accept(value + "1");
    CHECK(gouji({"check", "2023/x.txt"}, folder.path()).status == 1);
}

TEST_CASE("a mistake in the configuration is listed at its place, once, and the rest holds") {
    const Folder folder;
    folder.write("a.txt", sound_report());
    folder.write("b.txt", sound_report());
    folder.write(".gouji.json", "{\n  \"rulez\": {},\n  \"language\": \"en\"\n}\n");
    const Ran ran = gouji({"check", "--format", "json"}, folder.path());
    CHECK(ran.status == 1);
    const Json json = Json::parse(ran.out);
    REQUIRE(json["files"].size() == 3);
    const Json& config = json["files"][0];
    CHECK(config["path"] == ".gouji.json");
    REQUIRE(config["findings"].size() == 1);
    CHECK(config["findings"][0]["rule"] == "configuration");
    CHECK(config["findings"][0]["range"]["start"] == Json{{"line", 1}, {"character", 2}});
    CHECK(contains(config["findings"][0]["message"].get<std::string>(), "did you mean"));
}

TEST_CASE(
    "a form of the user's own, by option or by settings; one that cannot be read is a mistake at its place") {
    const Folder folder;
    folder.write("a.txt", faulty_report());
    folder.write(".gouji.json", R"({"form": "forms/mine.json"})");
    const Json json = Json::parse(gouji({"check", "--format", "json"}, folder.path()).out);
    REQUIRE(json["files"].size() == 2);
    CHECK(json["files"][0]["findings"][0]["rule"] == "configuration");
    CHECK(json["files"][1]["findings"].size() == 1);  // read by the official forms
    CHECK(gouji({"check", "a.txt", "--form", "2021"}, folder.path()).status == 1);
}

TEST_CASE("config says which settings hold and where each comes from") {
    const Folder folder;
    folder.write(".gouji.json",
                 "{\n  \"fill-blanks\": \"zero\",\n  \"rules\": {\n    \"row-total\": \"info\"\n  }\n}\n");
    const Ran ran = gouji({"config", "sub/x.txt"}, folder.path());
    CHECK(ran.status == 0);
    CHECK(contains(ran.out, ".gouji.json:2"));
    CHECK(contains(ran.out, ".gouji.json:4"));
    CHECK(contains(ran.out, "默认"));
    const Json json = Json::parse(gouji({"config", "x.txt", "--format", "json"}, folder.path()).out);
    CHECK(json["settings"][2] == Json{{"name", "fill-blanks"},
                                      {"value", "zero"},
                                      {"from", "file"},
                                      {"file", ".gouji.json"},
                                      {"line", 1}});
    folder.write(".gouji.json", "{");
    CHECK(gouji({"config", "x.txt"}, folder.path()).status == 2);
}

}  // namespace gouji::test
