#include "rules/equations/mends.h"

#include <algorithm>
#include <array>

namespace gouji::equations {
namespace {

bool is_figure(Wide value) {
    return value >= 0 && value <= greatest_figure;
}

}  // namespace

std::uint32_t cost_of(const Figures& figures, std::span<const Change> changes) {
    if (const Slip slip = recognise(figures, changes); slip != Slip::none) {
        return slip_cost + static_cast<std::uint32_t>(slip);
    }
    if (changes.size() == 1) {
        return unknown_cost;
    }
    std::uint32_t cost = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        cost += cost_of(figures, changes.subspan(i, 1));
    }
    return cost;
}

MendFinder::MendFinder(const System& system, const Incidence& incidence, const Figures& figures,
                       std::span<const std::uint16_t> pool, Budget& budget)
    : system_(system),
      incidence_(incidence),
      figures_(figures),
      budget_(budget),
      places_(system.equations.size(), not_in_pool, system.memory),
      mends_(system.memory),
      added_(system.equations.size(), 0, system.memory),
      counts_(system.equations.size(), 0, system.memory),
      filled_(system.equations.size(), 0, system.memory),
      touched_(system.memory) {
    for (std::size_t i = 0; i < pool.size(); ++i) {
        places_[pool[i]] = static_cast<std::int16_t>(i);
        all_closed_ = all_closed_ && closed(pool[i]);
    }
}

std::optional<std::pmr::vector<Mend>> MendFinder::find() {
    // Where a broken equation has open cells, figures of it could be wrong in many ways; only a
    // slip still tells one of them from the others.
    if (all_closed_) {
        find_singles();
        find_pairs();
    }
    return find_slips();
}

std::optional<std::pmr::vector<Mend>> MendFinder::find_slips() {
    find_lines();
    return given_up_ ? std::nullopt : std::optional(std::move(mends_));
}

bool MendFinder::take(std::size_t steps) {
    given_up_ = given_up_ || !budget_.take(steps);
    return !given_up_;
}

/// What a cell must be for an equation that has no other open cell: factor · value = need.
std::optional<Wide> MendFinder::only_open(std::uint16_t equation, std::uint16_t cell) {
    const Demand& demand = system_.demands[equation];
    const auto terms = system_.rows.terms(equation);
    if (demand.free || !take(terms.size())) {
        return std::nullopt;
    }
    std::int32_t factor = 0;
    for (const Term& term : terms) {
        if (term.variable == cell) {
            factor = term.factor;
        } else if (!system_.cells[term.variable].typed) {
            return std::nullopt;
        }
    }
    return demand.need % factor == 0 ? std::optional(demand.need / factor) : std::nullopt;
}

template <typename LeftOut>
MendFinder::Asked MendFinder::asked(std::uint16_t cell, const LeftOut& left_out) {
    Asked result;
    const bool typed = figures_.typed(cell);
    for (const Incidence::Entry& entry : incidence_.of(cell)) {
        if (!take(1)) {
            return {Asked::Answer::conflict, 0};
        }
        if (left_out(entry.equation)) {
            continue;
        }
        Wide value = 0;
        if (closed(entry.equation)) {
            const Wide need = system_.demands[entry.equation].need;
            if (need % entry.factor != 0) {
                return {Asked::Answer::conflict, 0};
            }
            value = Wide{figures_.value(cell)} + need / entry.factor;
        } else if (const auto open = typed ? std::nullopt : only_open(entry.equation, cell)) {
            value = *open;
        } else {
            continue;
        }
        if (!is_figure(value) || (result.answer == Asked::Answer::value && result.value != value)) {
            return {Asked::Answer::conflict, 0};
        }
        result = {Asked::Answer::value, static_cast<std::int64_t>(value)};
    }
    return result;
}

Demand MendFinder::demand_after(std::uint16_t equation, std::span<const Change> changes) {
    Demand demand = system_.demands[equation];
    if (filled_[equation] == 0) {
        demand.need -= added_[equation];
        return demand;
    }
    // An open cell gets a figure: what the others leave has to be gathered anew.
    demand = Demand{};
    for (const Term& term : system_.rows.terms(equation)) {
        const Known& known = system_.cells[term.variable];
        const auto change = std::find_if(changes.begin(), changes.end(),
                                         [&](const Change& c) { return c.cell == term.variable; });
        if (change != changes.end()) {
            demand.need -= Wide{term.factor} * change->value;
        } else if (known.typed) {
            demand.need -= Wide{term.factor} * known.value;
        } else {
            demand.divisor = 1;
            (term.factor > 0 ? demand.positive : demand.negative) = true;
            demand.free = demand.free || known.free;
        }
    }
    return demand;
}

std::optional<std::uint64_t> MendFinder::mended(std::span<const Change> changes) {
    touched_.clear();
    for (const Change& change : changes) {
        const bool typed = figures_.typed(change.cell);
        for (const Incidence::Entry& entry : incidence_.of(change.cell)) {
            if (counts_[entry.equation]++ == 0) {
                touched_.push_back(entry.equation);
            }
            added_[entry.equation] += Wide{entry.factor} * (Wide{change.value} - figures_.value(change.cell));
            filled_[entry.equation] |= typed ? 0U : 1U;
        }
    }
    std::uint64_t equations = 0;
    bool sound = take(touched_.size());
    for (const std::uint16_t e : touched_) {
        if (filled_[e] != 0) {
            sound = take(system_.rows.terms(e).size()) && sound;
        }
        if (sound) {
            const bool broken = system_.broken(e);
            sound = demand_after(e, changes).possible() && !(broken && places_[e] == not_in_pool);
            equations |= sound && broken ? std::uint64_t{1} << places_[e] : 0U;
        }
        added_[e] = 0;
        counts_[e] = 0;
        filled_[e] = 0;
    }
    return sound && equations != 0 ? std::optional(equations) : std::nullopt;
}

void MendFinder::add(std::span<const Change> changes) {
    const auto equations = mended(changes);
    if (!equations || given_up_) {
        return;
    }
    if (mends_.size() == most_mends) {
        given_up_ = true;
        return;
    }
    auto* const kept =
        static_cast<Change*>(system_.memory->allocate(changes.size() * sizeof(Change), alignof(Change)));
    std::uninitialized_copy(changes.begin(), changes.end(), kept);
    const std::span<const Change> own(kept, changes.size());
    mends_.push_back({*equations, own, cost_of(figures_, own)});
}

void MendFinder::find_singles() {
    for (std::size_t i = 0; i < figures_.cells.size() && !given_up_; ++i) {
        const auto cell = static_cast<std::uint16_t>(i);
        if (!figures_.typed(cell)) {
            continue;
        }
        const Asked asks = asked(cell, [](std::uint16_t) { return false; });
        if (asks.answer == Asked::Answer::value && asks.value != figures_.value(cell)) {
            const Change change{cell, asks.value};
            add({&change, 1});
        }
    }
}

void MendFinder::find_pairs() {
    for (std::size_t e = 0; e < system_.equations.size() && !given_up_; ++e) {
        if (closed(e) && (places_[e] != not_in_pool || !system_.broken(e))) {
            find_pairs_in(static_cast<std::uint16_t>(e));
        }
    }
}

void MendFinder::find_pairs_in(std::uint16_t equation) {
    std::pmr::vector<Candidate> candidates(system_.memory);
    for (const Term& term : system_.rows.terms(equation)) {
        const Asked asks = asked(term.variable, [&](std::uint16_t e) { return e == equation; });
        const bool determined = asks.answer == Asked::Answer::value;
        if (given_up_ || asks.answer == Asked::Answer::conflict ||
            (determined && asks.value == figures_.value(term.variable))) {
            continue;
        }
        candidates.push_back({term.variable, term.factor, determined, asks.value});
    }
    for (std::size_t a = 0; a < candidates.size(); ++a) {
        for (std::size_t b = a + 1; b < candidates.size(); ++b) {
            if (!take(1)) {
                return;
            }
            pair(equation, candidates[a], candidates[b]);
        }
    }
}

void MendFinder::pair(std::uint16_t equation, const Candidate& a, const Candidate& b) {
    if (!a.determined && !b.determined) {
        return;
    }
    const auto effect = [&](const Candidate& c) {
        return Wide{c.factor} * (Wide{c.value} - figures_.value(c.cell));
    };
    const Wide need = system_.demands[equation].need;
    std::array<Change, 2> changes = {Change{a.cell, a.value}, Change{b.cell, b.value}};
    if (a.determined && b.determined) {
        if (effect(a) + effect(b) != need) {
            return;
        }
    } else {
        // The one that no other equation knows takes what is left.
        const Candidate& loose = a.determined ? b : a;
        const Wide rest = need - effect(a.determined ? a : b);
        const Wide value = figures_.value(loose.cell) + rest / loose.factor;
        if (rest == 0 || rest % loose.factor != 0 || !is_figure(value)) {
            return;
        }
        changes[a.determined ? 1 : 0].value = static_cast<std::int64_t>(value);
    }
    if (changes[0].cell > changes[1].cell) {
        std::swap(changes[0], changes[1]);
    }
    add(changes);
}

void MendFinder::find_lines() {
    const std::size_t columns = figures_.columns;
    if (columns == 0 || figures_.cells.size() % columns != 0) {
        return;
    }
    const std::size_t rows = figures_.cells.size() / columns;
    for (std::size_t row = 0; row < rows && !given_up_; ++row) {
        find_line(row * columns, 1, columns);
    }
    for (std::size_t column = 0; column < columns && !given_up_; ++column) {
        find_line(column, columns, rows);
    }
}

/// What the equations across a row or column ask of its cells, where that undoes a slip.
void MendFinder::find_line(std::size_t first, std::size_t step, std::size_t count) {
    // Along it run the equations that have two of its cells: they are only looked at in the end.
    std::pmr::vector<std::uint16_t> seen(system_.memory);
    for (std::size_t i = 0; i < count; ++i) {
        for (const Incidence::Entry& entry : incidence_.of(static_cast<std::uint16_t>(first + i * step))) {
            if (counts_[entry.equation]++ == 0) {
                seen.push_back(entry.equation);
            }
        }
    }
    std::pmr::vector<Change> changes(system_.memory);
    bool possible = take(count);
    for (std::size_t i = 0; i < count && possible; ++i) {
        const auto cell = static_cast<std::uint16_t>(first + i * step);
        const Asked asks = asked(cell, [&](std::uint16_t e) { return counts_[e] > 1; });
        possible = asks.answer != Asked::Answer::conflict;
        const bool differs = !figures_.typed(cell) || asks.value != figures_.value(cell);
        if (asks.answer == Asked::Answer::value && differs) {
            changes.push_back({cell, asks.value});
        }
    }
    for (const std::uint16_t e : seen) {
        counts_[e] = 0;
    }
    // One and two figures have been looked at, unless a blank is among them; more of them must have a
    // reason in common.
    const bool blank = std::any_of(changes.begin(), changes.end(),
                                   [&](const Change& change) { return !figures_.typed(change.cell); });
    if (possible && !given_up_ && changes.size() > (blank ? 1U : 2U) &&
        recognise(figures_, changes) != Slip::none) {
        add(changes);
    }
}

}  // namespace gouji::equations
