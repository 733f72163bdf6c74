#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/features/features.h"
#include "lsp/features/places.h"
#include "rules/core/cell_text.h"
#include "rules/core/totals/wording.h"

namespace gouji::lsp::features {
namespace {

struct Texts {
    static constexpr std::string_view last_year_zh = "上年报告：{} {}";
    static constexpr std::string_view last_year_en = "last year's report: {} {}";
    static constexpr std::string_view row_zh = "行：{}";
    static constexpr std::string_view row_en = "Row: {}";
    static constexpr std::string_view column_zh = "列：{}";
    static constexpr std::string_view column_en = "Column: {}";
    static constexpr std::string_view settled_zh = "没有填数字，按表中其他数字应为 {}";
    static constexpr std::string_view settled_en = "No figure yet; the others make it {}";
    static constexpr std::string_view source_zh = "依据：{}";
    static constexpr std::string_view source_en = "Source: {}";
};

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.hover) {
        capabilities["hoverProvider"] = true;
    }
}

/// Text in paragraphs, as Markdown or plain.
class Page {
 public:
    explicit Page(bool markdown) : markdown_(markdown) {}

    void title(std::string_view text) {
        gap();
        text_ += markdown_ ? "**" + escaped(text) + "**" : std::string(text);
    }
    void paragraph(std::string_view text) {
        if (!text.empty()) {
            gap();
            text_ += markdown_ ? escaped(text) : std::string(text);
        }
    }
    void item(std::string_view text) {
        if (in_list_) {
            text_ += '\n';
        } else {
            gap();
        }
        text_ += markdown_ ? "- " + escaped(text) : std::string(text);
        in_list_ = true;
    }
    [[nodiscard]] Json contents() const {
        return {{"kind", markdown_ ? "markdown" : "plaintext"}, {"value", text_}};
    }

 private:
    void gap() {
        in_list_ = false;
        if (!text_.empty()) {
            text_ += markdown_ ? "\n\n" : "\n";
        }
    }
    [[nodiscard]] static std::string escaped(std::string_view text) {
        std::string out;
        for (const char c : text) {
            if (std::string_view("\\`*_[]<>#|~&").find(c) != std::string_view::npos) {
                out += '\\';
            }
            out += c;
        }
        return out;
    }

    std::string text_;
    bool markdown_;
    bool in_list_ = false;
};

std::string with_groups(const std::vector<std::string>& groups, std::string_view label) {
    std::string text;
    for (const std::string& group : groups) {
        text += group;
        text += label.empty() && &group == &groups.back() ? "" : " › ";
    }
    return text + std::string(label);
}

std::string_view status_mark(EquationStatus status) {
    switch (status) {
        case EquationStatus::holds:
            return "✓ ";
        case EquationStatus::broken:
            return "✗ ";
        case EquationStatus::open:
            break;
    }
    return "… ";
}

class Hover {
 public:
    explicit Hover(const Snapshot& document) : document_(document), page_(document.client->hover.markdown) {}

    [[nodiscard]] Json over_cell(const CellPlace& place) {
        const FormTable& form = place.form();
        const FormRow& row = form.rows[place.row()];
        const FormColumn& column = form.columns[place.column()];
        page_.title(name_cell(form, place.row(), place.column()));
        if (!row.label.official.empty()) {
            paragraph(Texts::row_zh, Texts::row_en, with_groups(row.group, row.label.official));
        }
        page_.paragraph(say(row.meaning));
        paragraph(Texts::column_zh, Texts::column_en, with_groups(column.group, column.label.official));
        page_.paragraph(say(column.meaning));
        if (const auto settled = place.settled()) {
            paragraph(Texts::settled_zh, Texts::settled_en, std::to_string(*settled));
        }
        const Language language = document_.settings->settings.language;
        for (const std::size_t equation : place.equations()) {
            std::string line(status_mark(place.solution().equations[equation].status));
            line += totals::filled_in(form, place.bound(), place.solution(), equation, language);
            page_.item(line);
        }
        give_last_year(form, place.index);
        const Span span = place.cell().span;
        return answer(span);
    }

    [[nodiscard]] Json over_label(const RowPlace& place) {
        const BoundTable& bound = document_.report().tables[place.table];
        const FormRow& row = bound.of(*document_.report().forms).rows[place.row];
        page_.title(with_groups(row.group, row.label.official));
        page_.paragraph(say(row.meaning));
        return answer(bound.rows[place.row].label.span());
    }

    [[nodiscard]] Json over_caption(const BoundTable& bound) {
        const FormTable& form = bound.of(*document_.report().forms);
        page_.title(table_title(document_, bound));
        std::string source;
        for (const Relation& relation : form.relations) {
            page_.item(say(relation.wording));
            source = source.empty() ? relation.source : source;
        }
        give_source(source.empty() ? document_.report().forms->all()[bound.form].source : source);
        return answer(bound.caption);
    }

    [[nodiscard]] Json over_heading(const Section& section, const FormSection& asked) {
        page_.title(asked.official_heading());
        page_.paragraph(say(asked.asks));
        give_source(asked.source);
        return answer(section.heading_span);
    }

 private:
    [[nodiscard]] std::string_view say(const Bilingual& text) const {
        return document_.say(text.zh, text.en);
    }
    void paragraph(std::string_view zh, std::string_view en, std::string_view what) {
        page_.paragraph(fmt::format(fmt::runtime(document_.say(zh, en)), what));
    }
    /// The figures of last year's report that the cell follows from.
    void give_last_year(const FormTable& form, std::size_t cell) {
        for (const YearEquation& equation : form.year_equations) {
            const LastFigure* last = document_.last == nullptr || equation.cell != cell
                                         ? nullptr
                                         : document_.last->figure(form, equation.last);
            if (last != nullptr && last->typed) {
                page_.item(fmt::format(
                    fmt::runtime(document_.say(Texts::last_year_zh, Texts::last_year_en)),
                    name_cell(form, equation.last / form.columns.size(), equation.last % form.columns.size()),
                    last->value));
            }
        }
    }
    void give_source(std::string_view source) {
        if (!source.empty()) {
            paragraph(Texts::source_zh, Texts::source_en, source);
        }
    }
    [[nodiscard]] Json answer(Span span) const {
        return {{"contents", page_.contents()}, {"range", to_json(document_.range(span))}};
    }

    const Snapshot& document_;
    Page page_;
};

Reply answer(const Snapshot& document, const Json& params) {
    const auto offset = document.asked_offset(params);
    if (!offset) {
        return invalid_params("position");
    }
    const auto over = [&](Span span) { return span.begin <= *offset && *offset <= span.end; };
    const Report& report = document.report();
    for (const Section& section : report.outline.sections) {
        const std::vector<FormSection>& asked = report.expected_form().sections;
        if (over(section.heading_span) && section.section < asked.size()) {
            return Hover(document).over_heading(section, asked[section.section]);
        }
    }
    if (const auto cell = cell_at(document, *offset)) {
        return Hover(document).over_cell(*cell);
    }
    if (const auto row = row_at(document, *offset)) {
        const BoundRow& bound = report.tables[row->table].rows[row->row];
        if (!bound.label.empty() && over(bound.label.span())) {
            return Hover(document).over_label(*row);
        }
    }
    for (const BoundTable& table : report.tables) {
        if (over(table.caption)) {
            return Hover(document).over_caption(table);
        }
    }
    return Json();
}

}  // namespace

const Feature hover = {"textDocument/hover", declare, answer};

}  // namespace gouji::lsp::features
