#include "parser/report/takeover.h"

#include <algorithm>
#include <limits>

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

bool says_the_same(const Cell& now, const Cell& before) {
    return now.present == before.present && now.value == before.value &&
           now.text.view() == before.text.view();
}

bool same_but_for_places(const BoundTable& now, const BoundTable& before) {
    return now.form == before.form && now.table == before.table && now.occurrence == before.occurrence &&
           now.shape == before.shape && std::ranges::equal(now.cells, before.cells, says_the_same);
}

/// Calls `visit` with each place that rules may name, in this version and in the one before.
template <class Visit>
void each_place(const Report& report, const Report& before, Visit visit) {
    for (std::size_t t = 0; t < report.tables.size(); ++t) {
        const BoundTable& now = report.tables[t];
        const BoundTable& then = before.tables[t];
        visit(now.caption, then.caption);
        for (std::size_t i = 0; i < now.cells.size(); ++i) {
            if (now.cells[i].present) visit(now.cells[i].span, then.cells[i].span);
        }
    }
}

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

std::optional<std::uint32_t> find_same_cells(const Report& report, const Report& before) {
    if (!std::ranges::equal(report.tables, before.tables, same_but_for_places)) return std::nullopt;
    TakenOver moves = report.blocks.taken_over;
    moves.back_at = std::numeric_limits<std::uint32_t>::max();
    each_place(report, before, [&](Span now, Span then) {
        if (now != then) moves.back_at = std::min(moves.back_at, then.begin);
    });
    bool moved = moves.back_at > 0;
    each_place(report, before, [&](Span now, Span then) { moved = moved && moves.moved(then) == now; });
    return moved ? std::optional(moves.back_at) : std::nullopt;
}

}  // namespace gouji
