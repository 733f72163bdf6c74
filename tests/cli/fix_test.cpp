#include <sys/stat.h>
#include <unistd.h>

#include "cli/diff.h"
#include "parser/text/source_text.h"
#include "platform/files.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

namespace gouji::test {
namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("fix --suggested mends a wrong figure and leaves every other byte") {
    const Folder folder;
    folder.write("faulty.txt", faulty_report());
    CHECK(gouji({"fix", "faulty.txt"}, folder.path()).status == 1);  // not safe: it stays
    CHECK(folder.read("faulty.txt") == faulty_report());
    const Ran ran = gouji({"fix", "--suggested", "faulty.txt"}, folder.path());
    CHECK(ran.status == 0);
    CHECK(folder.read("faulty.txt") == sound_report());
    CHECK(gouji({"fix", "--suggested", "faulty.txt"}, folder.path()).status == 0);
    CHECK(folder.read("faulty.txt") == sound_report());
}

TEST_CASE("fix --diff writes nothing and says what would change") {
    const Folder folder;
    folder.write("faulty.txt", faulty_report());
    const Ran ran = gouji({"fix", "--suggested", "--diff", "faulty.txt"}, folder.path());
    CHECK(ran.status == 1);
    CHECK(folder.read("faulty.txt") == faulty_report());
    CHECK(contains(ran.out, "--- a/faulty.txt\n+++ b/faulty.txt\n@@ -"));
    CHECK(gouji({"fix", "--diff", "faulty.txt"}, folder.path()).status == 0);
}

TEST_CASE("fix from standard input to standard output gives the draft and nothing else") {
    const Folder folder;
    const Ran ran = gouji({"fix", "--suggested", "-"}, folder.path(), faulty_report());
    CHECK(ran.status == 0);
    CHECK(ran.out == sound_report());
    const std::string other = "会议纪要\r\n\xFF\xFE\x00 not UTF-8";
    CHECK(gouji({"fix", "-"}, folder.path(), other).out == other);
}

TEST_CASE("fix keeps the mode, the encoding, the line ends and what a link leads to") {
    const Folder folder;
    std::string wide = "\xFF\xFE";
    std::string wide_sound = wide;
    const auto widen = [](std::string& out, std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const auto lead = static_cast<unsigned char>(text[at]);
            const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
            unsigned point = lead < 0x80 ? lead : lead < 0xE0 ? lead & 0x1FU : lead & 0x0FU;
            for (std::size_t i = 1; i < length; ++i) {
                point = point << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
            }
            out += static_cast<char>(point & 0xFF);
            out += static_cast<char>(point >> 8);
            at += length;
        }
    };
    widen(wide, faulty_report());
    widen(wide_sound, sound_report());
    folder.write("kept/wide.txt", wide);
    REQUIRE(::chmod((folder / "kept/wide.txt").c_str(), 0640) == 0);
    REQUIRE(::symlink("kept/wide.txt", (folder / "link.txt").c_str()) == 0);
    CHECK(gouji({"fix", "--suggested", "link.txt"}, folder.path()).status == 0);
    CHECK(folder.read("kept/wide.txt") == wide_sound);
    struct stat info {};
    REQUIRE(::lstat((folder / "link.txt").c_str(), &info) == 0);
    CHECK(S_ISLNK(info.st_mode));
    REQUIRE(::stat((folder / "kept/wide.txt").c_str(), &info) == 0);
    CHECK((info.st_mode & 07777) == 0640);
}

TEST_CASE("a file that changed since it was read is not replaced, and nothing is left behind") {
    const Folder folder;
    const std::string path = folder.write("a.txt", "before");
    const auto as_read = platform::read_file(path, true);
    REQUIRE(as_read);
    folder.write("a.txt", "other!");
    CHECK(contains(platform::replace_file(path, "mended", as_read.value(), true), "changed"));
    CHECK(folder.read("a.txt") == "other!");
    const auto again = platform::read_file(path, true);
    CHECK(platform::replace_file(path, "mended", again.value(), true).empty());
    CHECK(folder.read("a.txt") == "mended");
    CHECK(platform::list_folder(folder.path(), true).value().size() == 1);
}

TEST_CASE("a unified diff leads from one text to the other") {
    using cli::unified_diff;
    CHECK(unified_diff("a", "x\n", "x\n").empty());
    CHECK(unified_diff("a", "1\n2\n3\n", "1\n二\n3\n") ==
          "--- a/a\n+++ b/a\n@@ -1,3 +1,3 @@\n 1\n-2\n+二\n 3\n");
    CHECK(unified_diff("/a", "", "x") == "--- /a\n+++ /a\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n");
    CHECK(unified_diff("a", "x\n", "") == "--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-x\n");
    // Far apart: two hunks.
    std::string before;
    for (int i = 0; i < 30; ++i) {
        before += std::to_string(i) + "\n";
    }
    std::string after = before;
    after.replace(after.find("5\n"), 1, "five");
    after += "end\n";
    const std::string diff = unified_diff("a", before, after);
    CHECK(contains(diff, "@@ -3,7 +3,7 @@"));
    CHECK(contains(diff, "@@ -28,3 +28,4 @@"));
    // Nothing in common, and very long: a coarse diff, but one that is right and comes at once.
    std::string many_before;
    std::string many_after;
    for (int i = 0; i < 50'000; ++i) {
        many_before += "a" + std::to_string(i) + "\n";
        many_after += "b" + std::to_string(i) + "\n";
    }
    CHECK(contains(unified_diff("a", many_before, many_after), "@@ -1,50000 +1,50000 @@"));
}

}  // namespace gouji::test
