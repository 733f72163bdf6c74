#include <utility>

#include "rules/core/runner.h"

namespace gouji {
namespace {

// The form that the settings ask for. With a form of the user's own, that one is the only one.
std::optional<std::size_t> settled_form(const Forms& forms, const Settings& settings) {
    if (settings.form == "auto" || forms.size() == 0) {
        return std::nullopt;
    }
    if (const Form* form = forms.find(settings.form)) {
        return static_cast<std::size_t>(form - forms.all().data());
    }
    return forms.size() == 1 ? std::optional<std::size_t>(0) : std::nullopt;
}

}  // namespace

Judgement read_for_judgement(std::shared_ptr<const SourceText> source, const Forms& forms,
                             const Settings& settings, const Judgement* before) {
    Judgement result;
    result.report = read_report(std::move(source), forms, {settled_form(forms, settings)},
                                before != nullptr ? &before->report : nullptr);
    result.solution = before == nullptr ? solve(result.report)
                      : result.report.tables_taken_over
                          ? before->solution
                          : solve(result.report, before->report, before->solution);
    return result;
}

Judgement judge(std::shared_ptr<const SourceText> source, const Forms& forms, const Settings& settings,
                const LastYear* previous, const Judgement* before, Fixes fixes) {
    Judgement result = read_for_judgement(std::move(source), forms, settings, before);
    run_rules(result, settings, previous, before, fixes);
    return result;
}

}  // namespace gouji
