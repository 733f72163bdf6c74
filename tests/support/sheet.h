#pragma once

#include <string>
#include <vector>

#include "parser/form/form.h"

namespace gouji::test {

/// Which figure of which table of the form a cell is.
struct FigureAddress {
    std::size_t table = 0;
    std::size_t cell = 0;  // row * columns + column
};

struct SheetCell {
    std::string text;
    bool figure = false;
    FigureAddress address;
    int column = 0;  // of the sheet, where it begins
    int colspan = 1;
    int rowspan = 1;
};

/// A table as the official blank form prints it: cells with their spans, what is merged away left
/// out.
struct Sheet {
    int width = 0;
    std::vector<std::vector<SheetCell>> rows;
    bool caption = false;  // the first row is the caption, over the whole width
    bool labelled = true;  // rows begin with labels
};

/// The figures' texts by table of the form and by cell.
using FigureTexts = std::vector<std::vector<std::string>>;

/// One sheet for one table of the form.
[[nodiscard]] Sheet make_sheet(const Form& form, std::size_t table, const FigureTexts& figures);

/// One below the other, the last cell of a narrower row widened: as section two is printed.
[[nodiscard]] Sheet stack(const std::vector<Sheet>& sheets);

/// Every place of the sheet: the cell that begins there, or why none does.
struct Place {
    enum class Kind { origin, beside, below } kind = Kind::beside;
    const SheetCell* cell = nullptr;  // that covers it
};
[[nodiscard]] std::vector<std::vector<Place>> places(const Sheet& sheet);

}  // namespace gouji::test
