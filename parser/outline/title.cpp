#include "parser/outline/title.h"

#include <algorithm>
#include <array>
#include <string>

#include "parser/outline/folded.h"
#include "parser/outline/year.h"
#include "parser/text/byte_set.h"
#include "parser/text/label.h"

namespace gouji {
namespace {

constexpr std::size_t most_lines = 40;      // a title stands at the top
constexpr std::size_t longest_line = 300;   // bytes; some agencies have long names
constexpr std::size_t longest_piece = 120;  // bytes of a line that is part of a torn title
constexpr std::size_t longest_agency = 180;
constexpr std::size_t most_period_bytes = 1 << 16;

/// Signs of a sentence, of a program, of a link or of a path through a web site.
bool has_sign_of_text(std::string_view text) {
    static constexpr ByteSet ascii(",;!?\"'{}[]<>=|\\/$@&`~^+%");
    constexpr std::u32string_view signs = U"。；！？，、《》“”‘’»›→";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = narrow(next_code_point(text, at));
        if (is_han(c)) continue;
        if (c < 0x80 ? ascii.has(static_cast<char>(c)) : signs.find(c) != std::u32string_view::npos)
            return true;
    }
    return false;
}

/// Behind the last colon: 标题：…
std::string_view behind_colon(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = narrow(next_code_point(text, at));
        if (c == ':') begin = at;
    }
    return text.substr(begin);
}

std::string without_blanks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (!is_blank(c) && c != '*' && c != '#') out.append(text.substr(begin, at - begin));
    }
    return out;
}

/// A name, and no part of a sentence: ideographs, digits and brackets only.
bool is_name(std::string_view text) {
    constexpr std::array<std::string_view, 14> openings = {"现将", "根据",   "按照",   "依据",   "下面",
                                                           "以下", "为做好", "本报告", "本机关", "本单位",
                                                           "本局", "我",     "这",     "目录"};
    if (text.size() < 6 || text.size() > longest_agency ||
        std::any_of(openings.begin(), openings.end(),
                    [&](std::string_view opening) { return text.starts_with(opening); })) {
        return false;
    }
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = narrow(next_code_point(text, at));
        if (!is_han(c) && !(c >= '0' && c <= '9') && c != '(' && c != ')' && c != U'·') return false;
    }
    return true;
}

/// Whether a line that stands alone is the name of an organ, by its last word.
bool is_agency(std::string_view text) {
    constexpr std::array<std::string_view, 30> endings = {
        "局", "委", "会", "府", "办", "厅", "部", "院", "处", "队", "站", "心", "室", "司", "署",
        "镇", "乡", "道", "社", "行", "馆", "校", "所", "团", "区", "县", "市", "州", "省", "公司"};
    return is_name(text) && std::any_of(endings.begin(), endings.end(),
                                        [&](std::string_view ending) { return text.ends_with(ending); });
}

/// What may stand behind the report's name: a date or a note in brackets, 格式 it must not be.
bool is_tail(std::string_view tail) {
    tail = trim(tail);
    if (tail.empty()) return true;
    std::size_t at = 0;
    return tail.size() <= 48 && narrow(next_code_point(tail, at)) == '(';
}

struct Reading {
    std::optional<int> year;
    std::string agency;
    std::size_t core_begin = 0;  // where the report's name begins in the core, the year left out
};

/// Reads `text`, a year cut out of it, as agency and report's name.
std::optional<Reading> read_name(const std::string& text, const Forms& forms) {
    const Folded folded(text);
    for (const std::string_view title : forms.titles()) {
        const std::size_t at = folded.core().rfind(title);
        if (at == std::string_view::npos) continue;
        if (!is_tail(std::string_view(text).substr(folded.end(at + title.size())))) return std::nullopt;
        Reading reading;
        reading.core_begin = at;
        reading.agency = without_blanks(std::string_view(text).substr(0, folded.begin(at)));
        constexpr std::string_view about = "关于";
        if (reading.agency.ends_with(about)) reading.agency.resize(reading.agency.size() - about.size());
        if (!reading.agency.empty() && !is_name(reading.agency)) return std::nullopt;
        return reading;
    }
    return std::nullopt;
}

/// The year may stand before the agency, behind it, or inside the report's name, and its 年度 may
/// be its own or the name's: each cut is tried.
std::optional<Reading> read_title(std::string_view text, const Forms& forms) {
    const std::vector<YearFound> years = find_years(text);
    const auto year = std::find_if(years.begin(), years.end(), [](const YearFound& y) { return !y.is_date; });
    if (year == years.end()) return read_name(std::string(text), forms);
    std::array<std::size_t, 3> cuts = {year->end, year->end, year->digits};
    constexpr std::string_view degree = "度";
    if (text.substr(year->end).starts_with(degree)) cuts[0] += degree.size();
    std::optional<Reading> best;
    for (const std::size_t cut : cuts) {
        std::string rest(text.substr(0, year->begin));
        rest += text.substr(cut);
        std::optional<Reading> reading = read_name(rest, forms);
        if (!reading || (best && best->agency.size() <= reading->agency.size())) continue;
        best = std::move(reading);
    }
    if (best) best->year = year->year;
    return best;
}

/// Whether a line may be a title or a piece of one.
bool is_candidate(const TextLine& line, std::size_t limit) {
    const std::string_view text = line.text.view();
    return !text.empty() && text.size() <= limit && !has_sign_of_text(text);
}

struct Candidate {
    Title title;
    std::size_t first_line = 0;
};

class TitleSearch {
 public:
    TitleSearch(const std::vector<TextLine>& lines, std::size_t count, const Forms& forms)
        : lines_(lines), count_(std::min({count, lines.size(), most_lines})), forms_(forms) {}

    std::vector<Candidate> run() {
        for (std::size_t i = 0; i < count_; ++i) {
            if (!is_candidate(lines_[i], longest_line)) continue;
            for (std::size_t pieces = 1; pieces <= 3 && pieces <= i + 1; ++pieces) {
                if (pieces > 1 && !is_candidate(lines_[i + 1 - pieces], longest_piece)) break;
                if (add(i + 1 - pieces, i)) break;
            }
        }
        return std::move(found_);
    }

 private:
    /// Takes lines [first, last] as one title.
    bool add(std::size_t first, std::size_t last) {
        MappedText text = lines_[first].text;
        if (first == last) {
            const std::string_view part = behind_colon(text.view());
            text = text.slice(text.view().size() - part.size(), text.view().size());
        } else {
            if (lines_[last].text.view().size() > longest_piece) return false;
            for (std::size_t i = first + 1; i <= last; ++i) {
                text.append(lines_[i].text.view(), lines_[i].text.span());
            }
            if (has_sign_of_text(text.view())) return false;
        }
        std::optional<Reading> reading = read_title(text.view(), forms_);
        if (!reading) return false;
        // Torn means that the report's name itself goes over the line end.
        if (first < last && reading->core_begin >= core_length(first)) return false;
        Candidate candidate;
        candidate.first_line = first;
        candidate.title = {text.trimmed(), reading->year, std::move(reading->agency)};
        found_.push_back(std::move(candidate));
        return true;
    }

    /// Of a line's core, its year left out.
    [[nodiscard]] std::size_t core_length(std::size_t line) const {
        const std::string_view text = lines_[line].text.view();
        std::size_t length = normalize_text(text).size();
        for (const YearFound& year : find_years(text)) {
            length -= std::min(length, normalize_text(text.substr(year.begin, year.end - year.begin)).size());
        }
        return length;
    }

    const std::vector<TextLine>& lines_;
    std::size_t count_;
    const Forms& forms_;
    std::vector<Candidate> found_;
};

}  // namespace

std::vector<Title> find_titles(const std::vector<TextLine>& lines, std::size_t count, const Forms& forms) {
    std::vector<Candidate> found = TitleSearch(lines, count, forms).run();
    const auto weight = [](const Candidate& c) {
        return (c.title.year ? 2 : 0) + (c.title.agency.empty() ? 0 : 1);
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Candidate& a, const Candidate& b) { return weight(a) > weight(b); });
    std::vector<Title> titles;
    for (Candidate& candidate : found) {
        if (std::any_of(titles.begin(), titles.end(), [&](const Title& title) {
                return !candidate.title.year || title.year == candidate.title.year;
            })) {
            continue;
        }
        if (candidate.title.agency.empty() && candidate.first_line > 0) {
            const std::string above = without_blanks(lines[candidate.first_line - 1].text.view());
            if (is_agency(above)) candidate.title.agency = above;
        }
        titles.push_back(std::move(candidate.title));
    }
    constexpr std::size_t a_list = 3;  // a page that lists the reports of several years
    if (titles.size() >= a_list) titles.clear();
    return titles;
}

std::optional<int> find_period_year(const std::vector<TextLine>& lines, std::size_t count) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < std::min(count, lines.size()) && bytes < most_period_bytes; ++i) {
        const std::string_view text = head_of(lines[i].text.view(), most_period_bytes);
        bytes += text.size();
        const std::vector<YearFound> years = find_years(text);
        for (std::size_t k = 0; k < years.size(); ++k) {
            if (!years[k].is_date) continue;
            const std::string from = normalize_text(head_of(text.substr(years[k].end), 96));
            const std::size_t to = from.find("12月31日");
            if (!from.starts_with("1月1日") || to == std::string::npos || to > 40) continue;
            // A period over several years is none of one report.
            const bool crosses = k + 1 < years.size() && years[k + 1].is_date &&
                                 years[k + 1].begin < years[k].end + 64 && years[k + 1].year != years[k].year;
            if (!crosses) return years[k].year;
        }
    }
    return std::nullopt;
}

std::optional<int> opening_year(std::string_view paragraph) {
    const std::string_view head = head_of(trim(paragraph), 32);
    const std::vector<YearFound> years = find_years(head);
    if (years.empty() || years[0].begin != 0 || !years[0].has_sign || years[0].is_date) return std::nullopt;
    return years[0].year;
}

}  // namespace gouji
