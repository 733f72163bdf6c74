// How often a wrong figure is named and mended: sound reports of both editions are drawn, each is
// broken in one way, and what is found is counted. The same numbers on every run.

#include "tests/support/slip_rates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace gouji::test {
namespace {

std::string percent(int part, int whole) {
    return whole == 0 ? "-" : fmt::format("{:.1f}", 100.0 * part / whole);
}

void print(std::string_view name, const SlipRate& rate, std::string_view by_office) {
    fmt::print("{:<36}{:>7}{:>7}{:>10}{:>9}{:>9}{:>8}{:>8}            {}\n", name, rate.drafts,
               percent(rate.named, rate.drafts), percent(rate.restored, rate.drafts),
               percent(rate.offered, rate.drafts), percent(rate.nothing, rate.drafts),
               percent(rate.misled, rate.drafts), rate.unsafe, by_office);
}

SlipRate print(const Breakage& breakage, int drafts) {
    SlipRate all;
    std::string by_office;
    for (const Office office : offices) {
        const SlipRate rate = measure(breakage, office, drafts, 2);
        by_office += fmt::format(" {:>8}", percent(rate.restored, rate.drafts));
        all.add(rate);
    }
    print(breakage.name, all, by_office);
    return all;
}

int run(int drafts) {
    int sound = 0;
    for (const Office office : offices) {
        sound += accused(office, drafts, 1);
    }
    fmt::print("{} sound reports, {} accused\n\n", 4 * drafts, sound);
    fmt::print("{:<36}{:>7}{:>7}{:>10}{:>9}{:>9}{:>8}{:>8}   restored:", "got wrong", "drafts", "named",
               "restored", "offered", "nothing", "misled", "unsafe");
    for (const Office office : offices) {
        fmt::print(" {:>8}", office_name(office));
    }
    fmt::print("\n");
    std::array<SlipRate, 3> kinds;
    for (const Breakage& breakage : breakages()) {
        const SlipRate rate = print(breakage, drafts);
        if (breakage.kind != Breakage::Kind::other) {
            kinds[static_cast<std::size_t>(breakage.kind)].add(rate);
        }
    }
    fmt::print("\n");
    constexpr std::array<std::string_view, 3> names = {"one figure, all of these", "two figures",
                                                       "swaps and shifts, all of these"};
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        print(names[kind], kinds[kind], "");
    }
    fmt::print(
        "\nIn percent of the drafts. named: the first finding stands at a changed cell. restored: `gouji "
        "fix\n"
        "--suggested` gives all figures back. offered: no fix is preferred, one of those offered gives them "
        "back.\nnothing: none does. misled: the preferred fixes give other figures. unsafe: drafts in which "
        "a "
        "safe fix\nwrote a wrong figure. At the right, restored by the size of the office.\n");
    return sound == 0 ? 0 : 1;
}

}  // namespace
}  // namespace gouji::test

int main(int argc, char** argv) {
    constexpr int usual = 500;
    return gouji::test::run(argc > 1 ? std::max(1, std::atoi(argv[1])) : usual);
}
