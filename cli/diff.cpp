#include "cli/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace gouji::cli {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::ptrdiff_t context = 3;
// The most lines that Myers' search may find changed, and how often it may compare two lines for
// each that there is: beyond, a coarser diff is good enough.
constexpr std::ptrdiff_t most_changes = 2000;
constexpr std::ptrdiff_t work_per_line = 64;

Lines split(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

// Lines [old_begin, old_end) are replaced by [new_begin, new_end).
struct Change {
    std::ptrdiff_t old_begin;
    std::ptrdiff_t old_end;
    std::ptrdiff_t new_begin;
    std::ptrdiff_t new_end;
};

void append(std::vector<Change>& changes, Change change) {
    if (!changes.empty() && changes.back().old_end == change.old_begin &&
        changes.back().new_end == change.new_begin) {
        changes.back().old_end = change.old_end;
        changes.back().new_end = change.new_end;
    } else {
        changes.push_back(change);
    }
}

// Myers' greedy search: furthest[d][k] is how far into `a` one gets with d changes on diagonal k.
class Search {
 public:
    Search(const Lines& a, const Lines& b, std::ptrdiff_t begin, std::ptrdiff_t a_end, std::ptrdiff_t b_end)
        : a_(a), b_(b), begin_(begin), n_(a_end - begin), m_(b_end - begin) {}

    // The changes, or nothing where the search would cost too much.
    std::optional<std::vector<Change>> run() {
        std::ptrdiff_t work = work_per_line * (n_ + m_) + most_changes;
        for (std::ptrdiff_t d = 0; d <= std::min(n_ + m_, most_changes); ++d) {
            furthest_.emplace_back(static_cast<std::size_t>(2 * d + 1));
            for (std::ptrdiff_t k = -d; k <= d; k += 2) {
                std::ptrdiff_t x = start(d, k);
                const std::ptrdiff_t from = x;
                while (x < n_ && x - k < m_ && x - k >= 0 && same(x, x - k)) {
                    ++x;
                }
                at(d, k) = x;
                work -= x - from + 1;
                if (x >= n_ && x - k >= m_) {
                    return trace(d, k);
                }
            }
            if (work < 0) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

 private:
    [[nodiscard]] bool same(std::ptrdiff_t x, std::ptrdiff_t y) const {
        return a_[static_cast<std::size_t>(begin_ + x)] == b_[static_cast<std::size_t>(begin_ + y)];
    }
    std::ptrdiff_t& at(std::ptrdiff_t d, std::ptrdiff_t k) {
        return furthest_[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)];
    }
    // Whether diagonal k is reached with d changes by inserting a line (else by deleting one).
    bool by_insertion(std::ptrdiff_t d, std::ptrdiff_t k) {
        return k == -d || (k != d && at(d - 1, k - 1) < at(d - 1, k + 1));
    }
    std::ptrdiff_t start(std::ptrdiff_t d, std::ptrdiff_t k) {
        if (d == 0) {
            return 0;
        }
        return by_insertion(d, k) ? at(d - 1, k + 1) : at(d - 1, k - 1) + 1;
    }

    std::vector<Change> trace(std::ptrdiff_t d, std::ptrdiff_t k) {
        std::vector<Change> back;
        for (; d > 0; --d) {
            const std::ptrdiff_t x = start(d, k);
            const std::ptrdiff_t y = x - k;
            if (by_insertion(d, k)) {
                back.push_back({begin_ + x, begin_ + x, begin_ + y - 1, begin_ + y});
                ++k;
            } else {
                back.push_back({begin_ + x - 1, begin_ + x, begin_ + y, begin_ + y});
                --k;
            }
        }
        std::vector<Change> changes;
        for (auto it = back.rbegin(); it != back.rend(); ++it) {
            append(changes, *it);
        }
        return changes;
    }

    const Lines& a_;
    const Lines& b_;
    std::ptrdiff_t begin_;
    std::ptrdiff_t n_;
    std::ptrdiff_t m_;
    std::vector<std::vector<std::ptrdiff_t>> furthest_;
};

std::vector<Change> find_changes(const Lines& a, const Lines& b) {
    auto a_end = static_cast<std::ptrdiff_t>(a.size());
    auto b_end = static_cast<std::ptrdiff_t>(b.size());
    std::ptrdiff_t begin = 0;
    while (begin < a_end && begin < b_end &&
           a[static_cast<std::size_t>(begin)] == b[static_cast<std::size_t>(begin)]) {
        ++begin;
    }
    while (a_end > begin && b_end > begin &&
           a[static_cast<std::size_t>(a_end - 1)] == b[static_cast<std::size_t>(b_end - 1)]) {
        --a_end;
        --b_end;
    }
    if (begin == a_end && begin == b_end) {
        return {};
    }
    if (auto changes = Search(a, b, begin, a_end, b_end).run()) {
        return *changes;
    }
    std::vector<Change> changes;
    if (a_end != b_end) {
        changes.push_back({begin, a_end, begin, b_end});
        return changes;
    }
    // As many lines as before: most likely each was changed in its place.
    for (std::ptrdiff_t i = begin; i < a_end; ++i) {
        if (a[static_cast<std::size_t>(i)] != b[static_cast<std::size_t>(i)]) {
            append(changes, {i, i + 1, i, i + 1});
        }
    }
    return changes;
}

void add_lines(std::string& out, char mark, const Lines& lines, std::ptrdiff_t begin, std::ptrdiff_t end) {
    for (std::ptrdiff_t i = begin; i < end; ++i) {
        const std::string_view line = lines[static_cast<std::size_t>(i)];
        out += mark;
        out += line;
        if (!line.ends_with('\n')) {
            out += "\n\\ No newline at end of file\n";
        }
    }
}

// Where a hunk begins and how many lines it has; of none, the line before it.
std::string place(std::ptrdiff_t begin, std::ptrdiff_t count) {
    const std::ptrdiff_t line = count == 0 ? begin : begin + 1;
    return count == 1 ? fmt::format("{}", line) : fmt::format("{},{}", line, count);
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
    const Lines a = split(before);
    const Lines b = split(after);
    const std::vector<Change> changes = find_changes(a, b);
    if (changes.empty()) {
        return {};
    }
    const bool relative = !path.starts_with('/');
    std::string out =
        fmt::format("--- {0}{2}\n+++ {1}{2}\n", relative ? "a/" : "", relative ? "b/" : "", path);
    const auto a_size = static_cast<std::ptrdiff_t>(a.size());
    for (std::size_t first = 0; first < changes.size();) {
        std::size_t last = first;
        while (last + 1 < changes.size() &&
               changes[last + 1].old_begin - changes[last].old_end <= 2 * context) {
            ++last;
        }
        const std::ptrdiff_t lead = std::min(context, changes[first].old_begin);
        const std::ptrdiff_t old_begin = changes[first].old_begin - lead;
        const std::ptrdiff_t new_begin = changes[first].new_begin - lead;
        const std::ptrdiff_t trail = std::min(context, a_size - changes[last].old_end);
        const std::ptrdiff_t old_end = changes[last].old_end + trail;
        const std::ptrdiff_t new_end = changes[last].new_end + trail;
        out += fmt::format("@@ -{} +{} @@\n", place(old_begin, old_end - old_begin),
                           place(new_begin, new_end - new_begin));
        std::ptrdiff_t at = old_begin;
        for (std::size_t i = first; i <= last; ++i) {
            add_lines(out, ' ', a, at, changes[i].old_begin);
            add_lines(out, '-', a, changes[i].old_begin, changes[i].old_end);
            add_lines(out, '+', b, changes[i].new_begin, changes[i].new_end);
            at = changes[i].old_end;
        }
        add_lines(out, ' ', a, at, old_end);
        first = last + 1;
    }
    return out;
}

}  // namespace gouji::cli
