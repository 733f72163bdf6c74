#include "rules/core/prose/bearing.h"

#include <algorithm>
#include <array>

#include "parser/outline/folded.h"
#include "parser/text/label.h"
#include "rules/core/prose/period.h"
#include "rules/core/prose/text.h"

namespace gouji::prose {
namespace {

constexpr std::size_t look_back = 600;          // bytes of a sentence that say what it speaks of
constexpr std::size_t short_head = 90;          // bytes of a paragraph that say what it is about
constexpr std::size_t sentences_back = 4;       // that are asked for a year
constexpr std::size_t sentences_looked_at = 2;  // for what the talk is of

/// What the sentence that is looked at speaks of.
class Bearing {
 public:
    explicit Bearing(const Reading& reading) : reading_(reading) {}

    /// The whole question; see bears_on_tables.
    bool bears(std::size_t begin, std::size_t end, Claim& claim) const {
        const FormProse& form = reading_.form.prose();
        const Statement& statement = *claim.statement;
        end = std::min(end, claim.end + look_back);
        const std::size_t from =
            claim.begin > look_back ? head_of(reading_.worded.text, claim.begin - look_back).size() : 0;
        const WordSets said = reading_.worded.sets(from, end);
        const WordSets before = reading_.worded.sets(from, claim.figure ? claim.figure->begin : claim.begin);
        const WordSets near = reading_.worded.sets(std::min(begin, claim.begin), end);
        claim.part = (before & form.parts) != 0;
        // What is wholly done is told by what the whole sentence says of exceptions.
        const WordSets excluding =
            statement.contradiction ? reading_.worded.sets(0, reading_.worded.text.size()) : said;
        // What a denial itself says is new narrows it, not what else the sentence says.
        const WordSets unless = claim.figure ? statement.unless : statement.unless & ~reading_.sets.fresh;
        if (says_elsewhen(from, end, claim) || (near & form.silent) != 0 || (excluding & unless) != 0 ||
            (reading_.this_year_only && (unless & reading_.sets.this_year) != 0) ||
            (statement.whole && claim.part) || (statement.when != 0 && !is_about(statement, said)) ||
            names(reading_.sets.others, from, end) || !speaks_of_the_year(claim, end) ||
            is_narrowed(claim, begin) || counts_something_else(claim, said) ||
            counts_requests_instead(claim)) {
            return false;
        }
        claim.other_scope = names(form.scope, from, claim.end);
        return true;
    }

 private:
    /// Whether a word that names another time stands there. In 二〇二四年 there is no 四年.
    [[nodiscard]] bool says_elsewhen(std::size_t begin, std::size_t end, const Claim& claim) const {
        constexpr std::u32string_view digits = U"〇○零一二";
        for (std::size_t i = reading_.worded.first_token(begin); i < reading_.worded.tokens.size(); ++i) {
            const Token& token = reading_.worded.tokens[i];
            if (token.end > end) {
                break;
            }
            const bool year =
                reading_.worded.text.substr(token.begin, token.end - token.begin).ends_with("年") &&
                digits.find(sign_before(reading_.worded.text, token.begin)) != std::u32string_view::npos;
            if ((token.sets & reading_.sets.elsewhen) != 0 && !year &&
                (!denies(claim) || !ends_the_year(token))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the claim says that there was nothing.
    [[nodiscard]] static bool denies(const Claim& claim) {
        return !claim.figure && !claim.statement->contradiction;
    }

    /// 截至12月31日, 截至2023年12月31日: up to the end of the year, of which the year itself tells. What had
    /// not come until then did not come in the year.
    [[nodiscard]] bool ends_the_year(const Token& token) const {
        const std::string_view word = reading_.worded.text.substr(token.begin, token.end - token.begin);
        if ((word != "截至" && word != "截止") || sign_before(reading_.worded.text, token.begin) == U'日') {
            return false;
        }
        constexpr std::string_view until = "到";
        constexpr std::string_view year = "年";
        std::string_view rest = reading_.worded.text.substr(token.end);
        if (rest.starts_with(until)) {
            rest.remove_prefix(until.size());
        }
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (rest.substr(digits).starts_with(year)) {
            rest.remove_prefix(digits + year.size());
        }
        return rest.starts_with("12月31日");
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
            const WordSets words = reading_.worded.sets(lead, claim.end);
            if ((reading_.worded.sets(claim.begin, claim.end) & statement.unless & reading_.sets.fresh) !=
                0) {
                return true;
            }
            return ((words & reading_.sets.caused) != 0 &&
                    (words & (reading_.sets.context | reading_.sets.topic)) == 0) ||
                   !is_lead(lead, claim.begin);
        }
        if (!statement.led) {
            return false;
        }
        // 行政复议14件，其中因政府信息公开引起的5件: the figure is of all kinds.
        const WordSets behind = reading_.worded.sets(claim.figure->unit_end, reading_.worded.text.size());
        if ((behind & statement.unless & reading_.sets.last_year) != 0) {
            return true;  // 收到行政复议4件，上年结转2件
        }
        return ((behind & reading_.form.prose().parts) != 0 && (behind & reading_.sets.context) != 0) ||
               !is_lead(std::min(begin, claim.begin), claim.begin);
    }

    /// Whether the sentence speaks of requests by its surroundings alone, and counts something before that is
    /// no claim: 督查事项30件，全部办结.
    [[nodiscard]] bool counts_something_else(const Claim& claim, WordSets said) const {
        const bool bare =
            claim.statement->contradiction || (said & (reading_.sets.context & ~reading_.sets.topic)) == 0;
        return bare &&
               std::any_of(
                   reading_.worded.figures.begin(), reading_.worded.figures.end(), [&](const Figure& figure) {
                       const bool counts =
                           is_case_counter(figure.unit) || figure.unit == U'个' || figure.unit == U'项';
                       return counts && figure.unit_end <= claim.begin &&
                              std::none_of(reading_.claims.all.begin(), reading_.claims.all.end(),
                                           [&](const Claim& other) {
                                               return other.sentence == reading_.sentence && other.figure &&
                                                      other.figure->begin == figure.begin;
                                           });
                   });
    }

    /// Whether between the outcome and its figure something else is said to be counted, or the figure is a
    /// whole: 不予公开情况：全年收到政府信息公开申请12件; 不予公开，全年12件申请中有2件.
    [[nodiscard]] bool counts_requests_instead(const Claim& claim) const {
        WordSets needs = 0;
        bool gap = false;
        for (const Phrase& phrase : claim.statement->phrases) {
            needs |= phrase.needs;
            gap = gap || std::any_of(phrase.parts.begin(), phrase.parts.end(),
                                     [](const PhrasePart& part) { return part.kind == PartKind::gap; });
        }
        const NamedSets& sets = reading_.sets;
        if (!claim.figure || !gap || (needs & (sets.came | sets.settled)) != 0) {
            return false;
        }
        const std::vector<Token>& tokens = reading_.worded.tokens;
        std::size_t i = reading_.worded.first_token(claim.begin);
        for (WordSets before = 0; i < tokens.size() && tokens[i].end <= claim.figure->begin; ++i) {
            // 结转下年度继续办理的申请4件: those are settled next year.
            const bool settled = (before & sets.settled) != 0 && (needs & sets.carried) == 0;
            if ((tokens[i].sets & sets.came) != 0 || ((tokens[i].sets & sets.requests) != 0 && settled)) {
                return true;
            }
            before |= tokens[i].sets;
        }
        i = reading_.worded.first_token(claim.figure->unit_end);
        return i < tokens.size() && tokens[i].begin == claim.figure->unit_end &&
               (tokens[i].sets & sets.requests) != 0 && sign_at(reading_.worded.text, tokens[i].end) == U'中';
    }

    /// Where the words before a denial begin: with its clause (with the one before where that only opens it:
    /// 行政执法方面，……), or behind another denial in it.
    [[nodiscard]] std::size_t lead_of(const Claim& claim, std::size_t begin) const {
        begin = std::min(begin, claim.begin);
        if (begin > 0) {
            const std::size_t comma = head_of(reading_.worded.text, begin - 1).size();
            constexpr std::array<std::string_view, 9> openings = {"中",   "方面", "领域", "环节", "过程",
                                                                  "期间", "外",   "后",   "时"};
            const std::size_t start = clause_begin(reading_.worded.text, comma);
            const std::string_view before = trim(reading_.worded.text.substr(start, comma - start));
            if (before.starts_with("自") || before.starts_with("从") ||
                std::any_of(openings.begin(), openings.end(),
                            [&](std::string_view opening) { return before.ends_with(opening); })) {
                begin = start;
            }
        }
        for (const Claim& other : reading_.denials) {
            if (other.end <= claim.begin) {
                begin = std::max(begin, other.end);
            }
        }
        return begin;
    }

    /// Whether nothing before a denial in its clause narrows it: 行政执法方面未发生行政复议 says nothing of
    /// disclosure. The year, the agency itself and the talk of requests may stand there.
    [[nodiscard]] bool is_lead(std::size_t begin, std::size_t end) const {
        const FormProse& form = reading_.form.prose();
        if (form.lead == 0) {
            return true;
        }
        const WordSets allowed =
            form.lead | form.fillers | form.self | form.scope | reading_.sets.context | reading_.sets.occur;
        std::size_t at = begin;
        for (std::size_t i = reading_.worded.first_token(begin); i < reading_.worded.tokens.size(); ++i) {
            const Token& token = reading_.worded.tokens[i];
            if (token.end > end) {
                break;
            }
            if ((token.sets & allowed) != 0) {
                if (!narrows_nothing(reading_.worded.text.substr(at, token.begin - at))) {
                    return false;
                }
                at = token.end;
            }
        }
        return narrows_nothing(reading_.worded.text.substr(at, end - at));
    }

    /// Whether the words are a year, signs, numbers of a list, little words, or made of the agency's own
    /// letters.
    [[nodiscard]] bool narrows_nothing(std::string_view words) const {
        const std::string_view agency = reading_.input.report.outline.agency;
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
    [[nodiscard]] bool is_about(const Statement& statement, WordSets said) const {
        // Words for outcomes of a review say nothing of disclosure by themselves.
        if (const WordSets own = statement.when & ~reading_.sets.context; own != 0) {
            return (said & own) != 0 &&
                   is_tied(statement, reading_.sets.context & ~reading_.sets.topic, said);
        }
        return is_tied(statement, statement.when, said);
    }

    /// Whether one of the words stands here or over the paragraph, or a statement before this one, or the
    /// section itself, says that the talk is of requests.
    [[nodiscard]] bool is_tied(const Statement& statement, WordSets wanted, WordSets said) const {
        if ((said & wanted) != 0) {
            return true;
        }
        const std::uint32_t index = reading_.prose.sentences[reading_.sentence].paragraph;
        const Paragraph& paragraph = reading_.prose.paragraphs[index];
        if (!reading_.claims.all.empty() && reading_.claims.all.back().sentence + 1 >= reading_.sentence &&
            reading_.prose.sentences[reading_.claims.all.back().sentence].paragraph == index) {
            const std::uint16_t table = reading_.claims.all.back().statement->meanings.front().table;
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
            const Paragraph& above = reading_.prose.paragraphs[index - 1];
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
               reading_.form.tables[statement.meanings.front().table].section ==
                   reading_.input.report.outline.sections[static_cast<std::size_t>(paragraph.section)]
                       .section;
    }

    /// Whether one of the sentences before counts something of another time or business:
    /// 建议提案35件。全部办结。
    [[nodiscard]] bool speaks_of_another_before(const Paragraph& paragraph) const {
        std::vector<Token> tokens;
        for (std::size_t i = reading_.sentence;
             i-- > paragraph.first_sentence && i + sentences_looked_at >= reading_.sentence;) {
            if (!has(reading_.prose.sentences[i].marks, Mark::counter)) {
                continue;
            }
            tokens.clear();
            reading_.form.prose().lexicon.read(reading_.prose.text(reading_.prose.sentences[i]), tokens);
            if (std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
                    return (token.sets & (reading_.sets.elsewhen | reading_.sets.others)) != 0;
                })) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] WordSets words_of_head(const Paragraph& paragraph) const {
        std::vector<Token> tokens;
        reading_.form.prose().lexicon.read(head_of(paragraph.text.view(), short_head), tokens);
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
            reading_.worded.figures.empty() ? find_figures(reading_.worded.text) : std::vector<Figure>();
        const std::vector<Figure>& own = reading_.worded.figures.empty() ? found : reading_.worded.figures;
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
        const bool to_the_end = denies(claim) && last && ends_with_the_year(end);
        return (first == last || to_the_end) && (year || last_year_fits());
    }

    [[nodiscard]] bool ends_with_the_year(std::size_t end) const {
        return std::any_of(reading_.worded.tokens.begin(), reading_.worded.tokens.end(),
                           [&](const Token& token) { return token.end <= end && ends_the_year(token); });
    }

    /// 23年.
    [[nodiscard]] static bool is_short_year(const Figure& figure) {
        return figure.unit == U'年' && figure.value.coefficient >= 10 && figure.value.coefficient <= 99;
    }

    [[nodiscard]] bool is_report_year(const Figure& figure) const {
        const std::optional<int> year = reading_.input.report.outline.year;
        return year && figure.value.coefficient == (is_short_year(figure) ? *year % 100 : *year);
    }

    /// 2021-2024年.
    [[nodiscard]] bool ends_range(const Figure& figure) const {
        constexpr std::u32string_view dashes = U"-—－–~～至到";
        const std::string_view text = reading_.worded.text;
        std::size_t at = figure.begin;
        while (at > 0 && dashes.find(sign_before(text, at)) != std::u32string_view::npos) {
            at = head_of(text, at - 1).size();
        }
        const char32_t before = narrow(sign_before(text, at));
        return at < figure.begin && before >= '0' && before <= '9';
    }

    [[nodiscard]] bool last_year_fits() const {
        const std::uint32_t first =
            reading_.prose.paragraphs[reading_.prose.sentences[reading_.sentence].paragraph].first_sentence;
        for (std::size_t i = reading_.sentence; i-- > first && i + sentences_back >= reading_.sentence;) {
            if (!has(reading_.prose.sentences[i].marks, Mark::year)) {
                continue;
            }
            const std::vector<Figure> figures =
                find_figures(reading_.prose.text(reading_.prose.sentences[i]));
            const auto year = std::find_if(figures.rbegin(), figures.rend(), is_year);
            if (year != figures.rend()) {
                return is_report_year(*year);
            }
        }
        return true;
    }

    /// Whether a word of the sets stands in the stretch that is no part of the agency's own name.
    [[nodiscard]] bool names(WordSets sets, std::size_t begin, std::size_t end) const {
        for (std::size_t i = reading_.worded.first_token(begin); i < reading_.worded.tokens.size(); ++i) {
            const Token& token = reading_.worded.tokens[i];
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
        const std::string& agency = reading_.input.report.outline.agency;
        const std::string_view word = reading_.worded.text.substr(token.begin, token.end - token.begin);
        if (agency.empty() || find(agency, word) == std::string_view::npos || token.begin < 3) {
            return false;
        }
        const std::string_view letter = reading_.worded.text.substr(token.begin - 3, 3);
        return find(agency, letter) != std::string_view::npos;
    }

    const Reading& reading_;
};

}  // namespace

std::size_t clause_begin(std::string_view sentence, std::size_t at) {
    std::size_t begin = 0;
    for (std::size_t next = 0; next <= at && next < sentence.size(); next = clause_end(sentence, next)) {
        begin = next;
    }
    return begin;
}

bool bears_on_tables(const Reading& reading, std::size_t begin, std::size_t end, Claim& claim) {
    return Bearing(reading).bears(begin, end, claim);
}

}  // namespace gouji::prose
