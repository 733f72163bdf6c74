#include <algorithm>
#include <array>
#include <utility>

#include "parser/table/line_scan.h"
#include "parser/table/read_tables.h"
#include "parser/table/takeover.h"
#include "parser/text/label.h"

namespace gouji {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Whether `text` starts with `tag` (in lower case) as a whole tag name.
bool starts_with_tag(std::string_view text, std::string_view tag) {
    if (text.size() <= tag.size()) return false;
    for (std::size_t i = 0; i < tag.size(); ++i) {
        if (lower(text[i]) != tag[i]) return false;
    }
    const char next = lower(text[tag.size()]);
    return next < 'a' || next > 'z';
}

std::size_t find_tag(std::string_view text, std::string_view tag, std::size_t from) {
    for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (starts_with_tag(text.substr(at), tag)) return at;
    }
    return std::string_view::npos;
}

/// Whether the document as a whole is HTML: its first text is a tag that begins a page or a block.
bool is_html(std::string_view text) {
    const std::string_view start = trim(text.substr(0, 4096));
    static constexpr std::array<std::string_view, 17> openers = {
        "<!doctype", "<html", "<head", "<body",    "<meta",    "<div",   "<p",      "<table", "<h1",
        "<h2",       "<h3",   "<span", "<section", "<article", "<style", "<center", "<?xml"};
    if (std::any_of(openers.begin(), openers.end(),
                    [&](std::string_view tag) { return starts_with_tag(start, tag); })) {
        // A Markdown draft may begin with a table in HTML; its headings then are Markdown's.
        return !starts_with_tag(start, "<table") || text.find("\n#") == std::string_view::npos;
    }
    if (starts_with_tag(start, "<!--")) return find_tag(text, "<body", 0) != std::string_view::npos;
    return false;
}

/// Where the table that begins at `begin` ends, nested tables counted; npos where it is not closed.
std::size_t table_end(std::string_view text, std::size_t begin) {
    int depth = 0;
    for (std::size_t at = begin; at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::string_view rest = text.substr(at);
        if (starts_with_tag(rest, "<table")) {
            ++depth;
        } else if (starts_with_tag(rest, "</table") && --depth <= 0) {
            return std::min(text.find('>', at), text.size() - 1) + 1;
        }
    }
    return std::string_view::npos;
}

// The bytes by which the readers of table shapes know their lines.
constexpr std::uint8_t bar_mark = 1;
constexpr std::uint8_t tab_mark = 2;
constexpr std::uint8_t separator_mark = 4;
constexpr std::uint8_t blank_mark = 8;
constexpr std::uint8_t box_mark = 16;
constexpr auto byte_marks = [] {
    std::array<std::uint8_t, 256> table{};
    table['|'] = bar_mark;
    table['\t'] = tab_mark;
    table[','] = table[';'] = separator_mark;
    table[' '] = blank_mark;
    table[0xE2] = box_mark;  // U+2500 to U+257F are E2 94 80 to E2 95 BF
    return table;
}();

/// The marks of all bytes of a line. None stands inside a character of three bytes, as most are.
std::uint8_t marks_of(std::string_view line) {
    std::uint8_t seen = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto byte = static_cast<unsigned char>(line[at]);
        seen |= byte_marks[byte];
        at += (byte & 0xF0U) == 0xE0U ? 3 : 1;
    }
    return seen;
}

bool has_box(std::string_view text) {
    return text.find("\xe2\x94") != std::string_view::npos || text.find("\xe2\x95") != std::string_view::npos;
}

bool is_fence(std::string_view text) {
    return text.compare(0, 3, "```") == 0 || text.compare(0, 3, "~~~") == 0;
}

/// Reads a document that is not HTML, line by line.
class LineReader {
 public:
    LineReader(const SourceText& source, const Forms& forms, Blocks& out)
        : context_{source, forms}, source_(source), out_(out) {}

    void read() { read_from(front_matter(), nullptr); }

    /// Takes over what was read of the version before, as far as nothing in it or looked at for it has
    /// changed, and reads the rest.
    void read(const BlocksBefore& before) {
        BlocksTakeover takeover(before, source_, out_);
        if (const std::optional<RestingPlace> front = takeover.front()) {
            context_.furthest = source_.line_of(front->seen - 1);
            read_from(source_.line_of(front->at), &takeover);
        } else {
            read_from(front_matter(), &takeover);
        }
    }

 private:
    using Reader = std::optional<ReadResult> (*)(const ReadContext&, std::size_t);

    void read_from(std::size_t line, BlocksTakeover* takeover) {
        constexpr std::size_t lines_between = 8;  // places of rest, where no table stands there
        std::size_t next_place = line;
        while (line < source_.line_count()) {
            const bool rests = at_rest(line);
            RestingPlace here;
            if (rests) {
                here = resting_place(line);
                if (takeover != nullptr && takeover->back(here)) return;
            }
            const std::size_t grids = out_.grids.size();
            const std::size_t next = step(line);
            const bool table = out_.grids.size() > grids;
            if (rests && (table || line >= next_place)) {
                out_.resting_places.push_back(here);
                next_place = line + lines_between;
            }
            if (std::exchange(markdown_, false)) {
                out_.markdown = true;
                if (!out_.resting_places.empty()) out_.resting_places.back().markdown = true;
            }
            line = next;
            if (table) next_place = line;
        }
    }

    /// Whether nothing that was seen before the line bears on how it and what follows is read.
    [[nodiscard]] bool at_rest(std::size_t line) const {
        return fence_searched_ == 0 && !comment_open_ &&
               std::all_of(refused_.begin(), refused_.end(), [&](std::size_t to) { return to <= line; });
    }

    [[nodiscard]] RestingPlace resting_place(std::size_t line) const {
        const auto count = [](const auto& items) { return static_cast<std::uint32_t>(items.size()); };
        RestingPlace place;
        place.at = source_.line_start(line);
        place.seen = source_.line_start(context_.furthest + 1);
        if (context_.furthest + 1 >= source_.line_count()) ++place.seen;
        place.lines = count(out_.lines);
        place.grids = count(out_.grids);
        place.ignored = count(out_.ignored);
        place.pictures = count(out_.pictures);
        return place;
    }

    std::size_t front_matter() {
        if (trim(context_.line_text(0)) != "---") return 0;
        if (source_.line_count() < 3) {
            context_.look_at(source_.line_count());
            return 0;
        }
        // Front matter is short; a rule at the top of a text is closed by none.
        for (std::size_t line = 1; line < std::min<std::size_t>(source_.line_count(), 60); ++line) {
            const std::string_view text = trim(context_.line_text(line));
            if (text == "---" || text == "...") {
                out_.ignored.push_back({{0, source_.line(line).end}});
                return line + 1;
            }
        }
        return 0;
    }

    std::size_t step(std::size_t line) {
        const Span span = context_.line(line);
        const std::string_view text = trim(source_.slice(span));
        if (text.empty()) return line + 1;
        if (is_fence(text)) {
            if (const std::size_t next = fenced(line, text.substr(0, 3)); next > line) return next;
        } else if (text.front() == '<') {
            if (const std::size_t next = markup(line, text); next > line) return next;
        }
        if (const std::size_t next = table(line, text); next > line) return next;
        prose(span, text);
        return line + 1;
    }

    std::size_t fenced(std::size_t line, std::string_view fence) {
        if (line < fence_searched_) return line;  // no closing fence from here on
        for (std::size_t at = line + 1; at < source_.line_count(); ++at) {
            if (trim(context_.line_text(at)).substr(0, 3) == fence) {
                out_.ignored.push_back({{source_.line_start(line), source_.line(at).end}});
                markdown_ = true;
                return at + 1;
            }
        }
        fence_searched_ = source_.line_count();
        return line;
    }

    std::size_t markup(std::size_t line, std::string_view text) {
        const auto begin = static_cast<std::size_t>(text.data() - source_.text().data());
        std::size_t end = 0;
        if (text.compare(0, 4, "<!--") == 0) {
            if (comment_open_) return line;
            end = source_.text().find("-->", begin);
            if (end == std::string_view::npos) {
                context_.look_at(source_.line_count());
                comment_open_ = true;
                return line;
            }
            end += 3;
            out_.ignored.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
        } else if (starts_with_tag(text, "<table")) {
            end = table_end(source_.text(), begin);
            if (end == std::string_view::npos) {
                context_.look_at(source_.line_count());
                end = next_heading(line);
            }
            read_html(source_, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, out_);
        } else if (starts_with_tag(text, "<img")) {
            out_.pictures.push_back({source_.line(line)});
            return line + 1;
        } else {
            return line;
        }
        const std::size_t last = source_.line_of(static_cast<std::uint32_t>(end));
        context_.look_at(last);
        // What ends where a line begins leaves that line.
        return end == source_.line_start(last) && last > line ? last : last + 1;
    }

    /// Where the next section begins: a table whose end is not written yet does not take in the rest.
    [[nodiscard]] std::size_t next_heading(std::size_t line) const {
        do {
            ++line;
        } while (line < source_.line_count() && !context_.is_heading(line));
        return source_.line_start(line);
    }

    std::size_t table(std::size_t line, std::string_view text) {
        // What the line has in it tells which readers may be asked.
        const std::string_view whole = context_.line_text(line);
        const std::uint8_t seen = marks_of(whole);
        const bool box = text.front() == '+' || ((seen & box_mark) != 0 && has_box(whole));
        const bool bar = (seen & bar_mark) != 0;
        const bool tab = (seen & tab_mark) != 0;
        const bool separator = (seen & separator_mark) != 0;
        const bool gap = (seen & blank_mark) != 0 && (whole.find("  ") != std::string_view::npos);
        const std::array<std::pair<bool, Reader>, 6> readers = {{
            {box, read_box_table},
            {bar, read_bar_table},
            {tab, read_tab_table},
            {separator, read_separated_table},
            {gap, read_aligned_table},
            {true, read_bare_table},
        }};
        for (std::size_t i = 0; i < readers.size(); ++i) {
            if (!readers[i].first || line < refused_[i]) continue;
            std::optional<ReadResult> result = readers[i].second(context_, line);
            if (!result) continue;
            if (result->grid.cells.empty()) {
                refused_[i] = result->next_line;
                continue;
            }
            markdown_ |= result->grid.shape == Shape::markdown;
            out_.add(std::move(result->grid), source_.text().size());
            return std::max(result->next_line, line + 1);
        }
        return line;
    }

    void prose(Span span, std::string_view text) {
        TextLine out;
        out.span = span;
        if (text.front() == '#') {
            const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
            if (marks <= 6) {
                out.level = static_cast<std::uint8_t>(marks);
                text = trim(text.substr(marks));
                while (!text.empty() && text.back() == '#') text.remove_suffix(1);
                text = trim(text);
                markdown_ = true;
            }
        }
        if (text.size() > 4 && text.compare(0, 2, "**") == 0 && text.substr(text.size() - 2) == "**" &&
            text.find("**", 2) == text.size() - 2) {
            text = trim(text.substr(2, text.size() - 4));
        }
        if (text.compare(0, 2, "![") == 0 && text.find("](") != std::string_view::npos) {
            out_.pictures.push_back({span});
            return;
        }
        if (text.empty()) return;
        if (is_attachment(text)) out_.pictures.push_back({span});
        const auto begin = static_cast<std::uint32_t>(text.data() - source_.text().data());
        out.text = MappedText(text, {begin, begin + static_cast<std::uint32_t>(text.size())});
        out_.lines.push_back(std::move(out));
    }

    /// A line that stands for a table kept elsewhere: [附表](表.xlsx), （见附件1）, what a converter
    /// writes for a table that it left out.
    static bool is_attachment(std::string_view text) {
        if (text == "[TABLE]") return true;
        if (text.size() <= 60 && text.find("见") != std::string_view::npos &&
            (text.find("附件") != std::string_view::npos || text.find("附表") != std::string_view::npos)) {
            return true;
        }
        if (text.front() != '[' || text.back() != ')' || text.find("](") == std::string_view::npos)
            return false;
        static constexpr std::array<std::string_view, 7> endings = {".xlsx)", ".xls)", ".docx)", ".doc)",
                                                                    ".pdf)",  ".png)", ".jpg)"};
        return std::any_of(endings.begin(), endings.end(),
                           [&](std::string_view ending) { return text.ends_with(ending); });
    }

    ReadContext context_;
    const SourceText& source_;
    Blocks& out_;
    std::size_t fence_searched_ = 0;
    bool comment_open_ = false;             // no comment that begins from here on ends
    bool markdown_ = false;                 // the line that was read last is Markdown's
    std::array<std::size_t, 6> refused_{};  // by reader: lines before this are prose to it
};

}  // namespace

std::string_view shape_name(Shape shape) {
    switch (shape) {
        case Shape::bar_rows:
            return "bar-rows";
        case Shape::bar_lines:
            return "bar-lines";
        case Shape::tab_rows:
            return "tab-rows";
        case Shape::tab_lines:
            return "tab-lines";
        case Shape::markdown:
            return "markdown";
        case Shape::html:
            return "html";
        case Shape::aligned:
            return "aligned";
        case Shape::box:
            return "box";
        case Shape::separated:
            return "separated";
        case Shape::bare_lines:
            return "bare-lines";
    }
    return "";
}

void Blocks::add(Grid grid, std::size_t size) {
    // A report has a few hundred cells; the limit keeps the memory of hostile documents in bounds.
    constexpr std::size_t most = 500'000;
    constexpr std::size_t bytes_a_cell = 8;
    if (cells + grid.cells.size() > std::min(most, always_room_for + size / bytes_a_cell)) {
        if (!beyond) beyond = grid.span;
        return;
    }
    cells += grid.cells.size();
    grids.push_back(std::move(grid));
}

Blocks read_blocks(const SourceText& source, const Forms& forms, std::optional<BlocksBefore> before) {
    Blocks blocks;
    if (is_html(source.text())) {
        blocks.html = true;
        read_html(source, {0, static_cast<std::uint32_t>(source.text().size())}, blocks);
        if (before) note_unchanged(*before, source, blocks);
    } else if (before) {
        LineReader(source, forms, blocks).read(*before);
    } else {
        LineReader(source, forms, blocks).read();
    }
    return blocks;
}

}  // namespace gouji
