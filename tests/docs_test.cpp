#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "rules/core/config_file.h"
#include "rules/core/registry.h"
#include "tests/catch.h"
#include "tests/support/case_file.h"
#include "workspace/rule_page.h"

// The pages of the rules: one for each rule, and what they show is what gouji says.

namespace gouji {
namespace {

const std::filesystem::path folder = std::filesystem::path(GOUJI_SOURCE_DIR) / "docs/rules";

constexpr std::string_view head_begin =
    "<!-- head: generated from the registry; GOUJI_UPDATE=1 rewrites it -->\n";
constexpr std::string_view head_end = "<!-- end of head -->\n";
constexpr std::string_view chinese_part = "\n## 中文\n";
constexpr std::string_view english_part = "\n## English\n";

std::filesystem::path page_of(std::string_view rule) {
    return folder / (std::string(rule) + ".md");
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The drafts that a part of a page shows: its blocks fenced as plain ```text, in order. Excerpts
/// (```text 节选) are no drafts, and last year's report (```text 上年) is marked as such.
std::vector<std::string> drafts_in(std::string_view part, std::string_view open = "\n```text\n") {
    constexpr std::string_view close = "\n```\n";
    std::vector<std::string> drafts;
    for (std::size_t at = part.find(open); at != std::string_view::npos; at = part.find(open, at)) {
        at += open.size();
        const std::size_t end = std::min(part.find(close, at), part.size());
        drafts.emplace_back(part.substr(at, end - at));
        at = end;
    }
    return drafts;
}

/// The message that a page quotes: a line between backticks right behind the first draft.
std::string quoted_message(std::string_view part) {
    constexpr std::string_view before = "\n```\n\n`";
    const std::size_t begin = part.find(before);
    if (begin == std::string_view::npos) {
        return {};
    }
    const std::size_t from = begin + before.size();
    return std::string(part.substr(from, part.find("`\n", from) - from));
}

std::string messages(const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) {
        all += finding.message + "\n";
    }
    return all;
}

/// The settings that a page shows for accepting one finding; nothing where it shows none.
std::string shown_acceptance(std::string_view part) {
    constexpr std::string_view open = "\n```json\n{\"accepted\"";
    const std::size_t begin = part.find(open);
    if (begin == std::string_view::npos) {
        return {};
    }
    const std::size_t from = part.find('{', begin);
    return std::string(part.substr(from, part.find("```", from) - from));
}

}  // namespace

TEST_CASE("every rule has a page whose head is what the registry says") {
    const bool update = std::getenv("GOUJI_UPDATE") != nullptr;
    for (const Rule* rule : all_rules()) {
        INFO(rule->info.id);
        const std::filesystem::path path = page_of(rule->info.id);
        std::string page = read_file(path);
        REQUIRE(page.starts_with("# " + std::string(rule->info.id) + "\n"));
        std::size_t begin = page.find(head_begin);
        REQUIRE(begin != std::string::npos);
        begin += head_begin.size();
        const std::size_t end = page.find(head_end, begin);
        REQUIRE(end != std::string::npos);
        const std::string head = rule_page_head(rule->info);
        if (update && page.compare(begin, end - begin, head) != 0) {
            page.replace(begin, end - begin, head);
            std::ofstream(path, std::ios::binary) << page;
            continue;
        }
        CHECK(page.substr(begin, end - begin) == head);
    }
}

TEST_CASE("no page is about a rule that there is not") {
    std::size_t pages = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        INFO(entry.path().string());
        CHECK(entry.path().extension() == ".md");
        CHECK(find_rule(entry.path().stem().string()) != nullptr);
        ++pages;
    }
    CHECK(pages == all_rules().size());
}

TEST_CASE("a page has a Chinese and an English part, in this order, and says how to switch the rule off") {
    for (const Rule* rule : all_rules()) {
        INFO(rule->info.id);
        const std::string page = read_file(page_of(rule->info.id));
        const std::size_t chinese = page.find(chinese_part);
        const std::size_t english = page.find(english_part);
        REQUIRE(chinese != std::string::npos);
        REQUIRE(english != std::string::npos);
        CHECK(chinese < english);
        for (const std::string_view heading : {"发现什么", "为什么", "例子", "修正", "不报的情形", "关闭"}) {
            CHECK(page.find("\n### " + std::string(heading) + "\n") < english);
        }
        for (const std::string_view heading :
             {"What it finds", "Why", "Example", "Fix", "Where it stays silent", "Switching it off"}) {
            CHECK(page.find("\n### " + std::string(heading) + "\n", english) != std::string::npos);
        }
    }
}

TEST_CASE("the wrong example of a page gives its finding, the right one does not") {
    std::size_t examples = 0;
    for (const Rule* rule : all_rules()) {
        if (rule->run == nullptr) {
            continue;
        }
        const std::string id(rule->info.id);
        INFO(id);
        const std::string page = read_file(page_of(id));
        const std::size_t english = page.find(english_part);
        REQUIRE(english != std::string::npos);
        const std::string_view zh = std::string_view(page).substr(0, english);
        const std::vector<std::string> drafts = drafts_in(zh);
        const std::vector<std::string> in_english = drafts_in(std::string_view(page).substr(english));
        if (drafts.empty()) {
            // Where the tables are too long for a page it shows an excerpt.
            CHECK(zh.find("\n```text 节选\n") != std::string_view::npos);
            continue;
        }
        REQUIRE(drafts.size() == 2);
        const std::vector<std::string> last = drafts_in(zh, "\n```text 上年\n");
        const std::string previous = last.empty() ? std::string() : last.front() + "\n";
        const std::vector<Finding> found = test::findings_of(id, drafts[0] + "\n", {}, previous);
        CHECK_FALSE(found.empty());
        if (const std::string quoted = quoted_message(zh); !quoted.empty()) {
            const std::string said = messages(found);
            INFO(said);
            INFO(quoted);
            CHECK(std::any_of(found.begin(), found.end(),
                              [&](const Finding& finding) { return finding.message == quoted; }));
        }
        CHECK(messages(test::findings_of(id, drafts[1] + "\n", {}, previous)).empty());
        if (const std::string acceptance = shown_acceptance(zh); !acceptance.empty()) {
            const ConfigFile config = read_config(acceptance);
            CHECK(config.mistakes.empty());
            const PlacedLayer layer{&config.layer, OriginKind::file, "/reports"};
            const Settings accepting = resolve_settings({&layer, 1}, "/reports/2023.txt").settings;
            CHECK(test::findings_of(id, drafts[0] + "\n", accepting, previous).size() == found.size() - 1);
        }
        REQUIRE(in_english.size() == 1);
        CHECK(in_english[0] == drafts[0]);
        ++examples;
    }
    CHECK(examples >= 6);
}

}  // namespace gouji
