#include "tests/seeded/seeded.h"

namespace gouji::test {

std::vector<Sample> samples() {
    std::vector<Sample> all;
    Random random(2024);
    for (const Form& form : Forms::builtin().all()) {
        for (const int busy : {6, 40, 0}) {
            all.push_back({&form, sound_texts(form, random, busy)});
        }
    }
    return all;
}

std::vector<FigureAddress> addresses(const Form& form) {
    std::vector<FigureAddress> all;
    for (std::size_t t = 0; t < form.tables.size(); ++t) {
        for (std::size_t cell = 0; cell < form.tables[t].cell_count(); ++cell) {
            all.push_back({t, cell});
        }
    }
    return all;
}

std::string name_of(const Form& form, FigureAddress address) {
    const FormTable& table = form.tables[address.table];
    return form.id + " " + table.id + " " + table.rows[address.cell / table.columns.size()].id + "/" +
           table.columns[address.cell % table.columns.size()].id;
}

Report read(const std::string& text) {
    return read_report(std::make_shared<const SourceText>(SourceText::from_utf8(text)), Forms::builtin());
}

const BoundTable* find_table(const Report& report, const Form& form, std::size_t table) {
    const BoundTable* found = nullptr;
    for (const BoundTable& bound : report.tables) {
        const Form& own = (*report.forms)[bound.form];
        if (own.tables[bound.table].id != form.tables[table].id) {
            continue;
        }
        if (found != nullptr || own.id != form.id) {
            return nullptr;
        }
        found = &bound;
    }
    return found;
}

}  // namespace gouji::test
