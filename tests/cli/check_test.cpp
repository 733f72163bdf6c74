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

TEST_CASE("check says by its exit status whether there is something to mend") {
    const Folder folder;
    folder.write("sound.txt", sound_report());
    folder.write("faulty.txt", faulty_report());
    CHECK(gouji({"check", "sound.txt"}, folder.path()).status == 0);
    CHECK(gouji({"check", "faulty.txt"}, folder.path()).status == 1);
    CHECK(gouji({"check"}, folder.path()).status == 1);
    CHECK(gouji({"check", "faulty.txt", "--fail-on", "never"}, folder.path()).status == 0);
    CHECK(gouji({"check", "faulty.txt", "--fail-on", "error"}, folder.path()).status == 1);
    CHECK(
        gouji({"check", "faulty.txt", "--ignore", "row-total,column-total,balance"}, folder.path()).status ==
        0);
    // What stands behind the value of an option is a path.
    CHECK(gouji({"check", "--ignore", "balance", "faulty.txt"}, folder.path()).status == 1);
    CHECK(gouji({"check", "missing.txt", "sound.txt"}, folder.path()).status == 2);
}

TEST_CASE("what the command line gets wrong is said, with what was likely meant") {
    const Folder folder;
    folder.write("a.txt", sound_report());
    struct Case {
        std::vector<std::string> arguments;
        std::string says;
    };
    const Case cases[] = {
        {{"check", "a.txt", "--select", "row-totl"}, "row-total"},
        {{"check", "a.txt", "--ignore", "no-such-rule-at-all"}, "gouji rules"},
        {{"check", "a.txt", "--formt", "json"}, "--format"},
        {{"check", "a.txt", "--format", "xml"}, "sarif"},
        {{"check", "a.txt", "--fail-on", "hint"}, "never"},
        {{"check", "a.txt", "--jobs", "-3"}, "--jobs"},
        {{"check", "a.txt", "--lang", "fr"}, "zh"},
        {{"check", "a.txt", "--form", "missing.json"}, "missing.json"},
        {{"check", "a.txt", "--config", "missing.json"}, "missing.json"},
        {{"chekc", "a.txt"}, "check"},
        {{"a.txt"}, "gouji check a.txt"},
        {{"explain", "row-totel"}, "row-total"},
        {{"--completion", "powershell"}, "bash"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.arguments);
        const Ran ran = gouji(c.arguments, folder.path());
        CHECK(ran.status == 2);
        CHECK(ran.out.empty());
        CHECK(contains(ran.err, c.says));
    }
    CHECK(contains(gouji({"check", "a.txt", "--select", "row-totl", "--lang", "en"}, folder.path()).err,
                   "did you mean 'row-total'?"));
}

TEST_CASE("text for people: the place, the line with the cell underlined, the rule, a summary") {
    const Folder folder;
    folder.write("faulty.txt", faulty_report());
    const Ran ran = gouji({"check", "faulty.txt"}, folder.path());
    CHECK(contains(ran.out, "faulty.txt:"));
    CHECK(contains(ran.out, "[row-total]"));
    CHECK(contains(ran.out, "│"));
    CHECK(contains(ran.out, "^"));
    CHECK(contains(ran.out, "错误 1"));
    CHECK_FALSE(contains(ran.out, "\x1b["));
    const Ran english = gouji({"check", "faulty.txt", "--lang", "en"}, folder.path());
    CHECK(contains(english.out, "Checked 1 file: 1 error."));
    const Ran sound = gouji({"check", "-", "--stdin-name", "x.txt"}, folder.path(), sound_report());
    CHECK(sound.status == 0);
    CHECK(contains(sound.out, "没有发现问题"));
}

TEST_CASE("JSON: a finding has its rule, its place in UTF-16 units, its cell and its fixes") {
    const Folder folder;
    folder.write("faulty.txt", faulty_report());
    const Ran ran = gouji({"check", "faulty.txt", "missing.txt", "--format", "json"}, folder.path());
    CHECK(ran.status == 2);
    const Json json = Json::parse(ran.out);
    CHECK(json["version"] == 1);
    REQUIRE(json["files"].size() == 2);
    const Json& file = json["files"][0];
    CHECK(file["path"] == "faulty.txt");
    CHECK(file["form"] == "2021");
    REQUIRE(file["findings"].size() == 1);
    const Json& finding = file["findings"][0];
    CHECK(finding["rule"] == "row-total");
    CHECK(finding["severity"] == "error");
    CHECK(finding["cell"] ==
          Json{{"table", "applications"}, {"row", "granted"}, {"column", "natural-person"}});
    CHECK_FALSE(finding.contains("at"));
    CHECK(finding["related"].size() >= 2);
    REQUIRE(finding["fixes"].size() == 1);
    CHECK(finding["fixes"][0]["applicability"] == "suggested");
    CHECK(finding["fixes"][0]["preferred"] == true);
    CHECK(finding["fixes"][0]["edits"][0]["range"]["start"]["line"] == finding["range"]["start"]["line"]);
    CHECK(json["files"][1]["path"] == "missing.txt");
    CHECK(json["files"][1]["error"].is_string());
    CHECK(contains(ran.err, "missing.txt"));
    CHECK(json["summary"] == Json{{"files", 2}, {"errors", 1}, {"warnings", 0}, {"infos", 0}, {"hints", 0}});
}

TEST_CASE("JSON: a byte order mark is no character, an emoji is two, and CRLF ends lines") {
    const Folder folder;
    std::string text = "\xEF\xBB\xBF" + faulty_report();
    const Json plain =
        Json::parse(gouji({"check", "-", "--format", "json"}, folder.path(), faulty_report()).out);
    const Json marked = Json::parse(gouji({"check", "-", "--format", "json"}, folder.path(), text).out);
    CHECK(plain["files"][0]["findings"] == marked["files"][0]["findings"]);
}

TEST_CASE("SARIF has what services ask for") {
    const Folder folder;
    folder.write("草稿 1.txt", faulty_report());
    const Ran ran = gouji({"check", ".", "--format", "sarif"}, folder.path());
    CHECK(ran.status == 1);
    const Json log = Json::parse(ran.out);
    CHECK(log["version"] == "2.1.0");
    REQUIRE(log["runs"].size() == 1);
    const Json& run = log["runs"][0];
    CHECK(run["columnKind"] == "utf16CodeUnits");
    const Json& driver = run["tool"]["driver"];
    CHECK(driver["name"] == "gouji");
    REQUIRE(run["results"].size() == 1);
    const Json& result = run["results"][0];
    CHECK(result["ruleId"] == "row-total");
    CHECK(driver["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == "row-total");
    CHECK(result["level"] == "error");
    CHECK(result["message"]["text"].is_string());
    const Json& place = result["locations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uri"] == "%E8%8D%89%E7%A8%BF%201.txt");
    CHECK(place["region"]["startLine"].get<int>() >= 1);
    CHECK(place["region"]["startColumn"].get<int>() >= 1);
    CHECK(place["region"]["endColumn"] > place["region"]["startColumn"]);
    const Json& change = result["fixes"][0]["artifactChanges"][0];
    CHECK(change["artifactLocation"] == place["artifactLocation"]);
    CHECK(change["replacements"][0]["deletedRegion"].contains("startLine"));
    CHECK(change["replacements"][0]["insertedContent"]["text"].is_string());
    CHECK(result["relatedLocations"][0]["physicalLocation"]["region"].contains("startLine"));
    CHECK(run["invocations"][0]["executionSuccessful"] == true);

    const Json failed = Json::parse(gouji({"check", "gone.txt", "--format", "sarif"}, folder.path()).out);
    const Json& invocation = failed["runs"][0]["invocations"][0];
    CHECK(invocation["executionSuccessful"] == false);
    CHECK(invocation["toolExecutionNotifications"][0]["level"] == "error");
}

TEST_CASE("GitHub's commands keep to their line, whatever is in the names") {
    const Folder folder;
    folder.write("a,b:c%.txt", faulty_report());
    const Ran ran = gouji({"check", "a,b:c%.txt", "--format", "github"}, folder.path());
    CHECK(ran.status == 1);
    CHECK(contains(ran.out, "::error file=a%2Cb%3Ac%25.txt,line="));
    CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
}

TEST_CASE("a folder gives its drafts in order, without hidden and ignored ones and what links lead to") {
    const Folder folder;
    const std::string report = faulty_report();
    for (const char* name : {"b.txt", "a/2.md", "a/1.TXT", "c.html", ".hidden/x.txt", ".y.txt",
                             "left/out.txt", "build/z.txt", "keep/build.txt", "skipped.txt", "notes.doc"}) {
        folder.write(name, report);
    }
    folder.write("minutes.txt", "会议纪要\n");
    folder.write(".gitignore", "# drafts of others\n/left/\nbuild/\nskip*.txt\n!skipme.txt\n");
    folder.write("skipme.txt", report);
    folder.write("keep/.gitignore", "*.md\n");
    folder.write("keep/x.md", report);
    REQUIRE(::symlink((folder / "b.txt").c_str(), (folder / "link.txt").c_str()) == 0);
    REQUIRE(::symlink(folder.path().c_str(), (folder / "loop").c_str()) == 0);
    for (const char* jobs : {"1", "4"}) {
        const Json json =
            Json::parse(gouji({"check", "--format", "json", "--jobs", jobs}, folder.path()).out);
        std::vector<std::string> paths;
        for (const Json& file : json["files"]) {
            paths.push_back(file["path"]);
        }
        CHECK(paths == std::vector<std::string>{"a/1.TXT", "a/2.md", "b.txt", "c.html", "keep/build.txt",
                                                "skipme.txt"});
    }
    // What is named is checked all the same, and a link that is named is followed.
    CHECK(gouji({"check", "skipped.txt"}, folder.path()).status == 1);
    CHECK(gouji({"check", ".y.txt"}, folder.path()).status == 1);
    CHECK(gouji({"check", "link.txt"}, folder.path()).status == 1);
}

TEST_CASE("a file that is no report is told of when it was named, and only then") {
    const Folder folder;
    folder.write("minutes.txt", "会议纪要\n");
    const Ran named = gouji({"check", "minutes.txt"}, folder.path());
    CHECK(named.status == 0);
    CHECK(contains(named.out, "[not-a-report]"));
    CHECK(gouji({"check", "minutes.txt", "--fail-on", "info"}, folder.path()).status == 1);
    CHECK_FALSE(contains(gouji({"check", "minutes.txt", "--ignore", "not-a-report"}, folder.path()).out,
                         "[not-a-report]"));
    CHECK_FALSE(contains(gouji({"check"}, folder.path()).out, "[not-a-report]"));
}

TEST_CASE("--output takes the result, and what cannot be written is a failure") {
    const Folder folder;
    folder.write("faulty.txt", faulty_report());
    const Ran ran =
        gouji({"check", "faulty.txt", "--format", "json", "--output", "result.json"}, folder.path());
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(Json::parse(folder.read("result.json"))["files"].size() == 1);
    CHECK(gouji({"check", "faulty.txt", "--output", "no/such/folder/x"}, folder.path()).status == 2);
}

}  // namespace gouji::test
