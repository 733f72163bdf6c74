#pragma once

#include <string>

#include "tests/support/breakage.h"
#include "tests/support/office.h"

namespace gouji::test {

/// What became of drafts that were got wrong in one way.
struct SlipRate {
    int drafts = 0;
    int named = 0;             // the first finding on sums (or blanks) stands at a cell that was changed
    int restored = 0;          // its preferred (or safe) fix gives all figures back as they were
    int offered = 0;           // no fix is preferred, and one of those offered gives all figures back
    int nothing = 0;           // no fix is preferred, and none offered gives them back
    int misled = 0;            // the preferred fix gives other figures
    int unsafe = 0;            // safe fixes wrote a figure that was another
    int unseen = 0;            // no finding at all
    std::string first_misled;  // what was said then

    void add(const SlipRate& other);
};

/// Draws `drafts` sound reports of both editions, writes each in one of the shapes of drafts and
/// breaks it; reports that cannot be broken in this way do not count.
[[nodiscard]] SlipRate measure(const Breakage& breakage, Office office, int drafts, unsigned seed);

/// How many of as many sound reports have a finding on sums or single figures.
[[nodiscard]] int accused(Office office, int drafts, unsigned seed);

}  // namespace gouji::test
