#pragma once

#include <vector>

#include "rules/equations/bounds.h"
#include "rules/equations/slips/slip.h"
#include "rules/equations/system.h"

namespace gouji::equations {

/// Explains by several figures what no single one does. The components without an explanation are
/// taken together: of all sets of mends that make all of them hold, those that change the fewest
/// figures are the explanations, and among these those that undo the plainest slips. Where there
/// are some, the components become one that has them.
void explain_together(const System& system, const Incidence& incidence, const Figures& figures,
                      Budget& budget, std::vector<Component>& components);

/// Makes one of the components, each explained by one figure, that the same slip explains with a
/// blank: where a row has moved and left a blank, no sum of the row is broken and each of its columns
/// has a wrong figure of its own.
void join_by_slips(const System& system, const Incidence& incidence, const Figures& figures, Budget& budget,
                   std::vector<Component>& components);

}  // namespace gouji::equations
