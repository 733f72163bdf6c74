#include "tests/support/draft_writer.h"

#include <array>

#include "tests/support/draft_shapes.h"

namespace gouji::test {
namespace {

using Writer = void (*)(const Sheet&, const Style&, Pen&);

Writer writer_of(Shape shape) {
    switch (shape) {
        case Shape::bar_rows:
            return write_bar_rows;
        case Shape::bar_lines:
            return write_bar_lines;
        case Shape::tab_rows:
            return write_tab_rows;
        case Shape::tab_lines:
            return write_tab_lines;
        case Shape::markdown:
            return write_markdown;
        case Shape::html:
            return write_html;
        case Shape::aligned:
            return write_aligned;
        case Shape::box:
            return write_box;
        case Shape::separated:
            return write_separated;
        case Shape::bare_lines:
            return write_bare_lines;
    }
    return write_bar_rows;
}

std::string prose_of(const std::string& section) {
    if (section == "overview") {
        return "本年度我局推进主动公开，规范依申请公开，加强政府信息管理、政府信息公开平台建设和监督保障，"
               "各项任务如期完成。";
    }
    if (section == "problems") {
        return "存在的问题是公开的内容不够丰富。改进的办法是加强培训，充实公开的内容。";
    }
    return "本年度未收取信息处理费。";
}

/// The tables of a section, as many sheets as the shape's documents have.
std::vector<Sheet> sheets_of(const Form& form, std::size_t section, const FigureTexts& figures, bool apart) {
    std::vector<Sheet> sheets;
    for (std::size_t t = 0; t < form.tables.size(); ++t) {
        if (form.tables[t].section == section) {
            sheets.push_back(make_sheet(form, t, figures));
        }
    }
    if (!apart && sheets.size() > 1) {
        return {stack(sheets)};
    }
    return sheets;
}

std::string figure_text(const FormColumn& column, std::int64_t figure) {
    switch (column.kind) {
        case CellKind::count:
            return std::to_string(figure);
        case CellKind::signed_count:
            return figure % 3 == 0 ? std::to_string(figure)
                                   : (figure % 3 == 1 ? "+" : "-") + std::to_string(figure);
        case CellKind::amount:
            return figure % 2 == 0 ? std::to_string(figure) : std::to_string(figure) + ".25";
    }
    return {};
}

/// What was issued this year and not repealed is in force.
void keep_in_force(const FormTable& table, std::vector<std::int64_t>& figures) {
    const std::size_t columns = table.columns.size();
    if (columns == 0 || table.columns.back().id != "in-force") {
        return;
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        figures[row * columns + columns - 1] += figures[row * columns];
    }
}

}  // namespace

unsigned Style::choose(unsigned what, unsigned count) const {
    std::mt19937 random(seed * 977 + what * 31);
    random.discard(8);
    return static_cast<unsigned>(random() % count);
}

Draft write_draft(const Form& form, const FigureTexts& figures, Shape shape, unsigned seed) {
    const Style style{seed};
    Pen pen(form);
    if (shape == Shape::html) {
        pen.put("<html><head><meta charset=\"utf-8\"><title>年报</title></head>\n<body>\n");
    }
    const int year = form.last_year.value_or(form.first_year.value_or(2021));
    write_heading("青泽市人民政府" + std::to_string(year) + "年政府信息公开工作年度报告", 1, shape, pen);
    for (std::size_t s = 0; s < form.sections.size(); ++s) {
        const FormSection& section = form.sections[s];
        write_heading(section.official_heading(), 2, shape, pen);
        if (section.tables.empty()) {
            write_paragraph(prose_of(section.id), shape, pen);
        }
        for (const Sheet& sheet : sheets_of(form, s, figures, shape == Shape::markdown && style.coin(1))) {
            writer_of(shape)(sheet, style, pen);
        }
    }
    if (shape == Shape::html) {
        pen.put("</body></html>\n");
    }
    return pen.take();
}

FigureTexts sound_texts(const Form& form, Random& random, int busy) {
    FigureTexts texts;
    for (const FormTable& table : form.tables) {
        auto& cells = texts.emplace_back();
        std::vector<std::int64_t> figures = sound_figures(table, random, busy);
        keep_in_force(table, figures);
        for (std::size_t cell = 0; cell < figures.size(); ++cell) {
            cells.push_back(figure_text(table.columns[cell % table.columns.size()], figures[cell]));
        }
    }
    return texts;
}

void write_heading(std::string_view text, int level, Shape shape, Pen& pen) {
    switch (shape) {
        case Shape::html:
            pen.put(level == 1 ? "<h1>" : "<h2>").put(text).put(level == 1 ? "</h1>\n" : "</h2>\n");
            break;
        case Shape::markdown:
            pen.put(level == 1 ? "# " : "\n## ").put(text).put("\n\n");
            break;
        case Shape::tab_rows:
        case Shape::aligned:
        case Shape::box:
        case Shape::separated:
            pen.put(level == 1 ? "" : "\n").put(text).put("\n\n");
            break;
        default:
            pen.put(text).put("\n");
    }
}

void write_paragraph(std::string_view text, Shape shape, Pen& pen) {
    if (shape == Shape::html) {
        pen.put("<p>").put(text).put("</p>\n");
    } else {
        pen.put(text).put("\n");
    }
}

int columns_of(std::string_view text) {
    int columns = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        columns += byte < 0x80 ? 1 : (byte & 0xC0U) == 0x80U ? 0 : 2;
    }
    return columns;
}

std::vector<std::string> wrap(std::string_view text, int width) {
    std::vector<std::string> pieces(1);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            ++end;
        }
        const std::string_view letter = text.substr(at, end - at);
        if (columns_of(pieces.back()) + columns_of(letter) > width) {
            pieces.emplace_back();
        }
        pieces.back() += letter;
        at = end;
    }
    return pieces;
}

std::vector<std::string> halves(std::string_view text) {
    const int columns = columns_of(text);
    return columns < 8 ? std::vector<std::string>{std::string(text)} : wrap(text, (columns / 4 + 1) * 2);
}

}  // namespace gouji::test
