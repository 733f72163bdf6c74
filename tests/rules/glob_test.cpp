#include "rules/core/glob.h"

#include <string>

#include "tests/catch.h"

namespace gouji {

TEST_CASE("letters, sets and stars fit within one part of a path") {
    CHECK(glob_matches("*.txt", "2024.txt"));
    CHECK(glob_matches("20?4.*", "2024.md"));
    CHECK(glob_matches("年报?.txt", "年报一.txt"));
    CHECK(glob_matches("[年月]报", "月报"));
    CHECK(glob_matches("[!0-9]*", "a1"));
    CHECK(glob_matches("a[]]b", "a]b"));
    CHECK(glob_matches("a\\*b", "a*b"));
    CHECK(glob_matches("*", ".hidden"));
    CHECK(glob_matches("a[b", "a[b"));
    CHECK_FALSE(glob_matches("*.txt", "a/2024.txt"));
    CHECK_FALSE(glob_matches("20?4", "20224"));
    CHECK_FALSE(glob_matches("[!0-9]*", "1a"));
    CHECK_FALSE(glob_matches("a\\*b", "axb"));
    CHECK_FALSE(glob_matches("", "a"));
}

TEST_CASE("two stars fit any number of whole parts") {
    CHECK(glob_matches("2020/**", "2020/a/b.txt"));
    CHECK(glob_matches("**/b.txt", "b.txt"));
    CHECK(glob_matches("**/b.txt", "a/c/b.txt"));
    CHECK(glob_matches("a/**/z", "a/z"));
    CHECK(glob_matches("a/**/m/**/z", "a/b/m/c/d/z"));
    CHECK_FALSE(glob_matches("2020/**", "2021/a"));
    CHECK_FALSE(glob_matches("2020/**", "2020"));
    CHECK_FALSE(glob_matches("a/**/m/**/z", "a/b/c/d/z"));
}

TEST_CASE("a files pattern without a slash fits at any depth, one with a slash from the top") {
    CHECK(files_pattern_matches("2024.md", "x/y/2024.md"));
    CHECK(files_pattern_matches("/2024.md", "2024.md"));
    CHECK(files_pattern_matches("./2024.md", "2024.md"));
    CHECK(files_pattern_matches("x/*.md", "x/2024.md"));
    CHECK_FALSE(files_pattern_matches("/2024.md", "x/2024.md"));
    CHECK_FALSE(files_pattern_matches("x/*.md", "y/x/2024.md"));
}

TEST_CASE("a pattern made to be slow is not") {
    std::string pattern;
    for (int i = 0; i < 2000; ++i) {
        pattern += "*a";
    }
    CHECK_FALSE(glob_matches(pattern + "b", std::string(20000, 'a')));
    std::string deep;
    std::string path;
    for (int i = 0; i < 1000; ++i) {
        deep += "**/a/";
        path += "a/";
    }
    CHECK_FALSE(glob_matches(deep + "b", path + "c"));
}

}  // namespace gouji
