#include "lsp/features/fixes.h"

#include <algorithm>
#include <string>

namespace gouji::lsp {
namespace {

// The one edit that makes `after` out of `before`: all but what they share at both ends, by whole
// lines.
std::vector<Edit> difference(std::string_view before, std::string_view after) {
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t begin = 0;
    while (begin < shorter && before[begin] == after[begin]) {
        ++begin;
    }
    while (begin > 0 && before[begin - 1] != '\n') {
        --begin;
    }
    std::size_t tail = 0;
    while (tail < shorter - begin && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
        ++tail;
    }
    while (tail > 0 && before[before.size() - 1 - tail] != '\n') {
        --tail;
    }
    return {{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(before.size() - tail)},
             std::string(after.substr(begin, after.size() - tail - begin))}};
}

}  // namespace

std::vector<Edit> fix_all_edits(const Snapshot& document) {
    std::vector<const Finding*> findings;
    for (const Finding& finding : document.findings_with_fixes()) {
        findings.push_back(&finding);
    }
    FixRound round = choose_fixes(findings, false);
    if (round.edits.empty()) {
        return {};
    }
    const std::string_view text = document.source->text();
    const std::string once = apply_edits(text, round.edits);
    const Mended rest = mend(once, *document.settings->forms, document.settings->settings, false);
    return rest.fixes == 0 ? std::move(round.edits) : difference(text, rest.bytes);
}

FixRound same_kind_fixes(const Snapshot& document, std::string_view rule, const Subject* table) {
    std::vector<const Finding*> findings;
    for (const Finding& finding : document.findings_with_fixes()) {
        const bool same_table = table == nullptr || (finding.subject.table == table->table &&
                                                     finding.subject.occurrence == table->occurrence);
        if (finding.rule == rule && same_table) {
            findings.push_back(&finding);
        }
    }
    return choose_fixes(findings, true);
}

}  // namespace gouji::lsp
