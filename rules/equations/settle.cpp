#include "rules/equations/settle.h"

#include <algorithm>

#include "rules/equations/bounds.h"
#include "rules/equations/elimination.h"

namespace gouji::equations {
namespace {

// Two thirds of a millisecond where all is used up; a report as people write them takes a
// hundredth of that.
constexpr std::size_t narrowing_budget = 40'000;
constexpr std::size_t elimination_budget = 1'000'000;

/// Solves rows over cells for their open ones. All memory is the caller's and is used again.
class Solver {
 public:
    explicit Solver(const System& system)
        : system_(system), rows_(system.memory), reduced_(system.memory), ranges_(system.memory) {}

    /// Narrows the ranges of the open cells of `equations`. False where they cannot all hold.
    bool solve(std::span<const std::uint16_t> equations) {
        rows_.clear();
        ranges_.assign(system_.cells.size(), Range{});
        for (const std::uint16_t e : equations) {
            for (const Term& term : system_.rows.terms(e)) {
                if (!system_.cells[term.variable].typed) {
                    rows_.add(term.factor, term.variable);
                }
            }
            rows_.end_row(system_.demands[e].need);
        }
        if (narrow(rows_, ranges_, narrowing_) == Narrowing::infeasible) {
            return false;
        }
        // What the ranges have fixed may let the elimination find more, and the other way round.
        for (std::size_t open = count_open(); open > 0 && rows_.size() > 1;) {
            reduced_.clear();
            if (!eliminate(rows_, ranges_, system_.memory, elimination_, reduced_)) {
                break;
            }
            Narrowing narrowing = narrow(reduced_, ranges_, narrowing_);
            if (narrowing == Narrowing::narrowed) {
                narrowing = narrow(rows_, ranges_, narrowing_);
            }
            if (narrowing == Narrowing::infeasible) {
                return false;
            }
            const std::size_t now = count_open();
            if (now == open) {
                break;
            }
            open = now;
        }
        return true;
    }

    /// Takes down the cells of `equations` that are fixed.
    void take(std::span<const std::uint16_t> equations,
              std::vector<std::optional<std::int64_t>>& settled) const {
        for (const std::uint16_t e : equations) {
            for (const Term& term : system_.rows.terms(e)) {
                if (!system_.cells[term.variable].typed && ranges_[term.variable].fixed()) {
                    settled[term.variable] = ranges_[term.variable].low;
                }
            }
        }
    }

 private:
    [[nodiscard]] std::size_t count_open() const {
        std::size_t count = 0;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (const Term& term : rows_.terms(r)) {
                count += ranges_[term.variable].fixed() ? 0U : 1U;
            }
        }
        return count;
    }

    const System& system_;
    Rows rows_;
    Rows reduced_;
    std::pmr::vector<Range> ranges_;
    Budget narrowing_{narrowing_budget};
    Budget elimination_{elimination_budget};
};

/// The equations that have open cells, those that share one beside each other.
struct OpenGroups {
    std::pmr::vector<std::uint16_t> equations;  // by group, ascending within one
    std::pmr::vector<std::uint32_t> groups;     // of all equations

    explicit OpenGroups(const System& system) : equations(system.memory), groups(system.memory) {
        const std::size_t count = system.equations.size();
        Groups joined(count, system.memory);
        constexpr std::uint32_t none = ~std::uint32_t{0};
        std::pmr::vector<std::uint32_t> owners(system.cells.size(), none, system.memory);
        for (std::size_t e = 0; e < count; ++e) {
            if (!system.demands[e].open() || system.demands[e].free) {
                continue;
            }
            equations.push_back(static_cast<std::uint16_t>(e));
            for (const Term& term : system.rows.terms(e)) {
                if (system.cells[term.variable].typed) {
                    continue;
                }
                std::uint32_t& owner = owners[term.variable];
                if (owner == none) {
                    owner = static_cast<std::uint32_t>(e);
                } else {
                    joined.join(owner, e);
                }
            }
        }
        groups.resize(count);
        for (std::size_t e = 0; e < count; ++e) {
            groups[e] = joined.find(e);
        }
        std::stable_sort(equations.begin(), equations.end(),
                         [this](std::uint16_t a, std::uint16_t b) { return groups[a] < groups[b]; });
    }
};

bool suspect(const System& system, const std::pmr::vector<std::uint8_t>& suspects, std::uint16_t equation) {
    const auto terms = system.rows.terms(equation);
    return std::any_of(terms.begin(), terms.end(),
                       [&](const Term& term) { return suspects[term.variable] != 0; });
}

}  // namespace

void settle(const System& system, const std::pmr::vector<std::uint8_t>& suspects,
            std::vector<std::optional<std::int64_t>>& settled) {
    const OpenGroups open(system);
    if (open.equations.empty()) {
        return;
    }
    Solver solver(system);
    std::pmr::vector<std::uint16_t> trusted(system.memory);
    for (std::size_t begin = 0, end = 0; begin < open.equations.size(); begin = end) {
        bool broken = false;
        trusted.clear();
        for (end = begin; end < open.equations.size() &&
                          open.groups[open.equations[end]] == open.groups[open.equations[begin]];
             ++end) {
            const std::uint16_t equation = open.equations[end];
            broken = broken || system.broken(equation);
            if (!suspect(system, suspects, equation)) {
                trusted.push_back(equation);
            }
        }
        const std::span<const std::uint16_t> group(open.equations.data() + begin, end - begin);
        if (broken || trusted.empty() || !solver.solve(group)) {
            continue;
        }
        if (trusted.size() == group.size() || solver.solve(trusted)) {
            solver.take(trusted, settled);
        }
    }
}

}  // namespace gouji::equations
