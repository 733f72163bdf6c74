#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "parser/text/byte_set.h"
#include "parser/text/label.h"
#include "rules/core/prose/text.h"
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
};

constexpr std::u32string_view openers = U"(《“〔【「『[";
constexpr std::u32string_view closers = U")》”〕】」』]";
// What their UTF-8, full width included, begins with: no other byte of a code point is one of these.
constexpr ByteSet leads("()[]\xE2\xE3\xEF");
constexpr std::size_t quotes = 2;    // the kind of “”
constexpr std::size_t reach = 8;     // how many open marks a closing one may skip
constexpr std::uint32_t apart = 12;  // bytes between the paragraphs that a pair may stretch over

struct Open {
    std::size_t kind = 0;
    const Paragraph* paragraph = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Pairing {
 public:
    Pairing(const RuleInput& input, FindingSink& sink) : input_(input), sink_(sink) {}

    void read(const Paragraph& paragraph) {
        const std::string_view text = paragraph.text.view();
        for (std::size_t begin = leads.find(text); begin != std::string_view::npos;) {
            std::size_t at = begin;
            const char32_t c = narrow(next_code_point(text, at));
            if (const std::size_t kind = openers.find(c); kind != std::u32string_view::npos) {
                open_.push_back({kind, &paragraph, begin, at});
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

 private:
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
            open_.pop_back();
            return;
        }
        if (!is_number_of_a_list(mark)) {
            report(mark, false);
        }
    }

    /// 1) and 一） number items; they need no opening bracket.
    static bool is_number_of_a_list(const Open& mark) {
        const std::string_view before = mark.paragraph->text.view().substr(0, mark.begin);
        const char32_t c = narrow(prose::sign_before(before, before.size()));
        constexpr std::u32string_view numerals = U"一二三四五六七八九十①②③④⑤⑥⑦⑧⑨";
        return mark.kind == 0 && ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                  (c >= 'A' && c <= 'Z') || numerals.find(c) != std::u32string_view::npos);
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
            fix.title = fmt::format(fmt::runtime(input_.say(Texts::delete_zh, Texts::delete_en)),
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
        return fmt::format(fmt::runtime(opening ? input_.say(Texts::open_zh, Texts::open_en)
                                                : input_.say(Texts::close_zh, Texts::close_en)),
                           open, close);
    }

    const RuleInput& input_;
    FindingSink& sink_;
    std::vector<Open> open_;
};

void run(const RuleInput& input, FindingSink& sink) {
    Pairing pairing(input, sink);
    const Paragraph* before = nullptr;
    for (const Paragraph& paragraph : input.prose().paragraphs) {
        // A page's edge may tear a pair apart; what lies further is another text.
        if (before != nullptr && (before->section != paragraph.section || input.report.blocks.html ||
                                  paragraph.text.span().begin > before->text.span().end + apart)) {
            pairing.end();
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
