#include <algorithm>
#include <array>

#include "rules/core/prose/claims.h"
#include "rules/core/prose/share.h"
#include "rules/core/prose/sums.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

using prose::Claim;
using prose::Claims;

struct Texts {
    static constexpr std::string_view share_zh = "{} 件所占的比例写作 {}%，按 {} 件计算是 {}%";
    static constexpr std::string_view share_en = "{} is said to be {}%; of {} it is {}%";
    static constexpr std::string_view growth_zh = "从 {} 件到 {} 件的增减写作 {}%，算得 {}%";
    static constexpr std::string_view growth_en = "from {} to {} is said to be a change of {}%; it is {}%";
    static constexpr std::string_view part_zh = "其中的 {} 件多于总数 {} 件";
    static constexpr std::string_view part_en = "{} of them is more than the whole of {}";
    static constexpr std::string_view parts_zh = "其中各项 {} 共 {} 件，总数是 {} 件";
    static constexpr std::string_view parts_en = "the parts {} are {} together, the whole is {}";
    static constexpr std::string_view fix_zh = "改为 {}";
    static constexpr std::string_view fix_en = "write {}";
};

/// The parts that make up the whole between them: by applicant. Outcomes may be left out of a list.
constexpr std::uint8_t by_applicant = 1;
constexpr std::size_t most_before = 32;  // claims before a share that may be its whole

/// The claims of one sentence.
class SentenceCheck {
 public:
    SentenceCheck(const RuleInput& input, const Claims& claims, prose::Readings& readings, std::size_t first,
                  std::size_t last, FindingSink& sink)
        : input_(input),
          claims_(claims),
          readings_(readings),
          first_(first),
          last_(last),
          sink_(sink),
          prose_(input.prose()),
          sentence_(prose_.sentences[claims.all[first].sentence]),
          text_(prose_.text(sentence_)) {}

    void run() {
        check_parts();
        if (!has(sentence_.marks, Mark::percent)) {
            return;
        }
        figures_ = find_figures(text_);
        for (std::size_t i = first_; i < last_; ++i) {
            const Claim& claim = claims_.all[i];
            if (!claim.figure || speaks_already(claim)) {
                continue;
            }
            if (claim.statement->part != 0) {
                check_share(claim);
            }
            if (claim.statement->whole) {
                check_growth(claim);
            }
        }
    }

 private:
    /// Whether the figure is not that of the tables: that is said elsewhere, and is the one defect.
    [[nodiscard]] bool speaks_already(const Claim& claim) const {
        return prose::rules_out(readings_.of(*claim.statement), claim.value);
    }

    [[nodiscard]] static bool is_percent(const Figure& figure) {
        return figure.unit == U'%' || figure.unit == U'％';
    }

    [[nodiscard]] std::vector<Figure>::const_iterator first_figure(std::size_t from) const {
        return std::lower_bound(figures_.begin(), figures_.end(), from,
                                [](const Figure& figure, std::size_t at) { return figure.begin < at; });
    }

    /// The percentage behind `from`, if no other figure stands before it and `word` does.
    template <class Words>
    [[nodiscard]] const Figure* percent_behind(std::size_t from, const Words& words) const {
        const auto next = first_figure(from);
        if (next == figures_.end() || !is_percent(*next) ||
            !prose::has_any(text_.substr(from, next->begin - from), words)) {
            return nullptr;
        }
        return &*next;
    }

    /// All that the share may be of: what came in or was settled, the groups of outcomes, and what the
    /// paragraph named before. Empty where one of them is not known.
    [[nodiscard]] std::vector<std::int64_t> wholes(const Claim& claim) const {
        std::vector<std::int64_t> all;
        for (const Statement& statement : claims_.form->prose().statements) {
            if (statement.says ||
                statement.meanings.front().table != claim.statement->meanings.front().table) {
                continue;
            }
            for (const prose::Sum& sum : readings_.of(statement)) {
                if (!sum.value) {
                    return {};
                }
                all.push_back(*sum.value);
            }
        }
        for (std::size_t i = last_; i-- > 0 && i + most_before >= first_;) {
            const Claim& other = claims_.all[i];
            if (prose_.sentences[other.sentence].paragraph != sentence_.paragraph) {
                break;
            }
            if (other.figure) {
                all.push_back(other.value);
            }
        }
        return all;
    }

    void check_share(const Claim& claim) {
        constexpr std::array<std::string_view, 2> words = {"占", "比例"};
        const Figure* percent = percent_behind(claim.figure->unit_end, words);
        if (percent == nullptr || names_scope(claim.figure->unit_end, percent->begin)) {
            return;
        }
        const std::vector<std::int64_t> possible = wholes(claim);
        for (const std::int64_t whole : possible) {
            if (prose::is_share(claim.value, whole, percent->value).value_or(true) && whole > 0) {
                return;
            }
        }
        const std::int64_t whole = likely_whole(claim);
        if (possible.empty() || whole < claim.value || whole == 0) {
            return;
        }
        const std::string right = prose::share_text(claim.value, whole, percent->value.scale);
        add(*percent,
            say(input_, FMT_COMPILE(Texts::share_zh), FMT_COMPILE(Texts::share_en), claim.value,
                percent->value.to_string(), whole, right),
            right);
    }

    /// Whether a word stands there that speaks of others than the tables do: 占全县办结总量的4%.
    [[nodiscard]] bool names_scope(std::size_t begin, std::size_t end) const {
        std::vector<Token> tokens;
        claims_.form->prose().lexicon.read(text_.substr(begin, end - begin), tokens);
        return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
            return (token.sets & claims_.form->prose().scope) != 0;
        });
    }

    /// What the sentence names as the whole, else what was settled or came in.
    [[nodiscard]] std::int64_t likely_whole(const Claim& claim) const {
        for (std::size_t i = first_; i < last_; ++i) {
            const Claim& other = claims_.all[i];
            if (&other != &claim && other.figure && other.statement->whole && other.begin < claim.begin) {
                return other.value;
            }
        }
        for (const Statement& statement : claims_.form->prose().statements) {
            if (statement.whole && !statement.says &&
                statement.meanings.front().table == claim.statement->meanings.front().table) {
                const std::vector<prose::Sum>& sums = readings_.of(statement);
                return sums.empty() ? 0 : sums.front().value.value_or(0);
            }
        }
        return 0;
    }

    /// A change against the figure of last year that the sentence names: 上年65件，同比下降26%.
    void check_growth(const Claim& claim) {
        constexpr std::array<std::string_view, 3> last_year = {"上年", "去年", "上一年"};
        constexpr std::array<std::string_view, 6> more = {"增长", "上升", "增加", "增幅", "提高", "上涨"};
        constexpr std::array<std::string_view, 4> less = {"下降", "减少", "降幅", "降低"};
        std::optional<std::int64_t> before;
        const Figure* percent = nullptr;
        bool down = false;
        std::size_t from = claim.figure->unit_end;
        for (auto it = first_figure(from); it != figures_.end(); ++it) {
            const Figure& figure = *it;
            const std::string_view lead = text_.substr(from, figure.begin - from);
            if (is_case_counter(figure.unit)) {
                if (before || !prose::has_any(lead, last_year) || !figure.value.whole()) {
                    return;
                }
                before = figure.value.coefficient;
            } else if (is_percent(figure)) {
                down = prose::has_any(lead, less);
                if (percent != nullptr || down == prose::has_any(lead, more)) {
                    return;
                }
                percent = &figure;
            }
            from = figure.unit_end;
        }
        if (percent == nullptr || !before || *before == 0) {
            return;
        }
        const std::int64_t change = down ? *before - claim.value : claim.value - *before;
        if (change < 0 || prose::is_share(change, *before, percent->value).value_or(true)) {
            return;
        }
        const std::string right = prose::share_text(change, *before, percent->value.scale);
        add(*percent,
            say(input_, FMT_COMPILE(Texts::growth_zh), FMT_COMPILE(Texts::growth_en), *before, claim.value,
                percent->value.to_string(), right),
            right);
    }

    /// 其中……: no part is more than the whole; by applicant they make it up.
    void check_parts() {
        const Claim* whole = nullptr;
        std::vector<std::int64_t>
            named;  // the wholes of the sentence: 收到48件，上年结转3件，办结47件，其中……
        std::int64_t most = 0;
        std::array<std::int64_t, 256> sums{};
        std::array<int, 256> counts{};
        std::string applicants;
        const Claim* last = nullptr;
        for (std::size_t i = first_; i < last_; ++i) {
            const Claim& claim = claims_.all[i];
            if (!claim.figure || claim.value > 1'000'000'000) {
                continue;
            }
            if (!claim.part && claim.statement->part == 0) {
                named.push_back(claim.value);
                most += claim.value;
            }
            if (claim.statement->whole && claim.statement->part == 0) {
                whole = whole == nullptr ? &claim : whole;
                continue;
            }
            if (whole == nullptr || !claim.part || claim.statement->part == 0 || !same_table(*whole, claim)) {
                continue;
            }
            if (claim.value > most) {
                if (!speaks_already(claim) && !speaks_already(*whole)) {
                    add(*claim.figure,
                        say(input_, FMT_COMPILE(Texts::part_zh), FMT_COMPILE(Texts::part_en), claim.value,
                            whole->value),
                        {});
                }
                return;
            }
            sums[claim.statement->part] += claim.value;
            ++counts[claim.statement->part];
            if (claim.statement->part == by_applicant) {
                applicants += (applicants.empty() ? "" : " + ") + std::to_string(claim.value);
                last = &claim;
            }
        }
        if (last != nullptr && counts[by_applicant] == 2 && !is_named(named, sums[by_applicant]) &&
            text_.find("等") == std::string_view::npos && !any_speaks()) {
            add(*last->figure,
                say(input_, FMT_COMPILE(Texts::parts_zh), FMT_COMPILE(Texts::parts_en), applicants,
                    sums[by_applicant], whole->value),
                {});
        }
    }

    /// Whether the sum is one of the wholes that the sentence names, or two of them together.
    [[nodiscard]] static bool is_named(const std::vector<std::int64_t>& named, std::int64_t sum) {
        return std::any_of(named.begin(), named.end(), [&](std::int64_t one) {
            return one == sum || std::any_of(named.begin(), named.end(),
                                             [&](std::int64_t other) { return one + other == sum; });
        });
    }

    [[nodiscard]] static bool same_table(const Claim& a, const Claim& b) {
        return a.statement->meanings.front().table == b.statement->meanings.front().table;
    }

    [[nodiscard]] bool any_speaks() const {
        for (std::size_t i = first_; i < last_; ++i) {
            if (speaks_already(claims_.all[i])) {
                return true;
            }
        }
        return false;
    }

    void add(const Figure& figure, std::string message, const std::string& right) {
        const Paragraph& paragraph = prose_.paragraphs[sentence_.paragraph];
        const Span place = prose_.place(sentence_, figure.begin, figure.end);
        Finding& finding = sink_.add(place, std::move(message));
        finding.subject.section = prose::section_id(input_.report, paragraph);
        if (!right.empty() &&
            paragraph.text.contiguous(sentence_.begin + figure.begin, sentence_.begin + figure.end)) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title = say(input_, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), right + "%");
            fix.edits.push_back({place, right});
        }
    }

    const RuleInput& input_;
    const Claims& claims_;
    prose::Readings& readings_;
    std::size_t first_;
    std::size_t last_;
    FindingSink& sink_;
    const Prose& prose_;
    const Sentence& sentence_;
    std::string_view text_;
    std::vector<Figure> figures_;
};

void run(const RuleInput& input, FindingSink& sink) {
    const Claims& claims = prose::claims_of(input);
    prose::Readings readings(input, *claims.form);
    for (std::size_t first = 0; first < claims.all.size();) {
        std::size_t last = first;
        while (last < claims.all.size() && claims.all[last].sentence == claims.all[first].sentence) {
            ++last;
        }
        SentenceCheck(input, claims, readings, first, last, sink).run();
        first = last;
    }
}

}  // namespace

const Rule share_figure{
    {"share-figure", Family::prose, Severity::warning, FixKind::suggested, "比例、增减幅度或其中各项算得不对",
     "a share, a change or the parts of a whole are not what they come to"},
    run};

}  // namespace gouji::rules
