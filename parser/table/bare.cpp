// Tables pasted as one cell a line with nothing between. Blanks are lost in this shape, so what is
// read here is one run of cells; only rows that are complete can be bound.

#include <algorithm>
#include <string>

#include "parser/table/known_label.h"
#include "parser/table/line_scan.h"
#include "parser/table/read_tables.h"
#include "parser/text/byte_set.h"
#include "parser/text/label.h"

namespace gouji {

namespace {

constexpr std::size_t most_pieces = 8;  // lines that a torn label may go over
// A form has a few hundred cells; a list of figures and words that goes on and on is none of it.
constexpr std::size_t most_cells = 5000;

class BareReader {
 public:
    explicit BareReader(const ReadContext& context) : context_(context), source_(context.source) {}

    std::optional<ReadResult> read(std::size_t first) {
        ReadResult result;
        Grid& grid = result.grid;
        grid.shape = Shape::bare_lines;
        grid.rows_known = false;
        grid.row_starts.push_back(0);
        std::size_t labels = 0;
        std::size_t figures = 0;
        std::size_t kept = 0;  // cells up to the last that surely belongs to the table
        std::size_t line = first;
        while (line < source_.line_count()) {
            const std::string_view text = trim(context_.line_text(line));
            if (text.empty() || is_page_mark(context_.line_text(line))) {
                ++line;
                continue;
            }
            if (!is_cell(text) || (line > first && context_.is_heading(line))) break;
            const std::size_t begin = line;
            if (is_figure(text)) {
                ++figures;
                ++line;
            } else {
                const std::size_t end = label_end(line);
                labels += end > line;
                line = std::max(end, line + 1);
                if (end == begin) {  // nothing known: it stays only if the table goes on behind it
                    add(begin, line, grid);
                    if (++strange_ > most_pieces) break;
                    continue;
                }
            }
            strange_ = 0;
            if (grid.cells.size() <= most_cells) add(begin, line, grid);
            kept = grid.cells.size();
            result.next_line = line;
        }
        if (labels < 2 || figures < 1 || labels + figures < 4 || kept > most_cells) {
            // Nothing that begins before here reads otherwise.
            ReadResult refused;
            refused.next_line = std::max(line, first + 1);
            return refused;
        }
        grid.cells.resize(kept);
        grid.span = {grid.cells.front().field.begin, grid.cells.back().field.end};
        return result;
    }

    static bool is_cell(std::string_view text) {
        static constexpr ByteSet delimiters("|\t");
        return may_be_cell(text) && delimiters.find(text) == std::string_view::npos &&
               text.find("  ") == std::string_view::npos;
    }

 private:
    /// The line behind the label that begins at `line`, which may be torn over some lines; `line`
    /// itself where no label begins there. Of several the longest.
    std::size_t label_end(std::size_t line) const {
        std::string joined;
        std::size_t end = line;
        std::size_t pieces = 0;
        for (std::size_t at = line; at < source_.line_count() && pieces < most_pieces; ++at) {
            const std::string_view text = trim(context_.line_text(at));
            if (text.empty()) continue;
            if (!is_cell(text) || (pieces > 0 && (is_figure(text) || context_.is_heading(at)))) break;
            joined += text;
            if (!may_be_cell(joined)) break;
            ++pieces;
            if (known_label(context_.forms, joined)) end = at + 1;
        }
        return end;
    }

    void add(std::size_t begin, std::size_t end, Grid& grid) const {
        GridCell cell;
        cell.field = {source_.line(begin).begin, source_.line(end - 1).end};
        cell.text = cell_text(source_, cell.field);
        cell.span = cell.text.span();
        grid.cells.push_back(std::move(cell));
    }

    const ReadContext& context_;
    const SourceText& source_;
    std::size_t strange_ = 0;
};

}  // namespace

std::optional<ReadResult> read_bare_table(const ReadContext& context, std::size_t first) {
    const std::string_view text = trim(context.line_text(first));
    if (!BareReader::is_cell(text) || !known_label(context.forms, text) || context.is_heading(first)) {
        return std::nullopt;
    }
    return BareReader(context).read(first);
}

}  // namespace gouji
