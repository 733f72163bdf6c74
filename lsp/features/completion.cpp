#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/features/features.h"
#include "lsp/features/places.h"
#include "parser/text/label.h"
#include "rules/core/cell_writer.h"
#include "rules/core/cells/zero.h"
#include "rules/core/prose/text.h"
#include "rules/core/structure/draft_style.h"
#include "rules/core/totals/wording.h"

namespace gouji::lsp::features {
namespace {

// Of the kinds that every client knows.
enum class ItemKind : int {
    sentence = 1 /* Text */,
    value = 12,
    heading = 14 /* Keyword */,
    table = 15 /* Snippet */
};

struct Texts {
    static constexpr std::string_view settled_zh = "按表中其他数字应为此数";
    static constexpr std::string_view settled_en = "what the other figures make it";
    static constexpr std::string_view zero_zh = "没有的数据项填 0";
    static constexpr std::string_view zero_en = "nothing to report";
    static constexpr std::string_view heading_zh = "缺少的部分";
    static constexpr std::string_view heading_en = "missing section";
    static constexpr std::string_view sentence_zh = "本部分应写明的事项";
    static constexpr std::string_view sentence_en = "what this section must state";
    static constexpr std::string_view table_zh = "空白表：{}";
    static constexpr std::string_view table_en = "blank table: {}";
    static constexpr std::string_view tables_zh = "本部分的全部空白表（{} 张）";
    static constexpr std::string_view tables_en = "all blank tables of this section ({})";
};

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.completion) {
        // Behind a bar a cell begins; letters ask by themselves.
        capabilities["completionProvider"] = {{"triggerCharacters", Json::array({"|"})}};
    }
}

class Completions {
 public:
    Completions(const Snapshot& document, std::uint32_t offset)
        : document_(document), report_(document.report()), source_(*document.source), offset_(offset) {}

    [[nodiscard]] Json all() {
        if (const auto place = cell_at(document_, offset_)) {
            in_cell(*place);
        } else if (!outside_prose(document_, offset_)) {
            in_prose();
        }
        return std::move(items_);
    }

 private:
    [[nodiscard]] std::string_view say(std::string_view zh, std::string_view en) const {
        return document_.say(zh, en);
    }

    /// An item that puts `text` in the place of the bytes of `span`, all in the line of the offset.
    Json& add(std::string_view label, ItemKind kind, Span span, const std::string& text) {
        const std::string order = fmt::format("{:04}", items_.size());
        items_.push_back({{"label", label},
                          {"kind", static_cast<int>(kind)},
                          {"sortText", order},
                          {"textEdit", {{"range", to_json(document_.range(span))}, {"newText", text}}}});
        // Clients look for what stands between the range's start and the cursor.
        const std::string_view typed = source_.slice({span.begin, offset_});
        if (!trim(typed).empty() || !text.starts_with(typed)) {
            items_.back()["filterText"] = std::string(typed) + std::string(label);
        }
        return items_.back();
    }

    // Figures

    void in_cell(const CellPlace& place) {
        if (place.cell().value.kind != ValueKind::blank) {
            return;
        }
        if (const auto settled = place.settled()) {
            Json* item = add_figure(place, std::to_string(*settled));
            if (item == nullptr) {
                return;
            }
            (*item)["detail"] = say(Texts::settled_zh, Texts::settled_en);
            if (document_.client->completion.preselect) {
                (*item)["preselect"] = true;
            }
            std::string why;
            for (const std::size_t equation : place.equations()) {
                why += why.empty() ? "" : "\n";
                why += totals::filled_in(place.form(), place.bound(), place.solution(), equation,
                                         document_.settings->settings.language);
            }
            (*item)["documentation"] = why;
            return;
        }
        const RuleInput input{report_, document_.judgement.solution, document_.settings->settings};
        if (cells::zero_fits(input, place.table)[place.index]) {
            if (Json* item = add_figure(place, "0")) {
                (*item)["detail"] = say(Texts::zero_zh, Texts::zero_en);
            }
        }
    }

    /// The edit that fills the cell, widened so that the cursor stands in it. Null where the cursor
    /// is in another line than the figure's place.
    Json* add_figure(const CellPlace& place, const std::string& figure) {
        const std::vector<Edit> edits = fill(report_, place.table, place.row(), place.column(), figure);
        if (edits.size() != 1) {
            return nullptr;
        }
        const Edit& edit = edits.front();
        const Span span{std::min(edit.span.begin, offset_), std::max(edit.span.end, offset_)};
        if (source_.line_of(span.begin) != source_.line_of(span.end)) {
            return nullptr;
        }
        std::string text(source_.slice({span.begin, edit.span.begin}));
        text += edit.new_text;
        text += source_.slice({edit.span.end, span.end});
        return &add(figure, ItemKind::value, span, text);
    }

    // Headings and tables

    void in_prose() {
        const Span line = source_.line(source_.line_of(offset_));
        if (!trim(source_.slice({offset_, line.end})).empty()) {
            return;
        }
        const std::string_view before = source_.slice({line.begin, offset_});
        const std::string_view typed =
            trim(before.substr(std::min(before.find_first_not_of("# \t"), before.size())));
        // First what this section itself lacks, then what comes next. With a bar a table begins.
        if (trim(before).empty() || trim(before) == "|") {
            add_tables(line, before, typed);
        }
        add_sentences(line, before, typed);
        add_headings(line, before, typed);
    }

    [[nodiscard]] bool in_this_line(const Section& section, Span line) const {
        return line.begin <= section.heading_span.begin && section.heading_span.begin <= line.end;
    }

    /// The missing sections that the form puts between what stands before this line and behind it.
    void add_headings(Span line, std::string_view before, std::string_view typed) {
        const std::vector<FormSection>& asked = report_.expected_form().sections;
        std::vector<bool> there(asked.size());
        std::size_t first = 0;
        std::size_t last = asked.size();
        for (const Section& section : report_.outline.sections) {
            if (section.section >= asked.size() || in_this_line(section, line)) {
                continue;
            }
            there[section.section] = true;
            if (section.heading_span.begin < line.begin) {
                first = std::max(first, section.section + 1);
            } else {
                last = std::min(last, section.section);
            }
        }
        const structure::DraftStyle style(report_);
        const auto typed_size = static_cast<std::uint32_t>(typed.size());
        for (std::size_t i = first; i < last; ++i) {
            const std::string official = asked[i].official_heading();
            const bool numbered = std::string_view(official).starts_with(typed);
            if (there[i] || official == typed ||
                (!numbered && !std::string_view(asked[i].heading.official).starts_with(typed))) {
                continue;
            }
            // What stands before the heading already, marks of Markdown, is not written again.
            const bool bare = trim(before).empty() || (report_.blocks.markdown && trim(before) == typed);
            const Span span{bare ? line.begin : begin_of(line, before, typed_size), offset_};
            Json& item = add(official, ItemKind::heading, span, bare ? style.heading(asked[i]) : official);
            item["detail"] = say(Texts::heading_zh, Texts::heading_en);
            item["documentation"] = say(asked[i].asks.zh, asked[i].asks.en);
            if (!typed.empty()) {
                item["filterText"] = std::string(source_.slice({span.begin, offset_})) + official;
            }
        }
    }

    /// How the section may state what it must, as long as no other line of it does.
    void add_sentences(Span line, std::string_view before, std::string_view typed) {
        const Section* section = section_at(document_, offset_);
        const std::vector<FormSection>& asked = report_.expected_form().sections;
        if (section == nullptr || section->section >= asked.size() || in_this_line(*section, line)) {
            return;
        }
        const Demand& states = asked[section->section].states;
        const std::string_view above = source_.slice({section->range.begin, line.begin});
        const std::string_view below =
            source_.slice({std::min(line.end, section->range.end), section->range.end});
        if (states.none() || prose::has_any(above, states.words) || prose::has_any(below, states.words)) {
            return;
        }
        const auto typed_size = static_cast<std::uint32_t>(typed.size());
        for (const std::string& sentence : states.sentences) {
            if (sentence.starts_with(typed) && sentence != typed) {
                Json& item = add(sentence, ItemKind::sentence, {begin_of(line, before, typed_size), offset_},
                                 sentence);
                item["detail"] = say(Texts::sentence_zh, Texts::sentence_en);
                item["documentation"] = say(asked[section->section].asks.zh, asked[section->section].asks.en);
            }
        }
    }

    /// Where the letters begin that were typed before the cursor.
    [[nodiscard]] std::uint32_t begin_of(Span line, std::string_view before, std::uint32_t typed) const {
        const std::string_view core = trim(before);
        const auto end = static_cast<std::uint32_t>(core.data() + core.size() - before.data());
        return typed == 0 ? offset_ : line.begin + end - typed;
    }

    void add_tables(Span line, std::string_view before, std::string_view typed) {
        const Section* section = section_at(document_, offset_);
        const Form& form = report_.expected_form();
        if (section == nullptr || section->section >= form.sections.size()) {
            return;
        }
        std::vector<const FormTable*> absent;
        for (const std::string& id : form.sections[section->section].tables) {
            if (const auto index = form.table_index(id); index && !is_there(id)) {
                absent.push_back(&form.tables[*index]);
            }
        }
        const structure::DraftStyle style(report_);
        const Span here{begin_of(line, before, static_cast<std::uint32_t>(typed.size())), offset_};
        if (absent.size() > 1) {
            add(fmt::format(fmt::runtime(say(Texts::tables_zh, Texts::tables_en)), absent.size()),
                ItemKind::table, here, style.blank_tables(absent));
        }
        for (const FormTable* table : absent) {
            add(fmt::format(fmt::runtime(say(Texts::table_zh, Texts::table_en)),
                            say(table->name.zh, table->name.en)),
                ItemKind::table, here, style.blank_tables({table}));
        }
    }

    [[nodiscard]] bool is_there(std::string_view id) const {
        const Forms& forms = *report_.forms;
        return std::any_of(report_.tables.begin(), report_.tables.end(),
                           [&](const BoundTable& table) { return table.of(forms).id == id; }) ||
               std::any_of(report_.unread.begin(), report_.unread.end(), [&](const Unread& entry) {
                   return entry.form && entry.table && forms[*entry.form].tables[*entry.table].id == id;
               });
    }

    const Snapshot& document_;
    const Report& report_;
    const SourceText& source_;
    std::uint32_t offset_;
    Json items_ = Json::array();
};

Reply answer(const Snapshot& document, const Json& params) {
    const auto offset = document.asked_offset(params);
    if (!offset) {
        return invalid_params("position");
    }
    return Completions(document, *offset).all();
}

}  // namespace

const Feature completion = {"textDocument/completion", declare, answer};

}  // namespace gouji::lsp::features
