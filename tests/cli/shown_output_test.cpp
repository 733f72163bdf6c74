// What the documents show a command print is what it prints.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.h"
#include "tests/cli/program.h"

namespace gouji {
namespace {

// A block of a document: ```console, `$ gouji …` and below it what that prints. A line of `…` alone
// stands for any lines.
constexpr std::string_view block_begin = "\n```console\n$ gouji";
constexpr std::string_view block_end = "```";
constexpr std::string_view cut = "…";

const std::filesystem::path top = GOUJI_SOURCE_DIR;

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        if (end > 0) {
            words.emplace_back(line.substr(0, end));
        }
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Whether `printed` is what is shown; a cut line stands for any lines.
bool fits(const std::vector<std::string_view>& shown, const std::vector<std::string_view>& printed) {
    std::size_t at = 0;
    bool skip = false;
    for (const std::string_view line : shown) {
        if (line == cut) {
            skip = true;
            continue;
        }
        while (skip && at < printed.size() && printed[at] != line) {
            ++at;
        }
        if (at == printed.size() || printed[at] != line) {
            return false;
        }
        ++at;
        skip = false;
    }
    return skip || at == printed.size();
}

/// Checks every block of a document, or rewrites those without a cut. Gives their count.
std::size_t check_document(const std::filesystem::path& path, const std::string& folder, bool update) {
    std::string text = read_file(path);
    const std::string before = text;
    std::size_t blocks = 0;
    for (std::size_t at = text.find(block_begin); at != std::string::npos; at = text.find(block_begin, at)) {
        const std::size_t command = at + block_begin.size();
        const std::size_t output = text.find('\n', command) + 1;
        const std::size_t end = text.find(block_end, output);
        REQUIRE(end != std::string::npos);
        const std::string line = text.substr(command, output - 1 - command);
        const std::string shown = text.substr(output, end - output);
        const test::Ran ran = test::gouji(words_of(line), folder);
        const std::string printed = ran.err + ran.out;
        ++blocks;
        const bool right = fits(lines_of(shown), lines_of(printed));
        if (!right && update && ("\n" + shown).find("\n" + std::string(cut) + "\n") == std::string::npos) {
            text.replace(output, end - output, printed);
        } else {
            INFO(path.string() << ": gouji" << line << " prints (GOUJI_UPDATE=1 writes it there)\n"
                               << printed);
            CHECK(right);
        }
        at = output;
    }
    if (text != before) {
        std::ofstream(path, std::ios::binary) << text;
    }
    return blocks;
}

}  // namespace

TEST_CASE("the documents show what the commands print") {
    const bool update = std::getenv("GOUJI_UPDATE") != nullptr;
    std::size_t blocks = 0;
    for (const char* name :
         {"README.md", "README.zh-CN.md", "docs/command-line.md", "docs/configuration.md"}) {
        // Each on a copy of the samples, for a command may write.
        const test::Folder folder;
        std::filesystem::copy(top / "samples", folder / "samples");
        blocks += check_document(top / name, folder.path(), update);
    }
    CHECK(blocks >= 10);
}

TEST_CASE("the description of the code names every folder of it") {
    const std::string text = read_file(top / "docs/architecture.md");
    for (const char* under : {".", "parser", "rules"}) {
        for (const auto& entry : std::filesystem::directory_iterator(top / under)) {
            const std::string name = entry.path().filename().string();
            if (!entry.is_directory() || name.front() == '.' || name == "build") {
                continue;
            }
            INFO(under << "/" << name);
            CHECK(text.find(name + "/") != std::string::npos);
        }
    }
}

}  // namespace gouji
