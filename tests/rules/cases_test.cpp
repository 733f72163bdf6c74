// Every case below tests/cases: what a rule finds, where, and what its fixes do; and the laws that
// hold for every rule on every draft.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

#include "parser/text/position.h"
#include "rules/core/registry.h"
#include "rules/core/runner.h"
#include "tests/catch.h"
#include "tests/support/case_file.h"

using namespace gouji;
using namespace gouji::test;

namespace {

/// What a finding says, its place left out: the same in every dress of the draft.
std::vector<std::string> essence(const std::vector<Finding>& findings) {
    std::vector<std::string> out;
    for (const Finding& finding : findings) {
        out.push_back(std::string(finding.rule) + " " + std::string(severity_name(finding.severity)) + " " +
                      subject_name(finding.subject) + ": " + finding.message);
    }
    return out;
}

std::string with_crlf(const std::string& draft) {
    std::string out;
    for (const char c : draft) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

/// An emoji before everything else; in a page of HTML the first thing on it.
std::string with_emoji(const std::string& draft) {
    const std::string body = "<body>\n";
    const std::size_t at = draft.starts_with('<') ? draft.find(body) : std::string::npos;
    if (at == std::string::npos) return "😀\n" + draft;
    return draft.substr(0, at) + body + "<p>😀</p>\n" + draft.substr(at + body.size());
}

bool overlap(std::vector<Edit> edits) {
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    for (std::size_t i = 1; i < edits.size(); ++i) {
        if (edits[i].span.begin < edits[i - 1].span.end) return true;
    }
    return false;
}

std::size_t count_like(const std::vector<Finding>& findings, const Finding& one) {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [&](const Finding& other) {
            return other.rule == one.rule && other.subject == one.subject && other.message == one.message;
        }));
}

std::string apply_safe(const std::string& draft, const std::vector<Finding>& findings) {
    std::vector<Edit> edits;
    for (const Finding& finding : findings) {
        for (const Fix& fix : finding.fixes) {
            if (fix.applicability != Applicability::safe) continue;
            std::vector<Edit> together = edits;
            together.insert(together.end(), fix.edits.begin(), fix.edits.end());
            if (!overlap(together)) edits = std::move(together);
            break;
        }
    }
    return apply_edits(draft, edits);
}

}  // namespace

TEST_CASE("every case gives what its file says") {
    const bool update = std::getenv("GOUJI_UPDATE") != nullptr;
    for (const CaseFile& one : load_cases()) {
        INFO(one.path);
        const std::vector<Finding> findings = findings_of(one.rule, one.draft, one.settings, one.previous);
        const std::string marked = mark(one.draft, findings);
        const std::string shown = show(one.draft, findings);
        if (update && (marked != one.marked || shown != one.rest)) {
            std::ofstream(one.path, std::ios::binary) << one.head << "=== draft\n" << marked << shown;
            continue;
        }
        CHECK(marked == one.marked);
        CHECK(shown == one.rest);
    }
}

TEST_CASE("every rule that runs has a case that it speaks in and one that it is silent in") {
    std::map<std::string, std::pair<int, int>> counts;
    for (const CaseFile& one : load_cases()) {
        const bool speaks = !findings_of(one.rule, one.draft, one.settings, one.previous).empty();
        (speaks ? counts[one.rule].first : counts[one.rule].second)++;
    }
    for (const Rule* rule : all_rules()) {
        if (rule->run == nullptr) continue;
        INFO(rule->info.id);
        CHECK(counts[std::string(rule->info.id)].first > 0);
        CHECK(counts[std::string(rule->info.id)].second > 0);
    }
}

TEST_CASE("a draft in another dress gives the same findings") {
    for (const CaseFile& one : load_cases()) {
        INFO(one.path);
        const std::vector<std::string> plain = essence(all_findings(one.draft, one.settings, one.previous));
        CHECK(essence(all_findings("\xEF\xBB\xBF" + one.draft, one.settings, one.previous)) == plain);
        CHECK(essence(all_findings(with_emoji(one.draft), one.settings, one.previous)) == plain);
        if (one.draft.find('\r') == std::string::npos) {
            CHECK(essence(all_findings(with_crlf(one.draft), one.settings, one.previous)) == plain);
        }
    }
}

TEST_CASE("every place converts to positions and back in the three encodings") {
    for (const CaseFile& one : load_cases()) {
        INFO(one.path);
        const SourceText source = SourceText::decode(with_emoji(one.draft));
        for (const Finding& finding : all_findings(with_emoji(one.draft), one.settings, one.previous)) {
            for (const PositionEncoding encoding :
                 {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32}) {
                const Range range = to_range(source, finding.span, encoding);
                CHECK(to_offset(source, range.start, encoding) == finding.span.begin);
                CHECK(to_offset(source, range.end, encoding) == finding.span.end);
            }
        }
    }
}

TEST_CASE("a fix removes its finding, and edits never overlap") {
    for (const CaseFile& one : load_cases()) {
        const std::vector<Finding> findings = all_findings(one.draft, one.settings, one.previous);
        for (const Finding& finding : findings) {
            CHECK(std::count_if(finding.fixes.begin(), finding.fixes.end(),
                                [](const Fix& fix) { return fix.preferred; }) <= 1);
            for (const Fix& fix : finding.fixes) {
                INFO(one.path << ": " << finding.message << " → " << fix.title);
                CHECK_FALSE(fix.edits.empty());
                CHECK_FALSE(overlap(fix.edits));
                const std::string mended = apply_edits(one.draft, fix.edits);
                CHECK(count_like(all_findings(mended, one.settings, one.previous), finding) <
                      count_like(findings, finding));
            }
        }
    }
}

TEST_CASE("safe fixes settle in a few rounds, and twice is the same as once") {
    for (const CaseFile& one : load_cases()) {
        INFO(one.path);
        std::string draft = one.draft;
        int rounds = 0;
        for (; rounds < 5; ++rounds) {
            std::string next = apply_safe(draft, all_findings(draft, one.settings, one.previous));
            if (next == draft) break;
            draft = std::move(next);
        }
        CHECK(rounds < 5);
    }
}
