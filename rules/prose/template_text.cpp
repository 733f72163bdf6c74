#include "parser/outline/folded.h"
#include "parser/text/label.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view left_zh = "“{}”是格式里的填写说明，应当删去";
    static constexpr std::string_view left_en =
        "“{}” is an instruction of the blank form and does not belong here";
    static constexpr std::string_view place_zh = "“{}”是没有填写的空位";
    static constexpr std::string_view place_en = "“{}” is a placeholder that was not filled in";
    static constexpr std::string_view fix_zh = "删去这句说明";
    static constexpr std::string_view fix_en = "delete the instruction";
};

constexpr std::size_t longest_instruction = 400;  // bytes of a paragraph that may be one

/// The instruction's place, the brackets around it and its end mark included.
std::pair<std::size_t, std::size_t> widen(std::string_view text, std::size_t begin, std::size_t end) {
    for (int i = 0; i < 2; ++i) {
        const char32_t c = narrow(prose::sign_at(text, end));
        if (c == U'。' || c == ':' || c == ';') {
            static_cast<void>(next_code_point(text, end));
        }
        const char32_t before = narrow(prose::sign_before(text, begin));
        if (before == '(' && narrow(prose::sign_at(text, end)) == ')') {
            begin -= begin > 0 && text[begin - 1] == '(' ? 1 : 3;
            static_cast<void>(next_code_point(text, end));
        }
    }
    return {begin, end};
}

/// An instruction of the form.
struct Instruction {
    std::string_view text;
    Letters letters = 0;
};

void look_for_instructions(const RuleInput& input, const std::vector<Instruction>& instructions,
                           const Paragraph& paragraph, FindingSink& sink) {
    const std::string_view text = paragraph.text.view();
    for (const auto& [instruction, letters] : instructions) {
        if (!may_stand_in(letters, paragraph)) {
            continue;
        }
        const std::size_t found = prose::find(text, instruction);
        if (found == std::string_view::npos) {
            continue;
        }
        const auto [begin, end] = widen(text, found, found + instruction.size());
        Finding& finding =
            sink.add(paragraph.text.source(begin, end),
                     say(input, FMT_COMPILE(Texts::left_zh), FMT_COMPILE(Texts::left_en), instruction));
        finding.subject.section = prose::section_id(input.report, paragraph);
        if (paragraph.text.contiguous(begin, end)) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title = input.say(Texts::fix_zh, Texts::fix_en);
            fix.edits.push_back({paragraph.text.source(begin, end), {}});
        }
        return;  // the instructions of one place are one finding
    }
}

bool is_placeholder_sign(char32_t c) {
    c = narrow(c);
    return c == 'X' || c == 'x' || c == U'×' || c == U'○' || c == '_' || c == '*' || c == U'某';
}

/// What a template leaves a place before: ××年, XX局, ____元.
bool asks_for_a_word(char32_t c) {
    constexpr std::u32string_view all = U"年月日局委县市区镇乡省件条次人单机元万项";
    return all.find(c) != std::u32string_view::npos;
}

/// Whether a quotation or a title is open at the end of the text: 栏目名“××镇招生” speaks of the sign itself.
bool is_quoted(std::string_view text) {
    const auto open = [&](std::string_view left, std::string_view right) {
        const std::size_t last = text.rfind(left);
        return last != std::string_view::npos && text.find(right, last) == std::string_view::npos;
    };
    return open("“", "”") || open("《", "》");
}

void look_for_places(const RuleInput& input, const Paragraph& paragraph, const Sentence& sentence,
                     FindingSink& sink) {
    const std::string_view text = paragraph.text.view().substr(0, sentence.end);
    char32_t before = 0;
    std::size_t last = 0;  // behind the last place
    for (std::size_t at = sentence.begin; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (!is_placeholder_sign(c)) {
            before = narrow(c);
            continue;
        }
        std::size_t signs = 1;
        while (prose::sign_at(text, at) == c) {
            static_cast<void>(next_code_point(text, at));
            ++signs;
        }
        const char32_t next = prose::sign_at(text, at);
        std::size_t behind = at;
        const char32_t second =
            next != 0 ? (static_cast<void>(next_code_point(text, behind)), prose::sign_at(text, behind)) : 0;
        const bool letter = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
        const bool digit = before >= '0' && before <= '9';
        const bool bold = narrow(c) == '*' && (input.report.blocks.markdown || signs < 3);
        const bool date = next == U'年' || next == U'月' || next == U'日';
        // 李某某单次申请, ××区人民法院: a name that is hidden on purpose.
        const bool hidden = (c == U'某' && is_han(before)) || text.substr(behind).starts_with("人民法院") ||
                            is_quoted(text.substr(0, begin));
        // 张××局长 hides a name; 2×2 is a size.
        const bool found =
            signs >= 2 ? asks_for_a_word(next) && second != U'长' : date && c != U'某' && !digit;
        before = 0;
        if (!found || letter || bold || hidden) {
            continue;
        }
        const bool goes_on = begin == last;  // ×年×月×日 is one place
        last = behind;
        at = behind;
        if (goes_on) {
            continue;
        }
        std::size_t from = begin;  // 20XX年
        while (from > sentence.begin && text[from - 1] >= '0' && text[from - 1] <= '9') {
            --from;
        }
        sink.add(paragraph.text.source(from, behind),
                 say(input, FMT_COMPILE(Texts::place_zh), FMT_COMPILE(Texts::place_en),
                     text.substr(from, behind - from)))
            .subject.section = prose::section_id(input.report, paragraph);
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    std::vector<Instruction> instructions;
    for (const std::string& text : input.report.expected_form().prose().templates) {
        instructions.push_back({text, letters_of(text)});
    }
    const Prose& prose = input.prose();
    for (const Paragraph& paragraph : prose.paragraphs) {
        if (paragraph.text.view().size() <= longest_instruction) {
            look_for_instructions(input, instructions, paragraph, sink);
        }
        if (!has(paragraph.marks, Mark::placeholder)) {
            continue;
        }
        for (std::size_t i = paragraph.first_sentence; i < paragraph.last_sentence; ++i) {
            if (has(prose.sentences[i].marks, Mark::placeholder)) {
                look_for_places(input, paragraph, prose.sentences[i], sink);
            }
        }
    }
}

}  // namespace

const Rule template_text{
    {"template-text", Family::prose, Severity::warning, FixKind::suggested,
     "留着格式里的填写说明或没有填写的空位", "an instruction of the blank form or a placeholder is left in"},
    run};

}  // namespace gouji::rules
