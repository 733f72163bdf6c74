#include "parser/text/display_width.h"

#include "tests/catch.h"

using namespace gouji;

TEST_CASE("columns of a terminal") {
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("总计 0") == 6);
    CHECK(display_width("（一）") == 6);
    CHECK(display_width("ｅ") == 2);
    CHECK(display_width("é") == 1);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("a\u200Bb\uFEFF") == 2);
    CHECK(display_width("😀") == 2);
    CHECK(display_width("한") == 2);
}

TEST_CASE("a tab goes to the next stop") {
    CHECK(display_width("\t") == 8);
    CHECK(display_width("总\ta") == 9);
    CHECK(display_width("\t", 3) == 5);
    CHECK(display_width("\t\t", 8) == 16);
}
