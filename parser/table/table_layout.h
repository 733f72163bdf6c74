#pragma once

#include <string_view>
#include <vector>

#include "parser/form/form.h"

namespace gouji {

/// A cell of a form as it is printed: a label, or the blank place of a figure.
struct LayoutCell {
    std::string_view text;
    int colspan = 1;
    int rowspan = 1;
    bool figure = false;
};

/// A table of a form as it is printed, merged cells told once, at their top left.
struct TableLayout {
    int label_columns = 0;  // before the figures
    int columns = 0;        // with those
    int head_rows = 0;      // caption and header
    std::vector<std::vector<LayoutCell>> rows;
};

/// How `table` is printed. The texts are views into it.
[[nodiscard]] TableLayout lay_out(const FormTable& table);

}  // namespace gouji
