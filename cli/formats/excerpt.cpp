#include "cli/formats/excerpt.h"

#include <algorithm>
#include <vector>

#include "cli/output.h"
#include "parser/text/display_width.h"
#include "parser/text/utf8.h"

namespace gouji::cli {
namespace {

constexpr int tab_stop = 4;
constexpr std::string_view cut_mark = "…";

struct Glyph {
    std::string shown;
    int width;
    std::size_t begin;  // bytes of the line
    std::size_t end;
};

std::vector<Glyph> glyphs(std::string_view line, std::size_t begin, std::size_t end) {
    std::vector<Glyph> out;
    int column = 0;
    for (std::size_t at = begin; at < end;) {
        const std::size_t length = std::min(utf8_length(line[at]), line.size() - at);
        Glyph glyph{{}, 0, at, at + length};
        if (line[at] == '\t') {
            glyph.width = tab_stop - column % tab_stop;
            glyph.shown.assign(static_cast<std::size_t>(glyph.width), ' ');
        } else {
            glyph.shown = printable(line.substr(at, length));
            glyph.width = display_width(glyph.shown);
        }
        column += glyph.width;
        at += length;
        out.push_back(std::move(glyph));
    }
    return out;
}

std::size_t letter_start(std::string_view line, std::size_t at) {
    while (at > 0 && at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) {
        --at;
    }
    return at;
}

}  // namespace

Excerpt make_excerpt(std::string_view line, Span place, int width) {
    width = std::max(width, 20);
    const std::size_t size = line.size();
    const std::size_t from = std::min<std::size_t>(place.begin, size);
    const std::size_t to = std::clamp<std::size_t>(place.end, from, size);
    // A column takes four bytes at the most, but for marks that stand over others; those are cut.
    const std::size_t reach = 4 * static_cast<std::size_t>(width);
    const std::size_t begin = letter_start(line, from > reach ? from - reach : 0);
    const std::size_t end = letter_start(line, std::min(from + reach, size));
    const std::vector<Glyph> all = glyphs(line, begin, end);

    int left = 0;  // columns before the place
    int total = 0;
    for (const Glyph& glyph : all) {
        left += glyph.end <= from ? glyph.width : 0;
        total += glyph.width;
    }
    std::size_t first = 0;
    bool cut_left = begin > 0;
    // Two thirds of the room go to what stands before the place: that is where labels are.
    const int room_left = std::max(width * 2 / 3 - 1, width - 1 - (total - left));
    while (first < all.size() && (left > room_left || total > width - 1) && all[first].end <= from &&
           left > width / 3) {
        left -= all[first].width;
        total -= all[first].width;
        cut_left = true;
        ++first;
    }
    Excerpt excerpt;
    int column = 0;
    if (cut_left) {
        excerpt.line = cut_mark;
        column = 1;
    }
    int mark_begin = -1;
    int mark_end = -1;
    bool cut_right = end < size;
    for (std::size_t i = first; i < all.size(); ++i) {
        const Glyph& glyph = all[i];
        if (column + glyph.width > width - 1) {
            cut_right = true;
            break;
        }
        if (glyph.end > from && mark_begin < 0) {
            mark_begin = column;
        }
        excerpt.line += glyph.shown;
        column += glyph.width;
        if (glyph.begin < to) {
            mark_end = column;
        }
    }
    mark_begin = mark_begin < 0 ? column : mark_begin;
    mark_end = std::max(mark_end, mark_begin + 1);
    if (cut_right) {
        excerpt.line += cut_mark;
    } else {
        excerpt.line.erase(excerpt.line.find_last_not_of(' ') + 1);
    }
    excerpt.marks.assign(static_cast<std::size_t>(mark_begin), ' ');
    excerpt.marks.append(static_cast<std::size_t>(mark_end - mark_begin), '^');
    return excerpt;
}

}  // namespace gouji::cli
