#include "workspace/mending.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace gouji {
namespace {

constexpr int most_rounds = 10;

const Fix* wanted_fix(const Finding& finding, bool suggested) {
    const Fix* wanted = nullptr;
    for (const Fix& fix : finding.fixes) {
        const bool safe = fix.applicability == Applicability::safe;
        if (safe && (wanted == nullptr || wanted->applicability != Applicability::safe || fix.preferred)) {
            wanted = &fix;
        } else if (suggested && fix.preferred && wanted == nullptr) {
            wanted = &fix;
        }
    }
    return wanted;
}

// Two edits that cannot both be made: they share a byte, or it would be open which comes first.
bool collide(Span a, Span b) {
    const bool overlap = a.begin < b.end && b.begin < a.end;
    return overlap || ((a.empty() || b.empty()) && a.touches(b));
}

}  // namespace

FixRound choose_fixes(const std::vector<const Finding*>& findings, bool suggested) {
    FixRound round;
    for (const Finding* finding : findings) {
        const Fix* fix = wanted_fix(*finding, suggested);
        if (fix == nullptr || fix->edits.empty()) {
            continue;
        }
        const bool collides = std::any_of(fix->edits.begin(), fix->edits.end(), [&](const Edit& edit) {
            return std::any_of(round.edits.begin(), round.edits.end(),
                               [&](const Edit& taken) { return collide(edit.span, taken.span); });
        });
        if (!collides) {
            round.edits.insert(round.edits.end(), fix->edits.begin(), fix->edits.end());
            ++round.fixes;
        }
    }
    return round;
}

Mended mend(std::string bytes, const Forms& forms, const Settings& settings, bool suggested,
            const LastYear* previous) {
    const bool english = settings.language == Language::en;
    Mended result;
    std::vector<std::size_t> seen;  // the texts met so far, by their hash
    result.bytes = std::move(bytes);
    for (int rounds = 0;; ++rounds) {
        result.judgement = judge(std::make_shared<const SourceText>(SourceText::decode(result.bytes)), forms,
                                 settings, previous);
        std::vector<const Finding*> findings;
        for (const Finding& finding : result.judgement.findings) {
            findings.push_back(&finding);
        }
        FixRound round = choose_fixes(findings, suggested);
        if (round.edits.empty()) {
            break;
        }
        if (rounds == most_rounds) {
            result.problem = english ? "not all could be mended in ten rounds; run it again"
                                     : "十轮之内没有改完，请再运行一次";
            break;
        }
        seen.push_back(std::hash<std::string>{}(result.bytes));
        auto spliced = result.judgement.report.source->splice(round.edits);
        if (!spliced) {
            result.problem = spliced.error();
            break;
        }
        const std::size_t hash = std::hash<std::string>{}(spliced.value());
        if (std::find(seen.begin(), seen.end(), hash) != seen.end()) {
            result.problem = english ? "fixes undo each other; stopped before" : "修正互相抵消，停在此前";
            break;
        }
        result.bytes = std::move(spliced.value());
        result.fixes += round.fixes;
    }
    return result;
}

}  // namespace gouji
