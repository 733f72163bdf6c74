#include <algorithm>
#include <vector>

#include "parser/outline/folded.h"
#include "parser/text/byte_set.h"
#include "parser/text/label.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view open_zh = "“{}”没有配对的“{}”";
    static constexpr std::string_view open_en = "‘{}’ is not closed by ‘{}’";
    static constexpr std::string_view close_zh = "“{1}”前面没有配对的“{0}”";
    static constexpr std::string_view close_en = "‘{1}’ has no ‘{0}’ before it";
    static constexpr std::string_view quotes_open_zh = "前引号没有配对的后引号";
    static constexpr std::string_view quotes_open_en = "the quotation mark is not closed";
    static constexpr std::string_view quotes_close_zh = "后引号没有配对的前引号";
    static constexpr std::string_view quotes_close_en = "the closing quotation mark has no opening one";
    static constexpr std::string_view delete_zh = "删去“{}”";
    static constexpr std::string_view delete_en = "delete ‘{}’";
    static constexpr std::string_view quotes_delete_zh = "删去这个引号";
    static constexpr std::string_view quotes_delete_en = "delete the quotation mark";
};

constexpr std::u32string_view openers = U"(《“〔【「『[";
constexpr std::u32string_view closers = U")》”〕】」』]";
// What their UTF-8, full width included, begins with: no other byte of a code point is one of these.
constexpr ByteSet leads("()[]\xE2\xE3\xEF");
constexpr std::size_t quotes = 2;  // the kind of “”
constexpr std::u32string_view sentence_ends = U"。！？…；";
constexpr std::size_t reach = 8;     // how many open marks a closing one may skip
constexpr std::uint32_t far = 200;   // likewise where markup lies between
constexpr std::uint32_t apart = 12;  // bytes between the paragraphs that a pair may stretch over

struct Open {
    std::size_t kind = 0;
    const Paragraph* paragraph = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool goes_on = false;  // it takes up the quotation that the paragraph before left open
};

class Pairing {
 public:
    Pairing(const RuleInput& input, FindingSink& sink) : input_(input), sink_(sink) {}

    void read(const Paragraph& paragraph) {
        const std::string_view text = paragraph.text.view();
        paragraph_ = &paragraph;
        numbered_ = 0;
        for (std::size_t begin = leads.find(text); begin != std::string_view::npos;) {
            std::size_t at = begin;
            const char32_t c = narrow(next_code_point(text, at));
            if (const std::size_t kind = openers.find(c); kind != std::u32string_view::npos) {
                open_.push_back({kind, &paragraph, begin, at, goes_on(kind, begin)});
            } else if (const std::size_t closed = closers.find(c); closed != std::u32string_view::npos) {
                close({closed, &paragraph, begin, at});
            }
            begin = leads.find(text, at);
        }
    }

    /// What is open now stays so.
    void end() {
        for (const Open& open : open_) {
            report(open, true);
        }
        open_.clear();
    }

    /// What is open before `paragraph` stays so, but for quotations that it opens anew: each paragraph of a
    /// long one does, and only the last closes it.
    void end_before(const Paragraph& paragraph) {
        std::size_t at = 0;
        const std::string_view text = trim(paragraph.text.view());
        const std::size_t kind = text.empty() ? 0 : openers.find(narrow(next_code_point(text, at)));
        if (!is_quotation(kind) ||
            std::any_of(open_.begin(), open_.end(), [&](const Open& open) { return open.kind != kind; })) {
            end();
        }
    }

 private:
    static bool is_quotation(std::size_t kind) { return kind == quotes || kind == 5 || kind == 6; }

    /// Whether a mark that opens the paragraph takes up the quotation that the one before left open.
    [[nodiscard]] bool goes_on(std::size_t kind, std::size_t begin) const {
        return is_quotation(kind) && !open_.empty() && open_.back().kind == kind &&
               open_.back().paragraph != paragraph_ && trim(paragraph_->text.view().substr(0, begin)).empty();
    }

    /// A quotation of several paragraphs ends where a sentence or its paragraph does. In “一网通办”改革 a
    /// word is quoted, and what was open before is not taken up.
    static bool closes_a_quotation(const Open& mark) {
        const std::string_view text = mark.paragraph->text.view();
        return sentence_ends.find(prose::sign_before(text, mark.begin)) != std::u32string_view::npos ||
               trim(text.substr(mark.end)).size() <= 3;
    }

    void close(const Open& mark) {
        for (std::size_t i = 0; i < std::min(open_.size(), reach); ++i) {
            const Open& open = open_[open_.size() - 1 - i];
            if (open.kind != mark.kind) {
                continue;
            }
            for (std::size_t skipped = 0; skipped < i; ++skipped) {
                report(open_.back(), true);
                open_.pop_back();
            }
            numbered_ += begins_an_item(mark) ? 1 : 0;
            const bool whole = closes_a_quotation(mark);
            bool goes_on = false;
            do {
                goes_on = whole && open_.back().goes_on;
                open_.pop_back();
            } while (goes_on && !open_.empty() && open_.back().kind == mark.kind);
            return;
        }
        if (is_number_of_a_list(mark)) {
            return;
        }
        if (mark.kind == 0 && numbered_ > 0) {
            --numbered_;
            return;
        }
        report(mark, false);
    }

    /// In （包括：1）规划；2）预算） the first closing one numbers an item, so that the last has no
    /// counterpart.
    static bool begins_an_item(const Open& mark) {
        if (!is_number_of_a_list(mark)) {
            return false;
        }
        const std::string_view before = mark.paragraph->text.view().substr(0, mark.begin);
        const std::string_view numeral_cut = head_of(before, before.size() - 1);
        const char32_t c = narrow(prose::sign_before(numeral_cut, numeral_cut.size()));
        constexpr std::u32string_view starts = U":;,。、 ：；，";
        return starts.find(c) != std::u32string_view::npos;
    }

    /// 1) and 一） number items; they need no opening bracket.
    static bool is_number_of_a_list(const Open& mark) {
        std::string_view before = mark.paragraph->text.view().substr(0, mark.begin);
        char32_t c = narrow(prose::sign_before(before, before.size()));
        if (c == U'、' || c == U'.' || c == U'．') {  // 1、）
            before = head_of(before, before.size() - 1);
            c = narrow(prose::sign_before(before, before.size()));
        }
        constexpr std::u32string_view numerals =
            U"一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛壬癸";
        const bool circled = (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) ||
                             (c >= 0x3220 && c <= 0x32B0);  // ①
        const bool roman = c >= 0x2160 && c <= 0x217F;      // Ⅰ
        return mark.kind == 0 &&
               ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || circled ||
                roman || numerals.find(c) != std::u32string_view::npos);
    }

    void report(const Open& mark, bool opening) {
        std::string open;
        std::string close;
        append_utf8(open, mark.kind == 0 ? U'（' : openers[mark.kind]);
        append_utf8(close, mark.kind == 0 ? U'）' : closers[mark.kind]);
        Finding& finding =
            sink_.add(mark.paragraph->text.source(mark.begin, mark.end), message(mark, opening, open, close));
        finding.subject.section = prose::section_id(input_.report, *mark.paragraph);
        if (mark.paragraph->text.contiguous(mark.begin, mark.end)) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title = mark.kind == quotes
                            ? std::string(input_.say(Texts::quotes_delete_zh, Texts::quotes_delete_en))
                            : say(input_, FMT_COMPILE(Texts::delete_zh), FMT_COMPILE(Texts::delete_en),
                                  mark.paragraph->text.view().substr(mark.begin, mark.end - mark.begin));
            fix.edits.push_back({mark.paragraph->text.source(mark.begin, mark.end), {}});
        }
    }

    [[nodiscard]] std::string message(const Open& mark, bool opening, const std::string& open,
                                      const std::string& close) const {
        if (mark.kind == quotes) {
            return std::string(opening ? input_.say(Texts::quotes_open_zh, Texts::quotes_open_en)
                                       : input_.say(Texts::quotes_close_zh, Texts::quotes_close_en));
        }
        return opening ? say(input_, FMT_COMPILE(Texts::open_zh), FMT_COMPILE(Texts::open_en), open, close)
                       : say(input_, FMT_COMPILE(Texts::close_zh), FMT_COMPILE(Texts::close_en), open, close);
    }

    const RuleInput& input_;
    FindingSink& sink_;
    std::vector<Open> open_;
    const Paragraph* paragraph_ = nullptr;
    std::size_t numbered_ = 0;  // pairs of the paragraph whose closing half may number an item
};

void run(const RuleInput& input, FindingSink& sink) {
    Pairing pairing(input, sink);
    const Paragraph* before = nullptr;
    for (const Paragraph& paragraph : input.prose().paragraphs) {
        // A page's edge may tear a pair apart; what lies further is another text.
        if (before != nullptr) {
            if (before->section != paragraph.section ||
                paragraph.text.span().begin >
                    before->text.span().end + (input.report.blocks.html ? far : apart)) {
                pairing.end();
            } else if (input.report.blocks.html) {
                pairing.end_before(paragraph);
            }
        }
        if (has(paragraph.marks, Mark::bracket)) {
            pairing.read(paragraph);
        }
        before = &paragraph;
    }
    pairing.end();
}

}  // namespace

const Rule unbalanced_brackets{
    {"unbalanced-brackets", Family::prose, Severity::info, FixKind::suggested, "括号、引号、书名号不成对",
     "a bracket or a quotation mark has no counterpart"},
    run};

}  // namespace gouji::rules
