#include "parser/text/byte_set.h"
#include "parser/text/label.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "中文里用了 {} 处半角标点，第一处在这里；应当用全角";
    static constexpr std::string_view en =
        "{} marks of half width in the Chinese text, the first of them here; Chinese has full width";
    static constexpr std::string_view fix_zh = "改为全角标点";
    static constexpr std::string_view fix_en = "write marks of full width";
};

constexpr std::size_t most_edits = 2000;  // of one fix
constexpr ByteSet half_marks(",;:?!");

/// The mark of full width that one of half width stands for.
std::string_view full_width(char mark) {
    switch (mark) {
        case ',':
            return "，";
        case ';':
            return "；";
        case ':':
            return "：";
        case '?':
            return "？";
        case '!':
            return "！";
        default:
            return {};
    }
}

bool is_chinese(char32_t c) {
    constexpr std::u32string_view marks = U"”》）〕】’";
    return is_han(c) || marks.find(c) != std::u32string_view::npos;
}

/// What may follow a mark of a Chinese sentence: Chinese, a figure, or the end.
bool may_follow(char32_t c) {
    constexpr std::u32string_view openers = U"“《（〔【‘";
    return c == 0 || is_han(c) || openers.find(c) != std::u32string_view::npos;
}

void run(const RuleInput& input, FindingSink& sink) {
    std::size_t count = 0;
    Span first;
    std::vector<Edit> edits;
    for (const Paragraph& paragraph : input.prose().paragraphs) {
        if (!has(paragraph.marks, Mark::half_mark)) {
            continue;
        }
        const std::string_view text = paragraph.text.view();
        for (std::size_t at = half_marks.find(text); at != std::string_view::npos;
             at = half_marks.find(text, at + 1)) {
            std::size_t end = at + 1;
            while (end < text.size() && text[end] == ' ') {
                ++end;
            }
            if (!is_chinese(prose::sign_before(text, at)) || !may_follow(prose::sign_at(text, end))) {
                continue;
            }
            const Span place = paragraph.text.source(at, at + 1);
            first = count == 0 ? place : first;
            ++count;
            if (edits.size() < most_edits && paragraph.text.contiguous(at, end)) {
                edits.push_back({paragraph.text.source(at, end), std::string(full_width(text[at]))});
            }
        }
    }
    if (count == 0) {
        return;
    }
    Finding& finding = sink.add(first, say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), count));
    if (!edits.empty()) {
        Fix& fix = finding.fixes.emplace_back();
        fix.title = input.say(Texts::fix_zh, Texts::fix_en);
        fix.preferred = true;
        fix.edits = std::move(edits);
    }
}

}  // namespace

const Rule mixed_punctuation{{"mixed-punctuation", Family::prose, Severity::hint, FixKind::preferred,
                              "中文里用了半角标点", "marks of half width in the Chinese text"},
                             run};

}  // namespace gouji::rules
