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

}  // namespace

TEST_CASE("check compares a draft with the report that --previous names") {
    const Folder folder;
    folder.write("old/last.txt", draft_with_stock(2022, 3, 1, 20));
    folder.write("this.txt", draft_with_stock(2023, 5, 2, 30));
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
    folder.write("a.txt", draft_with_stock(2023, 5, 2, 30));
    folder.write("b.txt", draft_with_stock(2022, 3, 1, 20));
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

TEST_CASE("check finds last year's report among the files of a folder") {
    const Folder folder;
    folder.write("2022/a.txt", draft_with_stock(2022, 3, 1, 20));
    folder.write("2022/b.txt", draft_with_stock(2022, 3, 1, 20, "云溪县林业局"));
    folder.write("2023/a.txt", draft_with_stock(2023, 5, 2, 30));
    folder.write("2023/b.txt", draft_with_stock(2023, 5, 2, 23, "云溪县 林业局"));
    folder.write("2024/a.txt", draft_with_stock(2024, 0, 0, 29));
    folder.write("notes.txt", "2022年的报告在另一个文件夹里。\n");
    const auto found = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--select", "in-force-stock", "--format", "json"});
        const Json json = Json::parse(gouji(arguments, folder.path()).out);
        std::vector<std::string> pairs;
        for (const Json& file : json["files"]) {
            for (const Json& finding : file["findings"]) {
                pairs.push_back(file["path"].get<std::string>() + " " +
                                finding["related"][0]["path"].get<std::string>());
            }
        }
        return pairs;
    };
    using Pairs = std::vector<std::string>;
    CHECK(found({"check"}) == Pairs{"2023/a.txt 2022/a.txt", "2024/a.txt 2023/a.txt"});
    CHECK(found({"check", "--jobs", "1"}) == found({"check", "--jobs", "7"}));
    CHECK(found({"check", "2023/a.txt", "2022/a.txt"}) == Pairs{"2023/a.txt 2022/a.txt"});
    // A file in two spellings of its path is one draft.
    CHECK(found({"check", "2023/a.txt", "2022/a.txt", "2022/../2022/a.txt"}) ==
          Pairs{"2023/a.txt 2022/a.txt"});
    CHECK(found({"check", "2023"}).empty());

    SECTION("several drafts of one year: none is paired, but by --previous") {
        folder.write("2022/a-second.txt", draft_with_stock(2022, 3, 1, 27));
        CHECK(found({"check"}) == Pairs{"2024/a.txt 2023/a.txt"});
        folder.write("2023/a-second.txt", draft_with_stock(2023, 5, 2, 30));
        CHECK(found({"check"}).empty());
        CHECK(found({"check", "2023/a.txt", "--previous", "2022/a.txt"}).size() == 1);
        CHECK(found({"check", "2023/a.txt", "--previous", "2022/a-second.txt"}).empty());
    }
    SECTION("an agency that is not named is nobody's") {
        folder.write("2022/a.txt", draft_with_stock(2022, 3, 1, 20, ""));
        folder.write("2023/a.txt", draft_with_stock(2023, 5, 2, 30, ""));
        CHECK(found({"check"}).empty());
    }
}

TEST_CASE("of a file that is named, last year's report is looked for beside it") {
    const Folder folder;
    folder.write("水务局2023.txt", draft_with_stock(2023, 5, 2, 30));
    folder.write("水务局2022.txt", draft_with_stock(2022, 3, 1, 20));
    folder.write("林业局2022.txt", draft_with_stock(2022, 3, 1, 20, "云溪县林业局"));
    const auto status = [&](const std::string& name, std::string_view input = {}) {
        std::vector<std::string> arguments = {"check", name, "--select", "in-force-stock"};
        if (!input.empty()) {
            arguments.insert(arguments.end(), {"--stdin-name", "水务局2023.txt"});
        }
        return gouji(arguments, folder.path(), input).status;
    };
    CHECK(status("水务局2023.txt") == 1);
    CHECK(status(folder / "水务局2023.txt") == 1);
    CHECK(status("-", draft_with_stock(2023, 5, 2, 30)) == 1);
    CHECK(status("-", draft_with_stock(2023, 5, 2, 23)) == 0);
    folder.write("另一稿2022.md", draft_with_stock(2022, 3, 1, 20));
    CHECK(status("水务局2023.txt") == 0);
}

TEST_CASE("the name of a report is known from the beginning of its file") {
    const Folder folder;
    const std::string last = draft_with_stock(2022, 3, 1, 20);
    const std::string page = "<html><head><style>" + std::string(20'000, ' ') + "</style></head><body><p>" +
                             last.substr(0, last.find('\n')) + "</p>\n" + std::string(5'000, '\n') +
                             "</body></html>\n";
    folder.write("this.txt", draft_with_stock(2023, 5, 2, 30));
    folder.write("last.txt", last + std::string(4'000, '\n') + std::string(9'000, 'x'));
    CHECK(gouji({"check", "--select", "in-force-stock"}, folder.path()).status == 1);
    // A page is another draft of that year.
    folder.write("page.html", page);
    CHECK(gouji({"check", "--select", "in-force-stock"}, folder.path()).status == 0);
}

}  // namespace gouji::test
