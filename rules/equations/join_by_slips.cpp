#include <algorithm>

#include "rules/equations/mends.h"
#include "rules/equations/together.h"

namespace gouji::equations {
namespace {

constexpr std::size_t most_equations = 64;  // the bits of a mend

/// The only explanation of the component, where it is a single figure.
const Change* only_change(const Component& component) {
    const bool one = component.explanations.size() == 1 && !component.vague &&
                     component.explanations.front().changes.size() == 1;
    return one ? &component.explanations.front().changes.front() : nullptr;
}

/// The broken equations that single figures explain, and which are whose.
struct Pool {
    std::vector<std::uint16_t> equations;
    std::vector<std::uint64_t> of;  // by component: bits

    explicit Pool(const std::vector<Component>& components) : of(components.size(), 0) {
        for (std::size_t c = 0; c < components.size(); ++c) {
            if (only_change(components[c]) == nullptr ||
                equations.size() + components[c].equations.size() > most_equations) {
                continue;
            }
            for (const std::uint16_t e : components[c].equations) {
                of[c] |= std::uint64_t{1} << equations.size();
                equations.push_back(e);
            }
        }
    }
};

/// Whether the slip does to every component that it touches what its own explanation does.
bool agrees(const Mend& slip, const Pool& pool, const std::vector<Component>& components) {
    for (std::size_t c = 0; c < components.size(); ++c) {
        if ((pool.of[c] & slip.equations) == 0) {
            continue;
        }
        const Change* const change = only_change(components[c]);
        const bool part = std::find(slip.changes.begin(), slip.changes.end(), *change) != slip.changes.end();
        if ((pool.of[c] & ~slip.equations) != 0 || !part) {
            return false;
        }
    }
    return true;
}

/// The first component that the slip touches becomes the one of all of them; the others lose their
/// equations.
void join(const Mend& slip, const Figures& figures, const Pool& pool, std::vector<Component>& components) {
    Component* joined = nullptr;
    for (std::size_t c = 0; c < components.size(); ++c) {
        if ((pool.of[c] & slip.equations) == 0) {
            continue;
        }
        if (joined == nullptr) {
            joined = &components[c];
            joined->explanations = {
                {{slip.changes.begin(), slip.changes.end()}, recognise(figures, slip.changes)}};
            continue;
        }
        joined->equations.insert(joined->equations.end(), components[c].equations.begin(),
                                 components[c].equations.end());
        components[c].equations.clear();
    }
    std::sort(joined->equations.begin(), joined->equations.end());
}

}  // namespace

void join_by_slips(const System& system, const Incidence& incidence, const Figures& figures, Budget& budget,
                   std::vector<Component>& components) {
    const bool blanks = std::any_of(system.demands.begin(), system.demands.end(),
                                    [](const Demand& demand) { return demand.open(); });
    const Pool pool(components);
    if (!blanks || pool.equations.empty()) {
        return;
    }
    MendFinder finder(system, incidence, figures, pool.equations, budget);
    const auto slips = finder.find_slips();
    if (!slips) {
        return;
    }
    // What two slips claim is neither's for certain.
    std::uint64_t once = 0;
    std::uint64_t twice = 0;
    for (const Mend& slip : *slips) {
        twice |= once & slip.equations;
        once |= slip.equations;
    }
    for (const Mend& slip : *slips) {
        if ((slip.equations & twice) == 0 && agrees(slip, pool, components)) {
            join(slip, figures, pool, components);
        }
    }
    std::erase_if(components, [](const Component& component) { return component.equations.empty(); });
}

}  // namespace gouji::equations
