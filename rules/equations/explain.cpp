#include "rules/equations/explain.h"

#include <algorithm>

#include "rules/equations/slips/slip.h"
#include "rules/equations/together.h"

namespace gouji::equations {
namespace {

/// The values of one figure with which one of its equations could hold. Empty: low > high.
struct Values {
    Wide low = 0;
    Wide high = Range::unbounded;

    void at_least(Wide bound) { low = std::max(low, bound); }
    void at_most(Wide bound) { high = std::min(high, bound); }
};

/// Narrows `values` of a figure that stands in an equation `factor` times and is `current` now.
void narrow(const Demand& demand, std::int32_t factor, std::int64_t current, Values& values) {
    if (demand.free) {
        return;
    }
    // factor · value + Σ open = rest
    const Wide rest = demand.need + Wide{factor} * current;
    const Wide size = factor > 0 ? Wide{factor} : -Wide{factor};
    const Wide signed_rest = factor > 0 ? rest : -rest;
    const bool may_be_less = factor > 0 ? demand.positive : demand.negative;
    const bool may_be_more = factor > 0 ? demand.negative : demand.positive;
    if (!may_be_more) {
        values.at_most(floor_div(signed_rest, size));
    }
    if (!may_be_less) {
        values.at_least(ceil_div(signed_rest, size));
    }
}

/// Whether all equations of the cell could hold with `value` in it.
bool satisfies(const System& system, std::span<const Incidence::Entry> entries, std::int64_t current,
               std::int64_t value) {
    return std::all_of(entries.begin(), entries.end(), [&](const Incidence::Entry& entry) {
        Demand demand = system.demands[entry.equation];
        demand.need -= Wide{entry.factor} * (Wide{value} - current);
        return demand.possible();
    });
}

bool is_total(const System& system, const Component& component, std::uint16_t cell) {
    return std::any_of(component.equations.begin(), component.equations.end(),
                       [&](std::uint16_t e) { return system.equations[e].at == cell; });
}

/// The broken equations, those that share a typed figure together.
std::vector<Component> gather(const System& system) {
    const std::size_t count = system.equations.size();
    constexpr std::uint32_t none = ~std::uint32_t{0};
    Groups groups(count, system.memory);
    std::pmr::vector<std::uint32_t> owners(system.cells.size(), none, system.memory);
    for (std::size_t e = 0; e < count; ++e) {
        if (!system.broken(e)) {
            continue;
        }
        for (const Term& term : system.rows.terms(e)) {
            if (!system.cells[term.variable].typed) {
                continue;
            }
            std::uint32_t& owner = owners[term.variable];
            if (owner == none) {
                owner = static_cast<std::uint32_t>(e);
            } else {
                groups.join(owner, e);
            }
        }
    }
    std::vector<Component> components;
    std::pmr::vector<std::uint32_t> places(count, none, system.memory);
    for (std::size_t e = 0; e < count; ++e) {
        if (!system.broken(e)) {
            continue;
        }
        std::uint32_t& place = places[groups.find(e)];
        if (place == none) {
            place = static_cast<std::uint32_t>(components.size());
            components.emplace_back();
        }
        components[place].equations.push_back(static_cast<std::uint16_t>(e));
    }
    return components;
}

void find_explanations(const System& system, const Incidence& incidence, const Figures& figures,
                       Component& component) {
    // A figure that mends all stands in all: also in the first.
    for (const Term& term : system.rows.terms(component.equations.front())) {
        const std::uint16_t cell = term.variable;
        if (!system.cells[cell].typed) {
            continue;
        }
        const auto entries = incidence.of(cell);
        // Broken equations that share a figure are of one component.
        const auto broken = std::count_if(entries.begin(), entries.end(), [&](const Incidence::Entry& entry) {
            return system.broken(entry.equation);
        });
        if (static_cast<std::size_t>(broken) != component.equations.size()) {
            continue;
        }
        const std::int64_t current = system.cells[cell].value;
        Values values;
        for (const Incidence::Entry& entry : entries) {
            narrow(system.demands[entry.equation], entry.factor, current, values);
        }
        if (values.low > values.high || values.low >= Range::unbounded) {
            continue;
        }
        if (values.low != values.high) {
            component.vague = true;
            continue;
        }
        const auto value = static_cast<std::int64_t>(values.low);
        if (satisfies(system, entries, current, value)) {
            const Change change{cell, value};
            component.explanations.push_back({{change}, recognise(figures, std::span(&change, 1))});
        }
    }
    std::sort(component.explanations.begin(), component.explanations.end(),
              [&](const Explanation& a, const Explanation& b) {
                  const std::uint16_t a_cell = a.changes.front().cell;
                  const std::uint16_t b_cell = b.changes.front().cell;
                  const bool a_total = is_total(system, component, a_cell);
                  const bool b_total = is_total(system, component, b_cell);
                  return a_total != b_total ? b_total : a_cell < b_cell;
              });
}

}  // namespace

std::vector<Component> explain(const System& system, const Figures& figures, Budget& budget) {
    std::vector<Component> components = gather(system);
    if (components.empty()) {
        return components;
    }
    const Incidence incidence(system);
    for (Component& component : components) {
        find_explanations(system, incidence, figures, component);
    }
    explain_together(system, incidence, figures, budget, components);
    join_by_slips(system, incidence, figures, budget, components);
    return components;
}

std::pmr::vector<std::uint8_t> suspects(const System& system, const std::vector<Component>& components) {
    std::pmr::vector<std::uint8_t> marks(system.cells.size(), 0, system.memory);
    for (const Component& component : components) {
        bool alone = !component.explanations.empty() && !component.vague;
        for (const Explanation& explanation : component.explanations) {
            alone = alone && explanation.changes.size() == 1;
            for (const Change& change : explanation.changes) {
                marks[change.cell] = 1;
            }
        }
        if (alone) {
            continue;
        }
        for (const std::uint16_t e : component.equations) {
            for (const Term& term : system.rows.terms(e)) {
                marks[term.variable] = system.cells[term.variable].typed ? 1 : marks[term.variable];
            }
        }
    }
    return marks;
}

}  // namespace gouji::equations
