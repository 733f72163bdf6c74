#include "rules/equations/system.h"

#include <cstdlib>

namespace gouji::equations {

System::System(std::span<const Equation> equations_, std::span<const Known> cells_,
               std::pmr::memory_resource* memory_)
    : equations(equations_), cells(cells_), rows(memory_), demands(memory_), memory(memory_) {
    std::size_t terms = 0;
    for (const Equation& equation : equations) {
        terms += equation.left.size() + equation.right.size();
    }
    rows.reserve(equations.size(), terms);
    demands.reserve(equations.size());

    // A form may name a cell twice in one equation; what counts is how often in all.
    std::pmr::vector<std::int32_t> factors(cells.size(), 0, memory);
    for (const Equation& equation : equations) {
        for (const std::uint16_t cell : equation.left) {
            ++factors[cell];
        }
        for (const std::uint16_t cell : equation.right) {
            --factors[cell];
        }
        Demand demand;
        for (const auto* side : {&equation.left, &equation.right}) {
            for (const std::uint16_t cell : *side) {
                const std::int32_t factor = factors[cell];
                if (factor == 0) {
                    continue;
                }
                factors[cell] = 0;
                rows.add(factor, cell);
                const Known& known = cells[cell];
                if (known.typed) {
                    demand.need -= Wide{factor} * known.value;
                } else {
                    demand.take(factor, known);
                }
            }
        }
        rows.end_row(0);
        demands.push_back(demand);
    }
}

Incidence::Incidence(const System& system)
    : begins(system.cells.size() + 1, 0, system.memory), entries(system.rows.term_count(), system.memory) {
    for (std::size_t e = 0; e < system.rows.size(); ++e) {
        for (const Term& term : system.rows.terms(e)) {
            ++begins[term.variable + std::size_t{1}];
        }
    }
    for (std::size_t i = 1; i < begins.size(); ++i) {
        begins[i] += begins[i - 1];
    }
    std::pmr::vector<std::uint32_t> next(begins, system.memory);
    for (std::size_t e = 0; e < system.rows.size(); ++e) {
        for (const Term& term : system.rows.terms(e)) {
            entries[next[term.variable]++] = {static_cast<std::uint16_t>(e), term.factor};
        }
    }
}

}  // namespace gouji::equations
