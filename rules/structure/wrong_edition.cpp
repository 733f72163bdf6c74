#include <algorithm>

#include "rules/core/cell_text.h"
#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "这张表用的是{}的格式；{} 年度的报告应使用{}的格式";
    static constexpr std::string_view en = "this table has the layout of {}; reports for {} use that of {}";
};

template <class T>
bool same_ids(const std::vector<T>& a, const std::vector<T>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const T& x, const T& y) { return x.id == y.id; });
}

/// The form that holds for reports of the year; nothing where none does.
const Form* form_for(const Forms& forms, int year) {
    for (std::size_t i = forms.size(); i-- > 0;) {
        if (forms[i].covers(year)) {
            return &forms[i];
        }
    }
    return nullptr;
}

void run(const RuleInput& input, FindingSink& sink) {
    const std::optional<int> year = input.report.outline.year;
    const Form* asked = year ? form_for(input.forms(), *year) : nullptr;
    if (asked == nullptr) {
        return;
    }
    for (std::size_t i = 0; i < input.report.tables.size(); ++i) {
        const BoundTable& table = input.report.tables[i];
        const Form& used = input.forms()[table.form];
        if (&used == asked || !used.last_year || *used.last_year >= *year) {
            continue;
        }
        const FormTable& form = table.of(input.forms());
        // A table that both editions have alike is of either.
        if (const auto same = asked->table_index(form.id);
            same && same_ids(asked->tables[*same].rows, form.rows) &&
            same_ids(asked->tables[*same].columns, form.columns)) {
            continue;
        }
        Finding& finding = sink.add(table.caption, say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en),
                                                       used.source, *year, asked->source));
        finding.subject = table_subject(input.report, i);
    }
}

}  // namespace

const Rule wrong_edition{{"wrong-edition", Family::structure, Severity::info, FixKind::none, "表用的是旧格式",
                          "a table has the layout of an older form"},
                         run};

}  // namespace gouji::rules
