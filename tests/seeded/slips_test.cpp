// How often the wrong figure is named and mended: a small part of what `./dev bench` prints.

#include <cstdio>
#include <map>

#include "tests/catch.h"
#include "tests/support/slip_rates.h"

namespace gouji::test {
namespace {

constexpr int drafts = 40;  // of each way of getting it wrong and each kind of office

int per_cent(int part, const SlipRate& rate) {
    return rate.drafts == 0 ? 100 : 100 * part / rate.drafts;
}

}  // namespace

TEST_CASE("slips: no sound report is accused", "[seeded][slips]") {
    for (const Office office : offices) {
        CHECK(accused(office, 3 * drafts, 11) == 0);
    }
}

TEST_CASE("slips: what is wrong is named and mended", "[seeded][slips]") {
    std::map<Breakage::Kind, SlipRate> kinds;
    for (const Breakage& breakage : breakages()) {
        SlipRate rate;
        for (const Office office : offices) {
            rate.add(measure(breakage, office, drafts, 12));
        }
        kinds[breakage.kind].add(rate);
        INFO(breakage.name << "; misled: " << rate.first_misled);
        REQUIRE(rate.drafts >= 15);
        CHECK(rate.unseen == 0);
        CHECK(rate.unsafe == 0);
        CHECK(per_cent(rate.misled, rate) <= 1);
    }
    const SlipRate& one = kinds[Breakage::Kind::one_figure];
    CHECK(per_cent(one.named, one) >= 99);
    CHECK(per_cent(one.restored, one) >= 99);
    const SlipRate& two = kinds[Breakage::Kind::two_figures];
    CHECK(per_cent(two.named, two) >= 90);
    CHECK(per_cent(two.restored, two) >= 90);
    const SlipRate& slips = kinds[Breakage::Kind::swap_or_shift];
    CHECK(per_cent(slips.named, slips) >= 90);
    CHECK(per_cent(slips.restored, slips) >= 90);
    // Where two ways are equally plain nobody can tell; the right one is among those offered.
    CHECK(per_cent(slips.restored + slips.offered, slips) >= 99);
    std::printf(
        "restored: one figure %d of %d, two figures %d of %d, swaps and shifts %d of %d (%d offered)\n",
        one.restored, one.drafts, two.restored, two.drafts, slips.restored, slips.drafts, slips.offered);
}

}  // namespace gouji::test
