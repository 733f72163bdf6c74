// Last year's report, named by --previous.

#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"

namespace gouji::test {
namespace {

using Json = nlohmann::json;

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string draft(int year, int issued, int repealed, int in_force) {
    return "云溪县水务局" + std::to_string(year) +
           "年政府信息公开工作年度报告\n"
           "二、主动公开政府信息情况\n"
           "第二十条第（一）项\n"
           "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
           "规章\t0\t0\t0\n"
           "行政规范性文件\t" +
           std::to_string(issued) + "\t" + std::to_string(repealed) + "\t" + std::to_string(in_force) + "\n";
}

}  // namespace

TEST_CASE("check compares a draft with the report that --previous names") {
    const Folder folder;
    folder.write("old/last.txt", draft(2022, 3, 1, 20));
    folder.write("this.txt", draft(2023, 5, 2, 30));
    const std::vector<std::string> select = {"--select", "in-force-stock"};
    const auto with = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), select.begin(), select.end());
        return gouji(arguments, folder.path());
    };
    CHECK(with({"check", "this.txt"}).status == 0);
    CHECK(with({"check", "this.txt", "--previous", "old/last.txt"}).status == 1);

    const Ran text = with({"check", "this.txt", "--previous", "old/last.txt"});
    CHECK(contains(text.out, "[in-force-stock]"));
    CHECK(contains(text.out, "old/last.txt:6:"));

    const Json json =
        Json::parse(with({"check", "this.txt", "--previous", "old/last.txt", "--format", "json"}).out);
    const Json& finding = json["files"][0]["findings"][0];
    CHECK(finding["rule"] == "in-force-stock");
    CHECK(finding["related"][0]["path"] == "old/last.txt");
    CHECK(finding["related"][0]["range"]["start"]["line"] == 5);
    CHECK(finding["related"][0]["cell"]["column"] == "in-force");
    CHECK_FALSE(finding["related"][1].contains("path"));

    const Json sarif =
        Json::parse(with({"check", "this.txt", "--previous", "old/last.txt", "--format", "sarif"}).out);
    const Json& place = sarif["runs"][0]["results"][0]["relatedLocations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uri"] == "old/last.txt");
    CHECK(place["region"]["startLine"] == 6);
}

TEST_CASE("a report that cannot be last year's is refused") {
    const Folder folder;
    folder.write("a.txt", draft(2023, 5, 2, 30));
    folder.write("b.txt", draft(2022, 3, 1, 20));
    folder.write("novel.txt", "从前有座山。\n");
    for (const std::string command : {"check", "fix"}) {
        CAPTURE(command);
        const Ran missing = gouji({command, "a.txt", "--previous", "none.txt"}, folder.path());
        CHECK(missing.status == 2);
        CHECK(contains(missing.err, "none.txt"));
        const Ran novel = gouji({command, "a.txt", "--previous", "novel.txt"}, folder.path());
        CHECK(novel.status == 2);
        CHECK(contains(novel.err, "novel.txt"));
        const Ran many = gouji({command, "a.txt", "b.txt", "--previous", "b.txt"}, folder.path());
        CHECK(many.status == 2);
        CHECK(contains(many.err, "--previous"));
        CHECK(gouji({command, "a.txt", "--previous", "b.txt", "--fail-on", "never"}, folder.path()).status ==
              0);
    }
}

}  // namespace gouji::test
