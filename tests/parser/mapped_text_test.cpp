#include "parser/text/mapped_text.h"

#include "tests/catch.h"

using namespace gouji;

TEST_CASE("text in one piece is a view with its place") {
    const std::string source = "ab 行政许可 cd";
    const std::string_view all = source;
    const MappedText text(all.substr(2, 14), {2, 16});
    CHECK(text.view().data() == source.data() + 2);
    CHECK(text.trimmed().view() == "行政许可");
    CHECK(text.trimmed().span() == Span{3, 15});
    CHECK(text.contiguous(0, 14));
    CHECK(text.source(1, 4) == Span{3, 6});
    CHECK(text.slice(1, 7).view() == "行政");
    CHECK(text.slice(1, 7).span() == Span{3, 9});
    CHECK(MappedText().empty());
}

TEST_CASE("text in pieces is read as one and leads back to each") {
    // <b>行</b>政&amp;许
    const std::string source = "<b>行</b>政&amp;许";
    const std::string_view all = source;
    MappedText text;
    text.append(all.substr(3, 3), {3, 6});
    text.append(all.substr(10, 3), {10, 13});
    text.append("&", {13, 18});
    text.append(all.substr(18, 3), {18, 21});
    CHECK(text.view() == "行政&许");
    CHECK(text.span() == Span{3, 21});
    CHECK(text.source(0, 3) == Span{3, 6});
    CHECK(text.source(3, 6) == Span{10, 13});
    CHECK(text.source(6, 7) == Span{13, 18});
    CHECK(text.source(0, 10) == Span{3, 21});
    CHECK(text.source(10, 10) == Span{21, 21});
    CHECK(text.contiguous(0, 3));
    CHECK_FALSE(text.contiguous(0, 6));
    CHECK_FALSE(text.contiguous(6, 7));
    CHECK(text.contiguous(7, 10));
    const MappedText part = text.slice(3, 7);
    CHECK(part.view() == "政&");
    CHECK(part.span() == Span{10, 18});
    CHECK(part.source(3, 4) == Span{13, 18});
}

TEST_CASE("what goes on right behind stays a view") {
    const std::string source = "abcdef";
    const std::string_view all = source;
    MappedText text(all.substr(0, 2), {0, 2});
    text.append(all.substr(2, 2), {2, 4});
    CHECK(text.view().data() == source.data());
    CHECK(text.view() == "abcd");
    text.append(" ", {4, 5});
    text.append(all.substr(5, 1), {5, 6});
    CHECK(text.view() == "abcd f");
    CHECK(text.source(5, 6) == Span{5, 6});
}

TEST_CASE("a copy does not change with what is added to the other") {
    MappedText one;
    one.append("a", {0, 1});
    MappedText two = one;
    two.append("b", {3, 4});
    CHECK(one.view() == "a");
    CHECK(two.view() == "ab");
    CHECK(one.span() == Span{0, 1});
}

TEST_CASE("pieces are trimmed with their places") {
    MappedText text;
    text.append(" ", {0, 6});
    text.append("12", {9, 11});
    text.append(" ", {15, 21});
    CHECK(text.trimmed().view() == "12");
    CHECK(text.trimmed().span() == Span{9, 11});
    MappedText blank;
    blank.append(" ", {4, 10});
    CHECK(blank.trimmed().empty());
    CHECK(blank.trimmed().span() == Span{4, 4});
}
