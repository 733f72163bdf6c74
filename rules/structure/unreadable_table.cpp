#include <algorithm>

#include "rules/core/say.h"
#include "rules/structure/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view layout_zh = "{}的行列分不清，表中数字没有核对；请用表格重新排好";
    static constexpr std::string_view layout_en =
        "rows and columns of {} cannot be told apart; its figures were not checked";
    static constexpr std::string_view columns_zh =
        "{}各行的数字个数与规定的列数不符，看不出多了或少了哪一列，表中数字没有核对";
    static constexpr std::string_view columns_en =
        "the rows of {} have more or fewer figures than the form has columns, and which is not to be told; "
        "its figures were not checked";
    static constexpr std::string_view labels_zh = "{}的行名与规定的对不上，表中数字没有核对";
    static constexpr std::string_view labels_en =
        "the row labels of {} are not those of the form; its figures were not checked";
    static constexpr std::string_view picture_zh = "{}是图片或附件，读不到其中的数字；请改用文字表格";
    static constexpr std::string_view picture_en =
        "{} is a picture or an attachment whose figures cannot be read; use a table of text";
    static constexpr std::string_view named_zh = "“{}”这张表";
    static constexpr std::string_view named_en = "the table “{}”";
    static constexpr std::string_view unnamed_zh = "这里的表";
    static constexpr std::string_view unnamed_en = "the table here";
};

std::string message(const RuleInput& input, Unreadable why, std::string_view name) {
    switch (why) {
        case Unreadable::layout:
            break;
        case Unreadable::columns:
            return say(input, FMT_COMPILE(Texts::columns_zh), FMT_COMPILE(Texts::columns_en), name);
        case Unreadable::labels:
            return say(input, FMT_COMPILE(Texts::labels_zh), FMT_COMPILE(Texts::labels_en), name);
        case Unreadable::picture:
            return say(input, FMT_COMPILE(Texts::picture_zh), FMT_COMPILE(Texts::picture_en), name);
    }
    return say(input, FMT_COMPILE(Texts::layout_zh), FMT_COMPILE(Texts::layout_en), name);
}

void run(const RuleInput& input, FindingSink& sink) {
    const SourceText& source = *input.report.source;
    for (const Unread& entry : input.report.unread) {
        std::string name(input.say(Texts::unnamed_zh, Texts::unnamed_en));
        Subject subject;
        if (entry.form && entry.table) {
            const FormTable& table = input.forms()[*entry.form].tables[*entry.table];
            name =
                say(input, FMT_COMPILE(Texts::named_zh), FMT_COMPILE(Texts::named_en), input.say(table.name));
            subject.table = table.id;
        } else if (entry.section) {
            subject.section = input.report.expected_form()
                                  .sections[input.report.outline.sections[*entry.section].section]
                                  .id;
        }
        // The table's first line says where it is; a mark under all of it would only be in the way.
        const Span line = source.line(source.line_of(entry.range.begin));
        const Span place{entry.range.begin, std::max(entry.range.begin, std::min(entry.range.end, line.end))};
        sink.add(place, message(input, entry.why, name)).subject = subject;
    }
}

}  // namespace

const Rule unreadable_table{{"unreadable-table", Family::structure, Severity::warning, FixKind::none,
                             "表读不出来，没有核对", "a table cannot be read and was not checked"},
                            run};

}  // namespace gouji::rules
