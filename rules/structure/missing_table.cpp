#include <algorithm>

#include "parser/table/write_table.h"
#include "rules/core/say.h"
#include "rules/core/structure/draft_style.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

using structure::DraftStyle;

struct Texts {
    static constexpr std::string_view one_zh = "“{}”之下缺少“{}”这张表";
    static constexpr std::string_view one_en = "the table missing under “{}”: “{}”";
    static constexpr std::string_view all_zh = "“{}”之下没有表；规定以表格形式报告（共 {} 张：{}）";
    static constexpr std::string_view all_en = "no table stands under “{}”; the form asks for {}: {}";
    static constexpr std::string_view fix_zh = "补上空白表";
    static constexpr std::string_view fix_en = "insert the blank table";
};

class SectionTables {
 public:
    SectionTables(const RuleInput& input, const Section& section)
        : input_(input),
          report_(input.report),
          section_(section),
          form_(report_.expected_form()),
          asked_(form_.sections[section.section]) {}

    void report(FindingSink& sink) const {
        if (given_otherwise()) {
            return;
        }
        std::vector<const FormTable*> absent;
        for (const std::string& id : asked_.tables) {
            if (const std::optional<std::size_t> index = form_.table_index(id); index && !is_there(id)) {
                absent.push_back(&form_.tables[*index]);
            }
        }
        if (absent.size() > 1 && absent.size() == asked_.tables.size()) {
            report_all(absent, sink);
            return;
        }
        for (const FormTable* table : absent) {
            Finding& finding = sink.add(section_.heading_span,
                                        say(input_, FMT_COMPILE(Texts::one_zh), FMT_COMPILE(Texts::one_en),
                                            asked_.official_heading(), input_.say(table->name)));
            finding.subject.table = table->id;
            finding.fixes.push_back(fix({table}));
        }
    }

 private:
    void report_all(const std::vector<const FormTable*>& absent, FindingSink& sink) const {
        std::string names;
        for (const FormTable* table : absent) {
            names += names.empty() ? "" : input_.say("、", ", ");
            names += input_.say(table->name);
        }
        Finding& finding = sink.add(section_.heading_span,
                                    say(input_, FMT_COMPILE(Texts::all_zh), FMT_COMPILE(Texts::all_en),
                                        asked_.official_heading(), absent.size(), names));
        finding.subject.section = asked_.id;
        finding.fixes.push_back(fix(absent));
    }

    /// A picture or a table that nobody could read stands for the tables.
    [[nodiscard]] bool given_otherwise() const {
        const auto here = [&](Span span) { return section_.range.contains(span.begin); };
        return std::any_of(report_.blocks.pictures.begin(), report_.blocks.pictures.end(),
                           [&](const Picture& picture) { return here(picture.span); }) ||
               std::any_of(report_.unread.begin(), report_.unread.end(),
                           [&](const Unread& entry) { return !entry.table && here(entry.range); });
    }

    [[nodiscard]] bool is_there(std::string_view id) const {
        return std::any_of(report_.tables.begin(), report_.tables.end(),
                           [&](const BoundTable& table) { return table.of(input_.forms()).id == id; }) ||
               std::any_of(report_.unread.begin(), report_.unread.end(), [&](const Unread& entry) {
                   return entry.form && entry.table &&
                          input_.forms()[*entry.form].tables[*entry.table].id == id;
               });
    }

    /// The table of the section next to which the absent one belongs: the nearest before it in the
    /// form, else the nearest behind. `first` is whether it stands before.
    [[nodiscard]] const BoundTable* neighbour(const FormTable& absent, bool& first) const {
        const auto order = [&](std::string_view id) {
            return std::find(asked_.tables.begin(), asked_.tables.end(), id) - asked_.tables.begin();
        };
        const auto place = order(absent.id);
        const BoundTable* before = nullptr;
        const BoundTable* behind = nullptr;
        for (const BoundTable& table : report_.tables) {
            const std::string& id = table.of(input_.forms()).id;
            if (!section_.range.contains(table.span.begin) ||
                order(id) == static_cast<std::ptrdiff_t>(asked_.tables.size())) {
                continue;
            }
            if (order(id) < place &&
                (before == nullptr || order(id) >= order(before->of(input_.forms()).id))) {
                before = &table;
            } else if (order(id) > place && behind == nullptr) {
                behind = &table;
            }
        }
        first = before != nullptr;
        return first ? before : behind;
    }

    [[nodiscard]] Fix fix(const std::vector<const FormTable*>& absent) const {
        Fix fix;
        fix.title = input_.say(Texts::fix_zh, Texts::fix_en);
        const DraftStyle style(report_);
        bool first = false;
        const BoundTable* beside = neighbour(*absent.front(), first);
        if (beside == nullptr) {
            fix.edits.push_back(style.behind(style.section_end(section_), {style.blank_tables(absent)}));
            return fix;
        }
        if (structure::shares_grid(report_, *beside)) {
            fix.edits.push_back(among_rows(absent, *beside, first));
        } else if (first) {
            fix.edits.push_back(
                style.behind(structure::table_end(report_, *beside), {style.blank_tables(absent)}));
        } else {
            fix.edits.push_back(
                style.before(structure::table_begin(report_, *beside), {style.blank_tables(absent)}));
        }
        return fix;
    }

    /// Where the tables of a section are one, the absent one is put between their rows.
    [[nodiscard]] Edit among_rows(const std::vector<const FormTable*>& absent, const BoundTable& beside,
                                  bool first) const {
        const std::string_view line_end = report_.source->line_end();
        std::string rows;
        for (const FormTable* table : absent) {
            rows += write_rows(*table, beside.shape, line_end);
        }
        if (!first) {
            const std::uint32_t at = structure::table_begin(report_, beside);
            return {{at, at}, rows};
        }
        rows.resize(rows.size() - line_end.size());
        const std::uint32_t at = structure::table_end(report_, beside);
        std::string text(line_end);
        text += rows;
        return {{at, at}, text};
    }

    const RuleInput& input_;
    const Report& report_;
    const Section& section_;
    const Form& form_;
    const FormSection& asked_;
};

void run(const RuleInput& input, FindingSink& sink) {
    const std::size_t asked = input.report.expected_form().sections.size();
    for (const Section& section : input.report.outline.sections) {
        if (!section.duplicate && section.section < asked) {
            SectionTables(input, section).report(sink);
        }
    }
}

}  // namespace

const Rule missing_table{{"missing-table", Family::structure, Severity::error, FixKind::suggested,
                          "规定的表不在报告里", "a table of the form is missing from its section"},
                         run};

}  // namespace gouji::rules
