#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/core/cell_text.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/equations/solve.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view rules_zh = "{}填的是 {}；{}没有规章制定权，这里一般是 0，请核对";
    static constexpr std::string_view rules_en =
        "{} is {}; {} has no power to make rules, so this is 0 as a rule";
    static constexpr std::string_view self_zh = "本机关";
    static constexpr std::string_view self_en = "the agency";
    static constexpr std::string_view stock_zh = "{}填的是 {}，少于本年制发的 {} 件减去废止的 {} 件，请核对";
    static constexpr std::string_view stock_en =
        "{} is {}, less than the {} issued this year minus the {} repealed";
};

/// Whether an agency of that name cannot make rules (规章): an office or committee below the state's
/// own, a county, a town. A city's government may; of a district of a region (自治区) nothing is said.
bool makes_no_rules(std::string_view agency) {
    constexpr std::array<std::string_view, 9> national = {
        "国家", "中国", "中华人民共和国", "国务院", "总局", "海关", "全国", "中央", "新疆生产建设兵团"};
    constexpr std::array<std::string_view, 5> open = {"自治区", "自治州", "新区", "特区", "特别行政区"};
    constexpr std::array<std::string_view, 23> below = {
        "局",         "委",         "委员会",     "办公室",     "办事处", "街道",       "镇",     "乡",
        "县人民政府", "区人民政府", "镇人民政府", "乡人民政府", "县政府", "区政府",     "镇政府", "乡政府",
        "厅",         "中心",       "支队",       "大队",       "执法局", "旗人民政府", "分局"};
    if (agency.empty() || prose::has_any(agency, national)) {
        return false;
    }
    const bool office = agency.ends_with("局") || agency.ends_with("委") || agency.ends_with("委员会") ||
                        agency.ends_with("厅");
    return std::any_of(below.begin(), below.end(),
                       [&](std::string_view ending) { return agency.ends_with(ending); }) &&
           (office || !prose::has_any(agency, open));
}

/// The organ whose power to make rules counts. The office of a government reports for its government:
/// 市人民政府办公室 may state the rules of its city.
std::string_view maker_of(std::string_view agency) {
    constexpr std::array<std::string_view, 11> offices = {"政务公开领导小组办公室",
                                                          "政务公开工作领导小组办公室",
                                                          "政府信息公开工作领导小组办公室",
                                                          "政府信息公开办公室",
                                                          "政务公开办公室",
                                                          "办公室",
                                                          "办公厅",
                                                          "政务公开办",
                                                          "信息公开办",
                                                          "政府信息公开工作办公室",
                                                          "办"};
    for (const std::string_view office : offices) {
        const std::string_view rest =
            agency.substr(0, agency.size() - std::min(office.size(), agency.size()));
        if (agency.ends_with(office) && (rest.ends_with("政府") || office.size() > 12)) {
            return rest;
        }
    }
    return agency;
}

/// An agency without a title that calls itself 我局 in its overview.
bool calls_itself_an_office(const RuleInput& input) {
    constexpr std::array<std::string_view, 7> names = {"我局",   "我委", "我镇", "我乡",
                                                       "我街道", "我县", "本局"};
    constexpr std::array<std::string_view, 3> national = {"国务院", "国家税务总局", "总局"};
    bool named = false;
    for (const Paragraph& paragraph : input.prose().paragraphs) {
        const std::string_view text = paragraph.text.view();
        if (prose::stands_in(input.report, paragraph, prose::overview)) {
            named = named || prose::has_any(text, names);
            if (prose::has_any(text, national)) {
                return false;
            }
        }
    }
    return named;
}

struct Row {
    std::size_t table = 0;
    const BoundTable* bound = nullptr;
    const FormTable* form = nullptr;
    std::size_t row = 0;

    [[nodiscard]] std::optional<std::int64_t> value(std::size_t column) const {
        const Known figure = known(cell(column), form->columns[column].kind);
        return figure.typed ? std::optional(figure.value) : std::nullopt;
    }
    [[nodiscard]] const Cell& cell(std::size_t column) const {
        return bound->cells[row * form->columns.size() + column];
    }
    [[nodiscard]] std::optional<std::size_t> column(std::string_view id) const {
        for (std::size_t i = 0; i < form->columns.size(); ++i) {
            if (form->columns[i].id == id) {
                return i;
            }
        }
        return std::nullopt;
    }
};

/// Rules of an agency that makes none: one finding a row, at its first figure.
void check_rules(const RuleInput& input, const Row& row, FindingSink& sink) {
    const std::string& agency = input.report.outline.agency;
    for (std::size_t column = 0; column < row.form->columns.size(); ++column) {
        const std::optional<std::int64_t> value = row.value(column);
        if (!value || *value == 0) {
            continue;
        }
        if (agency.empty() ? !calls_itself_an_office(input) : !makes_no_rules(maker_of(agency))) {
            return;
        }
        sink.add(row.cell(column).span,
                 say(input, FMT_COMPILE(Texts::rules_zh), FMT_COMPILE(Texts::rules_en),
                     name_cell(*row.form, row.row, column), *value,
                     agency.empty() ? input.say(Texts::self_zh, Texts::self_en) : std::string_view(agency)))
            .subject = cell_subject(input.report, row.table, row.row, column);
        return;
    }
}

/// What was issued this year and not repealed is in force.
void check_stock(const RuleInput& input, const Row& row, FindingSink& sink) {
    const auto issued = row.column("issued");
    const auto repealed = row.column("repealed");
    const auto in_force = row.column("in-force");
    if (!issued || !repealed || !in_force) {
        return;
    }
    const auto made = row.value(*issued);
    const auto gone = row.value(*repealed);
    const auto left = row.value(*in_force);
    if (!made || !gone || !left || *left >= *made - *gone) {
        return;
    }
    Finding& finding = sink.add(row.cell(*in_force).span,
                                say(input, FMT_COMPILE(Texts::stock_zh), FMT_COMPILE(Texts::stock_en),
                                    name_cell(*row.form, row.row, *in_force), *left, *made, *gone));
    finding.subject = cell_subject(input.report, row.table, row.row, *in_force);
    for (const std::size_t column : {*issued, *repealed}) {
        finding.related.push_back(
            {fmt::format("{} {}", name_cell(*row.form, row.row, column), *row.value(column)),
             row.cell(column).span,
             cell_subject(input.report, row.table, row.row, column),
             {}});
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    for (std::size_t table = 0; table < input.report.tables.size(); ++table) {
        const BoundTable& bound = input.report.tables[table];
        const FormTable& form = bound.of(input.forms());
        if (form.id != "documents") {
            continue;
        }
        for (std::size_t row = 0; row < form.rows.size(); ++row) {
            const Row one{table, &bound, &form, row};
            if (form.rows[row].id == "rules") {
                check_rules(input, one, sink);
            }
            check_stock(input, one, sink);
        }
    }
}

}  // namespace

const Rule implausible_figure{{"implausible-figure", Family::prose, Severity::info, FixKind::none,
                               "数字本身不大可能：没有制定权的机关填了规章，现行有效少于本年新增",
                               "a figure that is hardly possible: rules of an agency that makes none"},
                              run};

}  // namespace gouji::rules
