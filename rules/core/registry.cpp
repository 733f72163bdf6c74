#include "rules/core/registry.h"

#include "rules/meta/rules.h"

namespace gouji {
namespace {

using namespace rules;

// One line a rule, by family, in the order in which they are listed and run.
constexpr const Rule* registered[] = {
    // structure
    // cells
    // totals
    // prose
    // years
    // meta
    &configuration,
    &more_findings,
    &not_a_report,
};

}  // namespace

std::span<const Rule* const> all_rules() {
    return registered;
}

const Rule* find_rule(std::string_view id) {
    for (const Rule* rule : registered) {
        if (rule->info.id == id) {
            return rule;
        }
    }
    return nullptr;
}

}  // namespace gouji
