#include "rules/core/extra_labels.h"

#include <fmt/format.h>

#include "rules/core/cell_text.h"

namespace gouji::rules {

void report_extra(const RuleInput& input, FindingSink& sink, bool rows,
                  std::string (*message)(const RuleInput& input, const std::string& labels)) {
    for (std::size_t i = 0; i < input.report.tables.size(); ++i) {
        std::string labels;
        const ExtraLabel* first = nullptr;
        for (const ExtraLabel& extra : input.report.tables[i].extra) {
            if (extra.row != rows) {
                continue;
            }
            if (first == nullptr) {
                first = &extra;
            }
            labels += fmt::format("“{}”", extra.label.view());
        }
        if (first != nullptr) {
            sink.add(first->label.span(), message(input, labels)).subject = table_subject(input.report, i);
        }
    }
}

}  // namespace gouji::rules
