#pragma once

#include <string_view>

#include "parser/form/form.h"

namespace gouji {

/// What a text says that stands alone in a cell or on a line.
struct KnownLabel {
    bool column = false;  // or a caption or corner: it stands over figures
    bool group = false;   // of rows or columns
    bool row = false;

    /// A word that has no figures of its own beside it.
    [[nodiscard]] bool header() const { return column || group; }
    explicit operator bool() const { return header() || row; }
};

/// Looks a whole text up among the labels of all tables. Headings and titles are none of them.
[[nodiscard]] KnownLabel known_label(const Forms& forms, std::string_view text);

/// Whether the text may be a label or a note in a table rather than prose: short, and no sentence.
[[nodiscard]] bool may_be_cell(std::string_view text);

}  // namespace gouji
