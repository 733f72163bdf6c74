#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rules/core/rule.h"

// What a statement of the prose may mean, counted in the tables of this report.

namespace gouji::prose {

/// One reading of a statement: some cells of one table of the report, and what they come to.
struct Sum {
    const Meaning* meaning = nullptr;
    std::size_t table = 0;             // index into Report::tables
    std::vector<std::uint16_t> cells;  // of that table's own form
    std::vector<std::uint16_t> less;   // likewise; they are taken off
    [[nodiscard]] bool is_cell() const { return cells.size() == 1 && less.empty(); }
    /// Nothing where a cell is blank or cannot be read, or where a sum that it belongs to is broken:
    /// which figure is wrong there is another rule's business.
    std::optional<std::int64_t> value;
    /// What the figures come to as they stand, broken sums or not; nothing where one cannot be read.
    std::optional<std::int64_t> written;
    /// Whatever figure of a broken sum is wrong, it does not come to 0: a total and one of its addends say
    /// so.
    bool some = false;
};

/// All readings of the statement, over every copy of the tables that it speaks of. Empty where the
/// report does not have the table.
[[nodiscard]] std::vector<Sum> sums_of(const RuleInput& input, const Form& form, const Statement& statement);

/// The readings of all statements of a form, each counted when it is first asked for.
class Readings {
 public:
    Readings(const RuleInput& input, const Form& form)
        : input_(input), form_(form), counted_(form.prose().statements.size()) {}

    /// `statement` is one of the form's own.
    [[nodiscard]] const std::vector<Sum>& of(const Statement& statement) {
        auto& sums = counted_[static_cast<std::size_t>(&statement - form_.prose().statements.data())];
        if (!sums) {
            sums = sums_of(input_, form_, statement);
        }
        return *sums;
    }

 private:
    const RuleInput& input_;
    const Form& form_;
    std::vector<std::optional<std::vector<Sum>>> counted_;
};

/// Whether the statement's figure cannot be right: every reading is known (or, where the statement says 0,
/// known not to be 0), and none comes to it.
[[nodiscard]] bool rules_out(const std::vector<Sum>& sums, std::int64_t value);

/// What the sum is called: a cell by its labels, else as the form names it.
[[nodiscard]] std::string name_of(const RuleInput& input, const Sum& sum);

/// The sum as a finding's subject: the cell where it is one, else the table.
[[nodiscard]] Subject subject_of(const RuleInput& input, const Sum& sum);

/// The cells of the sum that are not zero, at most a handful, as related places; of a sum of zeros the
/// first cell.
void relate(const RuleInput& input, const Sum& sum, std::vector<Related>& out);

}  // namespace gouji::prose
