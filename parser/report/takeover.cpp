#include "parser/report/takeover.h"

#include <algorithm>

#include "parser/report/rows.h"

namespace gouji {

namespace {

/// Whether every grid was taken over, and stands in the same section as before.
bool same_grids(const Report& report, const Report& before) {
    const TakenOver& taken = report.blocks.taken_over;
    const std::vector<Grid>& grids = report.blocks.grids;
    if (taken.front_grids + taken.back_grids != grids.size() || before.blocks.grids.size() != grids.size()) {
        return false;
    }
    for (std::size_t i = 0; i < grids.size(); ++i) {
        if (section_at(report.outline, grids[i].span.begin) !=
            section_at(before.outline, before.blocks.grids[i].span.begin)) {
            return false;
        }
    }
    return true;
}

bool same_sections(const Outline& now, const Outline& before) {
    return now.year == before.year &&
           std::equal(now.sections.begin(), now.sections.end(), before.sections.begin(),
                      before.sections.end(), [](const Section& a, const Section& b) {
                          return a.section == b.section && a.duplicate == b.duplicate;
                      });
}

class Mover {
 public:
    explicit Mover(const Report& report) : source_(report.source->text()), taken_(report.blocks.taken_over) {}

    void move(BoundTable& table) const {
        move(table.span);
        move(table.caption);
        for (BoundRow& row : table.rows) {
            move(row.label);
            if (row.state != RowState::missing) move(row.span);
            for (Cell& cell : row.surplus) move(cell);
        }
        for (Cell& cell : table.cells) move(cell);
        for (ExtraLabel& extra : table.extra) move(extra.label);
        for (auto& [column, label] : table.column_labels) move(label);
    }

 private:
    void move(Span& span) const { span = taken_.moved(span); }
    void move(MappedText& text) const {
        text.move(source_, text.span().begin >= taken_.back_at ? taken_.by : 0);
    }
    void move(Cell& cell) const {
        if (!cell.present) return;
        move(cell.text);
        move(cell.span);
        move(cell.field);
    }

    std::string_view source_;
    const TakenOver& taken_;
};

}  // namespace

bool may_take_tables_over(const Report& report, const Report& before) {
    return before.of_grids_alone && before.unread.empty() && before.blocks.pictures.empty() &&
           report.blocks.pictures.empty() && !report.blocks.beyond && !before.blocks.beyond &&
           same_grids(report, before) && same_sections(report.outline, before.outline);
}

void take_tables_over(Report& report, const Report& before) {
    report.tables = before.tables;
    const Mover mover(report);
    for (BoundTable& table : report.tables) mover.move(table);
    report.form = before.form;
    report.mixed = before.mixed;
    report.of_grids_alone = true;
    report.tables_taken_over = true;
}

}  // namespace gouji
