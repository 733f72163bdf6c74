// Tables whose columns are aligned by blanks, as copied out of a PDF or a terminal: labels wrapped
// over lines around the figures, page numbers between.

#include <algorithm>
#include <utility>

#include "parser/table/aligned_columns.h"
#include "parser/table/aligned_heads.h"
#include "parser/table/aligned_join.h"
#include "parser/table/aligned_lines.h"
#include "parser/table/aligned_rows.h"
#include "parser/table/known_label.h"
#include "parser/table/read_tables.h"

namespace gouji {

namespace {

class AlignedReader {
 public:
    AlignedReader(const ReadContext& context, const AlignedRegion& region, const AlignedRows& rows)
        : context_(context), region_(region), rows_(rows) {}

    /// Whether it is a table of a form at all.
    [[nodiscard]] bool known() {
        for (const AlignedHead& head : rows_.heads) heads_.push_back(assemble_head(context_, region_, head));
        std::size_t labels = 0;
        for (const AlignedRow& row : rows_.rows) labels += row.known;
        for (const auto& head : heads_) {
            for (const auto& cell : head) {
                labels += static_cast<bool>(known_label(context_.forms, text_at(context_, region_, cell)));
            }
        }
        return labels >= 2;
    }

    Grid read() {
        grid_.shape = Shape::aligned;
        std::optional<AlignedColumns> columns;
        for (std::size_t begin = 0; begin < rows_.rows.size();) {
            std::size_t end = begin + 1;
            while (end < rows_.rows.size() && !parts(end)) ++end;
            columns = find_aligned_columns(context_, region_, rows_, begin, end, heads_[begin], columns);
            for (std::size_t r = begin; r < end; ++r) {
                add_head(heads_[r]);
                add_row(rows_.rows[r], columns);
            }
            begin = end;
        }
        grid_.span = grid_.cells.front().field;
        for (const GridCell& cell : grid_.cells) {
            grid_.span.begin = std::min(grid_.span.begin, cell.field.begin);
            grid_.span.end = std::max(grid_.span.end, cell.field.end);
        }
        return std::move(grid_);
    }

 private:
    [[nodiscard]] const AlignedCell& at(AlignedPlace place) const {
        return region_.lines[place.line].cells[place.cell];
    }

    /// Whether other columns may begin with the row: behind a head, and on a new page.
    [[nodiscard]] bool parts(std::size_t r) const {
        const AlignedRow& row = rows_.rows[r];
        for (std::size_t line = rows_.rows[r - 1].last_line + 1; line <= row.line; ++line) {
            if (region_.lines[line].new_page) return true;
        }
        return std::any_of(heads_[r].begin(), heads_[r].end(), [&](const std::vector<AlignedPlace>& cell) {
            if (known_label(context_.forms, text_at(context_, region_, cell)).column) return true;
            return !row.figures.empty() && at(cell.front()).at[0].end > at(row.figures.front()).at[0].begin;
        });
    }

    void begin_row() { grid_.row_starts.push_back(static_cast<std::uint32_t>(grid_.cells.size())); }

    void add_cell(const std::vector<AlignedPlace>& pieces) {
        GridCell cell;
        for (const AlignedPlace piece : pieces) {
            const Span span = at(piece).span;
            if (cell.text.empty()) {
                cell.text = MappedText(context_.source.slice(span), span);
            } else {
                cell.text.append(context_.source.slice(span), span);
            }
        }
        cell.span = cell.text.span();
        cell.field = cell.span;
        cell.column = at(pieces.front()).at[0].begin;
        grid_.cells.push_back(std::move(cell));
    }

    void add_head(const std::vector<std::vector<AlignedPlace>>& head) {
        for (std::size_t i = 0; i < head.size(); ++i) {
            if (i == 0 || head[i].front().line != head[i - 1].front().line) begin_row();
            add_cell(head[i]);
        }
    }

    void add_row(const AlignedRow& row, const std::optional<AlignedColumns>& columns) {
        begin_row();
        for (const AlignedPlace word : row.beside) add_cell({word});
        if (!row.label.empty()) add_cell(row.label);
        const bool lacks = columns && row.figures.size() < columns->ranges.size();
        const std::optional<std::vector<std::size_t>> placed =
            lacks ? columns_of_figures(region_, row, *columns) : std::nullopt;
        if (!placed) {
            for (const AlignedPlace figure : row.figures) add_cell({figure});
            return;
        }
        std::size_t next = 0;
        for (std::size_t c = 0; c < columns->ranges.size(); ++c) {
            if (next < placed->size() && (*placed)[next] == c) {
                add_cell({row.figures[next++]});
            } else {
                grid_.cells.push_back(blank_cell(context_, region_.lines[row.line], *columns, c));
            }
        }
    }

    const ReadContext& context_;
    const AlignedRegion& region_;
    const AlignedRows& rows_;
    std::vector<std::vector<std::vector<AlignedPlace>>> heads_;  // as rows_.heads, put together
    Grid grid_;
};

}  // namespace

std::optional<ReadResult> read_aligned_table(const ReadContext& context, std::size_t first) {
    if (!begins_aligned(context, first)) return std::nullopt;
    AlignedRegion region = read_aligned_region(context, first);
    join_torn_figures(context, region);
    const AlignedRows rows = find_aligned_rows(context, region);
    ReadResult result;
    result.next_line = region.end;
    if (rows.rows.empty()) return result;
    // Words long before the first row are not its head.
    constexpr std::size_t longest_head = 16;
    if (rows.rows.front().first_line > longest_head) {
        result.next_line = region.lines[rows.rows.front().first_line - longest_head].number;
        return result;
    }
    AlignedReader reader(context, region, rows);
    if (!reader.known()) return result;
    result.grid = reader.read();
    result.next_line = region.lines[rows.rows.back().last_line].number + 1;
    return result;
}

}  // namespace gouji
