#include "rules/core/prose/share.h"

#include "tests/catch.h"

using namespace gouji;
using namespace gouji::prose;

TEST_CASE("a share is right when rounded or cut at the printed digits") {
    CHECK(is_share(1, 3, {333, 1}) == true);
    CHECK(is_share(2, 3, {667, 1}) == true);
    CHECK(is_share(2, 3, {666, 1}) == true);
    CHECK(is_share(2, 3, {665, 1}) == false);
    CHECK(is_share(28, 46, {6087, 2}) == true);
    CHECK(is_share(28, 46, {61, 0}) == true);
    CHECK(is_share(28, 46, {62, 0}) == false);
    CHECK(is_share(37, 369, {1003, 2}) == true);
    CHECK(is_share(37, 369, {1004, 2}) == false);
    CHECK(is_share(3, 3, {100, 0}) == true);
    CHECK(is_share(0, 3, {0, 0}) == true);
}

TEST_CASE("what cannot be compared is neither right nor wrong") {
    CHECK_FALSE(is_share(1, 0, {5, 0}).has_value());
    CHECK_FALSE(is_share(-1, 3, {5, 0}).has_value());
    CHECK_FALSE(is_share(1, 2'000'000'000, {5, 0}).has_value());
    CHECK_FALSE(is_share(1, 3, {3333333, 5}).has_value());
}

TEST_CASE("the right share is written with as many digits") {
    CHECK(share_text(28, 46, 2) == "60.87");
    CHECK(share_text(28, 46, 0) == "61");
    CHECK(share_text(1, 200, 1) == "0.5");
    CHECK(share_text(1, 2000, 1) == "0.1");
}
