// The pages of the editors: what they show to be copied is well formed, and they say what was tried.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.h"

namespace {

const std::filesystem::path folder = std::filesystem::path(GOUJI_SOURCE_DIR) / "docs/editors";

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> pages() {
    std::vector<std::filesystem::path> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename() != "README.md") {
            all.push_back(entry.path());
        }
    }
    return all;
}

std::vector<std::string> json_blocks(const std::string& page) {
    static constexpr std::string_view fence = "```json\n";
    std::vector<std::string> blocks;
    for (std::size_t at = page.find(fence); at != std::string::npos; at = page.find(fence, at)) {
        at += fence.size();
        const std::size_t end = page.find("```", at);
        REQUIRE(end != std::string::npos);
        blocks.push_back(page.substr(at, end - at));
    }
    return blocks;
}

}  // namespace

TEST_CASE("configurations for editors are JSON where they say so") {
    std::size_t blocks = 0;
    for (const auto& page : pages()) {
        for (const std::string& block : json_blocks(read_file(page))) {
            INFO(page.filename().string() << "\n" << block);
            CHECK(nlohmann::json::accept(block));
            ++blocks;
        }
    }
    CHECK(blocks >= 4);
}

TEST_CASE("every page of an editor is listed, in two languages, and says what was tried") {
    const std::string list = read_file(folder / "README.md");
    CHECK(pages().size() >= 7);
    for (const auto& page : pages()) {
        const std::string name = page.filename().string();
        const std::string text = read_file(page);
        INFO(name);
        CHECK(list.find("(" + name + ")") != std::string::npos);
        const std::size_t half = text.find("\n---\n");
        REQUIRE(half != std::string::npos);
        const std::string chinese = text.substr(0, half);
        const std::string english = text.substr(half);
        CHECK((chinese.find("**试过的**") != std::string::npos ||
               chinese.find("**只是写在这里的**") != std::string::npos));
        CHECK((english.find("Tried") != std::string::npos ||
               english.find("Only written down") != std::string::npos));
    }
}
