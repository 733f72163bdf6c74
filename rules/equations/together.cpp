#include "rules/equations/together.h"

#include <algorithm>
#include <array>
#include <bit>

#include "rules/equations/mends.h"

namespace gouji::equations {
namespace {

constexpr std::size_t most_equations = 64;    // of a pool: the bits of a mend
constexpr std::size_t most_explanations = 8;  // more of them tell nobody anything
constexpr std::size_t most_parts = 3;         // mends that make up an explanation
constexpr std::size_t weighing_steps = 40;    // what it costs to look at one closely

/// Figures that are wrong in no known way: more than three of them could be anything.
constexpr std::uint32_t greatest_cost = 4 * unknown_cost - 1;

/// Finds the best sets of mends that mend all equations, each once.
class Chooser {
 public:
    Chooser(MendFinder& finder, const Figures& figures, std::span<const Mend> mends, Budget& budget)
        : finder_(finder), figures_(figures), mends_(mends), budget_(budget) {}

    /// False where the budget ran out.
    bool choose(std::uint64_t all) {
        all_ = all;
        choose(all, 0, 0);
        return !exhausted_ && budget_.left > 0;
    }
    [[nodiscard]] std::vector<Explanation> best() && { return std::move(best_); }

 private:
    // As deep as an explanation has parts.
    void choose(std::uint64_t open, std::size_t parts, std::size_t cells) {
        if (open == 0) {
            weigh(parts, cells);
            return;
        }
        if (parts == most_parts) {
            return;
        }
        const std::uint64_t next = open & (~open + 1);
        for (const Mend& mend : mends_) {
            if (exhausted_ || !budget_.take(1)) {
                exhausted_ = true;
                return;
            }
            const bool fits = (mend.equations & next) != 0 && (mend.equations & ~open) == 0;
            if (fits && cells + mend.changes.size() <= fewest_) {
                chosen_[parts] = &mend;
                choose(open & ~mend.equations, parts + 1, cells + mend.changes.size());
            }
        }
    }

    void weigh(std::size_t parts, std::size_t cells) {
        if (!budget_.take(weighing_steps)) {
            return;
        }
        Explanation explanation;
        std::uint32_t cost = 0;
        for (std::size_t i = 0; i < parts; ++i) {
            const Mend& part = *chosen_[i];
            explanation.changes.insert(explanation.changes.end(), part.changes.begin(), part.changes.end());
            cost += part.cost;
        }
        auto& changes = explanation.changes;
        std::sort(changes.begin(), changes.end(),
                  [](const Change& a, const Change& b) { return a.cell < b.cell; });
        const auto twice =
            std::adjacent_find(changes.begin(), changes.end(),
                               [](const Change& a, const Change& b) { return a.cell == b.cell; });
        // Parts that each leave an open equation possible need not do so together.
        if (twice != changes.end() || finder_.mended(changes) != all_) {
            return;
        }
        explanation.slip = recognise(figures_, changes);
        if (explanation.slip != Slip::none) {
            cost = std::min(cost, cost_of(figures_, changes));
        }
        if (cost > greatest_cost || cells > fewest_ || (cells == fewest_ && cost > cheapest_)) {
            return;
        }
        if (cells < fewest_ || cost < cheapest_) {
            best_.clear();
            fewest_ = cells;
            cheapest_ = cost;
        }
        if (std::find(best_.begin(), best_.end(), explanation) == best_.end() &&
            best_.size() <= most_explanations) {
            best_.push_back(std::move(explanation));
        }
    }

    MendFinder& finder_;
    const Figures& figures_;
    std::span<const Mend> mends_;
    Budget& budget_;
    std::uint64_t all_ = 0;
    bool exhausted_ = false;
    std::array<const Mend*, most_parts> chosen_{};
    std::size_t fewest_ = ~std::size_t{0};
    std::uint32_t cheapest_ = ~std::uint32_t{0};
    std::vector<Explanation> best_;
};

bool unexplained(const Component& component) {
    return component.explanations.empty() && !component.vague;
}

}  // namespace

void explain_together(const System& system, const Incidence& incidence, const Figures& figures,
                      Budget& budget, std::vector<Component>& components) {
    Component together;
    for (const Component& component : components) {
        if (unexplained(component)) {
            together.equations.insert(together.equations.end(), component.equations.begin(),
                                      component.equations.end());
        }
    }
    const std::size_t count = together.equations.size();
    if (count == 0 || count > most_equations) {
        return;
    }
    std::sort(together.equations.begin(), together.equations.end());

    MendFinder finder(system, incidence, figures, together.equations, budget);
    const auto mends = finder.find();
    if (!mends) {
        return;
    }
    Chooser chooser(finder, figures, *mends, budget);
    if (!chooser.choose(~std::uint64_t{0} >> (most_equations - count))) {
        return;
    }
    together.explanations = std::move(chooser).best();
    if (together.explanations.empty() || together.explanations.size() > most_explanations) {
        return;
    }
    const auto first = std::find_if(components.begin(), components.end(), unexplained);
    const auto place = first - components.begin();
    std::erase_if(components, unexplained);
    components.insert(components.begin() + place, std::move(together));
}

}  // namespace gouji::equations
