#include <algorithm>
#include <array>
#include <optional>

#include "parser/outline/folded.h"
#include "parser/text/label.h"
#include "rules/core/prose/compounds.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "“{}”连着写了两遍";
    static constexpr std::string_view en = "“{}” stands twice in a row";
    static constexpr std::string_view fix_zh = "删去一个“{}”";
    static constexpr std::string_view fix_en = "delete one “{}”";
};

constexpr std::size_t sign = 3;  // bytes of an ideograph

/// Words that people double on purpose.
constexpr std::array<std::string_view, 12> doubled_on_purpose = {
    "研究", "讨论", "商量", "考虑", "非常", "许多", "很多", "多多", "点点", "学习", "交流", "层层"};

/// Whether a word that stands twice may be meant so.
bool is_meant(std::string_view word, std::string_view before, std::string_view behind) {
    constexpr std::array<std::string_view, 13> numerals = {"一", "二", "三", "四", "五", "六", "七",
                                                           "八", "九", "十", "百", "千", "万"};
    // 各党组织组织党员学习: a kind of organisation, then the verb.
    constexpr std::array<std::string_view, 8> bodies = {"党",   "团",   "社会", "基层",
                                                        "群众", "经济", "群团", "自治"};
    if (word == "组织" && std::any_of(bodies.begin(), bodies.end(),
                                      [&](std::string_view body) { return before.ends_with(body); })) {
        return true;
    }
    if (prose::has_any(word, numerals) ||
        std::find(doubled_on_purpose.begin(), doubled_on_purpose.end(), word) != doubled_on_purpose.end()) {
        return true;
    }
    // 政务工作工作创新 is a slip, 公开工作工作人员 none; three times in a row is never meant.
    return !before.ends_with(word) && !behind.starts_with(word) && prose::makes_a_compound(word, behind);
}

/// The length of the word that begins at `at` and stands there twice; 0 where none does.
std::size_t doubled_at(std::string_view text, std::size_t at) {
    for (std::size_t length = 2 * sign; length <= 4 * sign; length += sign) {
        if (at + 2 * length > text.size()) {
            return 0;
        }
        const std::string_view word = text.substr(at, length);
        // One sign four times is no word twice.
        if (text.compare(at + length, length, word) != 0 || word.substr(0, sign) == word.substr(sign, sign)) {
            continue;
        }
        bool ideographs = true;
        for (std::size_t i = 0; i < length && ideographs;) {
            ideographs = is_han(next_code_point(word, i)) && i % sign == 0;
        }
        if (ideographs) {
            return length;
        }
    }
    return 0;
}

/// The end of the run that begins at `at` and repeats its first `length` bytes.
std::size_t run_end(std::string_view text, std::size_t at, std::size_t length) {
    std::size_t end = at + 2 * length;
    while (end + sign <= text.size() && text.compare(end, sign, text.substr(end - length, sign)) == 0) {
        end += sign;
    }
    return end;
}

/// Which word stands twice in the run [at, end): in 政务服务服务 it is 服务, though 务服 does as well.
/// Nothing where the word is meant so.
std::optional<std::size_t> accused(std::string_view text, std::size_t at, std::size_t end,
                                   std::size_t length) {
    std::optional<std::size_t> best;
    bool known = false;
    for (std::size_t begin = at; begin + 2 * length <= end && begin < at + length; begin += sign) {
        const std::string_view word = text.substr(begin, length);
        if (is_meant(word, text.substr(0, begin), text.substr(begin + 2 * length))) {
            return std::nullopt;
        }
        const bool here = prose::begins_compounds(word);
        if (!best || (here && !known)) {
            best = begin;
            known = here;
        }
    }
    return best;
}

/// （一）主动公开主动公开政府信息120条。: a heading that runs on into its text.
bool is_heading_run_on(std::string_view text, std::size_t at, std::size_t length) {
    const std::string_view before = trim(text.substr(0, at));
    const std::string_view behind = text.substr(at + 2 * length);
    return length == 4 * sign && !before.empty() && prose::find(behind, "。") != std::string_view::npos &&
           read_numbering(text).numbering != Numbering::none && read_numbering(text).end == at;
}

void look_through(const RuleInput& input, const Paragraph& paragraph, const Sentence& sentence,
                  FindingSink& sink) {
    const std::string_view text = paragraph.text.view();
    const std::string_view read = text.substr(0, sentence.end);
    for (std::size_t at = sentence.begin; at < sentence.end;) {
        const std::size_t length = doubled_at(read, at);
        if (length == 0 || is_heading_run_on(text, at, length)) {
            static_cast<void>(next_code_point(text, at));
            continue;
        }
        const std::size_t end = run_end(read, at, length);
        const std::optional<std::size_t> begin = accused(text, at, end, length);
        if (!begin) {
            at = end - length;
            continue;
        }
        const std::string_view word = text.substr(*begin, length);
        at = *begin + 2 * length;
        Finding& finding = sink.add(paragraph.text.source(*begin, at),
                                    say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), word));
        finding.subject.section = prose::section_id(input.report, paragraph);
        if (paragraph.text.contiguous(*begin + length, at)) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), word);
            fix.edits.push_back({paragraph.text.source(*begin + length, at), {}});
        }
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    const Prose& prose = input.prose();
    for (const Sentence& sentence : prose.sentences) {
        if (has(sentence.marks, Mark::doubled)) {
            look_through(input, prose.paragraphs[sentence.paragraph], sentence, sink);
        }
    }
}

}  // namespace

const Rule repeated_word{{"repeated-word", Family::prose, Severity::info, FixKind::suggested,
                          "一个词连着写了两遍", "a word stands twice in a row"},
                         run};

}  // namespace gouji::rules
