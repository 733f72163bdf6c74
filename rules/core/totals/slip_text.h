#pragma once

#include <string>

#include "rules/core/config.h"
#include "rules/equations/solve.h"

// What several wrong figures have in common, in words.

namespace gouji::totals {

/// What is wrong, of an explanation by several figures, and what follows from mending it:
/// `“（一）予以公开”行：商业企业 3 与科研机构 1 疑似填反；互换后相关勾稽关系都成立`.
[[nodiscard]] std::string explained_together(const FormTable& form, const BoundTable& table,
                                             const Explanation& explanation, Language language);

/// What mends it, as the title of a fix: `互换“（一）予以公开”行的商业企业与科研机构`.
[[nodiscard]] std::string mend_title(const FormTable& form, const BoundTable& table,
                                     const Explanation& explanation, Language language);

/// One of its figures: `科研机构“（一）予以公开”填 1，应为 3`.
[[nodiscard]] std::string change_text(const FormTable& form, const BoundTable& table, const Change& change,
                                      Language language);

/// What may have happened to a single figure: `疑似两位数字颠倒`. Empty where nothing is known.
[[nodiscard]] std::string_view slip_of_one(Slip slip, Language language);

}  // namespace gouji::totals
