#include "parser/form/json_tree.h"

#include "tests/catch.h"

using gouji::JsonTree;

namespace {

// The tree as text again, so that two can be compared.
void write(JsonTree::Node node, std::string& out) {
    switch (node.kind()) {
        case JsonTree::Kind::text:
            out += "'" + std::string(node.text()) + "'";
            return;
        case JsonTree::Kind::integer:
            out += std::to_string(node.integer());
            return;
        case JsonTree::Kind::other:
            out += "?";
            return;
        case JsonTree::Kind::object:
        case JsonTree::Kind::array:
            break;
    }
    out += "(" + std::to_string(node.size());
    for (auto child = node.first(); child; child = child->next()) {
        out += " ";
        if (node.kind() == JsonTree::Kind::object) out += std::string(child->key()) + "=";
        write(*child, out);
    }
    out += ")";
}

std::string written(const JsonTree& tree) {
    std::string out;
    write(tree.root(), out);
    return out;
}

}  // namespace

TEST_CASE("a JSON tree that is written down flat is the same when it is read back") {
    const auto parsed = JsonTree::parse(
        R"({"名称": ["甲", "", {}, []], "n": [0, -1, 9223372036854775807, 1.5, true, null], "last": {"x": {"y": 7}}})");
    REQUIRE(parsed);
    const std::string before = written(parsed.value());
    CHECK(before == "(3 名称=(4 '甲' '' (0) (0)) n=(6 0 -1 9223372036854775807 ? ? ?) last=(1 x=(1 y=7)))");
    const JsonTree::Flat flat = parsed.value().flat();
    CHECK(written(JsonTree::from_flat(flat.numbers, flat.texts)) == before);
}

TEST_CASE("the flat form keeps neither the JSON's blanks nor its marks") {
    const auto parsed = JsonTree::parse(R"(  { "a" :  "b" }  )");
    REQUIRE(parsed);
    CHECK(parsed.value().flat().texts == "ab");
}
