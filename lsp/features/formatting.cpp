#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/convert.h"
#include "lsp/features/features.h"
#include "parser/text/display_width.h"
#include "parser/text/edit.h"
#include "parser/text/label.h"
#include "rules/core/runner.h"

namespace gouji::lsp::features {
namespace {

constexpr int shortest_rule = 3;  // ---

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.formatting) {
        capabilities["documentFormattingProvider"] = true;
    }
}

/// One line of a Markdown table, its cells without the blanks around them.
struct Row {
    Span span;  // of the line
    std::string_view indent;
    std::vector<std::string_view> cells;
};

/// Nothing where the line does not begin and end with a bar, or where bars stand together: merged
/// cells, which a blank between would cut.
bool read_row(const SourceText& source, std::size_t line, Row& row) {
    row.span = source.line(line);
    const std::string_view text = source.slice(row.span);
    const std::string_view core = trim(text);
    if (core.size() < 2 || core.front() != '|' || core.back() != '|') {
        return false;
    }
    row.indent = text.substr(0, static_cast<std::size_t>(core.data() - text.data()));
    for (std::size_t begin = 1; begin < core.size();) {
        std::size_t end = core.find('|', begin);
        while (end != std::string_view::npos && core[end - 1] == '\\') {
            end = core.find('|', end + 1);
        }
        if (end == std::string_view::npos || end == begin) {
            return false;
        }
        row.cells.push_back(trim(core.substr(begin, end - begin)));
        begin = end + 1;
    }
    return true;
}

bool is_rule(const Row& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) {
        return cell.find('-') != std::string_view::npos &&
               cell.find_first_not_of("-:") == std::string_view::npos;
    });
}

/// Lays one table out so that its bars stand below each other, where all its rows have as many cells.
class Table {
 public:
    bool read(const SourceText& source, Span span) {
        const std::size_t last = source.line_of(span.end);
        for (std::size_t line = source.line_of(span.begin); line <= last; ++line) {
            Row row;
            if (!read_row(source, line, row) ||
                (!rows_.empty() && row.cells.size() != rows_[0].cells.size())) {
                return false;
            }
            rows_.push_back(std::move(row));
        }
        if (rows_.size() < 2 || !is_rule(rows_[1])) {
            return false;
        }
        widths_.assign(rows_[0].cells.size(), shortest_rule);
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (std::size_t c = 0; c < widths_.size() && r != 1; ++c) {
                widths_[c] = std::max(widths_[c], display_width(rows_[r].cells[c]));
            }
        }
        return true;
    }

    void lay_out(const SourceText& source, std::vector<Edit>& edits) const {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            std::string line(rows_[r].indent);
            for (std::size_t c = 0; c < widths_.size(); ++c) {
                line += "| ";
                line += r == 1 ? rule(c) : padded(rows_[r].cells[c], c);
                line += ' ';
            }
            line += '|';
            if (line != source.slice(rows_[r].span)) {
                edits.push_back({rows_[r].span, std::move(line)});
            }
        }
    }

 private:
    [[nodiscard]] std::string rule(std::size_t column) const {
        std::string dashes(static_cast<std::size_t>(widths_[column]), '-');
        const std::string_view old = rows_[1].cells[column];
        dashes.front() = old.front() == ':' ? ':' : '-';
        dashes.back() = old.back() == ':' ? ':' : '-';
        return dashes;
    }

    /// The cell on the side that the rule under the head says.
    [[nodiscard]] std::string padded(std::string_view cell, std::size_t column) const {
        const auto blanks = static_cast<std::size_t>(widths_[column] - display_width(cell));
        const std::string_view rule = rows_[1].cells[column];
        const std::size_t before = rule.back() != ':' ? 0 : rule.front() == ':' ? blanks / 2 : blanks;
        return std::string(before, ' ') + std::string(cell) + std::string(blanks - before, ' ');
    }

    std::vector<Row> rows_;
    std::vector<int> widths_;
};

/// Whether both say the same in every cell.
bool same_figures(const Report& a, const Report& b) {
    return std::equal(a.tables.begin(), a.tables.end(), b.tables.begin(), b.tables.end(),
                      [](const BoundTable& one, const BoundTable& other) {
                          return one.form == other.form && one.table == other.table &&
                                 std::equal(one.cells.begin(), one.cells.end(), other.cells.begin(),
                                            other.cells.end(), [](const Cell& x, const Cell& y) {
                                                return x.present == y.present &&
                                                       x.text.view() == y.text.view();
                                            });
                      });
}

Reply answer(const Snapshot& document, const Json&) {
    if (!document.settings->editor.format) {
        return Json();
    }
    const Report& report = document.report();
    std::vector<Edit> edits;
    for (const Grid& grid : report.blocks.grids) {
        Table table;
        if (grid.shape == Shape::markdown && table.read(*document.source, grid.span)) {
            table.lay_out(*document.source, edits);
        }
    }
    // Formatting on save must break no draft: what would read otherwise is not laid out.
    auto laid_out = std::make_shared<const SourceText>(
        SourceText::from_utf8(apply_edits(document.source->text(), edits)));
    const Judgement after =
        read_for_judgement(std::move(laid_out), *report.forms, document.settings->settings);
    return same_figures(report, after.report) ? to_text_edits(document, edits) : Json::array();
}

}  // namespace

const Feature formatting = {"textDocument/formatting", declare, answer};

}  // namespace gouji::lsp::features
