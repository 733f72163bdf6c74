#include "parser/text/edit.h"

#include "tests/catch.h"

using namespace gouji;

TEST_CASE("edits are applied at once, whatever their order") {
    CHECK(apply_edits("abcdef", {{{4, 5}, "X"}, {{0, 1}, ""}, {{2, 2}, "--"}}) == "b--cdXf");
    CHECK(apply_edits("", {{{0, 0}, "a"}}) == "a");
    CHECK(apply_edits("ab", {}) == "ab");
    CHECK(apply_edits("ab", {{{0, 2}, ""}}) == "");
}

TEST_CASE("of two edits that overlap the later one in the list is left out") {
    CHECK(apply_edits("abcdef", {{{1, 4}, "X"}, {{3, 5}, "Y"}}) == "aXef");
    CHECK(apply_edits("abcdef", {{{3, 5}, "Y"}, {{1, 4}, "X"}}) == "abcYf");
    CHECK(apply_edits("abcdef", {{{1, 4}, "X"}, {{2, 2}, "Y"}}) == "aXef");
    CHECK(apply_edits("abcdef", {{{2, 2}, "Y"}, {{1, 4}, "X"}}) == "abYcdef");
    CHECK(apply_edits("abcdef", {{{1, 4}, "X"}, {{1, 4}, "Y"}}) == "aXef");
    CHECK(apply_edits("abcdef", {{{0, 6}, "X"}, {{1, 2}, "Y"}, {{3, 4}, "Z"}}) == "X");
}

TEST_CASE("edits that only touch are all applied") {
    CHECK(apply_edits("abcd", {{{0, 2}, "X"}, {{2, 4}, "Y"}}) == "XY");
    CHECK(apply_edits("abcd", {{{2, 4}, "Y"}, {{2, 2}, "-"}, {{0, 2}, "X"}}) == "X-Y");
}

TEST_CASE("insertions at one place keep their order") {
    CHECK(apply_edits("ab", {{{1, 1}, "1"}, {{1, 1}, "2"}, {{0, 0}, "0"}}) == "0a12b");
}

TEST_CASE("an edit beyond the text or turned about is left out") {
    CHECK(apply_edits("ab", {{{1, 9}, "X"}, {{2, 1}, "Y"}, {{2, 2}, "c"}}) == "abc");
}
