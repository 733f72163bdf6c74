#include "rules/core/accepted.h"

#include <algorithm>

#include "parser/text/label.h"

namespace gouji {
namespace {

template <class List>
std::optional<std::size_t> index_of(const List& list, std::string_view id) {
    const auto it = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.id == id; });
    return it == list.end() ? std::nullopt : std::optional<std::size_t>(it - list.begin());
}

bool value_still_so(const Report& report, const Subject& at, std::string_view seen) {
    const Cell* cell = at.is_cell() ? find_cell(report, at) : nullptr;
    if (cell == nullptr) {
        return false;
    }
    if (cell->value.kind == ValueKind::number && cell->value.number.to_string() == seen) {
        return true;
    }
    return trim(cell->text.view()) == seen;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Whether `figure` stands in `words` as a whole: the 17 of "17件", not that of "117件" or "17.5%".
bool says(std::string_view words, std::string_view figure) {
    if (figure.empty()) {
        return false;
    }
    for (std::size_t at = words.find(figure); at != std::string_view::npos; at = words.find(figure, at + 1)) {
        const std::size_t end = at + figure.size();
        const bool cut_before =
            is_digit(figure.front()) && at > 0 && (is_digit(words[at - 1]) || words[at - 1] == '.');
        const bool cut_behind = is_digit(figure.back()) && end < words.size() &&
                                (is_digit(words[end]) ||
                                 (words[end] == '.' && end + 1 < words.size() && is_digit(words[end + 1])));
        if (!cut_before && !cut_behind) {
            return true;
        }
    }
    return false;
}

bool words_still_so(const Finding& finding, const Report& report, std::string_view seen) {
    if (says(report.source->slice(finding.span), seen)) {
        return true;
    }
    return std::any_of(finding.related.begin(), finding.related.end(), [&](const Related& related) {
        return related.path.empty() && says(report.source->slice(related.span), seen);
    });
}

}  // namespace

const Cell* find_cell(const Report& report, const Subject& at) {
    for (const BoundTable& bound : report.tables) {
        const FormTable& table = bound.of(*report.forms);
        if (table.id != at.table || bound.occurrence != at.occurrence) {
            continue;
        }
        const auto row = index_of(table.rows, at.row);
        const auto column = index_of(table.columns, at.column);
        if (!row || !column) {
            return nullptr;
        }
        const Cell& cell = bound.cells[*row * table.columns.size() + *column];
        return cell.present ? &cell : nullptr;
    }
    return nullptr;
}

bool is_accepted(const Finding& finding, const Report& report, const Settings& settings) {
    return std::any_of(settings.accepted.begin(), settings.accepted.end(), [&](const Acceptance& accepted) {
        return accepted.rule == finding.rule && accepted.at.view() == finding.subject &&
               (!accepted.seen_value || value_still_so(report, accepted.at.view(), *accepted.seen_value)) &&
               (!accepted.seen_text || words_still_so(finding, report, *accepted.seen_text));
    });
}

}  // namespace gouji
