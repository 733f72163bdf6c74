// Every finding on every draft of the corpus, in one reviewed file: a change shows its whole
// effect on drafts in the shapes of real reports.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rules/core/runner.h"
#include "tests/catch.h"
#include "tests/support/case_file.h"

using namespace gouji;

namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the corpus gives the findings of tests/corpus.findings") {
    const std::filesystem::path tests = std::filesystem::path(GOUJI_SOURCE_DIR) / "tests";
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(tests / "corpus"))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    REQUIRE(paths.size() >= 5);
    std::string found;
    for (const auto& path : paths) {
        const Judgement judgement =
            judge(std::make_shared<const SourceText>(SourceText::decode(read_file(path))), Forms::builtin(),
                  Settings{});
        std::size_t cells = 0;
        std::size_t figures = 0;
        for (const BoundTable& table : judgement.report.tables) {
            for (const Cell& cell : table.cells) {
                cells += cell.present;
                figures += cell.value.kind == ValueKind::number;
            }
        }
        found += path.filename().string() + ": " + std::to_string(cells) + " cells, " +
                 std::to_string(figures) + " figures\n";
        for (const Finding& finding : judgement.findings) {
            const std::size_t line = judgement.report.source->line_of(finding.span.begin) + 1;
            found += "  " + std::to_string(line) + " " + std::string(severity_name(finding.severity)) + " " +
                     std::string(finding.rule) + " " + test::subject_name(finding.subject) + ": " +
                     finding.message + "\n";
            for (const Fix& fix : finding.fixes) {
                found += std::string("    ") +
                         (fix.applicability == Applicability::safe ? "safe" : "suggested") +
                         (fix.preferred ? " preferred " : " ") + fix.title + "\n";
            }
        }
    }
    const std::filesystem::path snapshot = tests / "corpus.findings";
    if (std::getenv("GOUJI_UPDATE") != nullptr) {
        std::ofstream(snapshot, std::ios::binary) << found;
    }
    CHECK(found == read_file(snapshot));
}
