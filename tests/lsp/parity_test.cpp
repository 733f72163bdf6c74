// The same bytes give the same findings in the editor and on the command line.

#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

constexpr const char* severities[] = {"", "error", "warning", "info", "hint"};

void same_findings(const std::filesystem::path& path) {
    const Ran ran =
        gouji::test::gouji({"check", "--format", "json", path.string()}, path.parent_path().string());
    const Json checked = Json::parse(ran.out)["files"][0]["findings"];
    TestServer server;
    server.start(able_client(true));
    const std::string uri = "file://" + path.string();
    server.open(uri, source_file("tests/../" + std::filesystem::relative(path, GOUJI_SOURCE_DIR).string()));
    const Json items = server.result("textDocument/diagnostic", document_params(uri))["items"];
    INFO(path.string());
    REQUIRE(items.size() == checked.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        CHECK(items[i]["code"] == checked[i]["rule"]);
        CHECK(severities[items[i]["severity"].get<int>()] == checked[i]["severity"]);
        CHECK(items[i]["message"] == checked[i]["message"]);
        CHECK(items[i]["range"] == checked[i]["range"]);
        CHECK(items[i].value("relatedInformation", Json::array()).size() == checked[i]["related"].size());
    }
}

}  // namespace

TEST_CASE("the corpus gives the same findings in the editor and on the command line") {
    std::size_t files = 0;
    for (const char* folder : {"tests/corpus", "samples"}) {
        for (const auto& entry :
             std::filesystem::directory_iterator(std::filesystem::path(GOUJI_SOURCE_DIR) / folder)) {
            same_findings(entry.path());
            ++files;
        }
    }
    CHECK(files >= 9);
}
