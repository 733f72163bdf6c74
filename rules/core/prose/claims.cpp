#include "rules/core/prose/claims.h"

#include <algorithm>
#include <array>

#include "parser/text/label.h"
#include "rules/core/prose/phrase.h"
#include "rules/core/prose/text.h"

namespace gouji::prose {
namespace {

constexpr std::size_t look_back = 600;          // bytes of a sentence that say what it speaks of
constexpr std::size_t short_head = 90;          // bytes of a paragraph that say what it is about
constexpr std::size_t sentences_back = 4;       // that are asked for a year
constexpr std::size_t sentences_looked_at = 2;  // for what the talk is of
constexpr std::size_t longest_lead = 300;       // bytes before a figure

/// Sets of words that have a meaning by their names alone.
struct NamedSets {
    WordSets elsewhen = 0;  // the sentence speaks of something else
    WordSets others = 0;    // names of other organs, unless it is the agency's own
    WordSets tails = 0;     // may stand behind the last word of a phrase
    WordSets context = 0;   // that the talk is of requests
    WordSets topic = 0;     // that it is of disclosure in general
    WordSets occur = 0;     // 发生: before a figure it narrows nothing
    WordSets caused = 0;    // 引发: what did or did not cause it may stand before

    explicit NamedSets(const Lexicon& lexicon) {
        const auto sets = [&](std::string_view name) {
            const auto set = lexicon.find(name);
            return set ? WordSets{1} << *set : WordSets{0};
        };
        elsewhen = sets("elsewhen");
        others = sets("others");
        topic = sets("topic");
        tails = sets("tail");
        occur = sets("occur");
        caused = sets("caused");
        context = sets("request") | sets("topic") | sets("because");
    }
};

class ClaimReader {
 public:
    explicit ClaimReader(const RuleInput& input)
        : input_(input),
          prose_(input.prose()),
          form_(input.report.expected_form()),
          sets_(form_.prose.lexicon) {}

    Claims run() {
        claims_.form = &form_;
        if (!form_.prose.statements.empty() && !input_.report.tables.empty()) {
            for (std::size_t i = 0; i < prose_.sentences.size(); ++i) {
                const Sentence& sentence = prose_.sentences[i];
                const bool counts = has(sentence.marks, Mark::counter);
                const bool denies = has(sentence.marks, Mark::negation) ||
                                    (has(sentence.marks, Mark::all) && says_all(sentence));
                if ((counts || denies) && !prose_.paragraphs[sentence.paragraph].title) {
                    read(i, counts, denies);
                }
            }
        }
        return std::move(claims_);
    }

 private:
    /// 全 alone stands in many a word: 安全, 全面, 全年.
    [[nodiscard]] bool says_all(const Sentence& sentence) const {
        const std::string_view text = prose_.text(sentence);
        return find(text, "均") != std::string_view::npos || find(text, "全部") != std::string_view::npos;
    }

    void read(std::size_t index, bool counts, bool denies) {
        sentence_ = index;
        worded_.text = prose_.text(prose_.sentences[index]);
        worded_.tokens.clear();
        denials_.clear();
        form_.prose.lexicon.read(worded_.text, worded_.tokens);
        if (worded_.tokens.empty()) {
            return;
        }
        worded_.figures.clear();
        if (counts || has(prose_.sentences[index].marks, Mark::digit)) {
            worded_.figures = find_figures(worded_.text);
        }
        if (counts) {
            cut_clauses();
            for (std::size_t i = 0; i < worded_.figures.size(); ++i) {
                if (is_count(worded_.figures[i])) {
                    read_figure(i);
                }
            }
        }
        if (denies) {
            read_denials();
        }
    }

    void cut_clauses() {
        clauses_.clear();
        for (std::size_t at = 0; at < worded_.text.size(); at = clause_end(worded_.text, at)) {
            clauses_.push_back(at);
        }
        clauses_.push_back(worded_.text.size());
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
        const char32_t before = sign_before(worded_.text, figure.begin);
        const char32_t behind = sign_at(worded_.text, figure.unit_end);
        constexpr std::u32string_view about = U"约近超逾过达第每";
        constexpr std::u32string_view more = U"多余以左次后/／";
        return about.find(before) == std::u32string_view::npos &&
               (behind == 0 || more.find(behind) == std::u32string_view::npos);
    }

    void read_figure(std::size_t index) {
        const Figure& figure = worded_.figures[index];
        const Stretch stretch = around(index);
        const WordSets sets = worded_.sets(stretch.begin, stretch.tail_end);
        const WordSets before = worded_.sets(stretch.begin, stretch.end);
        const FormProse& form = form_.prose;
        // What stands behind the figure tells what it counts only where nothing before it does.
        const bool free =
            (before & ~(form.fillers | form.parts | form.self | form.lead | sets_.context)) == 0;
        for (const Statement& statement : form.statements) {
            if (statement.says) {
                continue;
            }
            for (const Phrase& phrase : statement.phrases) {
                if ((phrase.needs & ~sets) != 0 || (phrase.parts.front().kind == PartKind::figure && !free)) {
                    continue;
                }
                if (const auto found = match(worded_, form, sets_.tails, phrase, stretch)) {
                    Claim claim;
                    claim.statement = &statement;
                    claim.begin = found->first;
                    claim.end = found->second;
                    claim.figure = figure;
                    claim.value = figure.value.coefficient;
                    accept(claim, stretch.begin, clauses_[clause_of(figure.begin) + 1]);
                    return;  // what one statement takes is no other's, accepted or not
                }
            }
        }
    }

    /// Where the words are that say what a figure counts.
    [[nodiscard]] Stretch around(std::size_t index) const {
        const Figure& figure = worded_.figures[index];
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
            stretch.begin = cut_at_sign(stretch.end - longest_lead);
        }
        stretch.tail_end = tail_of(index, clauses_[clause + 1]);
        return stretch;
    }

    [[nodiscard]] std::size_t cut_at_sign(std::size_t at) const {
        while (at > 0 && (static_cast<unsigned char>(worded_.text[at]) & 0xC0U) == 0x80U) {
            --at;
        }
        return at;
    }

    /// The last figure of cases before figure `index` that begins at or behind byte `from`.
    [[nodiscard]] const Figure* last_count(std::size_t index, std::size_t from) const {
        while (index-- > 0 && worded_.figures[index].begin >= from) {
            if (is_case_counter(worded_.figures[index].unit)) {
                return &worded_.figures[index];
            }
        }
        return nullptr;
    }

    /// Behind what belongs to the figure that ends at `begin`: in 予以公开3件、部分公开2件 the words
    /// stand before their figures, in 3件予以公开、2件部分公开 behind them.
    [[nodiscard]] std::size_t behind_figure(std::size_t begin, std::size_t end) const {
        const char32_t next = sign_at(worded_.text, begin);
        constexpr std::u32string_view partings = U"、（(）)和及与：:以并";
        if (partings.find(next) != std::u32string_view::npos) {
            return begin;
        }
        const std::size_t comma = worded_.text.substr(begin, end - begin).rfind("、");
        return comma != std::string_view::npos ? begin + comma + 3 : begin;
    }

    [[nodiscard]] bool says_nothing(std::size_t begin, std::size_t end) const {
        const FormProse& form = form_.prose;
        std::size_t at = begin;
        for (std::size_t i = worded_.first_token(begin); i < worded_.tokens.size(); ++i) {
            const Token& token = worded_.tokens[i];
            if (token.end > end) {
                break;
            }
            if ((token.sets & (form.fillers | form.parts)) == 0 || token.begin != at) {
                return false;
            }
            at = token.end;
        }
        return trim(worded_.text.substr(at, end - at)).empty();
    }

    [[nodiscard]] std::size_t tail_of(std::size_t index, std::size_t clause_ends) const {
        std::size_t end = clause_ends;
        if (index + 1 < worded_.figures.size()) {
            end = std::min<std::size_t>(end, worded_.figures[index + 1].begin);
        }
        for (std::size_t at = worded_.figures[index].unit_end; at < end;) {
            const std::size_t before = at;
            const char32_t c = next_code_point(worded_.text, at);
            if (c == U'、' || c == U'（' || c == '(') {
                return before;
            }
        }
        return end;
    }

    /// Statements without a figure: 未收到……申请, 均已办结.
    void read_denials() {
        const WordSets sets = worded_.sets(0, worded_.text.size());
        Stretch whole;
        whole.end = worded_.text.size();
        for (const Statement& statement : form_.prose.statements) {
            if (!statement.says) {
                continue;
            }
            for (const Phrase& phrase : statement.phrases) {
                if ((phrase.needs & ~sets) != 0) {
                    continue;
                }
                if (const auto found = match(worded_, form_.prose, sets_.tails, phrase, whole)) {
                    Claim& claim = denials_.emplace_back();
                    claim.statement = &statement;
                    claim.begin = found->first;
                    claim.end = found->second;
                    claim.value = *statement.says;
                    break;
                }
            }
        }
        for (const Claim& claim : denials_) {
            accept(claim, clause_begin(claim.begin), clause_end(worded_.text, claim.end));
        }
    }

    [[nodiscard]] std::size_t clause_begin(std::size_t at) const {
        std::size_t begin = 0;
        for (std::size_t next = 0; next <= at && next < worded_.text.size();
             next = clause_end(worded_.text, next)) {
            begin = next;
        }
        return begin;
    }

    /// Keeps a claim whose sentence speaks of this year, of requests, and of nothing else.
    /// `begin` is where the words of the claim may begin, `end` where its clause ends.
    void accept(Claim claim, std::size_t begin, std::size_t end) {
        const FormProse& form = form_.prose;
        const Statement& statement = *claim.statement;
        end = std::min(end, claim.end + look_back);
        const std::size_t from = claim.begin > look_back ? cut_at_sign(claim.begin - look_back) : 0;
        const WordSets said = worded_.sets(from, end);
        const WordSets before = worded_.sets(from, claim.figure ? claim.figure->begin : claim.begin);
        const WordSets near = worded_.sets(std::min(begin, claim.begin), end);
        claim.part = (before & form.parts) != 0;
        // What is wholly done is told by what the whole sentence says of exceptions.
        const WordSets excluding = statement.contradiction ? worded_.sets(0, worded_.text.size()) : said;
        if (says_elsewhen(from, end) || (near & form.silent) != 0 || (excluding & statement.unless) != 0 ||
            (statement.whole && claim.part) || (statement.when != 0 && !is_about(statement, said)) ||
            names(sets_.others, from, end) || !speaks_of_the_year(claim, end) || is_narrowed(claim, begin) ||
            counts_something_else(claim, said)) {
            return;
        }
        claim.other_scope = names(form.scope, from, claim.end);
        claim.sentence = sentence_;
        claims_.all.push_back(claim);
    }

    /// Whether a word that names another time stands there. In 二〇二四年 there is no 四年.
    [[nodiscard]] bool says_elsewhen(std::size_t begin, std::size_t end) const {
        constexpr std::u32string_view digits = U"〇○零一二";
        for (std::size_t i = worded_.first_token(begin); i < worded_.tokens.size(); ++i) {
            const Token& token = worded_.tokens[i];
            if (token.end > end) {
                break;
            }
            const bool year =
                worded_.text.substr(token.begin, token.end - token.begin).ends_with("年") &&
                digits.find(sign_before(worded_.text, token.begin)) != std::u32string_view::npos;
            if ((token.sets & sets_.elsewhen) != 0 && !year) {
                return true;
            }
        }
        return false;
    }

    /// Whether something in its clause makes the claim one of a part, or of other cases.
    [[nodiscard]] bool is_narrowed(const Claim& claim, std::size_t begin) const {
        const Statement& statement = *claim.statement;
        if (!claim.figure) {
            if (statement.contradiction) {
                return false;
            }
            // 疑难申请经沟通，未引发行政复议: what did not cause it stands before.
            const std::size_t lead = lead_of(claim, begin);
            const WordSets words = worded_.sets(lead, claim.end);
            return ((words & sets_.caused) != 0 && (words & (sets_.context | sets_.topic)) == 0) ||
                   !is_lead(lead, claim.begin);
        }
        if (!statement.led) {
            return false;
        }
        // 行政复议14件，其中因政府信息公开引起的5件: the figure is of all kinds.
        const WordSets behind = worded_.sets(claim.figure->unit_end, worded_.text.size());
        return ((behind & form_.prose.parts) != 0 && (behind & sets_.context) != 0) ||
               !is_lead(std::min(begin, claim.begin), claim.begin);
    }

    /// Whether the sentence speaks of requests by its surroundings alone, and counts something before that is
    /// no claim: 督查事项30件，全部办结.
    [[nodiscard]] bool counts_something_else(const Claim& claim, WordSets said) const {
        const bool bare = claim.statement->contradiction || (said & (sets_.context & ~sets_.topic)) == 0;
        return bare && std::any_of(worded_.figures.begin(), worded_.figures.end(), [&](const Figure& figure) {
                   const bool counts =
                       is_case_counter(figure.unit) || figure.unit == U'个' || figure.unit == U'项';
                   return counts && figure.unit_end <= claim.begin &&
                          std::none_of(claims_.all.begin(), claims_.all.end(), [&](const Claim& other) {
                              return other.sentence == sentence_ && other.figure &&
                                     other.figure->begin == figure.begin;
                          });
               });
    }

    /// Where the words before a denial begin: with its clause (with the one before where that only opens it:
    /// 行政执法方面，……), or behind another denial in it.
    [[nodiscard]] std::size_t lead_of(const Claim& claim, std::size_t begin) const {
        begin = std::min(begin, claim.begin);
        if (begin > 0) {
            std::size_t comma = begin - 1;
            while (comma > 0 && (static_cast<unsigned char>(worded_.text[comma]) & 0xC0U) == 0x80U) {
                --comma;
            }
            constexpr std::array<std::string_view, 9> openings = {"中",   "方面", "领域", "环节", "过程",
                                                                  "期间", "外",   "后",   "时"};
            const std::size_t start = clause_begin(comma);
            const std::string_view before = trim(worded_.text.substr(start, comma - start));
            if (before.starts_with("自") || before.starts_with("从") ||
                std::any_of(openings.begin(), openings.end(),
                            [&](std::string_view opening) { return before.ends_with(opening); })) {
                begin = start;
            }
        }
        for (const Claim& other : denials_) {
            if (other.end <= claim.begin) {
                begin = std::max(begin, other.end);
            }
        }
        return begin;
    }

    /// Whether nothing before a denial in its clause narrows it: 行政执法方面未发生行政复议 says nothing of
    /// disclosure. The year, the agency itself and the talk of requests may stand there.
    [[nodiscard]] bool is_lead(std::size_t begin, std::size_t end) const {
        const FormProse& form = form_.prose;
        if (form.lead == 0) {
            return true;
        }
        const WordSets allowed =
            form.lead | form.fillers | form.self | form.scope | sets_.context | sets_.occur;
        std::size_t at = begin;
        for (std::size_t i = worded_.first_token(begin); i < worded_.tokens.size(); ++i) {
            const Token& token = worded_.tokens[i];
            if (token.end > end) {
                break;
            }
            if ((token.sets & allowed) != 0) {
                if (!narrows_nothing(worded_.text.substr(at, token.begin - at))) {
                    return false;
                }
                at = token.end;
            }
        }
        return narrows_nothing(worded_.text.substr(at, end - at));
    }

    /// Whether the words are a year, signs, numbers of a list, little words, or made of the agency's own
    /// letters.
    [[nodiscard]] bool narrows_nothing(std::string_view words) const {
        const std::string_view agency = input_.report.outline.agency;
        std::size_t own = 0;
        char32_t last = 0;
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(words, at);
            constexpr std::u32string_view date =
                U"0123456789０１２３４５６７８９年月日至〇○零一二三四五六七八九十（）()：:，,.．“”";
            constexpr std::u32string_view little = U"在中里内该本且并仍也从";
            if (is_blank(c) || date.find(c) != std::u32string_view::npos ||
                little.find(c) != std::u32string_view::npos) {
                continue;
            }
            const std::size_t found = agency.find(words.substr(begin, at - begin), own);
            if (found == std::string_view::npos) {
                return false;
            }
            own = found + (at - begin);
            last = c;
        }
        // 县卫健局 is the agency, 教育 of 教育局 is its business.
        constexpr std::u32string_view organs = U"局委办府处院室站心会社厅队所镇乡道区县市州旗";
        return own == 0 || organs.find(last) != std::u32string_view::npos;
    }

    /// Whether one of the words that the statement asks for stands here or over the paragraph.
    bool is_about(const Statement& statement, WordSets said) {
        // Words for outcomes of a review say nothing of disclosure by themselves.
        if (const WordSets own = statement.when & ~sets_.context; own != 0) {
            return (said & own) != 0 && is_tied(statement, sets_.context & ~sets_.topic, said);
        }
        return is_tied(statement, statement.when, said);
    }

    /// Whether one of the words stands here or over the paragraph, or a statement before this one, or the
    /// section itself, says that the talk is of requests.
    bool is_tied(const Statement& statement, WordSets wanted, WordSets said) {
        if ((said & wanted) != 0) {
            return true;
        }
        const std::uint32_t index = prose_.sentences[sentence_].paragraph;
        const Paragraph& paragraph = prose_.paragraphs[index];
        if (!claims_.all.empty() && claims_.all.back().sentence + 1 >= sentence_ &&
            prose_.sentences[claims_.all.back().sentence].paragraph == index) {
            const std::uint16_t table = claims_.all.back().statement->meanings.front().table;
            if (table == statement.meanings.front().table) {
                return !statement.led;  // it goes on about the same
            }
            if (!statement.says || statement.contradiction) {
                return false;
            }
        }
        if (statement.led || speaks_of_another_before(paragraph)) {
            return stands_in_section_of(statement, paragraph);
        }
        if (stands_in_section_of(statement, paragraph)) {
            return true;
        }
        WordSets head = words_of_head(paragraph);
        if (index > 0 && read_numbering(paragraph.text.view()).numbering == Numbering::none) {
            const Paragraph& above = prose_.paragraphs[index - 1];
            if (above.section == paragraph.section && above.text.view().size() <= short_head &&
                find(above.text.view(), "。") == std::string_view::npos) {
                head |= words_of_head(above);  // a caption in a line of its own
            }
        }
        return (head & wanted) != 0;
    }

    /// Whether the paragraph stands in the section of the statement's table.
    [[nodiscard]] bool stands_in_section_of(const Statement& statement, const Paragraph& paragraph) const {
        return paragraph.section >= 0 &&
               form_.tables[statement.meanings.front().table].section ==
                   input_.report.outline.sections[static_cast<std::size_t>(paragraph.section)].section;
    }

    /// Whether one of the sentences before counts something of another time or business:
    /// 建议提案35件。全部办结。
    [[nodiscard]] bool speaks_of_another_before(const Paragraph& paragraph) const {
        std::vector<Token> tokens;
        for (std::size_t i = sentence_;
             i-- > paragraph.first_sentence && i + sentences_looked_at >= sentence_;) {
            if (!has(prose_.sentences[i].marks, Mark::counter)) {
                continue;
            }
            tokens.clear();
            form_.prose.lexicon.read(prose_.text(prose_.sentences[i]), tokens);
            if (std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
                    return (token.sets & (sets_.elsewhen | sets_.others)) != 0;
                })) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] WordSets words_of_head(const Paragraph& paragraph) const {
        const std::string_view text = paragraph.text.view();
        std::size_t length = std::min(text.size(), short_head);
        while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
            --length;
        }
        std::vector<Token> tokens;
        form_.prose.lexicon.read(text.substr(0, length), tokens);
        WordSets sets = 0;
        for (const Token& token : tokens) {
            sets |= token.sets;
        }
        return sets;
    }

    /// Whether the years and months that the sentence names, or the last year before it in its
    /// paragraph, leave the whole of the report's year.
    [[nodiscard]] bool speaks_of_the_year(const Claim& claim, std::size_t end) const {
        const std::vector<Figure> found =
            worded_.figures.empty() ? find_figures(worded_.text) : std::vector<Figure>();
        const std::vector<Figure>& own = worded_.figures.empty() ? found : worded_.figures;
        bool year = false;
        bool first = false;
        bool last = false;
        const auto near = std::lower_bound(
            own.begin(), own.end(), claim.begin,
            [](const Figure& figure, std::size_t at) { return figure.begin + look_back < at; });
        for (auto it = near; it != own.end() && it->begin < end; ++it) {
            const Figure& figure = *it;
            if (figure.unit == U'月') {
                first = first || figure.value.coefficient == 1;
                last = last || figure.value.coefficient == 12;
                if (figure.value.coefficient != 1 && figure.value.coefficient != 12) {
                    return false;
                }
            } else if (is_year(figure) || is_short_year(figure)) {
                if (!is_report_year(figure) || ends_range(figure)) {
                    return false;
                }
                year = true;
            }
        }
        return first == last && (year || last_year_fits());
    }

    [[nodiscard]] static bool is_year(const Figure& figure) {
        return figure.unit == U'年' && figure.value.coefficient >= 1990 && figure.value.coefficient <= 2099;
    }

    /// 23年.
    [[nodiscard]] static bool is_short_year(const Figure& figure) {
        return figure.unit == U'年' && figure.value.coefficient >= 10 && figure.value.coefficient <= 99;
    }

    [[nodiscard]] bool is_report_year(const Figure& figure) const {
        const std::optional<int> year = input_.report.outline.year;
        return year && figure.value.coefficient == (is_short_year(figure) ? *year % 100 : *year);
    }

    /// 2021-2024年.
    [[nodiscard]] bool ends_range(const Figure& figure) const {
        constexpr std::u32string_view dashes = U"-—－–~～至到";
        const std::string_view text = worded_.text;
        std::size_t at = figure.begin;
        while (dashes.find(sign_before(text, at)) != std::u32string_view::npos && at > 0) {
            do {
                --at;
            } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
        }
        const char32_t before = narrow(sign_before(text, at));
        return at < figure.begin && before >= '0' && before <= '9';
    }

    [[nodiscard]] bool last_year_fits() const {
        const std::uint32_t first = prose_.paragraphs[prose_.sentences[sentence_].paragraph].first_sentence;
        for (std::size_t i = sentence_; i-- > first && i + sentences_back >= sentence_;) {
            if (!has(prose_.sentences[i].marks, Mark::year)) {
                continue;
            }
            const std::vector<Figure> figures = find_figures(prose_.text(prose_.sentences[i]));
            const auto year = std::find_if(figures.rbegin(), figures.rend(), is_year);
            if (year != figures.rend()) {
                return is_report_year(*year);
            }
        }
        return true;
    }

    /// Whether a word of the sets stands in the stretch that is no part of the agency's own name.
    [[nodiscard]] bool names(WordSets sets, std::size_t begin, std::size_t end) const {
        for (std::size_t i = worded_.first_token(begin); i < worded_.tokens.size(); ++i) {
            const Token& token = worded_.tokens[i];
            if (token.begin >= end) {
                break;
            }
            if ((token.sets & sets) != 0 && !is_own(token)) {
                return true;
            }
        }
        return false;
    }

    /// 县卫健局 is 县卫生健康局: the word before is made of the agency's own letters.
    [[nodiscard]] bool is_own(const Token& token) const {
        const std::string& agency = input_.report.outline.agency;
        const std::string_view word = worded_.text.substr(token.begin, token.end - token.begin);
        if (agency.empty() || find(agency, word) == std::string_view::npos || token.begin < 3) {
            return false;
        }
        const std::string_view letter = worded_.text.substr(token.begin - 3, 3);
        return find(agency, letter) != std::string_view::npos;
    }

    const RuleInput& input_;
    const Prose& prose_;
    const Form& form_;
    NamedSets sets_;
    Claims claims_;
    std::size_t sentence_ = 0;
    Worded worded_;
    std::vector<std::size_t> clauses_;  // where they begin, and the sentence's end
    std::vector<Claim> denials_;        // of the sentence, as they were found
};

}  // namespace

const Claims& claims_of(const RuleInput& input) {
    if (!input.claims_already) {
        input.claims_already = std::make_shared<const Claims>(ClaimReader(input).run());
    }
    return *input.claims_already;
}

}  // namespace gouji::prose
