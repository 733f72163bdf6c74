#include "tests/support/draft_shapes.h"

namespace gouji::test {
namespace {

std::vector<std::string> letters(std::string_view text) {
    return wrap(text, 2);
}

/// A label in the markup that editors leave: plain, in a paragraph, or a tag for each letter.
void put_label(std::string_view text, unsigned markup, Pen& pen) {
    if (markup == 0) {
        pen.put(text);
        return;
    }
    pen.put("<p class=\"MsoNormal\" style=\"text-align:center\">");
    if (markup == 1) {
        pen.put("<span>").put(text).put("</span>");
    } else {
        for (const std::string& letter : letters(text)) {
            pen.put("<span lang=\"ZH-CN\">").put(letter).put("</span>");
        }
        pen.put("<o:p></o:p>");
    }
    pen.put("</p>");
}

void put_figure(const SheetCell& cell, unsigned markup, bool entity, Pen& pen) {
    pen.put(markup == 0 ? "" : "<p><span>");
    pen.put(cell, entity ? "&nbsp;" : "");
    pen.put(markup == 0 ? "" : "</span></p>");
}

}  // namespace

void write_html(const Sheet& sheet, const Style& style, Pen& pen) {
    const unsigned markup = style.choose(2, 3);
    const bool closed = style.choose(3, 3) != 0;  // </td> and </tr> may be left out
    const bool entity = style.coin(4);            // a blank cell says &nbsp;
    const bool lines = style.coin(5);
    pen.put("<table border=\"1\" cellspacing=\"0\"><tbody>");
    for (const auto& row : sheet.rows) {
        pen.put(lines ? "\n<tr>" : "<tr>");
        for (const SheetCell& cell : row) {
            pen.put(lines ? "\n  <td" : "<td");
            if (cell.colspan > 1) {
                pen.put(" colspan=\"" + std::to_string(cell.colspan) + "\"");
            }
            if (cell.rowspan > 1) {
                pen.put(" rowspan=" + std::to_string(cell.rowspan));
            }
            pen.put(">");
            if (cell.figure) {
                put_figure(cell, markup, entity, pen);
            } else {
                put_label(cell.text, markup, pen);
            }
            pen.put(closed ? "</td>" : "");
        }
        pen.put(closed ? "</tr>" : "");
    }
    pen.put("</tbody></table>\n");
}

}  // namespace gouji::test
