#include <algorithm>
#include <array>

#include "parser/outline/folded.h"
#include "parser/text/label.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "中文里夹着英文“{}”";
    static constexpr std::string_view en = "English “{}” in the middle of Chinese";
    static constexpr std::string_view fix_zh = "改为“{}”";
    static constexpr std::string_view fix_en = "write “{}”";
    static constexpr std::string_view delete_zh = "删去“{}”";
    static constexpr std::string_view delete_en = "delete “{}”";
};

/// English words that are no name of anything, and what they say in Chinese where one word does.
struct Stray {
    std::string_view word;
    std::string_view chinese;
};
constexpr std::array strays = {Stray{"and", "和"}, Stray{"or", "或"},   Stray{"the", ""},
                               Stray{"of", "的"},  Stray{"with", "与"}, Stray{"for", "为"},
                               Stray{"to", "到"},  Stray{"from", "从"}, Stray{"is", "是"},
                               Stray{"are", "是"}, Stray{"but", "但"}};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether the word at [begin, end) stands between ideographs, blanks left out; widens it by them.
bool between_ideographs(std::string_view text, std::size_t& begin, std::size_t& end) {
    while (begin > 0 && text[begin - 1] == ' ') {
        --begin;
    }
    while (end < text.size() && text[end] == ' ') {
        ++end;
    }
    return is_han(prose::sign_before(text, begin)) && is_han(prose::sign_at(text, end));
}

void look_through(const RuleInput& input, const Paragraph& paragraph, const Sentence& sentence,
                  FindingSink& sink) {
    const std::string_view text = paragraph.text.view();
    for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
        if (!is_letter(text[at])) {
            continue;
        }
        const std::size_t begin = at;
        while (at < sentence.end && is_letter(text[at])) {
            ++at;
        }
        const std::string_view word = text.substr(begin, at - begin);
        const auto stray =
            std::find_if(strays.begin(), strays.end(), [&](const Stray& each) { return each.word == word; });
        std::size_t from = begin;
        std::size_t to = at;
        if (stray == strays.end() || !between_ideographs(text, from, to)) {
            continue;
        }
        Finding& finding = sink.add(paragraph.text.source(begin, at),
                                    say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), word));
        finding.subject.section = prose::section_id(input.report, paragraph);
        if (paragraph.text.contiguous(from, to)) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title =
                stray->chinese.empty()
                    ? say(input, FMT_COMPILE(Texts::delete_zh), FMT_COMPILE(Texts::delete_en), word)
                    : say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), stray->chinese);
            fix.preferred = true;
            fix.edits.push_back({paragraph.text.source(from, to), std::string(stray->chinese)});
        }
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    const Prose& prose = input.prose();
    for (const Sentence& sentence : prose.sentences) {
        if (has(sentence.marks, Mark::latin)) {
            look_through(input, prose.paragraphs[sentence.paragraph], sentence, sink);
        }
    }
}

}  // namespace

const Rule stray_latin{
    {"stray-latin", Family::prose, Severity::hint, FixKind::preferred, "中文里夹着 and 之类的英文词",
     "an English word such as “and” in the middle of Chinese"},
    run};

}  // namespace gouji::rules
