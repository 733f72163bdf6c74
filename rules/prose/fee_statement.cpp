#include <algorithm>
#include <array>

#include "parser/text/label.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "“{}”没有说明收取信息处理费的情况；没有收取也要写明";
    static constexpr std::string_view en =
        "“{}” does not say whether fees for processing requests were charged";
    static constexpr std::string_view elsewhere_zh = "收取信息处理费的情况应写在“{}”";
    static constexpr std::string_view elsewhere_en =
        "the fees for processing requests are to be stated in “{}”";
    static constexpr std::string_view fix_zh = "写入“{}”";
    static constexpr std::string_view fix_en = "write “{}”";
};

/// Whether a paragraph says that there is nothing to report, and nothing else.
bool says_nothing(std::string_view text) {
    constexpr std::array<std::string_view, 9> words = {"无",
                                                       "没有",
                                                       "暂无",
                                                       "无其他事项",
                                                       "无其他需要报告的事项",
                                                       "无需要报告的事项",
                                                       "无其他需要报告事项",
                                                       "没有其他需要报告的事项",
                                                       "暂无其他需要报告的事项"};
    const std::string core = normalize_text(text);
    return std::find(words.begin(), words.end(), core) != words.end();
}

/// The edit that puts `sentence` into the section; nothing where no place for it can be told.
std::optional<Edit> state(const Report& report, const Section& section, const Paragraph* last,
                          const std::string& sentence) {
    const std::string line_end = report.blocks.html ? std::string() : std::string(report.source->line_end());
    if (last == nullptr) {
        if (report.blocks.html) {
            return std::nullopt;
        }
        const Span line = report.source->line(report.source->line_of(section.heading_span.begin));
        return Edit{{line.end, line.end}, line_end + sentence};
    }
    const Span span = last->text.span();
    if (says_nothing(last->text.view()) && last->text.contiguous(0, last->text.view().size())) {
        return Edit{span, sentence};
    }
    return Edit{{span.end, span.end}, line_end + sentence};
}

/// Whether the section says so, in its heading (收取信息处理费情况：无) or below it, letters set apart by
/// blanks or not.
bool states_in(const Prose& prose, const Report& report, std::size_t index, const Section& section,
               const std::vector<std::string>& words) {
    const SourceText& source = *report.source;
    const Span line = source.line(source.line_of(section.heading_span.begin));
    return prose::has_any(source.slice(line), words) ||
           std::any_of(prose.paragraphs.begin(), prose.paragraphs.end(), [&](const Paragraph& paragraph) {
               return prose::stands_in(report, paragraph, index) &&
                      (prose::has_any(paragraph.text.view(), words) ||
                       prose::has_any(normalize_text(paragraph.text.view()), words));
           });
}

/// The fees stated in a section that is not the right one.
bool report_elsewhere(const RuleInput& input, const FormSection& asked, std::size_t index,
                      FindingSink& sink) {
    for (const Paragraph& paragraph : input.prose().paragraphs) {
        if (prose::stands_in(input.report, paragraph, index)) {
            continue;
        }
        for (const std::string& word : asked.states.elsewhere) {
            const std::size_t at = prose::find(paragraph.text.view(), word);
            if (at == std::string_view::npos) {
                continue;
            }
            sink.add(Severity::info, paragraph.text.source(at, at + word.size()),
                     say(input, FMT_COMPILE(Texts::elsewhere_zh), FMT_COMPILE(Texts::elsewhere_en),
                         asked.official_heading()))
                .subject.section = asked.id;
            return true;
        }
    }
    return false;
}

void check(const RuleInput& input, const FormSection& asked, std::size_t index, FindingSink& sink) {
    const Report& report = input.report;
    const Section* section = prose::find_section(report, index);
    if (section == nullptr || states_in(input.prose(), report, index, *section, asked.states.words)) {
        return;
    }
    // What stands in a table or a picture cannot be seen here.
    const auto inside = [&](const auto& piece) { return section->range.contains(piece.span); };
    if (std::any_of(report.blocks.pictures.begin(), report.blocks.pictures.end(), inside) ||
        std::any_of(report.blocks.grids.begin(), report.blocks.grids.end(), inside) ||
        report_elsewhere(input, asked, index, sink)) {
        return;
    }
    const Paragraph* last = nullptr;
    for (const Paragraph& paragraph : input.prose().paragraphs) {
        if (prose::stands_in(report, paragraph, index)) {
            last = &paragraph;
        }
    }
    Finding& finding =
        sink.add(last != nullptr ? last->text.span() : section->heading_span,
                 say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), asked.official_heading()));
    finding.subject.section = asked.id;
    for (const std::string& sentence : asked.states.sentences) {
        if (std::optional<Edit> edit = state(report, *section, last, sentence)) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), sentence);
            fix.edits.push_back(std::move(*edit));
        }
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    const Form* form = prose::form_of(input);
    for (std::size_t i = 0; form != nullptr && i < form->sections.size(); ++i) {
        if (!form->sections[i].states.none()) {
            check(input, form->sections[i], i, sink);
        }
    }
}

}  // namespace

const Rule fee_statement{
    {"fee-statement", Family::prose, Severity::warning, FixKind::suggested, "没有说明收取信息处理费的情况",
     "whether fees for processing requests were charged is not said"},
    run};

}  // namespace gouji::rules
