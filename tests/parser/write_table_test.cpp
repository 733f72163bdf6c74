#include "parser/table/write_table.h"

#include "tests/catch.h"
#include "tests/support/dump.h"

using namespace gouji;

namespace {

std::string blank_draft(const Form& form, Shape shape, std::string_view line_end) {
    std::string out;
    const auto line = [&](const std::string& text) { out += text + std::string(line_end); };
    const bool html = shape == Shape::html;
    line(html ? "<h1>某县政府信息公开工作年度报告</h1>" : "某县政府信息公开工作年度报告");
    for (const FormSection& section : form.sections) {
        const std::string heading = section.official_heading();
        line(html ? "<h2>" + heading + "</h2>" : shape == Shape::markdown ? "## " + heading : heading);
        std::vector<const FormTable*> tables;
        for (const std::string& id : section.tables) {
            tables.push_back(&form.tables[*form.table_index(id)]);
        }
        if (tables.empty()) {
            line(html ? "<p>无</p>" : "无");
        } else {
            out += write_tables(tables, shape, line_end);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("blank tables that are written are read as complete and blank") {
    const Shape shape = GENERATE(Shape::bar_rows, Shape::bar_lines, Shape::tab_rows, Shape::tab_lines,
                                 Shape::markdown, Shape::html, Shape::box, Shape::separated);
    const char* line_end = GENERATE("\n", "\r\n");
    for (const Form& form : Forms::builtin().all()) {
        const std::string draft = blank_draft(form, shape, line_end);
        const Report report = test::read(draft);
        INFO(form.id << " " << static_cast<int>(shape) << "\n" << draft << test::dump_tables(report));
        CHECK(report.unread.empty());
        REQUIRE(report.tables.size() == form.tables.size());
        for (std::size_t t = 0; t < form.tables.size(); ++t) {
            const BoundTable& table = report.tables[t];
            CHECK(table.of(*report.forms).id == form.tables[t].id);
            CHECK(table.of(*report.forms).cell_count() == form.tables[t].cell_count());
            CHECK(table.shape == shape);
            CHECK(table.extra.empty());
            for (const BoundRow& row : table.rows) {
                CHECK(row.state == RowState::bound);
                CHECK(row.surplus.empty());
            }
            for (const Cell& cell : table.cells) {
                CHECK(cell.present);
                CHECK(cell.value.kind == ValueKind::blank);
            }
        }
    }
}

TEST_CASE("shapes in which blank figures cannot be told are written with bars") {
    CHECK(writable_shape(Shape::aligned) == Shape::bar_rows);
    CHECK(writable_shape(Shape::bare_lines) == Shape::bar_rows);
    CHECK(writable_shape(Shape::html) == Shape::html);
    const Form& form = *Forms::builtin().find("2021");
    const std::vector<const FormTable*> tables{&form.tables[*form.table_index("charges")]};
    CHECK(write_tables(tables, Shape::aligned, "\n") ==
          "| 第二十条第（八）项 |\n| 信息内容 | 本年收费金额（单位：万元） |\n| 行政事业性收费 |  |\n");
}
