#include "tests/support/office.h"

#include <algorithm>
#include <utility>

namespace gouji::test {
namespace {

using Weights = std::vector<std::int64_t>;

/// How often a result is given, in a thousand.
constexpr std::array<std::pair<std::string_view, std::int64_t>, 22> results = {{
    {"granted", 300},
    {"partly-granted", 90},
    {"refused/state-secret", 2},
    {"refused/prohibited-by-law", 4},
    {"refused/security-and-stability", 4},
    {"refused/third-party-rights", 15},
    {"refused/internal-affairs", 30},
    {"refused/deliberative-process", 20},
    {"refused/enforcement-files", 25},
    {"refused/administrative-inquiry", 25},
    {"unavailable/not-held", 270},
    {"unavailable/needs-creation", 60},
    {"unavailable/still-unclear", 30},
    {"not-processed/petition", 25},
    {"not-processed/repeated", 20},
    {"not-processed/publication", 2},
    {"not-processed/excessive", 3},
    {"not-processed/reconfirmation", 5},
    {"otherwise/not-corrected", 20},
    {"otherwise/fee-unpaid", 1},
    {"otherwise/other", 50},
    {"otherwise", 60},
}};

constexpr std::array<std::int64_t, 6> applicants = {820, 100, 8, 8, 34, 30};
constexpr std::int64_t carried_forward = 45;  // of the results' thousand

std::size_t draw(const Weights& weights, Random& random) {
    std::int64_t all = 0;
    for (const std::int64_t weight : weights) {
        all += weight;
    }
    std::int64_t at = pick(random, 0, all - 1);
    std::size_t chosen = 0;
    while (at >= weights[chosen]) {
        at -= weights[chosen++];
    }
    return chosen;
}

std::int64_t received_by(Office office, Random& random) {
    switch (office) {
        case Office::quiet:
            return pick(random, 0, 9);
        case Office::bureau:
            return pick(random, 10, 80);
        case Office::county:
            return pick(random, 80, 600);
        case Office::city:
            return pick(random, 600, 4000);
    }
    return 0;
}

/// Every application is given a result or carried forward; totals are added up.
std::vector<std::int64_t> applications(const FormTable& table, Random& random, Office office) {
    const std::size_t columns = table.columns.size();
    const std::size_t total = columns - 1;
    const std::size_t last = table.rows.size() - 1;  // carried forward; above it the results' total
    std::vector<std::int64_t> figures(table.cell_count(), 0);
    Weights outcomes;
    for (std::size_t row = 2; row + 1 < last; ++row) {
        const auto* const known = std::find_if(results.begin(), results.end(), [&](const auto& result) {
            return result.first == table.rows[row].id;
        });
        outcomes.push_back(known != results.end() ? known->second : 1);
    }
    outcomes.push_back(carried_forward);
    const Weights kinds(applicants.begin(), applicants.end());
    const std::int64_t received = received_by(office, random);
    const std::int64_t carried_in = pick(random, 0, received / 8 + 1);
    for (std::int64_t i = 0; i < received + carried_in; ++i) {
        const std::size_t kind = draw(kinds, random);
        const std::size_t outcome = draw(outcomes, random);
        const bool settled = outcome + 1 < outcomes.size();
        std::vector<std::size_t> rows = {i < received ? 0U : 1U, settled ? outcome + 2 : last};
        if (settled) {
            rows.push_back(last - 1);
        }
        for (const std::size_t row : rows) {
            ++figures[row * columns + kind];
            ++figures[row * columns + total];
        }
    }
    return figures;
}

/// Few go to court, and each group's total is the sum of its outcomes.
std::vector<std::int64_t> disputes(const FormTable& table, Random& random, Office office) {
    std::vector<std::int64_t> figures(table.cell_count(), 0);
    const std::int64_t most = office == Office::quiet ? 1 : received_by(office, random) / 25 + 1;
    for (const Equation& equation : table.equations) {
        for (const std::uint16_t cell : equation.left) {
            figures[cell] = pick(random, 0, 2) == 0 ? pick(random, 0, most) : 0;
            figures[equation.at] += figures[cell];
        }
    }
    return figures;
}

}  // namespace

std::string_view office_name(Office office) {
    constexpr std::array<std::string_view, 4> names = {"quiet", "bureau", "county", "city"};
    return names[static_cast<std::size_t>(office)];
}

FigureTexts office_texts(const Form& form, Random& random, Office office) {
    FigureTexts texts = sound_texts(form, random, office == Office::quiet ? 2 : 12);
    for (std::size_t t = 0; t < form.tables.size(); ++t) {
        const FormTable& table = form.tables[t];
        if (table.equations.empty()) {
            continue;
        }
        const auto figures = table.id == "applications" ? applications(table, random, office)
                                                        : disputes(table, random, office);
        for (std::size_t cell = 0; cell < figures.size(); ++cell) {
            texts[t][cell] = std::to_string(figures[cell]);
        }
    }
    return texts;
}

}  // namespace gouji::test
