#include "rules/core/config_schema.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "rules/core/config_file.h"
#include "rules/core/registry.h"
#include "tests/catch.h"
#include "tests/forms/json_schema.h"

namespace gouji {
namespace {

using Json = nlohmann::json;

}  // namespace

TEST_CASE("docs/gouji.schema.json is what the registry makes; GOUJI_UPDATE=1 rewrites it") {
    const std::string path = std::string(GOUJI_SOURCE_DIR) + "/docs/gouji.schema.json";
    if (std::getenv("GOUJI_UPDATE") != nullptr) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << config_schema();
    }
    std::ifstream file(path, std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>(file), {}};
    CHECK(committed == config_schema());
}

TEST_CASE("the schema and the reader agree on what a configuration may say") {
    const Json schema = Json::parse(config_schema());
    for (const Rule* rule : all_rules()) {
        CHECK(schema["$defs"]["rules"]["properties"].contains(std::string(rule->info.id)));
    }
    const char* sound[] = {
        R"({})",
        R"({"$schema": "x", "root": true, "form": "auto", "language": "zh", "fill-blanks": "zero"})",
        R"({"rules": {"row-total": "off", "balance": {"severity": "hint"}}})",
        R"({"overrides": [{"files": ["a/**"], "rules": {"row-total": "info"}}]})",
        R"({"accepted": [{"rule": "row-total", "at": {"table": "t", "occurrence": 2}, "seen": {"value": "1"}, "reason": "x"}]})",
    };
    const char* wrong[] = {
        R"({"rulez": {}})",
        R"({"root": 1})",
        R"({"language": "fr"})",
        R"({"rules": {"row-total": "of"}})",
        R"({"rules": {"row-total": {"limit": 3}}})",
        R"({"overrides": [{"rules": {}}]})",
        R"({"accepted": [{"at": {}}]})",
        R"({"accepted": [{"rule": "row-total", "at": {"cell": "x"}}]})",
    };
    for (const char* text : sound) {
        CAPTURE(text);
        CHECK(read_config(text).mistakes.empty());
        CHECK(test::schema_mistakes(schema, Json::parse(text)).empty());
    }
    for (const char* text : wrong) {
        CAPTURE(text);
        CHECK_FALSE(read_config(text).mistakes.empty());
        CHECK_FALSE(test::schema_mistakes(schema, Json::parse(text)).empty());
    }
}

}  // namespace gouji
