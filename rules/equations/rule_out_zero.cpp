#include <cstddef>
#include <memory_resource>

#include "rules/equations/solve.h"
#include "rules/equations/system.h"

namespace gouji {

std::vector<bool> rule_out_zero(std::span<const Equation> equations, std::span<const Known> cells) {
    std::pmr::monotonic_buffer_resource memory;
    const equations::System system(equations, cells, &memory);
    std::vector<bool> ruled_out(cells.size());
    for (std::size_t e = 0; e < equations.size(); ++e) {
        const equations::Demand& demand = system.demands[e];
        // What needs nothing holds with 0 in all that is open.
        if (demand.need == 0 || !demand.possible()) {
            continue;
        }
        const std::span<const equations::Term> terms = system.rows.terms(e);
        for (const equations::Term& zero : terms) {
            if (cells[zero.variable].typed) {
                continue;
            }
            equations::Demand others;
            others.need = demand.need;
            for (const equations::Term& term : terms) {
                if (&term != &zero && !cells[term.variable].typed) {
                    others.take(term.factor, cells[term.variable]);
                }
            }
            if (!others.possible()) {
                ruled_out[zero.variable] = true;
            }
        }
    }
    return ruled_out;
}

}  // namespace gouji
