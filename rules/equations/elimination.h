#pragma once

#include <memory_resource>
#include <vector>

#include "rules/equations/bounds.h"
#include "rules/equations/rows.h"

namespace gouji::equations {

/// Solves the rows for as many of their variables as can be (Gauss and Jordan, in exact whole
/// numbers): `reduced` gets rows that follow from `rows`, each with a variable that no other has.
/// Variables whose range is fixed enter as constants. A row whose factors would no longer fit is
/// left out: that loses knowledge and invents none. Gives false, and no rows, where the budget
/// does not allow it.
bool eliminate(const Rows& rows, const std::pmr::vector<Range>& ranges, std::pmr::memory_resource* memory,
               Budget& budget, Rows& reduced);

}  // namespace gouji::equations
