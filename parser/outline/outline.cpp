#include "parser/outline/outline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "parser/outline/heading.h"
#include "parser/outline/title.h"
#include "parser/text/label.h"

namespace gouji {
namespace {

constexpr std::size_t least_contents = 3;
constexpr std::size_t most_preface_lines = 60;

/// How surely a line is the heading that it reads like.
enum class Rank : std::uint8_t {
    none,
    weak,    // known wording without a number, or with that of a list
    close,   // close wording, the number right
    number,  // known wording, marked or numbered as a heading otherwise
    strong,  // known wording and the right number
};

struct Candidate {
    std::size_t line = 0;
    HeadingFound found;
    Rank rank = Rank::none;
    bool contents = false;  // a line of a contents list
};

bool in_brackets(const Candidate& c) {
    return c.found.numbering == Numbering::chinese_paren || c.found.numbering == Numbering::arabic_paren;
}

Rank rank_of(const HeadingFound& found, int level) {
    if (found.match == HeadingMatch::wording) return Rank::close;
    const bool top = found.numbering == Numbering::chinese || found.numbering == Numbering::part;
    if (found.number_right && top) return Rank::strong;
    if (top || (found.number_right && found.numbering == Numbering::arabic) ||
        (found.numbering == Numbering::none && (level > 0 || found.marked)))
        return Rank::number;
    return Rank::weak;
}

class Outliner {
 public:
    Outliner(const SourceText& source, const Blocks& blocks, const Forms& forms)
        : source_(source), blocks_(blocks), forms_(forms) {}

    Outline run(const Outline* before) {
        look(before);
        collect();
        mark_contents();
        choose();
        make_sections();
        read_title(before);
        read_year();
        outline_.is_report = is_report();
        return std::move(outline_);
    }

 private:
    [[nodiscard]] const TextLine& line(std::size_t i) const { return blocks_.lines[i]; }

    /// Looks at every line for a heading. Of lines that were taken over it is known already, unless so many
    /// lines were compared that it depends on the others.
    void look(const Outline* before) {
        const TakenOver& taken = blocks_.taken_over;
        if (before == nullptr || !before->all_compared || !look_at_changed(*before, taken)) {
            outline_.looked_at.clear();
            close_ = {};
            for (std::size_t i = 0; i < blocks_.lines.size(); ++i) look_at(i);
        }
        outline_.line_count = blocks_.lines.size();
        outline_.all_compared = close_.left > 0;
    }

    /// Whether there was no line too many to be compared.
    bool look_at_changed(const Outline& before, const TakenOver& taken) {
        const std::size_t back_before = before.line_count - taken.back_lines;
        const std::size_t back_now = blocks_.lines.size() - taken.back_lines;
        auto known = before.looked_at.begin();
        for (; known != before.looked_at.end() && known->line < taken.front_lines; ++known) {
            take_over(*known, known->line);
        }
        for (std::size_t i = taken.front_lines; i < back_now; ++i) look_at(i);
        while (known != before.looked_at.end() && known->line < back_before) ++known;
        for (; known != before.looked_at.end(); ++known) {
            take_over(*known, known->line - back_before + back_now);
        }
        return close_.left > 0;
    }

    void take_over(const LookedAt& known, std::size_t line) {
        close_.left -= known.compared ? 1 : 0;
        outline_.looked_at.push_back({line, known.found, known.compared});
    }

    void look_at(std::size_t i) {
        const int left = close_.left;
        close_.level = line(i).level;
        std::optional<HeadingFound> found = match_heading(line(i).text.view(), forms_, &close_);
        const bool compared = close_.left < left;
        if (found || compared) outline_.looked_at.push_back({i, found, compared});
    }

    void collect() {
        last_.assign(forms_[0].sections.size(), 0);
        for (const LookedAt& each : outline_.looked_at) {
            if (!each.found) continue;
            const HeadingFound& found = *each.found;
            candidates_.push_back({each.line, found, rank_of(found, line(each.line).level), found.listed});
            if (!found.listed) last_[found.section] = candidates_.size();
        }
    }

    /// Whether nothing but candidates stands between two of them: no text, table or picture.
    [[nodiscard]] bool adjacent(const Candidate& a, const Candidate& b) const {
        if (b.line != a.line + 1 || a.found.rest < line(a.line).text.view().size()) return false;
        const Span gap{line(a.line).span.end, line(b.line).span.begin};
        const auto between = [&](const auto& items) {
            const auto at = std::lower_bound(
                items.begin(), items.end(), gap.begin,
                [](const auto& item, std::uint32_t offset) { return item.span.begin < offset; });
            return at != items.end() && at->span.begin < gap.end;
        };
        return !between(blocks_.grids) && !between(blocks_.pictures);
    }

    [[nodiscard]] bool under_contents_title(const Candidate& first) const {
        return first.line > 0 && normalize_text(line(first.line - 1).text.view().substr(0, 64)) == "目录";
    }

    /// Three or more headings on end, whose sections come again behind them, are a contents list. Where
    /// they do not come again the draft is a skeleton whose sections are still empty.
    void mark_contents() {
        for (std::size_t first = 0; first < candidates_.size();) {
            const std::size_t end = run_end(first);
            const bool list = end - first >= least_contents || under_contents_title(candidates_[first]);
            if (list && comes_again(first, end)) {
                for (std::size_t i = first; i < end; ++i) candidates_[i].contents = true;
            }
            first = end;
        }
    }

    /// The headings that stand on end from `first` on. A section that stands twice ends the run: the
    /// contents list stands right over the body.
    [[nodiscard]] std::size_t run_end(std::size_t first) const {
        std::vector<bool> seen(last_.size());
        seen[candidates_[first].found.section] = true;
        std::size_t end = first + 1;
        while (end < candidates_.size() && adjacent(candidates_[end - 1], candidates_[end]) &&
               !seen[candidates_[end].found.section]) {
            seen[candidates_[end].found.section] = true;
            ++end;
        }
        return end;
    }

    /// Whether most sections of the run [first, end) come again behind it.
    [[nodiscard]] bool comes_again(std::size_t first, std::size_t end) const {
        std::size_t repeated = 0;
        for (std::size_t i = first; i < end; ++i) {
            repeated += last_[candidates_[i].found.section] > end ? 1 : 0;
        }
        return 2 * repeated > end - first;
    }

    void choose() {
        keep_bracketed();
        std::vector<Rank> best(last_.size(), Rank::none);
        for (const Candidate& c : candidates_) {
            if (!c.contents) best[c.found.section] = std::max(best[c.found.section], c.rank);
        }
        std::vector<const Candidate*> first(last_.size(), nullptr);
        std::vector<int> copies(last_.size(), 0);
        for (const Candidate& c : candidates_) {
            const std::size_t section = c.found.section;
            if (c.contents || c.rank != best[section] || c.rank == Rank::none) continue;
            if (first[section] == nullptr) {
                first[section] = &c;
            } else if (c.rank != Rank::strong) {
                continue;  // the same words again under another number: a heading of lower level
            } else if (heading_text(c) == heading_text(*first[section])) {
                ++copies[section];
            }
            chosen_.push_back(&c);
        }
        // What stands there three times and more, letter by letter, is the head of a page.
        std::erase_if(chosen_, [&](const Candidate* c) {
            return c != first[c->found.section] && copies[c->found.section] >= 2;
        });
        drop_unordered();
    }

    [[nodiscard]] std::string_view heading_text(const Candidate& c) const {
        return line(c.line).text.view().substr(c.found.begin, c.found.end - c.found.begin);
    }

    /// （一） numbers the parts of a section. Only where the sections themselves are numbered so, all
    /// in their order and none otherwise, is it a section's number.
    void keep_bracketed() {
        std::vector<bool> bracketed(last_.size());
        std::size_t others = 0;
        for (const Candidate& c : candidates_) {
            if (c.contents) continue;
            if (in_brackets(c) && c.found.number_right) bracketed[c.found.section] = true;
            others += c.rank == Rank::strong ? 1 : 0;
        }
        const bool sections = others < 2 && std::count(bracketed.begin(), bracketed.end(), true) >= 3;
        for (Candidate& c : candidates_) {
            if (in_brackets(c)) c.rank = sections && c.found.number_right ? Rank::number : Rank::none;
        }
    }

    /// A bare line that says 其他事项 is a heading only between those of the sections before and behind.
    void drop_unordered() {
        constexpr auto none = static_cast<std::size_t>(-1);
        std::vector<std::size_t> next(chosen_.size(), none);  // the section of the next sure heading
        for (std::size_t i = chosen_.size(); i-- > 1;) {
            next[i - 1] = chosen_[i]->rank == Rank::weak ? next[i] : chosen_[i]->found.section;
        }
        std::vector<const Candidate*> kept;
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            const std::size_t section = chosen_[i]->found.section;
            const bool in_order = (kept.empty() || kept.back()->found.section < section) &&
                                  (next[i] == none || section < next[i]);
            if (chosen_[i]->rank != Rank::weak || in_order) kept.push_back(chosen_[i]);
        }
        chosen_ = std::move(kept);
    }

    void make_sections() {
        std::vector<bool> seen(last_.size());
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            const Candidate& c = *chosen_[i];
            const TextLine& head = line(c.line);
            const bool last = i + 1 == chosen_.size();
            Section section;
            section.section = c.found.section;
            section.match = c.found.match;
            section.heading = head.text.slice(c.found.begin, c.found.end);
            section.heading_span = section.heading.span();
            section.range = {head.span.begin, last ? static_cast<std::uint32_t>(source_.text().size())
                                                   : line(chosen_[i + 1]->line).span.begin};
            section.first_line = c.line + 1;
            section.last_line = last ? blocks_.lines.size() : chosen_[i + 1]->line;
            const std::size_t length = head.text.view().size();
            if (c.found.rest < length) section.run_on = head.text.slice(c.found.rest, length).trimmed();
            section.level = head.level;
            section.duplicate = seen[c.found.section];
            seen[c.found.section] = true;
            outline_.sections.push_back(std::move(section));
        }
    }

    void read_title(const Outline* before) {
        const std::size_t count = chosen_.empty() ? blocks_.lines.size() : chosen_.front()->line;
        outline_.title_lines = count;
        // All that is looked at for a title are these lines, unless there are two.
        if (before != nullptr && before->title_lines == count && !before->title_told &&
            count <= blocks_.taken_over.front_lines) {
            outline_.title = before->title;
            if (outline_.title) outline_.title->text.move(source_.text(), 0);
        } else if (std::vector<Title> titles = find_titles(blocks_.lines, count, forms_); !titles.empty()) {
            const std::optional<int> told = titles.size() > 1 ? agreed_year() : std::nullopt;
            const auto same = std::find_if(titles.begin(), titles.end(),
                                           [&](const Title& title) { return told && title.year == told; });
            outline_.title_told = titles.size() > 1;
            outline_.title = std::move(same != titles.end() ? *same : titles.front());
        }
        if (outline_.title) outline_.agency = outline_.title->agency;
    }

    void read_year() {
        outline_.year = outline_.title ? outline_.title->year : std::nullopt;
        if (!outline_.year) outline_.year = period_year();
        if (!outline_.year) outline_.year = year_of_opening();
    }

    /// The year of the period and of the opening, where they do not speak of two.
    [[nodiscard]] std::optional<int> agreed_year() const {
        const std::optional<int> period = period_year();
        const std::optional<int> opening = year_of_opening();
        if (period && opening && period != opening) return std::nullopt;
        return period ? period : opening;
    }

    [[nodiscard]] std::optional<int> period_year() const {
        const std::vector<Section>& sections = outline_.sections;
        const std::size_t preface =
            sections.size() > 1 ? sections[1].first_line : std::min(blocks_.lines.size(), most_preface_lines);
        return find_period_year(blocks_.lines, preface);
    }

    /// The year that section one opens with.
    [[nodiscard]] std::optional<int> year_of_opening() const {
        const std::vector<Section>& sections = outline_.sections;
        const auto opening = std::find_if(sections.begin(), sections.end(),
                                          [](const Section& section) { return section.section == 0; });
        if (opening == sections.end()) return std::nullopt;
        if (opening->run_on) return opening_year(opening->run_on->view());
        if (opening->first_line >= opening->last_line) return std::nullopt;
        return opening_year(line(opening->first_line).text.view());
    }

    /// Its title says so: with a year or an agency, or on the first line; or two known headings do,
    /// of which one is no common phrase (总体情况 and 存在问题 stand in many a report on other work).
    [[nodiscard]] bool is_report() const {
        if (outline_.title) {
            const Title& title = *outline_.title;
            if (title.year || !title.agency.empty() || !outline_.sections.empty() ||
                line(0).span.contains(title.text.span())) {
                return true;
            }
        }
        std::size_t known = 0;
        bool telling = false;
        for (const Section& section : outline_.sections) {
            if (section.duplicate || section.match == HeadingMatch::wording) continue;
            const bool tells = is_telling(section);
            known += section.match != HeadingMatch::number || tells ? 1 : 0;
            telling = telling || tells;
        }
        return known >= 2 && telling;
    }

    /// Whether the heading has an official wording that is long enough to be of this form only.
    [[nodiscard]] bool is_telling(const Section& section) const {
        const std::string core = normalize_label(section.heading.view()).core;
        if (2 * core.size() < forms_.longest_official_heading()) return false;
        const std::vector<LabelRef>& meanings = forms_.meanings(core);
        return std::any_of(meanings.begin(), meanings.end(), [](const LabelRef& ref) {
            return ref.role == LabelRole::heading && ref.variant < 0;
        });
    }

    const SourceText& source_;
    const Blocks& blocks_;
    const Forms& forms_;
    Outline outline_;
    CloseSearch close_;
    std::vector<Candidate> candidates_;
    std::vector<std::size_t> last_;         // by section: one more than its last candidate's index
    std::vector<const Candidate*> chosen_;  // in the order of the document
};

}  // namespace

Outline outline(const SourceText& source, const Blocks& blocks, const Forms& forms, const Outline* before) {
    return Outliner(source, blocks, forms).run(before);
}

}  // namespace gouji
