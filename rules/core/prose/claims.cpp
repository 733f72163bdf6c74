#include "rules/core/prose/claims.h"

#include <algorithm>

#include "parser/outline/folded.h"
#include "parser/text/label.h"
#include "rules/core/prose/bearing.h"
#include "rules/core/prose/phrase.h"
#include "rules/core/prose/text.h"

namespace gouji::prose {
namespace {

constexpr std::size_t longest_lead = 300;  // bytes before a figure

class ClaimReader {
 public:
    explicit ClaimReader(const RuleInput& input) : reading_(input) {}

    Claims run() {
        reading_.claims.form = &reading_.form;
        if (!reading_.form.prose().statements.empty() && !reading_.input.report.tables.empty()) {
            for (std::size_t i = 0; i < reading_.prose.sentences.size(); ++i) {
                const Sentence& sentence = reading_.prose.sentences[i];
                const bool counts = has(sentence.marks, Mark::counter);
                const bool denies = has(sentence.marks, Mark::negation) ||
                                    (has(sentence.marks, Mark::all) && says_all(sentence)) ||
                                    says_none(sentence);
                if ((counts || denies) && !reading_.prose.paragraphs[sentence.paragraph].title) {
                    read(i, counts, denies);
                }
            }
        }
        return std::move(reading_.claims);
    }

 private:
    /// 全 alone stands in many a word: 安全, 全面, 全年.
    [[nodiscard]] bool says_all(const Sentence& sentence) const {
        const std::string_view text = reading_.prose.text(sentence);
        return find(text, "均") != std::string_view::npos || find(text, "全部") != std::string_view::npos;
    }

    /// Denials without a word of denial: 申请件数为0, 不存在……
    [[nodiscard]] bool says_none(const Sentence& sentence) const {
        static const Letters absent = letters_of("不存在");
        const std::string_view text = reading_.prose.text(sentence);
        return (has(sentence.marks, Mark::digit) && (find(text, "0件") != std::string_view::npos ||
                                                     find(text, "为0") != std::string_view::npos)) ||
               (may_stand_in(absent, reading_.prose.paragraphs[sentence.paragraph]) &&
                find(text, "不存在") != std::string_view::npos);
    }

    void read(std::size_t index, bool counts, bool denies) {
        if (reading_.prose.sentences[index].paragraph !=
            reading_.prose.sentences[reading_.sentence].paragraph) {
            reading_.this_year_only = false;
        }
        reading_.sentence = index;
        reading_.worded.text = reading_.prose.text(reading_.prose.sentences[index]);
        reading_.worded.tokens.clear();
        reading_.denials.clear();
        taken_.clear();
        reading_.form.prose().lexicon.read(reading_.worded.text, reading_.worded.tokens);
        if (reading_.worded.tokens.empty()) {
            return;
        }
        reading_.worded.figures.clear();
        if (counts || has(reading_.prose.sentences[index].marks, Mark::digit)) {
            reading_.worded.figures = find_figures(reading_.worded.text);
        }
        if (counts) {
            cut_clauses();
            for (std::size_t i = 0; i < reading_.worded.figures.size(); ++i) {
                if (is_count(reading_.worded.figures[i])) {
                    read_figure(i);
                }
            }
        }
        if (denies) {
            read_denials();
        }
        reading_.this_year_only =
            reading_.this_year_only ||
            (reading_.worded.sets(0, reading_.worded.text.size()) & reading_.sets.this_year) != 0;
    }

    void cut_clauses() {
        clauses_.clear();
        for (std::size_t at = 0; at < reading_.worded.text.size();
             at = clause_end(reading_.worded.text, at)) {
            clauses_.push_back(at);
        }
        clauses_.push_back(reading_.worded.text.size());
    }

    [[nodiscard]] std::size_t clause_of(std::size_t at) const {
        const auto behind = std::upper_bound(clauses_.begin(), clauses_.end(), at);
        return static_cast<std::size_t>(behind - clauses_.begin()) - 1;
    }

    /// Whether the figure counts cases, and exactly.
    [[nodiscard]] bool is_count(const Figure& figure) const {
        if (!is_case_counter(figure.unit) || !figure.value.whole()) {
            return false;
        }
        const char32_t before = sign_before(reading_.worded.text, figure.begin);
        const char32_t behind = sign_at(reading_.worded.text, figure.unit_end);
        constexpr std::u32string_view about = U"约近超逾过达第每";
        constexpr std::u32string_view more = U"多余以左次后/／";
        return about.find(before) == std::u32string_view::npos &&
               (behind == 0 || more.find(behind) == std::u32string_view::npos);
    }

    void read_figure(std::size_t index) {
        const Figure& figure = reading_.worded.figures[index];
        const Stretch stretch = around(index);
        const WordSets sets = reading_.worded.sets(stretch.begin, stretch.tail_end);
        const WordSets before = reading_.worded.sets(stretch.begin, stretch.end);
        const FormProse& form = reading_.form.prose();
        // What stands behind the figure tells what it counts only where nothing before it does.
        const bool free =
            (before & ~(form.fillers | form.parts | form.self | form.lead | reading_.sets.context)) == 0;
        for (const Statement& statement : form.statements) {
            if (statement.says) {
                continue;
            }
            for (const Phrase& phrase : statement.phrases) {
                if ((phrase.needs & ~sets) != 0 || (phrase.parts.front().kind == PartKind::figure && !free)) {
                    continue;
                }
                if (const auto found = match(reading_.worded, form, reading_.sets.tails, phrase, stretch)) {
                    Claim claim;
                    claim.statement = &statement;
                    claim.begin = found->first;
                    claim.end = found->second;
                    claim.figure = figure;
                    claim.value = figure.value.coefficient;
                    taken_.push_back(figure.begin);
                    accept(claim, stretch.begin, clauses_[clause_of(figure.begin) + 1]);
                    return;  // what one statement takes is no other's, accepted or not
                }
            }
        }
    }

    /// Where the words are that say what a figure counts.
    [[nodiscard]] Stretch around(std::size_t index) const {
        const Figure& figure = reading_.worded.figures[index];
        const std::size_t clause = clause_of(figure.begin);
        Stretch stretch;
        stretch.figure = &figure;
        stretch.end = figure.begin;
        stretch.begin = clauses_[clause];
        const Figure* last = last_count(index, clauses_[clause]);
        if (last != nullptr) {
            stretch.begin = behind_figure(last->unit_end, figure.begin);
        } else if (clause > 0 && says_nothing(stretch.begin, stretch.end) &&
                   last_count(index, clauses_[clause - 1]) == nullptr) {
            stretch.begin = clauses_[clause - 1];  // 收到政府信息公开申请，共5件
        }
        if (stretch.end > stretch.begin + longest_lead) {
            stretch.begin = head_of(reading_.worded.text, stretch.end - longest_lead).size();
        }
        stretch.tail_end = tail_of(index, clauses_[clause + 1]);
        return stretch;
    }

    /// The last figure of cases before figure `index` that begins at or behind byte `from`.
    [[nodiscard]] const Figure* last_count(std::size_t index, std::size_t from) const {
        while (index-- > 0 && reading_.worded.figures[index].begin >= from) {
            if (is_case_counter(reading_.worded.figures[index].unit)) {
                return &reading_.worded.figures[index];
            }
        }
        return nullptr;
    }

    /// Behind what belongs to the figure that ends at `begin`: in 予以公开3件、部分公开2件 the words
    /// stand before their figures, in 3件予以公开、2件部分公开 behind them.
    [[nodiscard]] std::size_t behind_figure(std::size_t begin, std::size_t end) const {
        const char32_t next = sign_at(reading_.worded.text, begin);
        constexpr std::u32string_view partings = U"、（(）)和及与：:以并";
        if (partings.find(next) != std::u32string_view::npos) {
            return begin;
        }
        const std::size_t comma = reading_.worded.text.substr(begin, end - begin).rfind("、");
        return comma != std::string_view::npos ? begin + comma + 3 : begin;
    }

    [[nodiscard]] bool says_nothing(std::size_t begin, std::size_t end) const {
        const FormProse& form = reading_.form.prose();
        std::size_t at = begin;
        for (std::size_t i = reading_.worded.first_token(begin); i < reading_.worded.tokens.size(); ++i) {
            const Token& token = reading_.worded.tokens[i];
            if (token.end > end) {
                break;
            }
            if ((token.sets & (form.fillers | form.parts)) == 0 || token.begin != at) {
                return false;
            }
            at = token.end;
        }
        return trim(reading_.worded.text.substr(at, end - at)).empty();
    }

    [[nodiscard]] std::size_t tail_of(std::size_t index, std::size_t clause_ends) const {
        std::size_t end = clause_ends;
        if (index + 1 < reading_.worded.figures.size()) {
            end = std::min<std::size_t>(end, reading_.worded.figures[index + 1].begin);
        }
        for (std::size_t at = reading_.worded.figures[index].unit_end; at < end;) {
            const std::size_t before = at;
            const char32_t c = next_code_point(reading_.worded.text, at);
            if (c == U'、' || c == U'（' || c == '(') {
                return before;
            }
        }
        return end;
    }

    /// Statements without a figure: 未收到……申请, 均已办结.
    void read_denials() {
        const WordSets sets = reading_.worded.sets(0, reading_.worded.text.size());
        Stretch whole;
        whole.end = reading_.worded.text.size();
        for (const Statement& statement : reading_.form.prose().statements) {
            if (!statement.says) {
                continue;
            }
            for (const Phrase& phrase : statement.phrases) {
                if ((phrase.needs & ~sets) != 0) {
                    continue;
                }
                if (const auto found =
                        match(reading_.worded, reading_.form.prose(), reading_.sets.tails, phrase, whole)) {
                    Claim& claim = reading_.denials.emplace_back();
                    claim.statement = &statement;
                    claim.begin = found->first;
                    claim.end = found->second;
                    claim.value = *statement.says;
                    break;
                }
            }
        }
        for (const Claim& claim : reading_.denials) {
            if (is_figure(claim)) {
                continue;
            }
            accept(claim, clause_begin(reading_.worded.text, claim.begin),
                   clause_end(reading_.worded.text, claim.end));
        }
    }

    /// Whether the denial is a figure that was read as such (收到申请0件), or the begin of one (为0.5).
    [[nodiscard]] bool is_figure(const Claim& denial) const {
        const std::string_view text = reading_.worded.text;
        const bool taken = std::any_of(taken_.begin(), taken_.end(), [&](std::size_t figure) {
            return denial.begin <= figure && figure < denial.end;
        });
        return taken || (text.substr(0, denial.end).ends_with("0") && sign_at(text, denial.end) == U'.');
    }

    /// Keeps a claim that bears on the tables. `begin` is where its words may begin, `end` where its clause
    /// ends.
    void accept(Claim claim, std::size_t begin, std::size_t end) {
        if (bears_on_tables(reading_, begin, end, claim)) {
            claim.sentence = reading_.sentence;
            reading_.claims.all.push_back(claim);
        }
    }

    Reading reading_;
    std::vector<std::size_t> taken_;    // where the figures begin that a statement took
    std::vector<std::size_t> clauses_;  // where they begin, and the sentence's end
};

}  // namespace

const Claims& claims_of(const RuleInput& input) {
    if (!input.claims_already) {
        input.claims_already = std::make_shared<const Claims>(ClaimReader(input).run());
    }
    return *input.claims_already;
}

}  // namespace gouji::prose
