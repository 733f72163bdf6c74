#include "tests/support/dump.h"

#include <algorithm>

namespace gouji::test {

namespace {

std::string dump_cell(const Cell& cell) {
    if (!cell.present) return "!";
    switch (cell.value.kind) {
        case ValueKind::blank:
            return "_";
        case ValueKind::number:
            return cell.value.number.to_string();
        case ValueKind::placeholder:
            return "?";
        case ValueKind::text:
            return "?" + std::string(cell.text.view());
    }
    return "";
}

std::string_view state_name(RowState state) {
    switch (state) {
        case RowState::bound:
            return "";
        case RowState::missing:
            return " missing";
        case RowState::too_few:
            return " too-few";
        case RowState::too_many:
            return " too-many";
    }
    return "";
}

std::string_view reason_name(Unreadable why) {
    switch (why) {
        case Unreadable::layout:
            return "layout";
        case Unreadable::columns:
            return "columns";
        case Unreadable::labels:
            return "labels";
        case Unreadable::picture:
            return "picture";
    }
    return "";
}

}  // namespace

Report read(std::string_view text) {
    return read_report(std::make_shared<const SourceText>(SourceText::decode(std::string(text))),
                       Forms::builtin());
}

std::string dump_tables(const Report& report) {
    std::string out;
    for (const BoundTable& table : report.tables) {
        const FormTable& form = table.of(*report.forms);
        out += form.id + " " + (*report.forms)[table.form].id;
        if (table.occurrence > 1) out += " #" + std::to_string(table.occurrence);
        out += "\n";
        for (std::size_t r = 0; r < form.rows.size(); ++r) {
            const BoundRow& row = table.rows[r];
            const auto begin = table.cells.begin() + static_cast<std::ptrdiff_t>(r * form.columns.size());
            const auto end = begin + static_cast<std::ptrdiff_t>(form.columns.size());
            const bool zeros = std::all_of(begin, end, [](const Cell& cell) {
                return cell.value.kind == ValueKind::number && cell.value.number == Decimal{};
            });
            if (zeros && row.state == RowState::bound && row.surplus.empty() && row.label_known) continue;
            out += "  " + form.rows[r].id + ":";
            if (row.state != RowState::missing) {
                for (auto cell = begin; cell != end; ++cell) out += " " + dump_cell(*cell);
            }
            out += state_name(row.state);
            for (const Cell& cell : row.surplus) out += " surplus " + dump_cell(cell);
            if (!row.label_known) out += " damaged label";
            out += "\n";
        }
        for (const ExtraLabel& extra : table.extra) {
            out += std::string("  extra ") + (extra.row ? "row " : "column ") +
                   std::string(extra.label.view()) + "\n";
        }
    }
    for (const Unread& entry : report.unread) {
        out += "unread " + std::string(reason_name(entry.why));
        if (entry.form && entry.table) out += " " + (*report.forms)[*entry.form].tables[*entry.table].id;
        out += "\n";
    }
    return out;
}

}  // namespace gouji::test
