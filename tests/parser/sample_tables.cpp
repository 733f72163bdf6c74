#include "tests/parser/sample_tables.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "parser/text/display_width.h"
#include "parser/text/label.h"

namespace gouji::test {

namespace {

SampleCell label(std::string text, int colspan = 1, int rowspan = 1) {
    return {std::move(text), colspan, rowspan, false};
}
SampleCell figure(std::string text, int colspan = 1) {
    return {std::move(text), colspan, 1, true};
}

std::vector<SampleTable> proactive(int edition) {
    SampleTable table;
    if (edition == 2021) {
        table = {{label("第二十条第（一）项", 4)},
                 {label("信息内容"), label("本年制发件数"), label("本年废止件数"), label("现行有效件数")},
                 {label("规章"), figure("0"), figure("0"), figure("0")},
                 {label("行政规范性文件"), figure("3"), figure("1"), figure("12")},
                 {label("第二十条第（五）项", 4)},
                 {label("信息内容"), label("本年处理决定数量", 3)},
                 {label("行政许可"), figure("1104", 3)},
                 {label("第二十条第（六）项", 4)},
                 {label("信息内容"), label("本年处理决定数量", 3)},
                 {label("行政处罚"), figure("65", 3)},
                 {label("行政强制"), figure("0", 3)},
                 {label("第二十条第（八）项", 4)},
                 {label("信息内容"), label("本年收费金额（单位：万元）", 3)},
                 {label("行政事业性收费"), figure("40.28", 3)}};
    } else {
        table = {
            {label("第二十条第（一）项", 4)},
            {label("信息内容"), label("本年新制作数量"), label("本年新公开数量"), label("对外公开总数量")},
            {label("规章"), figure("0"), figure("0"), figure("0")},
            {label("规范性文件"), figure("2"), figure("2"), figure("17")},
            {label("第二十条第（五）项", 4)},
            {label("信息内容"), label("上一年项目数量"), label("本年增/减"), label("处理决定数量")},
            {label("行政许可"), figure("14"), figure("+2"), figure("310")},
            {label("其他对外管理服务事项"), figure("19"), figure("0"), figure("883")},
            {label("第二十条第（六）项", 4)},
            {label("信息内容"), label("上一年项目数量"), label("本年增/减"), label("处理决定数量")},
            {label("行政处罚"), figure("101"), figure("-4"), figure("97")},
            {label("行政强制"), figure("6"), figure("0"), figure("0")},
            {label("第二十条第（八）项", 4)},
            {label("信息内容"), label("上一年项目数量"), label("本年增/减", 2)},
            {label("行政事业性收费"), figure("10"), figure("0", 2)},
            {label("第二十条第（九）项", 4)},
            {label("信息内容"), label("采购项目数量"), label("采购总金额", 2)},
            {label("政府集中采购"), figure("10"), figure("52.15", 2)}};
    }
    return {table};
}

using Figures = std::array<int, 7>;

void append_figures(std::vector<SampleCell>& row, Figures figures) {
    figures[6] = std::accumulate(figures.begin(), figures.end() - 1, 0);
    for (const int value : figures) row.push_back(figure(std::to_string(value)));
}

SampleTable applications(int edition) {
    SampleTable table = {
        {label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
         label("申请人情况", 7)},
        {label("自然人", 1, 2), label("法人或其他组织", 5), label("总计", 1, 2)},
        {label("商业企业"), label("科研机构"), label("社会公益组织"), label("法律服务机构"), label("其他")}};
    struct Group {
        std::string name;
        std::vector<std::string> items;
    };
    const std::vector<Group> groups = {
        {"（一）予以公开", {}},
        {"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", {}},
        {"（三）不予公开",
         {"1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
          "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"}},
        {"（四）无法提供",
         {"1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"}},
        {"（五）不予处理",
         {"1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
          "5.要求行政机关确认或重新出具已获取信息"}},
        {"（六）其他处理",
         edition == 2019
             ? std::vector<std::string>{}
             : std::vector<std::string>{
                   "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                   "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"}}};
    // A few figures in a table of zeros, as real tables are.
    SampleTable results;
    Figures sum = {};
    int counter = 0;
    const auto next_figures = [&counter, &sum] {
        Figures figures = {};
        if (counter % 3 == 0) figures[0] = 10 + counter;
        if (counter % 4 == 0) figures[1] = 2;
        if (counter % 7 == 0) figures[5] = 1;
        ++counter;
        for (std::size_t i = 0; i < 6; ++i) sum[i] += figures[i];
        return figures;
    };
    for (const Group& group : groups) {
        if (group.items.empty()) {
            results.push_back({label(group.name, 2)});
            append_figures(results.back(), next_figures());
        }
        for (std::size_t i = 0; i < group.items.size(); ++i) {
            results.emplace_back();
            if (i == 0) results.back().push_back(label(group.name, 1, static_cast<int>(group.items.size())));
            results.back().push_back(label(group.items[i]));
            append_figures(results.back(), next_figures());
        }
    }
    results.push_back({label("（七）总计", 2)});
    append_figures(results.back(), sum);
    results.front().insert(results.front().begin(),
                           label("三、本年度办理结果", 1, static_cast<int>(results.size())));

    Figures carried_forward = {3, 0, 0, 0, 0, 0, 0};
    Figures carried_in = {2, 1, 0, 0, 0, 0, 0};
    Figures received = {};
    for (std::size_t i = 0; i < 6; ++i) received[i] = sum[i] + carried_forward[i] - carried_in[i];
    table.push_back({label("一、本年新收政府信息公开申请数量", 3)});
    append_figures(table.back(), received);
    table.push_back({label("二、上年结转政府信息公开申请数量", 3)});
    append_figures(table.back(), carried_in);
    table.insert(table.end(), results.begin(), results.end());
    table.push_back({label("四、结转下年度继续办理", 3)});
    append_figures(table.back(), carried_forward);
    return table;
}

SampleTable disputes() {
    SampleTable table = {{label("行政复议", 5), label("行政诉讼", 10)}, {}, {}, {}};
    const std::vector<std::string> outcomes = {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};
    for (const std::string& outcome : outcomes) table[1].push_back(label(outcome, 1, 2));
    table[1].push_back(label("未经复议直接起诉", 5));
    table[1].push_back(label("复议后起诉", 5));
    for (int group = 0; group < 2; ++group) {
        for (const std::string& outcome : outcomes) table[2].push_back(label(outcome));
    }
    for (const int value : {1, 0, 2, 0, 3, 4, 0, 0, 1, 5, 0, 0, 0, 0, 0}) {
        table[3].push_back(figure(std::to_string(value)));
    }
    return table;
}

}  // namespace

std::string sample_title(int edition) {
    return std::string("某市某局") + (edition == 2019 ? "2020" : "2023") + "年政府信息公开工作年度报告";
}

std::vector<SampleSection> sample_report(int edition) {
    return {{"一、总体情况", {}, "我局认真执行条例，主动公开、依申请公开等各项工作有序开展。"},
            {"二、主动公开政府信息情况", proactive(edition), ""},
            {"三、收到和处理政府信息公开申请情况", {applications(edition)}, ""},
            {"四、政府信息公开行政复议、行政诉讼情况", {disputes()}, ""},
            {"五、存在的主要问题及改进情况", {}, "公开的深度还不够，下一步将加强培训。"},
            {"六、其他需要报告的事项", {}, "全年未收取信息处理费。"}};
}

std::string html_table(const SampleTable& table) {
    std::string out = "<table border=\"1\">\n";
    for (const auto& row : table) {
        out += "<tr>";
        for (const SampleCell& cell : row) {
            out += "<td";
            if (cell.colspan > 1) out += " colspan=\"" + std::to_string(cell.colspan) + "\"";
            if (cell.rowspan > 1) out += " rowspan=\"" + std::to_string(cell.rowspan) + "\"";
            out += ">" + cell.text + "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</table>";
}

namespace {

/// Which cell of the sample covers each place of the grid, and how wide the columns are.
struct Laid {
    std::size_t columns = 0;
    std::vector<std::vector<const SampleCell*>> cover;
    std::vector<int> width;
    std::vector<std::vector<std::vector<std::string>>> lines;  // row, column of the cell's left top
};

std::string padded(const std::string& text, int width) {
    return text + std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
}

std::vector<std::string> wrapped(const std::string& text, int width) {
    std::vector<std::string> lines = {""};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        static_cast<void>(next_code_point(text, at));
        const std::string glyph = text.substr(begin, at - begin);
        if (!lines.back().empty() && display_width(lines.back()) + display_width(glyph) > width) {
            lines.emplace_back();
        }
        lines.back() += glyph;
    }
    return lines;
}

Laid lay(const SampleTable& table, int label_width, int figure_width) {
    Laid laid;
    for (const SampleCell& cell : table.front()) laid.columns += static_cast<std::size_t>(cell.colspan);
    laid.cover.assign(table.size(), std::vector<const SampleCell*>(laid.columns, nullptr));
    laid.width.assign(laid.columns, figure_width);
    for (std::size_t r = 0; r < table.size(); ++r) {
        std::size_t c = 0;
        for (const SampleCell& cell : table[r]) {
            while (c < laid.columns && laid.cover[r][c] != nullptr) ++c;
            for (int i = 0; i < cell.rowspan; ++i) {
                for (int j = 0; j < cell.colspan; ++j) {
                    laid.cover[r + static_cast<std::size_t>(i)][c + static_cast<std::size_t>(j)] = &cell;
                }
            }
            c += static_cast<std::size_t>(cell.colspan);
        }
    }
    // A column is a label column where its last row has no figure.
    for (std::size_t c = 0; c < laid.columns; ++c) {
        const SampleCell* last = laid.cover.back()[c];
        if (last != nullptr && !last->figure) laid.width[c] = label_width;
    }
    return laid;
}

struct BoxGlyphs {
    std::string horizontal;
    std::string vertical;
    bool ascii = false;
};

/// The glyph where rules meet, by the directions in which rules leave: up, down, left, right.
std::string corner(const BoxGlyphs& glyphs, bool up, bool down, bool left, bool right) {
    if (!up && !down && !left && !right) return " ";
    if (glyphs.ascii) return (left || right) ? (up || down ? "+" : "-") : "|";
    static const std::array<std::string, 16> table = {" ", "─", "─", "─", "│", "┌", "┐", "┬",
                                                      "│", "└", "┘", "┴", "│", "├", "┤", "┼"};
    return table[static_cast<std::size_t>((up ? 8 : 0) + (down ? 4 : 0) + (left ? 2 : 0) + (right ? 1 : 0))];
}

std::string repeat(const std::string& glyph, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += glyph;
    return out;
}

std::string draw(const SampleTable& table, const BoxGlyphs& glyphs, bool rules_between_rows) {
    const Laid laid = lay(table, 18, 10);
    const std::size_t rows = table.size();
    const std::size_t columns = laid.columns;
    const auto at = [&](std::size_t r, std::size_t c) -> const SampleCell* {
        return r < rows && c < columns ? laid.cover[r][c] : nullptr;
    };
    const auto is_data = [&](std::size_t r) { return r < rows && laid.cover[r][columns - 1]->figure; };
    // Whether a rule stands above row r in column c.
    const auto rule_above = [&](std::size_t r, std::size_t c) {
        if (r == 0 || r == rows) return true;
        if (!rules_between_rows && is_data(r - 1) && is_data(r)) return false;
        return at(r, c) != at(r - 1, c);
    };
    const auto rule_left = [&](std::size_t r, std::size_t c) {
        if (r >= rows) return false;
        if (c == 0 || c == columns) return true;
        return at(r, c) != at(r, c - 1);
    };
    std::string out;
    // The wrapped text of merged cells goes on over the rows below.
    std::vector<std::vector<std::string>> rest(columns);
    for (std::size_t r = 0; r <= rows; ++r) {
        bool any_rule = false;
        for (std::size_t c = 0; c < columns; ++c) any_rule = any_rule || rule_above(r, c);
        const auto cell_line = [&](std::size_t c, int width) {
            std::string text;
            if (!rest[c].empty()) {
                text = rest[c].front();
                rest[c].erase(rest[c].begin());
            }
            return padded(text, width);
        };
        if (any_rule) {
            for (std::size_t c = 0; c <= columns; ++c) {
                const bool left = c > 0 && rule_above(r, c - 1);
                const bool right = c < columns && rule_above(r, c);
                out += corner(glyphs, r > 0 && rule_left(r - 1, c), rule_left(r, c), left, right);
                if (c == columns) break;
                out += right ? repeat(glyphs.horizontal, laid.width[c] / display_width(glyphs.horizontal))
                             : cell_line(c, laid.width[c]);
            }
            out += "\n";
        }
        if (r == rows) break;
        for (std::size_t c = 0; c < columns; ++c) {
            if (at(r, c) != nullptr && (r == 0 || at(r, c) != at(r - 1, c)) && rule_left(r, c)) {
                int width = laid.width[c];
                for (std::size_t d = c + 1; d < columns && at(r, d) == at(r, c); ++d)
                    width += laid.width[d] + 1;
                rest[c] = wrapped(at(r, c)->text, width);
            }
        }
        std::size_t height = 1;
        for (std::size_t c = 0; c < columns; ++c) {
            const SampleCell* cell = at(r, c);
            if (cell->rowspan == 1 || r + 1 == rows || at(r + 1, c) != cell) {
                height = std::max(height, rest[c].size());
            }
        }
        for (std::size_t line = 0; line < height; ++line) {
            for (std::size_t c = 0; c < columns;) {
                std::size_t d = c + 1;
                int width = laid.width[c];
                while (d < columns && at(r, d) == at(r, c)) width += laid.width[d++] + 1;
                out += glyphs.vertical + cell_line(c, width);
                c = d;
            }
            out += glyphs.vertical + "\n";
        }
    }
    return out;
}

}  // namespace

std::string box_table(const SampleTable& table, bool rules_between_rows) {
    return draw(table, {"─", "│", false}, rules_between_rows);
}

std::string ascii_table(const SampleTable& table) {
    return draw(table, {"-", "|", true}, true);
}

std::string aligned_table(const SampleTable& table) {
    const Laid laid = lay(table, 22, 10);
    std::string out;
    for (std::size_t r = 0; r < table.size(); ++r) {
        // Each cell's lines, centred on the row's middle line.
        std::size_t height = 1;
        std::vector<std::vector<std::string>> lines(laid.columns);
        for (std::size_t c = 0; c < laid.columns; ++c) {
            const SampleCell* cell = laid.cover[r][c];
            const bool begins =
                (r == 0 || laid.cover[r - 1][c] != cell) && (c == 0 || laid.cover[r][c - 1] != cell);
            if (!begins) continue;
            int width = laid.width[c];
            for (std::size_t d = c + 1; d < laid.columns && laid.cover[r][d] == cell; ++d)
                width += laid.width[d];
            lines[c] = wrapped(cell->text, width - 2);
            height = std::max(height, lines[c].size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string text;
            int column = 2;
            for (std::size_t c = 0; c < laid.columns; ++c) {
                const std::size_t above = (height - lines[c].size()) / 2;
                if (line >= above && line - above < lines[c].size()) {
                    text = padded(text, column) + lines[c][line - above];
                }
                column += laid.width[c];
            }
            out += text + "\n";
        }
    }
    return out;
}

std::string separated_table(const SampleTable& table, char separator, bool quoted) {
    const Laid laid = lay(table, 1, 1);
    std::string out;
    for (std::size_t r = 0; r < table.size(); ++r) {
        for (std::size_t c = 0; c < laid.columns; ++c) {
            const SampleCell* cell = laid.cover[r][c];
            const bool begins =
                (r == 0 || laid.cover[r - 1][c] != cell) && (c == 0 || laid.cover[r][c - 1] != cell);
            if (c > 0) out += separator;
            if (begins) out += quoted ? "\"" + cell->text + "\"" : cell->text;
        }
        out += "\n";
    }
    return out;
}

std::string bare_table(const SampleTable& table) {
    std::string out;
    for (const auto& row : table) {
        for (const SampleCell& cell : row) out += cell.text + "\n";
    }
    return out;
}

}  // namespace gouji::test
