#include "parser/table/aligned_lines.h"

#include <algorithm>

#include "parser/table/known_label.h"
#include "parser/table/line_scan.h"
#include "parser/text/display_width.h"
#include "parser/text/label.h"

namespace gouji {

namespace {

constexpr std::size_t most_lines = 600;
constexpr std::size_t most_blank_lines = 12;  // between two pages
constexpr std::size_t most_cells = 64;
constexpr int widest_piece = 80;  // columns; a single longer piece on a line is prose

class LineSplitter {
 public:
    LineSplitter(const ReadContext& context, std::size_t number)
        : context_(context), text_(context.line_text(number)) {
        line_.number = number;
        line_.span = context.source.line(number);
    }

    AlignedLine split() {
        cut_at_wide_blanks();
        cut_figures_apart();
        line_.figures_begin = line_.cells.size();
        std::size_t word = 0;
        while (word < line_.cells.size() && line_.cells[word].figure) ++word;
        // Figures before the first word are serial numbers, unless there is no word at all.
        const std::size_t from = word == line_.cells.size() ? 0 : word;
        for (std::size_t i = from; i < line_.cells.size(); ++i) {
            if (!line_.cells[i].figure) continue;
            line_.figures_begin = i;
            break;
        }
        return std::move(line_);
    }

 private:
    struct Place {
        std::uint32_t offset = 0;
        std::array<int, measure_count> column = {};
    };

    [[nodiscard]] AlignedCell make_cell(const Place& begin, const Place& end) const {
        AlignedCell cell;
        cell.span = {line_.span.begin + begin.offset, line_.span.begin + end.offset};
        for (std::size_t m = 0; m < measure_count; ++m) cell.at[m] = {begin.column[m], end.column[m]};
        return cell;
    }

    void cut_at_wide_blanks() {
        Place at;
        Place begin;   // of the cell
        Place behind;  // its last letter so far
        bool open = false;
        for (std::size_t next = 0; next < text_.size();) {
            const std::size_t from = next;
            const char32_t c = next_code_point(text_, next);
            at.offset = static_cast<std::uint32_t>(from);
            if (!is_blank(c)) {
                if (open && at.column[0] - behind.column[0] >= 2) {
                    line_.cells.push_back(make_cell(begin, behind));
                    open = false;
                }
                if (!open) begin = at;
                open = true;
            }
            const std::string_view letter = text_.substr(from, next - from);
            for (const Measure measure : all_measures) {
                int& column = at.column[static_cast<std::size_t>(measure)];
                column += measure_text(letter, measure, column);
            }
            at.offset = static_cast<std::uint32_t>(next);
            if (!is_blank(c)) behind = at;
        }
        if (open) line_.cells.push_back(make_cell(begin, behind));
        line_.width = at.column;
    }

    /// Narrow columns have one blank between their figures: `3.其他 0 0 0`.
    void cut_figures_apart() {
        std::vector<AlignedCell> cells;
        bool figures_beside = false;
        for (const AlignedCell& cell : line_.cells) figures_beside |= is_figure(text_of(cell));
        for (AlignedCell& cell : line_.cells) {
            const std::string_view text = text_of(cell);
            cell.figure = is_figure(text);
            const std::size_t blank = text.find(' ');
            if (blank == std::string_view::npos || cells.size() > most_cells) {
                cells.push_back(cell);
                continue;
            }
            std::size_t tail = text.size();  // where the run of single figures begins
            std::size_t count = 0;
            for (std::size_t end = text.size(); end > 0;) {
                const std::size_t before = text.rfind(' ', end - 1);
                const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
                if (!is_plain_figure(text.substr(begin, end - begin))) break;
                ++count;
                tail = begin;
                end = begin == 0 ? 0 : begin - 1;
            }
            const std::string_view head = trim(text.substr(0, tail));
            const bool cut = count > 0 && (head.empty() ? count > 1
                                                        : count > 1 || figures_beside ||
                                                              known_label(context_.forms, head).row);
            if (!cut) {
                cells.push_back(cell);
                continue;
            }
            if (!head.empty()) cells.push_back(part(cell, 0, head.size(), false));
            for (std::size_t begin = tail; begin < text.size();) {
                const std::size_t end = std::min(text.find(' ', begin), text.size());
                cells.push_back(part(cell, begin, end, true));
                begin = end + 1;
            }
        }
        line_.cells = std::move(cells);
    }

    [[nodiscard]] std::string_view text_of(const AlignedCell& cell) const {
        return context_.source.slice(cell.span);
    }

    static bool is_plain_figure(std::string_view text) {
        return !text.empty() && text.size() <= 12 &&
               text.find_first_not_of("0123456789.,+-/") == std::string_view::npos && is_figure(text);
    }

    [[nodiscard]] AlignedCell part(const AlignedCell& cell, std::size_t begin, std::size_t end,
                                   bool figure) const {
        const std::string_view text = text_of(cell);
        AlignedCell out;
        out.figure = figure;
        out.span = {cell.span.begin + static_cast<std::uint32_t>(begin),
                    cell.span.begin + static_cast<std::uint32_t>(end)};
        for (const Measure measure : all_measures) {
            const auto m = static_cast<std::size_t>(measure);
            const int from = cell.at[m].begin + measure_text(text.substr(0, begin), measure);
            out.at[m] = {from, from + measure_text(text.substr(begin, end - begin), measure)};
        }
        return out;
    }

    const ReadContext& context_;
    std::string_view text_;
    AlignedLine line_;
};

/// Marks that are as wide as an ideograph in Chinese fonts and narrow in others.
bool is_mark_of_unsure_width(char32_t c) {
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x203B) || c == 0xB7 || c == 0xD7 ||
           c == 0xF7 || (c >= 0x2160 && c <= 0x217F) || (c >= 0x2190 && c <= 0x2199) ||
           (c >= 0x2460 && c <= 0x24FF) || (c >= 0x25A0 && c <= 0x2606);
}

bool is_other_shape(std::string_view text) {
    return text.find_first_of("|\t<") != std::string_view::npos;
}

bool all_may_be_cells(const ReadContext& context, const AlignedLine& line) {
    if (line.cells.size() > most_cells) return false;
    return std::all_of(line.cells.begin(), line.cells.end(), [&](const AlignedCell& cell) {
        return may_be_cell(context.source.slice(cell.span)) &&
               cell.at[0].end - cell.at[0].begin <= widest_piece;
    });
}

}  // namespace

int measure_text(std::string_view text, Measure measure, int start) {
    if (measure == Measure::display) return display_width(text, start);
    int marks = 0;
    int letters = 0;
    for (std::size_t at = 0; at < text.size(); ++letters)
        marks += is_mark_of_unsure_width(next_code_point(text, at)) ? 1 : 0;
    return measure == Measure::letters ? letters : display_width(text, start) + marks;
}

AlignedLine split_aligned(const ReadContext& context, std::size_t line) {
    return LineSplitter(context, line).split();
}

bool begins_aligned(const ReadContext& context, std::size_t line) {
    constexpr std::size_t longest_line = 1000;
    const std::string_view text = trim(context.line_text(line));
    if (text.empty() || text.size() > longest_line || is_other_shape(text)) return false;
    const bool gap = text.find("  ") != std::string_view::npos || text.find("　") != std::string_view::npos;
    if (!gap) return may_be_cell(text) && static_cast<bool>(known_label(context.forms, text));
    if (context.is_heading(line) || is_page_mark(context.line_text(line))) return false;
    const AlignedLine split = split_aligned(context, line);
    return split.cells.size() > 1 && all_may_be_cells(context, split);
}

AlignedRegion read_aligned_region(const ReadContext& context, std::size_t first) {
    AlignedRegion region;
    std::size_t blank_lines = 0;
    bool new_page = false;
    std::size_t line = first;
    for (; line < context.source.line_count() && region.lines.size() < most_lines; ++line) {
        const std::string_view text = context.line_text(line);
        if (is_page_mark(text) || (blank_lines < most_blank_lines && is_blank_text(text))) {
            ++blank_lines;
            new_page = new_page || is_page_mark(text);
            continue;
        }
        if (is_blank_text(text) || is_other_shape(text) || (line > first && context.is_heading(line))) break;
        AlignedLine split = split_aligned(context, line);
        if (!all_may_be_cells(context, split)) break;
        split.new_page = new_page;
        split.new_page |= text.find('\f') != std::string_view::npos;
        new_page = false;
        blank_lines = 0;
        region.lines.push_back(std::move(split));
    }
    region.end = std::max(line, first + 1);
    return region;
}

}  // namespace gouji
