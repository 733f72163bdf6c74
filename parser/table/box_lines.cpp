#include "parser/table/box_lines.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "parser/table/line_scan.h"
#include "parser/text/display_width.h"
#include "parser/text/label.h"

namespace gouji {

namespace {

constexpr std::size_t most_posts = 128;
constexpr std::size_t most_lines = 4000;
constexpr int merge_distance = 1;  // posts of rules this near are one column
constexpr int same_pattern = 4;    // posts of two lines this near are drawn as the same columns

enum class Sign : std::uint8_t { text, blank, post, rule };

bool is_box(char32_t c) {
    return c >= 0x2500 && c <= 0x257F;
}

Sign sign_of(char32_t c) {
    if (is_box(c)) {
        switch (c) {
            case 0x2500:
            case 0x2501:
            case 0x2504:
            case 0x2505:
            case 0x2508:
            case 0x2509:
            case 0x254C:
            case 0x254D:
            case 0x2550:
            case 0x2574:
            case 0x2576:
            case 0x2578:
            case 0x257A:
            case 0x257C:
            case 0x257E:
                return Sign::rule;
            default:
                return Sign::post;
        }
    }
    if (c == U'|' || c == U'｜' || c == U'¦') return Sign::post;
    return is_blank(c) ? Sign::blank : Sign::text;
}

bool is_ascii_rule(char c) {
    return c == '-' || c == '=';
}

struct Post {
    int column = 0;
    int boxes = 0;  // box characters before it: a column more each where they are drawn wide
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool joint = false;  // rules may leave it to the side
};

/// A line before its columns are known.
struct RawLine {
    std::vector<Post> posts;
    std::vector<bool> rule;  // what stands behind each post but the last
    bool closes = false;     // the rule below the table
};

class LineScanner {
 public:
    LineScanner(std::string_view text, std::uint32_t begin) : text_(text), begin_(begin) {}

    std::optional<RawLine> scan() {
        RawLine line;
        std::size_t at = 0;
        int column = 0;
        int boxes = 0;
        bool only_rule = true;  // what stands between the last post and here
        bool ascii_rule = false;
        bool any = false;
        while (at < text_.size()) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text_, at);
            Sign sign = sign_of(c);
            if (c == U'+' && is_joint(begin)) sign = Sign::post;
            if (sign == Sign::text && at == begin + 1 && is_ascii_rule(text_[begin])) {
                ascii_rule = true;
                sign = Sign::rule;
            }
            if (sign == Sign::post) {
                const bool joint = c == U'+' || (is_box(c) && !is_vertical(c));
                if (!line.posts.empty()) {
                    // Dashes between bars are a cell's; a rule hangs on a joint.
                    const bool drawn = any && only_rule && (!ascii_rule || joint || line.posts.back().joint);
                    line.rule.push_back(drawn);
                } else if (any) {
                    return std::nullopt;
                }
                if (line.posts.size() == most_posts) return std::nullopt;
                if (line.posts.empty()) line.closes = c == U'└' || c == U'╚' || c == U'┗' || c == U'╰';
                line.posts.push_back({column, boxes, begin_ + static_cast<std::uint32_t>(begin),
                                      begin_ + static_cast<std::uint32_t>(at), joint});
                only_rule = true;
                ascii_rule = false;
                any = false;
            } else {
                only_rule = only_rule && sign == Sign::rule;
                any = any || sign != Sign::blank || !line.posts.empty();
                if (line.posts.empty() && sign != Sign::blank) return std::nullopt;
            }
            boxes += is_box(c);
            column += display_width(text_.substr(begin, at - begin), column);
        }
        if (line.posts.size() < 2) return std::nullopt;
        return line;
    }

 private:
    static bool is_vertical(char32_t c) {
        return c == U'│' || c == U'┃' || c == U'║' || (c >= 0x2506 && c <= 0x2507) ||
               (c >= 0x250A && c <= 0x250B) || (c >= 0x254E && c <= 0x254F);
    }

    /// A plus is a joint beside a rule; in `+2` it is a sign.
    [[nodiscard]] bool is_joint(std::size_t at) const {
        const auto rule = [this](std::size_t i) {
            return i < text_.size() && (is_ascii_rule(text_[i]) || text_[i] == '+');
        };
        return rule(at + 1) || (at > 0 && rule(at - 1));
    }

    std::string_view text_;
    std::uint32_t begin_;
};

std::vector<int> columns_of(const RawLine& line, int box_width) {
    std::vector<int> columns;
    for (const Post& post : line.posts) columns.push_back(post.column + post.boxes * (box_width - 1));
    return columns;
}

/// How many columns a box character takes, 1 or 2: where the lines' right edges agree best.
int box_width_of(const std::vector<RawLine>& lines) {
    std::size_t best_count = 0;
    int best = 1;
    for (const int width : {1, 2}) {
        std::map<int, std::size_t> edges;
        std::size_t most = 0;
        for (const RawLine& line : lines) {
            const Post& last = line.posts.back();
            most = std::max(most, ++edges[last.column + last.boxes * (width - 1)]);
        }
        if (most > best_count) {
            best_count = most;
            best = width;
        }
    }
    return best;
}

bool is_pure_rule(const RawLine& line) {
    return std::all_of(line.rule.begin(), line.rule.end(), [](bool rule) { return rule; });
}

void merge_columns(std::vector<int>& columns, const std::vector<int>& more) {
    for (const int column : more) {
        const auto near = std::lower_bound(columns.begin(), columns.end(), column - merge_distance);
        if (near != columns.end() && *near <= column + merge_distance) continue;
        columns.insert(std::lower_bound(columns.begin(), columns.end(), column), column);
    }
}

/// The columns of the whole table: those of its rules, which no wide letter displaces.
std::vector<int> table_columns(const std::vector<RawLine>& lines, int box_width) {
    constexpr std::size_t most_columns = 4 * most_posts;
    std::vector<int> columns;
    for (const RawLine& line : lines) {
        if (is_pure_rule(line) && columns.size() < most_columns)
            merge_columns(columns, columns_of(line, box_width));
    }
    std::size_t widest = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].posts.size() > lines[widest].posts.size()) widest = i;
    }
    if (lines[widest].posts.size() > columns.size()) columns = columns_of(lines[widest], box_width);
    return columns;
}

class Fitter {
 public:
    explicit Fitter(const std::vector<int>& columns) : columns_(columns) {}

    /// Which of the table's columns each post of a line stands for. Letters of unsure width move
    /// the posts behind them, so the count of posts tells before their places do.
    std::vector<std::size_t> fit(const std::vector<int>& posts) {
        std::vector<std::size_t> fitted(posts.size());
        if (posts.size() == columns_.size()) {
            for (std::size_t i = 0; i < posts.size(); ++i) fitted[i] = i;
            return fitted;
        }
        const auto known = patterns_.find(posts.size());
        if (known != patterns_.end() && like(posts, known->second)) return known->second;
        std::size_t next = 0;
        for (std::size_t i = 0; i < posts.size(); ++i) {
            // Enough columns must remain for the posts behind.
            const std::size_t last = columns_.size() - std::min(columns_.size(), posts.size() - i);
            std::size_t best = std::min(next, columns_.size() - 1);
            for (std::size_t c = next; c <= last && c < columns_.size(); ++c) {
                if (std::abs(columns_[c] - posts[i]) < std::abs(columns_[best] - posts[i])) best = c;
            }
            fitted[i] = best;
            next = best + 1;
        }
        patterns_[posts.size()] = fitted;
        return fitted;
    }

 private:
    [[nodiscard]] bool like(const std::vector<int>& posts, const std::vector<std::size_t>& pattern) const {
        for (std::size_t i = 0; i < posts.size(); ++i) {
            if (std::abs(columns_[pattern[i]] - posts[i]) > same_pattern) return false;
        }
        return true;
    }

    const std::vector<int>& columns_;
    std::map<std::size_t, std::vector<std::size_t>> patterns_;  // by count of posts
};

}  // namespace

bool begins_box(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(line, at);
        if (is_blank(c)) continue;
        if (is_box(c)) return true;
        return c == U'+' && begin + 1 < line.size() && is_ascii_rule(line[begin + 1]);
    }
    return false;
}

BoxDrawing read_box_lines(const ReadContext& context, std::size_t first) {
    const SourceText& source = context.source;
    BoxDrawing drawing;
    drawing.next_line = first;
    std::vector<RawLine> lines;
    for (std::size_t line = first; line < source.line_count() && lines.size() < most_lines; ++line) {
        const std::string_view text = context.line_text(line);
        if (is_blank_text(text) || is_page_mark(text)) continue;
        std::optional<RawLine> raw = LineScanner(text, source.line(line).begin).scan();
        if (!raw) break;
        drawing.next_line = line + 1;
        lines.push_back(std::move(*raw));
        if (lines.back().closes) break;
    }
    if (lines.empty()) return drawing;
    const int box_width = box_width_of(lines);
    drawing.columns = table_columns(lines, box_width);
    Fitter fitter(drawing.columns);
    for (const RawLine& raw : lines) {
        BoxLine line;
        const std::vector<std::size_t> fitted = fitter.fit(columns_of(raw, box_width));
        for (std::size_t i = 0; i + 1 < raw.posts.size(); ++i) {
            if (fitted[i] >= fitted[i + 1]) continue;
            line.segments.push_back(
                {fitted[i], fitted[i + 1], {raw.posts[i].end, raw.posts[i + 1].begin}, raw.rule[i]});
            line.has_rule = line.has_rule || raw.rule[i];
        }
        drawing.lines.push_back(std::move(line));
    }
    return drawing;
}

}  // namespace gouji
