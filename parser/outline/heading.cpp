#include "parser/outline/heading.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "parser/outline/folded.h"
#include "parser/table/read_tables.h"
#include "parser/text/byte_set.h"
#include "parser/text/label.h"

namespace gouji {
namespace {

constexpr std::size_t longest_number = 48;  // bytes: blanks and marks included
constexpr int least_ending = 6;             // code points of a wording that may end a longer one
constexpr int longest_leader = 200;         // bytes of dots before a page number

constexpr bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

/// Whether a number (一、 （一） 1. 第一部分 ①) may begin here.
bool numbered_start(std::string_view text) {
    std::size_t at = 0;
    const char32_t c = narrow(next_code_point(text, at));
    if (is_digit(c) || c == '(') return true;
    constexpr std::u32string_view signs = U"一二三四五六七八九十第";
    return signs.find(c) != std::u32string_view::npos || (c >= 0x2460 && c <= 0x249B) ||
           (c >= 0x3220 && c <= 0x3229);
}

/// What stands in a line of a program, of a table, of a link: not in a heading.
bool foreign(std::string_view text) {
    static constexpr ByteSet signs("\"'{}[]<>=|\\;/\t$@&");
    return signs.find(text) != std::string_view::npos;
}

bool is_leader(char32_t c) {
    return is_blank(c) || c == '.' || c == '-' || c == '_' || c == U'…' || c == U'·' || c == U'•' ||
           c == U'—' || c == U'⋯' || c == U'。' || c == U'․' || c == U'‥' || c == U'─';
}

/// Whether `rest`, behind a heading, is what a contents list has there: dots, a page number, both.
bool is_listed(std::string_view rest) {
    if (rest.empty() || rest.size() > static_cast<std::size_t>(longest_leader)) return false;
    int dots = 0;
    int digits = 0;
    int numbers = 0;
    bool in_number = false;
    for (std::size_t at = 0; at < rest.size();) {
        const char32_t c = narrow(next_code_point(rest, at));
        numbers += is_digit(c) && !in_number ? 1 : 0;
        in_number = is_digit(c);
        if (in_number) {
            ++digits;
        } else if (is_leader(c)) {
            dots += is_blank(c) ? 0 : 1;
        } else if (c != '(' && c != ')' && c != U'第' && c != U'页') {
            return false;
        }
    }
    return digits <= 3 && numbers <= 1 && (digits > 0 || dots >= 3);
}

/// Whether text that follows a heading without any mark begins a sentence of its own, so that the
/// heading's last word is not part of a longer one.
bool opens_sentence(std::string_view rest) {
    constexpr std::array<std::string_view, 20> openers = {
        "本年", "本机关", "本单位", "本局", "本部门", "今年", "我局", "我委",   "我镇", "我街道",
        "我县", "我市",   "我区",   "我办", "根据",   "按照", "截至", "一年来", "全年", "无。"};
    return trim(rest) == "无" || std::any_of(openers.begin(), openers.end(), [&](std::string_view opener) {
               return rest.starts_with(opener);
           });
}

/// Whether two texts are the same but for blanks and width.
bool same_wording(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    const auto next = [](std::string_view text, std::size_t& at) {
        while (at < text.size()) {
            const char32_t c = next_code_point(text, at);
            if (!is_blank(c) && c != '*') return narrow(c);
        }
        return char32_t{0};
    };
    for (;;) {
        const char32_t x = next(a, i);
        if (x != next(b, j)) return false;
        if (x == 0) return true;
    }
}

/// Which code points a text has, folded into 64 bits: what is set in one mask and not in another
/// is in one text and not in the other.
std::uint64_t mask_of(std::string_view core) {
    std::uint64_t mask = 0;
    for (std::size_t at = 0; at < core.size();) mask |= std::uint64_t{1} << (next_code_point(core, at) % 64U);
    return mask;
}

int bits(std::uint64_t mask) {
    int count = 0;
    for (; mask != 0; mask &= mask - 1) ++count;
    return count;
}

class Matcher {
 public:
    Matcher(std::string_view line, const Forms& forms, CloseSearch* close)
        : line_(line), forms_(forms), close_(close) {}

    std::optional<HeadingFound> match() {
        skip_marks();
        std::string_view text = line_.substr(found_.begin);
        const std::size_t longest = forms_.longest_heading();
        if (text.size() < 6) return std::nullopt;  // two ideographs
        const bool numbered = numbered_start(text);
        // Without a number only a line that is the heading and nothing else counts.
        if (!numbered && (text.size() > 2 * longest || !may_begin(text))) return std::nullopt;
        text = head_of(text, 2 * longest + longest_number);
        if (numbered) {
            const LabelNumber number = read_numbering(text);
            found_.numbering = number.numbering;
            found_.ordinal = number.ordinal;
            core_begin_ = found_.begin + number.end;
            text.remove_prefix(number.end);
            if (number.numbering == Numbering::none || !may_begin(text)) return std::nullopt;
        } else {
            core_begin_ = found_.begin;
        }
        const Folded folded(text);
        if (const HeadingWording* wording = longest_at_start(folded.core())) {
            if (accept(*wording, folded)) return found_;
        }
        return may_be_close() ? nearest(folded) : std::nullopt;
    }

 private:
    /// Blanks, Markdown's # and the opening of **bold**.
    void skip_marks() {
        for (std::size_t at = 0; at < line_.size(); found_.begin = at) {
            if (line_.substr(at).starts_with("**")) {
                at += 2;
                continue;
            }
            const char32_t c = next_code_point(line_, at);
            if (c == '#') {
                found_.marked = true;
            } else if (!is_blank(c)) {
                return;
            }
        }
    }

    [[nodiscard]] bool top_number() const {
        return found_.numbering == Numbering::chinese || found_.numbering == Numbering::part;
    }

    /// Whether a wording that is only close would do for this line.
    [[nodiscard]] bool may_be_close() const {
        return close_ != nullptr && close_->left > 0 &&
               (top_number() ||
                (found_.numbering == Numbering::none && (close_->level > 0 || found_.marked)));
    }

    /// Whether some heading begins with the first ideograph of `text`.
    [[nodiscard]] bool may_begin(std::string_view text) const {
        if (may_be_close()) return true;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = next_code_point(text, at);
            if (!is_blank(c) && c != '*') return forms_.heading_may_begin(c);
        }
        return false;
    }

    const HeadingWording* longest_at_start(std::string_view core) const {
        // In the order of their bytes: those that begin as the core does stand together.
        if (core.empty()) return nullptr;
        std::size_t first = 0;
        static_cast<void>(next_code_point(core, first));
        const std::string_view start = core.substr(0, first);
        const auto before = [](const HeadingWording& wording, std::string_view text) {
            return std::string_view(wording.core).substr(0, text.size()) < text;
        };
        const std::vector<HeadingWording>& all = forms_.headings();
        const HeadingWording* best = nullptr;
        for (auto it = std::lower_bound(all.begin(), all.end(), start, before);
             it != all.end() && it->core.starts_with(start); ++it) {
            if (core.starts_with(it->core) && (best == nullptr || it->core.size() > best->core.size())) {
                best = &*it;
            }
        }
        return best;
    }

    void found_at(const HeadingWording& wording, std::size_t end) {
        found_.section = wording.section;
        found_.number_right = found_.ordinal > 0 && found_.ordinal == wording.ordinal;
        found_.end = end;
        found_.rest = line_.size();
    }

    bool accept(const HeadingWording& wording, const Folded& folded) {
        const std::size_t end = core_begin_ + folded.end(wording.core.size());
        if (foreign(line_.substr(found_.begin, end - found_.begin))) return false;
        found_at(wording, end);
        const std::string_view behind = line_.substr(end);
        if (is_listed(behind)) {
            found_.listed = true;
        } else if (!alone(behind)) {
            if (!run_on(behind)) return false;
            found_.rest = rest_of(end);
        }
        found_.match = kind(wording);
        return true;
    }

    /// Only marks behind the heading: a colon, a full stop, ** and #.
    static bool alone(std::string_view behind) {
        if (behind.size() > 64 || foreign(behind)) return false;
        return normalize_text(behind).empty();
    }

    bool run_on(std::string_view behind) const {
        if (!top_number() && !(found_.numbering == Numbering::arabic && found_.number_right)) {
            return false;
        }
        std::size_t at = 0;
        const char32_t c = next_code_point(behind, at);
        const bool letter = is_han(c) || (c < 0x80 && ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z'));
        if (c == '|' || c == '\t') return false;  // a row of a table
        if (is_digit(narrow(c)) && !opens_with_year(behind)) return false;
        if (letter && !opens_sentence(behind)) return false;
        return !begins_with_heading(line_.substr(rest_of(line_.size() - behind.size())));
    }

    /// A list of headings in one line is a contents list.
    [[nodiscard]] bool begins_with_heading(std::string_view text) const {
        if (text.empty() || !numbered_start(text)) return false;
        const NormalLabel label =
            normalize_label(head_of(text, 2 * forms_.longest_heading() + longest_number));
        return label.numbering != Numbering::none && longest_at_start(label.core) != nullptr;
    }

    static bool opens_with_year(std::string_view text) {
        std::size_t at = 0;
        for (int i = 0; i < 4; ++i) {
            if (at >= text.size() || !is_digit(narrow(next_code_point(text, at)))) return false;
        }
        while (at < text.size()) {
            const char32_t c = next_code_point(text, at);
            if (!is_blank(c)) return c == U'年';
        }
        return false;
    }

    /// Behind the marks and blanks that part a heading from its paragraph.
    std::size_t rest_of(std::size_t end) const {
        for (std::size_t at = end; at < line_.size();) {
            const char32_t c = narrow(next_code_point(line_, at));
            constexpr std::u32string_view marks = U":.,;*、。";
            if (!is_blank(c) && marks.find(c) == std::u32string_view::npos) break;
            end = at;
        }
        return end;
    }

    HeadingMatch kind(const HeadingWording& wording) const {
        const bool bracketed =
            found_.numbering == Numbering::chinese_paren || found_.numbering == Numbering::arabic_paren;
        if (!found_.number_right || bracketed) return HeadingMatch::number;
        if (wording.variant >= 0) return HeadingMatch::variant;
        const std::string_view text = line_.substr(found_.begin, found_.end - found_.begin);
        for (const Form& form : forms_.all()) {
            if (same_wording(text, form.sections[wording.section].official_heading())) {
                return HeadingMatch::official;
            }
        }
        return HeadingMatch::variant;  // the mark behind the number or a comma is another one
    }

    /// The one heading that the whole line is nearest to, if it is near enough.
    std::optional<HeadingFound> nearest(const Folded& folded) {
        const std::string_view core = folded.core();
        if (line_.size() - found_.begin > 2 * forms_.longest_heading() || core.size() > forms_.longest() ||
            core.size() < 6 || foreign(line_.substr(found_.begin))) {
            return std::nullopt;
        }
        if (!forms_.meanings(core).empty()) return std::nullopt;  // a label of a table
        --close_->left;
        const std::uint64_t mask = mask_of(core);
        const HeadingWording* best = nullptr;
        int least = 0;
        bool unique = true;
        for (const HeadingWording& wording : forms_.headings()) {
            if (top_number() && wording.ordinal != found_.ordinal) continue;
            if (top_number() && wording.code_points >= least_ending && core.ends_with(wording.core)) {
                return nearest_is(wording, folded);  // 五、2023年存在的主要问题及改进情况
            }
            const int limit = wording.code_points / 3;
            const std::uint64_t other = mask_of(wording.core);
            if (bits(mask & ~other) > limit || bits(other & ~mask) > limit) continue;
            const int distance = edit_distance(core, wording.core, limit);
            if (distance > limit || (best != nullptr && distance > least)) continue;
            if (best != nullptr && distance == least && best->section != wording.section) {
                unique = false;
                continue;
            }
            if (best == nullptr || distance < least) unique = true;
            best = &wording;
            least = distance;
        }
        if (best == nullptr || !unique) return std::nullopt;
        return nearest_is(*best, folded);
    }

    HeadingFound nearest_is(const HeadingWording& wording, const Folded& folded) {
        found_at(wording, core_begin_ + folded.end(folded.core().size()));
        found_.match = HeadingMatch::wording;
        return found_;
    }

    std::string_view line_;
    const Forms& forms_;
    CloseSearch* close_;
    HeadingFound found_;
    std::size_t core_begin_ = 0;
};

}  // namespace

std::optional<HeadingFound> match_heading(std::string_view line, const Forms& forms, CloseSearch* close) {
    return Matcher(line, forms, close).match();
}

bool ReadContext::is_heading(std::size_t line) const {
    const std::optional<HeadingFound> found = match_heading(line_text(line), forms);
    if (!found) return false;
    // What carries no mark of a heading may be a word in a cell.
    return found->marked || found->numbering == Numbering::chinese || found->numbering == Numbering::part ||
           (found->numbering == Numbering::arabic && found->number_right);
}

}  // namespace gouji
