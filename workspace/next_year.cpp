#include "workspace/next_year.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/outline/year.h"
#include "parser/text/label.h"
#include "rules/core/cell_writer.h"
#include "rules/core/structure/draft_style.h"
#include "rules/core/years/last_year.h"

namespace gouji {
namespace {

using structure::DraftStyle;

constexpr int first_year = 1990;  // as years are read
constexpr int last_year = 2099;
constexpr std::string_view official_title = "政府信息公开工作年度报告";

/// The form of the reports for that year; with a form of the user's own that one.
const Form& form_for(const Forms& forms, int year) {
    const auto covers = [&](const Form& form) { return form.covers(year); };
    const auto it = std::find_if(forms.all().rbegin(), forms.all().rend(), covers);
    return it == forms.all().rend() ? forms.all().back() : *it;
}

/// `year` in the signs in which the digits `like` are written: 2023, ２０２３, 二〇二三.
std::string year_like(std::string_view like, int year) {
    std::size_t at = 0;
    const char32_t first = next_code_point(like, at);
    std::string out;
    for (const char digit : std::to_string(year)) {
        if (first >= U'０' && first <= U'９') {
            append_utf8(out, U'０' + static_cast<char32_t>(digit - '0'));
        } else if (first >= '0' && first <= '9') {
            out += digit;
        } else {
            constexpr std::u32string_view ideographs = U"〇一二三四五六七八九";
            append_utf8(out, ideographs[static_cast<std::size_t>(digit - '0')]);
        }
    }
    return out;
}

/// `text` with one year written as another wherever it stands.
std::string with_year(std::string_view text, int from, int to) {
    std::vector<Edit> edits;
    for (const YearFound& found : find_years(text)) {
        if (found.year == from) {
            edits.push_back(
                {{static_cast<std::uint32_t>(found.begin), static_cast<std::uint32_t>(found.digits)},
                 year_like(text.substr(found.begin, found.digits - found.begin), to)});
        }
    }
    return apply_edits(text, edits);
}

class NextDraft {
 public:
    NextDraft(const Judgement& last, int year)
        : last_(last),
          report_(last.report),
          year_(year),
          style_(report_),
          form_(form_for(*report_.forms, year)) {}

    [[nodiscard]] std::string write() const {
        std::string text = laid_out(title_line());
        // What the title says of itself decides the form: where it did not come out, the official one does.
        if (read(text).outline.year != year_) {
            text = laid_out(plain_title());
        }
        // What another year's report carried forward is not what this one carries in.
        return report_.outline.year.value_or(year_ - 1) + 1 == year_ ? with_carried_in(text) : text;
    }

 private:
    [[nodiscard]] Report read(const std::string& text) const {
        const auto index = static_cast<std::size_t>(&form_ - report_.forms->all().data());
        return read_report(std::make_shared<const SourceText>(SourceText::from_utf8(text)), *report_.forms,
                           {index});
    }

    /// The lines of last year's title, with the new year.
    [[nodiscard]] std::string title_line() const {
        const std::optional<Title>& title = report_.outline.title;
        if (!title || !title->year) {
            return plain_title();
        }
        std::string out;
        for (const TextLine& line : report_.blocks.lines) {
            if (line.span.begin < title->text.span().end && title->text.span().begin < line.span.end) {
                out += out.empty() ? "" : report_.source->line_end();
                out += report_.source->slice(line.span);
            }
        }
        return with_year(out, *title->year, year_);
    }

    [[nodiscard]] std::string plain_title() const {
        const std::string text = fmt::format("{}{}年{}", report_.outline.agency, year_, official_title);
        return style_.html() ? "<h1>" + text + "</h1>" : report_.blocks.markdown ? "# " + text : text;
    }

    /// Title, headings, blank tables; of a page of HTML also what stands around its body.
    [[nodiscard]] std::string laid_out(std::string title) const {
        std::vector<std::string> blocks = {std::move(title)};
        for (const FormSection& section : form_.sections) {
            blocks.push_back(style_.heading(section));
            std::vector<const FormTable*> tables;
            for (const std::string& id : section.tables) {
                if (const auto index = form_.table_index(id)) {
                    tables.push_back(&form_.tables[*index]);
                }
            }
            if (!tables.empty()) {
                blocks.push_back(style_.blank_tables(tables));
            } else if (!style_.html() && !apart()) {
                blocks.emplace_back();  // where the words of the section go
            }
        }
        const std::string body = style_.before(0, blocks).new_text;
        if (!style_.html()) {
            return body;
        }
        const auto [head, tail] = around_body();
        return head + body + tail;
    }

    /// Whether blank lines stand between blocks.
    [[nodiscard]] bool apart() const {
        return style_.before(0, {""}).new_text.size() > report_.source->line_end().size();
    }

    [[nodiscard]] std::pair<std::string, std::string> around_body() const {
        const std::string_view text = report_.source->text();
        const std::size_t body = text.find("<body");
        const std::size_t open = body == std::string_view::npos ? body : text.find('>', body);
        if (open == std::string_view::npos) {
            return {};
        }
        const std::string line_end(report_.source->line_end());
        std::string head(text.substr(0, open + 1));
        if (report_.outline.year) {
            head = with_year(head, *report_.outline.year, year_);
        }
        const std::size_t close = text.rfind("</body");
        std::string tail = close == std::string_view::npos || close < open ? "</body></html>" + line_end
                                                                           : std::string(text.substr(close));
        return {head + line_end, std::move(tail)};
    }

    [[nodiscard]] std::string with_carried_in(const std::string& text) const {
        const LastYear last = remember({}, report_, last_.solution);
        const Report report = read(text);
        std::vector<Edit> edits;
        for (std::size_t i = 0; i < report.tables.size(); ++i) {
            const FormTable& form = report.tables[i].of(*report.forms);
            const CellWriter writer(report, i);
            for (const YearEquation& equation : form.year_equations) {
                const LastFigure* figure = last.figure(form, equation.last);
                if (form.year_relations[equation.relation].kind != YearRelationKind::carry_over ||
                    figure == nullptr || !figure->typed) {
                    continue;
                }
                const std::size_t columns = form.columns.size();
                const std::vector<Edit> filled = writer.write(
                    equation.cell / columns, equation.cell % columns, std::to_string(figure->value));
                edits.insert(edits.end(), filled.begin(), filled.end());
            }
        }
        return apply_edits(report.source->text(), edits);
    }

    const Judgement& last_;
    const Report& report_;
    int year_;
    DraftStyle style_;
    const Form& form_;
};

}  // namespace

Result<std::string> next_draft(const Judgement& last, std::optional<int> year, bool english) {
    const auto fail = [&](std::string_view zh, std::string_view en) {
        return Result<std::string>::failure(std::string(english ? en : zh));
    };
    if (!last.report.outline.is_report || last.report.outline.sections.empty()) {
        return fail("不是政府信息公开工作年度报告，没有可以沿用的", "no such report: nothing to go on from");
    }
    if (!year && !last.report.outline.year) {
        return fail("看不出它是哪一年的报告，请用 --year 指定年度",
                    "its year is not known: say with --year which one is due");
    }
    const int wanted = year.value_or(last.report.outline.year.value_or(0) + 1);
    if (wanted < first_year || wanted > last_year) {
        return fail("年度应在 1990 年到 2099 年之间", "the year must be one from 1990 to 2099");
    }
    return NextDraft(last, wanted).write();
}

Result<std::string> in_encoding_of(const SourceText& other, const std::string& text) {
    const auto end = static_cast<std::uint32_t>(other.text().size());
    return other.splice({{{0, end}, text}});
}

}  // namespace gouji
