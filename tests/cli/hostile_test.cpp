#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"

namespace gouji::test {
namespace {

using Json = nlohmann::json;

/// `piece` so many times behind the beginning of a report: what costs more than linear time never ends.
std::string report_with(std::string_view piece, std::size_t times) {
    std::string text = "某局2023年政府信息公开工作年度报告\n一、总体情况\n内容\n二、主动公开政府信息情况\n";
    for (std::size_t i = 0; i < times; ++i) {
        text += piece;
    }
    return text;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("any bytes are read: a clear answer, never a crash and never a hang") {
    const Folder folder;
    std::string binary;
    for (int i = 0; i < 100'000; ++i) {
        binary += static_cast<char>((i * 7919) >> 3);
    }
    std::string tables = "某局2023年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n";
    for (int i = 0; i < 10'000; ++i) {
        tables +=
            "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 |  |  |  |\n| 行政规范性文件 "
            "| 1 | - | |\n\n正文\n";
    }
    std::string long_figure = faulty_report();
    const std::size_t at = long_figure.rfind('0');
    REQUIRE(at != std::string::npos);
    long_figure.replace(at, 1, std::string(400, '9'));
    std::string nul = faulty_report();
    nul.insert(nul.size() / 2, std::string(3, '\0'));
    std::string invalid = faulty_report();
    invalid.insert(invalid.size() / 2, "\xC3\x28\xFF\xF0\x9F");
    struct Case {
        const char* name;
        std::string bytes;
    };
    const Case cases[] = {
        {"empty.txt", ""},
        {"one.txt", "\xE4"},
        {"mark.txt", "\xEF\xBB\xBF"},
        {"half.txt", std::string("\xFF\xFE\x00", 3)},
        {"binary.txt", binary},
        {"blank.txt", std::string(1'000'000, '\n')},
        {"line.txt", std::string(5'000'000, '|')},
        {"div.html",
         [] {
             std::string nested;
             for (int i = 0; i < 40'000; ++i) {
                 nested += "<div>";
             }
             return nested;
         }()},
        {"tables.txt", tables},
        {"comments.md", report_with("<!--\n", 100'000)},
        {"headings.txt", report_with("一、总体情况\n", 100'000)},
        {"rows.txt", report_with("| 某某某某行 | 1 | 2 | 3 |\n", 50'000)},
        {"labels.txt", report_with("规章\n0\n0\n0\n", 50'000)},
        {"boxes.txt", report_with("┌──┐\n│规章│\n", 30'000)},
        {"figures.txt", report_with("收到申请3件", 50'000)},
        {"quotes.csv", report_with("规章,\"", 50'000)},
        {"figure.txt", long_figure},
        {"nul.txt", nul},
        {"invalid.txt", invalid},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        folder.write(c.name, c.bytes);
        const Ran ran = gouji({"check", c.name, "--format", "json"}, folder.path());
        CHECK((ran.status == 0 || ran.status == 1));
        CHECK(ran.err.empty());
        REQUIRE(Json::accept(ran.out));
        CHECK(Json::parse(ran.out)["files"][0]["findings"].size() <= 1001);
        CHECK(gouji({"check", c.name}, folder.path()).status == ran.status);
        CHECK(gouji({"inspect", c.name}, folder.path()).status == 0);
        CHECK(gouji({"fix", "--diff", c.name}, folder.path()).status != 2);
        CHECK(folder.read(c.name) == c.bytes);
    }
    // All at once: one file's fault never hides another.
    const Ran all = gouji({"check", "--format", "json"}, folder.path());
    CHECK(Json::accept(all.out));
}

TEST_CASE("what is no regular file is named with its cause, and the others are checked") {
    const Folder folder;
    folder.write("good.txt", faulty_report());
    REQUIRE(::mkfifo((folder / "pipe.txt").c_str(), 0600) == 0);
    REQUIRE(::symlink("loop.txt", (folder / "loop.txt").c_str()) == 0);
    REQUIRE(::symlink("nowhere", (folder / "dead.txt").c_str()) == 0);
    const std::string long_name(300, 'x');
    for (const std::string& name : {std::string("pipe.txt"), std::string("loop.txt"), std::string("dead.txt"),
                                    std::string("good.txt/below.txt"), std::string("/dev/zero"),
                                    std::string("/proc/self/mem"), long_name}) {
        CAPTURE(name);
        const Ran ran = gouji({"check", name, "good.txt", "--format", "json"}, folder.path());
        CHECK(ran.status == 2);
        CHECK(contains(ran.err, name));
        const Json json = Json::parse(ran.out);
        REQUIRE(json["files"].size() == 2);
        CHECK(json["files"][0].contains("error"));
        CHECK(json["files"][1]["findings"].size() == 1);
        CHECK(gouji({"fix", name}, folder.path()).status == 2);
        CHECK(gouji({"inspect", name}, folder.path()).status == 2);
    }
    // In a folder, what is no file is not a draft.
    CHECK(gouji({"check"}, folder.path()).status == 1);
}

TEST_CASE("no permission is a cause like any other") {
    if (::geteuid() == 0) {
        return;  // root may read everything
    }
    const Folder folder;
    folder.write("shut.txt", faulty_report());
    folder.write("shut/x.txt", faulty_report());
    REQUIRE(::chmod((folder / "shut.txt").c_str(), 0) == 0);
    REQUIRE(::chmod((folder / "shut").c_str(), 0) == 0);
    const Ran ran = gouji({"check", "--lang", "en"}, folder.path());
    CHECK(ran.status == 2);
    CHECK(contains(ran.err, "shut.txt: permission denied"));
    CHECK(contains(ran.err, "shut: permission denied"));
    REQUIRE(::chmod((folder / "shut").c_str(), 0700) == 0);
}

TEST_CASE("control characters of a draft or a name do not reach the terminal") {
    const Folder folder;
    std::string report = faulty_report();
    const std::size_t line = report.find("予以公开");
    report.insert(line, "\x1b]0;title\x07\xE2\x80\xAE");
    folder.write("a\x1b[2J.txt", report);
    const Ran ran = gouji({"check", "."}, folder.path());
    CHECK_FALSE(contains(ran.out, "\x1b"));
    CHECK_FALSE(contains(ran.out, "\x07"));
    CHECK_FALSE(contains(ran.out, "\xE2\x80\xAE"));
    CHECK_FALSE(contains(gouji({"check", "b\x1b[2J.txt"}, folder.path()).err, "\x1b"));
}

}  // namespace gouji::test
