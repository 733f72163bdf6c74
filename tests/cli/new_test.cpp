// gouji new: next year's draft.

#include "tests/catch.h"
#include "tests/cli/program.h"

namespace gouji::test {
namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string small_report(const std::string& title) {
    return title +
           "\n二、主动公开政府信息情况\n"
           "第二十条第（一）项\n"
           "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
           "规章\t0\t0\t0\n"
           "行政规范性文件\t1\t0\t4\n";
}

}  // namespace

TEST_CASE("new writes next year's draft, and overwrites nothing") {
    const Folder folder;
    folder.write("last.txt", sound_report());
    const Ran shown = gouji({"new", "--from", "last.txt"}, folder.path());
    REQUIRE(shown.status == 0);
    // The report is for the form's first year or a later one; the draft is for the one behind it.
    const std::string last = sound_report();
    const std::size_t at = last.find("20");
    const std::string year = std::to_string(std::stoi(last.substr(at, 4)) + 1);
    CHECK(contains(shown.out, year + "年政府信息公开工作年度报告"));
    CHECK_FALSE(contains(shown.out, last.substr(at, 4)));
    CHECK(contains(shown.out, "六、其他需要报告的事项"));

    CHECK(gouji({"new", "--from", "last.txt", "-o", "next.txt"}, folder.path()).status == 0);
    CHECK(folder.read("next.txt") == shown.out);
    folder.write("next.txt", "mine");
    const Ran again = gouji({"new", "--from", "last.txt", "-o", "next.txt"}, folder.path());
    CHECK(again.status == 2);
    CHECK(contains(again.err, "next.txt"));
    CHECK(folder.read("next.txt") == "mine");

    const Ran later = gouji({"new", "--from", "last.txt", "--year", "2026"}, folder.path());
    CHECK(contains(later.out, "2026年"));
}

TEST_CASE("new keeps the title's and the file's way of writing") {
    const Folder folder;
    const auto first_line = [&](const std::string& title) {
        folder.write("last.md", small_report(title));
        const std::string out = gouji({"new", "--from", "last.md"}, folder.path()).out;
        return out.substr(0, out.find('\n'));
    };
    CHECK(first_line("# 云溪县水务局2023年政府信息公开工作年度报告") ==
          "# 云溪县水务局2024年政府信息公开工作年度报告");
    CHECK(first_line("云溪县水务局二〇二三年度政府信息公开年报") ==
          "云溪县水务局二〇二四年度政府信息公开年报");
    CHECK(first_line("云溪县水务局２０２９年政府信息公开工作年度报告") ==
          "云溪县水务局２０３０年政府信息公开工作年度报告");

    folder.write("crlf.txt", "\xEF\xBB\xBF云溪县水务局2023年政府信息公开工作年度报告\r\n一、总体情况\r\n");
    const std::string crlf = gouji({"new", "--from", "crlf.txt"}, folder.path()).out;
    CHECK(crlf.starts_with("\xEF\xBB\xBF云溪县水务局2024年政府信息公开工作年度报告\r\n"));
    CHECK(contains(crlf, "四、结转下年度继续办理"));

    folder.write("page.html",
                 "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>2023年年报</title></head>\n"
                 "<body class=\"report\">\n<h1>云溪县水务局2023年政府信息公开工作年度报告</h1>\n"
                 "<h2>一、总体情况</h2>\n<p>一年来……</p>\n</body></html>\n");
    const std::string page = gouji({"new", "--from", "page.html"}, folder.path()).out;
    CHECK(page.starts_with("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>2024年年报</title>"));
    CHECK(contains(page, "<h1>云溪县水务局2024年政府信息公开工作年度报告</h1>"));
    CHECK(contains(page, "<h2>六、其他需要报告的事项</h2>"));
    CHECK(page.ends_with("</body></html>\n"));
    CHECK_FALSE(contains(page, "一年来"));
}

TEST_CASE("new says why there can be no draft") {
    const Folder folder;
    folder.write("novel.txt", "从前有座山。\n");
    folder.write("no-year.txt",
                 "云溪县水务局政府信息公开工作年度报告\n一、总体情况\n五、存在的主要问题及改进情况\n");
    folder.write("last.txt", sound_report());
    CHECK(gouji({"new", "--from", "novel.txt"}, folder.path()).status == 2);
    CHECK(gouji({"new", "--from", "none.txt"}, folder.path()).status == 2);
    CHECK(gouji({"new"}, folder.path()).status == 2);
    CHECK(gouji({"new", "--from", "last.txt", "--year", "1066"}, folder.path()).status == 2);
    const Ran no_year = gouji({"new", "--from", "no-year.txt"}, folder.path());
    CHECK(no_year.status == 2);
    CHECK(contains(no_year.err, "--year"));
    const Ran told = gouji({"new", "--from", "no-year.txt", "--year", "2024"}, folder.path());
    CHECK(told.status == 0);
    CHECK(told.out.starts_with("云溪县水务局2024年政府信息公开工作年度报告\n"));
}

}  // namespace gouji::test
