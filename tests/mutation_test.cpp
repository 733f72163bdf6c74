// Drafts of the corpus, damaged at random as typing, pasting and broken files damage them: the
// reading never fails, and all that is said of them stands inside the text.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rules/core/runner.h"
#include "tests/catch.h"
#include "tests/support/damage.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::vector<std::string> drafts() {
    std::vector<std::filesystem::path> paths;
    for (const char* folder : {"tests/corpus", "samples"}) {
        for (const auto& entry :
             std::filesystem::directory_iterator(std::filesystem::path(GOUJI_SOURCE_DIR) / folder)) {
            if (entry.is_regular_file()) paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> texts;
    for (const auto& path : paths) {
        std::ifstream in(path, std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>{});
    }
    return texts;
}

void check_inside(const Judgement& judgement) {
    const std::size_t size = judgement.report.source->text().size();
    for (const Finding& finding : judgement.findings) {
        INFO(finding.rule << ": " << finding.message);
        REQUIRE(finding.span.begin <= finding.span.end);
        REQUIRE(finding.span.end <= size);
        for (const Related& related : finding.related) {
            REQUIRE(related.span.begin <= related.span.end);
            REQUIRE(related.span.end <= size);
        }
        for (const Fix& fix : finding.fixes) {
            std::vector<Edit> edits = fix.edits;
            std::stable_sort(edits.begin(), edits.end(),
                             [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
            for (std::size_t i = 0; i < edits.size(); ++i) {
                REQUIRE(edits[i].span.end <= size);
                if (i > 0) REQUIRE(edits[i - 1].span.end <= edits[i].span.begin);
            }
        }
    }
    for (const Grid& grid : judgement.report.blocks.grids) {
        // Every cell is in a row.
        REQUIRE(!grid.row_starts.empty());
        REQUIRE(grid.row_starts.front() == 0);
        REQUIRE(grid.row_starts.back() <= grid.cells.size());
    }
    for (const BoundTable& table : judgement.report.tables) {
        REQUIRE(table.cells.size() == table.of(*judgement.report.forms).cell_count());
        for (const Cell& cell : table.cells) {
            REQUIRE((!cell.present || (cell.field.contains(cell.span) && cell.field.end <= size)));
        }
    }
}

}  // namespace

TEST_CASE("damaged drafts are read, and nothing is said outside of them") {
    const std::vector<std::string> texts = drafts();
    REQUIRE(texts.size() >= 5);
    const Settings settings;
    for (unsigned seed = 0; seed < 1500; ++seed) {
        Random random(seed);
        std::string text = texts[seed % texts.size()];
        for (std::size_t i = 1 + below(random, 8); i > 0; --i) damage(text, random);
        INFO("seed " << seed);
        const Judgement judgement =
            judge(std::make_shared<const SourceText>(SourceText::decode(text)), Forms::builtin(), settings);
        check_inside(judgement);
    }
}
