#include "rules/core/prose/phrase.h"

#include <algorithm>

#include "parser/text/label.h"
#include "rules/core/prose/text.h"

namespace gouji::prose {
namespace {

constexpr std::size_t gap_reach = 240;  // bytes that may stand between two words of a phrase

/// Follows one phrase from one token on.
class Follower {
 public:
    Follower(const Worded& sentence, const FormProse& form, WordSets tails, const Stretch& stretch)
        : sentence_(sentence), form_(form), tails_(tails), stretch_(stretch), limit_(stretch.end) {}

    /// Whether the phrase stands where token `first` begins (or at the figure where it begins with one).
    std::optional<std::pair<std::size_t, std::size_t>> from(const Phrase& phrase, std::size_t first) {
        token_ = first;
        at_ = first < sentence_.tokens.size() ? sentence_.tokens[first].begin : sentence_.text.size();
        limit_ = stretch_.end;
        bool begun = false;
        std::size_t begin = at_;
        PartKind between = PartKind::words;
        for (const PhrasePart& part : phrase.parts) {
            switch (part.kind) {
                case PartKind::gap:
                case PartKind::fillers:
                    between = part.kind;
                    continue;
                case PartKind::words:
                    if (!word(part.set, between)) return std::nullopt;
                    break;
                case PartKind::figure:
                    if (begun && !reach_figure(between)) return std::nullopt;
                    if (!begun) begin = stretch_.figure->begin;
                    at_ = stretch_.figure->unit_end;
                    limit_ = stretch_.tail_end;
                    token_ = sentence_.first_token(at_);
                    break;
                case PartKind::end:
                    if (!at_end()) return std::nullopt;
                    break;
            }
            begun = true;
            between = PartKind::words;
        }
        return std::pair(begin, at_);
    }

 private:
    [[nodiscard]] const Token* token() const {
        const bool there = token_ < sentence_.tokens.size() && sentence_.tokens[token_].end <= limit_;
        return there ? &sentence_.tokens[token_] : nullptr;
    }

    /// Whether nothing but blanks (and, where fillers may stand, commas and colons) lies before `to`.
    [[nodiscard]] bool clear(std::size_t to, bool marks) const {
        for (std::size_t at = at_; at < to;) {
            const char32_t c = next_code_point(sentence_.text, at);
            if (!is_blank(c) && !(marks && (c == U'，' || c == ',' || c == U'：' || c == ':'))) return false;
        }
        return true;
    }

    /// Takes the next word of the set.
    bool word(std::uint8_t set, PartKind between) {
        const WordSets wanted = WordSets{1} << set;
        const std::size_t from = at_;
        for (const Token* next = token(); next != nullptr; ++token_, next = token()) {
            if (between == PartKind::gap) {
                if (next->begin > from + gap_reach) return false;
            } else if (!clear(next->begin, between == PartKind::fillers)) {
                return false;
            }
            if ((next->sets & wanted) != 0) {
                at_ = next->end;
                ++token_;
                return true;
            }
            if (between == PartKind::words || (between == PartKind::fillers && !is_filler(*next)))
                return false;
            at_ = next->end;
        }
        return false;
    }

    [[nodiscard]] bool is_filler(const Token& token) const { return (token.sets & form_.fillers) != 0; }

    /// Whether what lies between here and the figure may lie there.
    bool reach_figure(PartKind between) {
        if (between == PartKind::gap) return stretch_.end <= at_ + gap_reach;
        if (between == PartKind::fillers) {
            for (const Token* next = token(); next != nullptr; ++token_, next = token()) {
                if (!is_filler(*next) || !clear(next->begin, true)) return false;
                at_ = next->end;
            }
        }
        return clear(stretch_.end, between == PartKind::fillers);
    }

    /// Whether the clause ends here, words that add nothing passed over, or another denial begins behind
    /// them: 无政府信息公开申请、无行政复议.
    bool at_end() {
        const std::size_t from = at_;
        for (const Token* word = token(); word != nullptr; ++token_, word = token()) {
            if ((word->sets & (form_.fillers | tails_)) == 0 || !clear(word->begin, false)) break;
            at_ = word->end;
        }
        constexpr std::u32string_view links = U"、和及或且并也";
        const Token* next = token();
        if (next != nullptr && next->begin == at_ && (next->sets & form_.negations) != 0 &&
            links.find(sign_before(sentence_.text, at_)) != std::u32string_view::npos) {
            at_ = from;
            return true;
        }
        // 没有收到申请的，也要……: it goes on behind what is not said.
        if (at_ > from && sign_before(sentence_.text, at_) == U'的') return false;
        std::size_t at = at_;
        while (at < sentence_.text.size()) {
            const char32_t c = next_code_point(sentence_.text, at);
            if (is_blank(c)) continue;
            constexpr std::u32string_view ends = U"，。；、！,;.!）)和及且并也均";
            return ends.find(c) != std::u32string_view::npos;
        }
        return true;
    }

    const Worded& sentence_;
    const FormProse& form_;
    WordSets tails_;
    const Stretch& stretch_;
    std::size_t limit_;
    std::size_t token_ = 0;
    std::size_t at_ = 0;
};

}  // namespace

std::size_t Worded::first_token(std::size_t at) const {
    const auto found = std::lower_bound(tokens.begin(), tokens.end(), at,
                                        [](const Token& token, std::size_t x) { return token.begin < x; });
    return static_cast<std::size_t>(found - tokens.begin());
}

WordSets Worded::sets(std::size_t begin, std::size_t end) const {
    WordSets all = 0;
    for (std::size_t i = first_token(begin); i < tokens.size() && tokens[i].end <= end; ++i) {
        all |= tokens[i].sets;
    }
    return all;
}

std::optional<std::pair<std::size_t, std::size_t>> match(const Worded& sentence, const FormProse& form,
                                                         WordSets tails, const Phrase& phrase,
                                                         const Stretch& stretch) {
    Follower follower(sentence, form, tails, stretch);
    if (phrase.parts.front().kind == PartKind::figure) {
        return follower.from(phrase, sentence.tokens.size());
    }
    const WordSets first = WordSets{1} << phrase.parts.front().set;
    for (std::size_t i = sentence.first_token(stretch.begin);
         i < sentence.tokens.size() && sentence.tokens[i].end <= stretch.end; ++i) {
        if ((sentence.tokens[i].sets & first) == 0) {
            continue;
        }
        if (const auto found = follower.from(phrase, i)) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace gouji::prose
