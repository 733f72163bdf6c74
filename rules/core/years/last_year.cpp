#include "rules/core/years/last_year.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "rules/core/years/narrative.h"

namespace gouji {
namespace {

template <class List>
std::optional<std::size_t> index_of(const List& list, std::string_view id) {
    const auto it = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.id == id; });
    return it == list.end() ? std::nullopt : std::optional<std::size_t>(it - list.begin());
}

LastTable remember_table(const FormTable& form, const BoundTable& bound, const TableSolution& solution) {
    LastTable table{&form, std::vector<LastFigure>(bound.cells.size())};
    for (std::size_t i = 0; i < bound.cells.size(); ++i) {
        const Known value = known(bound.cells[i], form.columns[i % form.columns.size()].kind);
        table.figures[i] = {value.typed, false, value.value, bound.cells[i].span};
    }
    for (const Component& component : solution.components) {
        for (const Explanation& explanation : component.explanations) {
            for (const Change& change : explanation.changes) {
                table.figures[change.cell].doubtful = true;
            }
        }
    }
    return table;
}

LastStretches remember_words(const Report& report) {
    const Prose prose = read_prose(report);
    const std::vector<years::Narrative> narratives = years::narratives(report, prose);
    std::size_t count = 0;
    for (const years::Narrative& narrative : narratives) {
        count += narrative.signs.size();
    }
    LastStretches stretches;
    stretches.make_room(count);
    for (const years::Narrative& narrative : narratives) {
        const std::vector<std::uint32_t> hashes = years::stretch_hashes(narrative);
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            const years::Sign& sign = narrative.signs[i];
            stretches.add(hashes[i],
                          prose.paragraphs[sign.paragraph].text.source(sign.begin, sign.end).begin);
        }
    }
    return stretches;
}

}  // namespace

void LastStretches::make_room(std::size_t count) {
    slots_.assign(count == 0 ? 0 : std::bit_ceil(2 * count), {});
}

std::size_t LastStretches::slot_of(std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].begin != nowhere && slots_[at].hash != hash) {
        at = (at + 1) & (slots_.size() - 1);
    }
    return at;
}

void LastStretches::add(std::uint32_t hash, std::uint32_t begin) {
    Slot& slot = slots_[slot_of(hash)];
    if (slot.begin == nowhere) {
        slot = {hash, begin};
    }
}

std::optional<std::uint32_t> LastStretches::find(std::uint32_t hash) const {
    const Slot& slot = slots_[slot_of(hash)];
    return slot.begin == nowhere ? std::nullopt : std::optional(slot.begin);
}

const LastTable* LastYear::table(std::string_view id) const {
    const auto it =
        std::find_if(tables.begin(), tables.end(), [&](const LastTable& t) { return t.form->id == id; });
    return it == tables.end() ? nullptr : &*it;
}

const LastFigure* LastYear::figure(const FormTable& form, std::size_t cell) const {
    const LastTable* last = table(form.id);
    if (last == nullptr) {
        return nullptr;
    }
    const auto row = index_of(last->form->rows, form.rows[cell / form.columns.size()].id);
    const auto column = index_of(last->form->columns, form.columns[cell % form.columns.size()].id);
    return row && column ? &last->figures[*row * last->form->columns.size() + *column] : nullptr;
}

LastYear remember(std::string path, const Report& report, const Solution& solution) {
    LastYear last;
    last.path = std::move(path);
    last.source = report.source;
    last.year = report.outline.year;
    last.agency = report.outline.agency;
    std::vector<std::string_view> twice;  // of two copies one may be another agency's, or another year's
    for (std::size_t i = 0; i < report.tables.size(); ++i) {
        const FormTable& form = report.tables[i].of(*report.forms);
        if (report.tables[i].occurrence == 1) {
            last.tables.push_back(remember_table(form, report.tables[i], solution.tables[i]));
        } else if (std::find(twice.begin(), twice.end(), form.id) == twice.end()) {
            twice.push_back(form.id);
        }
    }
    std::erase_if(last.tables, [&](const LastTable& table) {
        return std::find(twice.begin(), twice.end(), table.form->id) != twice.end();
    });
    last.stretches = remember_words(report);
    return last;
}

}  // namespace gouji
