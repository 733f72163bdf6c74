#include "rules/core/registry.h"

#include <algorithm>

#include "rules/cells/rules.h"
#include "rules/meta/rules.h"
#include "rules/prose/rules.h"
#include "rules/structure/rules.h"
#include "rules/totals/rules.h"
#include "rules/years/rules.h"

namespace gouji {
namespace {

using namespace rules;

// One line a rule, by family, in the order in which they are listed and run.
constexpr const Rule* registered[] = {
    // structure
    &older_form,
    &missing_title,
    &missing_section,
    &duplicate_section,
    &section_order,
    &empty_section,
    &section_heading,
    &missing_table,
    &missing_row,
    &missing_cell,
    &extra_cell,
    &duplicate_table,
    &misplaced_table,
    &wrong_edition,
    &extra_row,
    &extra_column,
    &unreadable_table,
    // cells
    &blank_cell,
    &not_a_number,
    &number_format,
    &negative_number,
    &not_an_integer,
    // totals
    &row_total,
    &column_total,
    &balance,
    // prose
    &narrative_figure,
    &share_figure,
    &contradiction,
    &fee_statement,
    &year_mismatch,
    &report_period,
    &agency_name,
    &template_text,
    &repeated_word,
    &unbalanced_brackets,
    &overview_aspects,
    &stray_latin,
    &mixed_punctuation,
    &label_wording,
    &implausible_figure,
    // years
    &carry_over,
    &in_force_stock,
    &copied_text,
    // meta
    &configuration,
    &more_findings,
    &not_a_report,
};

// Settings are shared between people whose versions of gouji differ; these names are fixed.
constexpr std::string_view promised[] = {
    "narrative-figure", "share-figure", "contradiction",      "fee-statement", "year-mismatch",
    "report-period",    "agency-name",  "template-text",      "repeated-word", "unbalanced-brackets",
    "overview-aspects", "stray-latin",  "mixed-punctuation",  "label-wording", "carry-over",
    "in-force-stock",   "copied-text",  "implausible-figure",
};

}  // namespace

std::span<const Rule* const> all_rules() {
    return registered;
}

const Rule* find_rule(std::string_view id) {
    for (const Rule* rule : registered) {
        if (rule->info.id == id) {
            return rule;
        }
    }
    return nullptr;
}

bool is_reserved_rule(std::string_view id) {
    return find_rule(id) == nullptr &&
           std::find(std::begin(promised), std::end(promised), id) != std::end(promised);
}

}  // namespace gouji
