#include "tests/support/built_report.h"

#include <stdexcept>

#include "rules/core/registry.h"

namespace gouji::test {
namespace {

constexpr std::string_view absent = "\x7f";

/// Where one table's cells lie in the text.
struct Placed {
    std::vector<Span> cells;
    Span all;
};

Placed write(const FormTable& table, const std::vector<std::string>& cells, std::string& out) {
    Placed placed;
    placed.all.begin = static_cast<std::uint32_t>(out.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i % table.columns.size() == 0) {
            out += "row |";
        }
        Span span;
        span.begin = static_cast<std::uint32_t>(out.size());
        out += cells[i] == absent ? "" : cells[i];
        span.end = static_cast<std::uint32_t>(out.size());
        placed.cells.push_back(span);
        out += (i + 1) % table.columns.size() == 0 ? "|\n" : "|";
    }
    placed.all.end = static_cast<std::uint32_t>(out.size());
    return placed;
}

}  // namespace

Report build_report(std::string_view form, const std::vector<TableText>& tables) {
    Report report;
    report.forms = &Forms::builtin();
    const auto& all = report.forms->all();
    while (report.form.value_or(0) < all.size() && all[report.form.value_or(0)].id != form) {
        report.form = report.form.value_or(0) + 1;
    }
    report.form = report.form.value_or(0);
    std::string text;
    std::vector<Placed> placed;
    for (const TableText& given : tables) {
        const auto index = all[*report.form].table_index(given.table);
        if (!index || given.cells.size() != all[*report.form].tables[*index].cell_count()) {
            throw std::logic_error("no such table, or not as many cells");
        }
        placed.push_back(write(all[*report.form].tables[*index], given.cells, text));
    }
    report.source = std::make_shared<const SourceText>(SourceText::from_utf8(text));
    report.outline.is_report = true;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        BoundTable table;
        table.form = *report.form;
        table.table = *all[*report.form].table_index(tables[t].table);
        table.span = placed[t].all;
        table.caption = {table.span.begin, table.span.begin};
        const FormTable& form_table = table.of(*report.forms);
        table.rows.resize(form_table.rows.size());
        for (BoundRow& row : table.rows) {
            row.state = RowState::bound;
            row.figures = static_cast<int>(form_table.columns.size());
        }
        for (std::size_t i = 0; i < form_table.cell_count(); ++i) {
            const FormColumn& column = form_table.columns[i % form_table.columns.size()];
            Cell cell;
            cell.present = tables[t].cells[i] != absent;
            cell.span = placed[t].cells[i];
            cell.field = cell.span;
            cell.text = MappedText(report.source->slice(cell.span), cell.span);
            cell.value = read_value(cell.text.view(), column.kind, column.unit);
            table.cells.push_back(std::move(cell));
        }
        report.tables.push_back(std::move(table));
    }
    return report;
}

std::vector<std::string> texts(const std::vector<std::int64_t>& figures) {
    std::vector<std::string> texts;
    texts.reserve(figures.size());
    for (const std::int64_t figure : figures) {
        texts.push_back(std::to_string(figure));
    }
    return texts;
}

std::vector<Finding> findings_of(const Report& report, const Settings& settings) {
    std::vector<Finding> findings;
    const Solution solution = solve(report);
    const RuleInput input{report, solution, settings};
    for (const Rule* rule : all_rules()) {
        const Family family = rule->info.family;
        const RuleSetting* setting = settings.rule(rule->info.id);
        const bool on = setting == nullptr || !setting->off;
        if (on && (family == Family::cells || family == Family::totals) && rule->run != nullptr) {
            FindingSink sink(rule->info, setting != nullptr ? setting->severity : std::nullopt, findings);
            rule->run(input, sink);
        }
    }
    return findings;
}

std::string apply(const Report& report, const Fix& fix) {
    return apply_edits(report.source->text(), fix.edits);
}

}  // namespace gouji::test
