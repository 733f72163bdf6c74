#include <algorithm>

#include "rules/core/cell_writer.h"
#include "rules/core/say.h"
#include "rules/core/totals/breaks.h"
#include "rules/core/years/ties.h"
#include "rules/years/rules.h"

namespace gouji::rules {
namespace {

using years::Tie;

struct Texts {
    static constexpr std::string_view zh = "{}是 {}，而{}“{}”是 {}";
    static constexpr std::string_view en = "{} is {}, but in {} “{}” is {}";
    static constexpr std::string_view fix_zh = "改为上年的 {}";
    static constexpr std::string_view fix_en = "take last year's {}";
    static constexpr std::string_view both_zh = "改为上年的 {}，“{}”随之改为 {}";
    static constexpr std::string_view both_en = "take last year's {}, and make “{}” {}";
};

/// A figure that is not last year's.
struct Difference {
    const Tie* tie;
    std::int64_t off;                   // this year's without last year's
    const Difference* total = nullptr;  // the total that is off because of this one and its like
    bool explained = false;             // of a total: by its addends
};

class Row {
 public:
    Row(const RuleInput& input, const std::vector<Tie>& ties) : input_(input) {
        for (const Tie& tie : ties) {
            if (tie.kind() == YearRelationKind::carry_over && tie.value != tie.last->value) {
                differences_.push_back({&tie, tie.value - tie.last->value});
            }
        }
        for (Difference& total : differences_) {
            explain(total);
        }
    }

    void report(FindingSink& sink) const {
        for (const Difference& difference : differences_) {
            const Tie& tie = *difference.tie;
            // What the sums of this year ask for as well is told there, with last year's figure beside it.
            if (!difference.explained &&
                !totals::sums_ask_for(input_, tie.table, tie.equation->cell, tie.last->value)) {
                report(difference, sink);
            }
        }
    }

 private:
    // A total that is off by as much as its addends together is right in itself: the addends are told of.
    void explain(Difference& total) {
        const FormTable& form = *total.tie->form;
        for (const Equation& equation : form.equations) {
            if (equation.right.size() != 1 || equation.right.front() != total.tie->equation->cell) {
                continue;
            }
            std::vector<Difference*> addends;
            std::int64_t off = 0;
            for (Difference& other : differences_) {
                if (other.tie->table == total.tie->table &&
                    std::find(equation.left.begin(), equation.left.end(), other.tie->equation->cell) !=
                        equation.left.end()) {
                    addends.push_back(&other);
                    off += other.off;
                }
            }
            if (!addends.empty() && off == total.off) {
                total.explained = true;
                for (Difference* addend : addends) {
                    addend->total = &total;
                }
                return;
            }
        }
    }

    void report(const Difference& difference, FindingSink& sink) const {
        const Tie& tie = *difference.tie;
        const FormTable& form = *tie.form;
        const std::size_t cell = tie.equation->cell;
        const Span span = input_.report.tables[tie.table].cells[cell].span;
        Finding& finding = sink.add(span, say(input_, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en),
                                              tie.name(), tie.value, years::name_last(input_),
                                              form.rows[tie.row(tie.equation->last)].name, tie.last->value));
        finding.subject = cell_subject(input_.report, tie.table, tie.row(cell), tie.column(cell));
        finding.related.push_back(years::relate_last(input_, tie));
        // Where last year's own sums speak against its figure, a person must look there first.
        if (!tie.last->doubtful) {
            finding.fixes.push_back(fix(difference));
        }
    }

    [[nodiscard]] Fix fix(const Difference& difference) const {
        const Tie& tie = *difference.tie;
        Fix fix;
        fix.edits = write(tie, tie.last->value);
        if (difference.total == nullptr) {
            fix.title = say(input_, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), tie.last->value);
            return fix;
        }
        const Tie& total = *difference.total->tie;
        const std::int64_t sum = total.value - difference.off;
        fix.title = say(input_, FMT_COMPILE(Texts::both_zh), FMT_COMPILE(Texts::both_en), tie.last->value,
                        total.form->columns[total.column(total.equation->cell)].name, sum);
        const std::vector<Edit> more = write(total, sum);
        fix.edits.insert(fix.edits.end(), more.begin(), more.end());
        return fix;
    }

    [[nodiscard]] std::vector<Edit> write(const Tie& tie, std::int64_t value) const {
        const std::size_t cell = tie.equation->cell;
        return fill(input_.report, tie.table, tie.row(cell), tie.column(cell), std::to_string(value));
    }

    const RuleInput& input_;
    std::vector<Difference> differences_;
};

void run(const RuleInput& input, FindingSink& sink) {
    if (input.previous == nullptr) {
        return;
    }
    const std::vector<Tie> ties = years::ties(input);
    Row(input, ties).report(sink);
}

}  // namespace

const Rule carry_over{
    {"carry-over", Family::years, Severity::error, FixKind::suggested, "上年结转与上年报告的结转下年度不一致",
     "what was carried in is not what last year's report carried forward"},
    run};

}  // namespace gouji::rules
