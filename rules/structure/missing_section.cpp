#include <algorithm>

#include "rules/core/say.h"
#include "rules/core/structure/draft_style.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

using structure::DraftStyle;

struct Texts {
    static constexpr std::string_view zh = "缺少“{}”这一部分";
    static constexpr std::string_view en = "the section “{}” is missing";
    static constexpr std::string_view all_zh = "没有找到规定的各部分标题（从“{}”到“{}”）";
    static constexpr std::string_view all_en = "none of the form's headings is there (“{}” to “{}”)";
    static constexpr std::string_view heading_zh = "补上标题“{}”";
    static constexpr std::string_view heading_en = "insert the heading “{}”";
    static constexpr std::string_view tables_zh = "补上标题“{}”和空白表";
    static constexpr std::string_view tables_en = "insert the heading “{}” and its blank tables";
};

class Absence {
 public:
    Absence(const RuleInput& input, std::size_t section)
        : input_(input),
          report_(input.report),
          section_(section),
          asked_(report_.expected_form().sections[section]),
          style_(report_) {}

    void report(FindingSink& sink) const {
        Finding& finding = sink.add(
            place(), say(input_, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en), asked_.official_heading()));
        finding.subject.section = asked_.id;
        Fix& fix = finding.fixes.emplace_back();
        const std::vector<const FormTable*> tables = absent_tables();
        fix.title = tables.empty() ? say(input_, FMT_COMPILE(Texts::heading_zh),
                                         FMT_COMPILE(Texts::heading_en), asked_.official_heading())
                                   : say(input_, FMT_COMPILE(Texts::tables_zh), FMT_COMPILE(Texts::tables_en),
                                         asked_.official_heading());
        fix.edits.push_back(insertion(tables));
    }

 private:
    [[nodiscard]] const std::vector<Section>& sections() const { return report_.outline.sections; }

    /// The last section in the draft of those that the form puts before this one.
    [[nodiscard]] const Section* before() const {
        const Section* best = nullptr;
        for (const Section& section : sections()) {
            if (section.section < section_ && (best == nullptr || section.section >= best->section)) {
                best = &section;
            }
        }
        return best;
    }

    /// The heading in front of which it is missing.
    [[nodiscard]] const Section* behind() const {
        const Section* previous = before();
        if (previous == nullptr) {
            return &sections().front();
        }
        return previous == &sections().back() ? nullptr : previous + 1;
    }

    [[nodiscard]] Span place() const {
        const Section* next = behind();
        return next != nullptr ? next->heading_span : sections().back().heading_span;
    }

    [[nodiscard]] bool asks_for(std::string_view table) const {
        return std::find(asked_.tables.begin(), asked_.tables.end(), table) != asked_.tables.end();
    }

    /// Tables of this section that stand in the one before it: only the heading went missing.
    [[nodiscard]] const BoundTable* stray_table() const {
        for (const BoundTable& table : report_.tables) {
            if (asks_for(table.of(input_.forms()).id)) {
                return &table;
            }
        }
        return nullptr;
    }

    [[nodiscard]] bool is_unread(std::string_view id) const {
        return std::any_of(report_.unread.begin(), report_.unread.end(), [&](const Unread& entry) {
            return entry.form && entry.table && input_.forms()[*entry.form].tables[*entry.table].id == id;
        });
    }

    [[nodiscard]] std::vector<const FormTable*> absent_tables() const {
        std::vector<const FormTable*> absent;
        const Form& form = report_.expected_form();
        for (const std::string& id : asked_.tables) {
            const bool there = is_unread(id) || std::any_of(report_.tables.begin(), report_.tables.end(),
                                                            [&](const BoundTable& t) {
                                                                return t.of(input_.forms()).id == id;
                                                            });
            if (const std::optional<std::size_t> index = form.table_index(id); index && !there) {
                absent.push_back(&form.tables[*index]);
            }
        }
        return absent;
    }

    [[nodiscard]] Edit insertion(const std::vector<const FormTable*>& tables) const {
        std::vector<std::string> blocks{style_.heading(asked_)};
        const Section* previous = before();
        if (const BoundTable* stray = stray_table();
            stray != nullptr && previous != nullptr && previous->range.contains(stray->span.begin)) {
            return style_.before(structure::table_begin(report_, *stray), blocks);
        }
        if (!tables.empty()) {
            blocks.push_back(style_.blank_tables(tables));
        }
        if (const Section* next = behind()) {
            return style_.before(style_.heading_begin(*next), blocks);
        }
        return style_.behind(style_.section_end(*previous), blocks);
    }

    const RuleInput& input_;
    const Report& report_;
    std::size_t section_;
    const FormSection& asked_;
    DraftStyle style_;
};

/// A text of which only the title is that of a report has one defect, not six.
void report_all(const RuleInput& input, FindingSink& sink) {
    const std::vector<FormSection>& asked = input.report.expected_form().sections;
    if (asked.empty()) {
        return;
    }
    const std::optional<Title>& title = input.report.outline.title;
    sink.add(title ? title->text.span() : Span{},
             say(input, FMT_COMPILE(Texts::all_zh), FMT_COMPILE(Texts::all_en),
                 asked.front().official_heading(), asked.back().official_heading()));
}

void run(const RuleInput& input, FindingSink& sink) {
    const std::vector<Section>& sections = input.report.outline.sections;
    if (sections.empty()) {
        report_all(input, sink);
        return;
    }
    const std::size_t asked = input.report.expected_form().sections.size();
    for (std::size_t i = 0; i < asked; ++i) {
        if (std::none_of(sections.begin(), sections.end(),
                         [i](const Section& s) { return s.section == i; })) {
            Absence(input, i).report(sink);
        }
    }
}

}  // namespace

const Rule missing_section{{"missing-section", Family::structure, Severity::error, FixKind::suggested,
                            "缺少规定的部分", "a section of the form is missing"},
                           run};

}  // namespace gouji::rules
