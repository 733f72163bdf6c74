#include "cli/judging.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "cli/output.h"
#include "platform/files.h"
#include "rules/meta/rules.h"
#include "workspace/inspection.h"
#include "workspace/previous.h"

namespace gouji::cli {

CheckedFile checked_file(const std::string& path, const Judgement& judgement, const Settings& settings,
                         bool named) {
    const Report& report = judgement.report;
    CheckedFile file;
    file.path = path;
    file.source = report.source;
    file.language = settings.language;
    if (report.outline.is_report) {
        file.report = true;
        file.form = form_name(report);
        file.year = report.outline.year;
        file.agency = report.outline.agency;
        file.findings = judgement.findings;
        return file;
    }
    const RuleInfo& info = rules::not_a_report.info;
    const RuleSetting* setting = settings.rule(info.id);
    if (named && (setting == nullptr || !setting->off)) {
        Finding& finding = file.findings.emplace_back();
        finding.rule = info.id;
        finding.severity = setting != nullptr ? setting->severity.value_or(info.severity) : info.severity;
        finding.message =
            settings.language == Language::en
                ? "not a government information disclosure annual report: no such title, and not two of "
                  "the official headings"
                : "不是政府信息公开工作年度报告：没有这样的标题，规定的章节标题也不到两个";
    }
    return file;
}

namespace {

/// The report at `path`, to be compared with the one input.
std::optional<LastYear> named_previous(const std::string& path, const std::vector<Input>& inputs,
                                       Configurations& configurations, bool english) {
    if (inputs.size() != 1) {
        complain(english ? fmt::format("--previous goes with one draft, not with {}", inputs.size())
                         : fmt::format("--previous 只能与一份草稿同用，这里有 {} 份", inputs.size()));
        return std::nullopt;
    }
    auto last = read_last_year(path, configurations.settings_for(path), english);
    if (!last) {
        complain(fmt::format("{}: {}", path, last.error()));
        return std::nullopt;
    }
    return std::move(last.value());
}

}  // namespace

std::unique_ptr<Configurations> open_configurations(SettingsLayer layer, const std::string& config) {
    auto configurations = std::make_unique<Configurations>(
        std::move(layer), config.empty() ? std::nullopt : std::optional(config));
    if (!configurations->failure().empty()) {
        complain(configurations->failure());
        return nullptr;
    }
    return configurations;
}

std::unique_ptr<Configurations> open_configurations(const std::string& form, const std::string& language,
                                                    const std::string& config, bool english) {
    JudgingOptions judging;
    judging.form = form;
    judging.language = language;
    auto layer = command_line_layer(judging, english);
    return layer ? open_configurations(std::move(*layer), config) : nullptr;
}

std::optional<Run> begin_run(const JudgingOptions& options, const SettingsLayer& layer, bool english) {
    Run run;
    run.configurations = open_configurations(layer, options.config);
    if (run.configurations == nullptr) {
        return std::nullopt;
    }
    run.bar.never = options.fail_on == "never";
    run.bar.least = severity_from_name(options.fail_on).value_or(Severity::warning);
    run.inputs = find_inputs(options.paths, options.stdin_name, english);
    if (!options.previous.empty()) {
        run.previous = named_previous(options.previous, run.inputs, *run.configurations, english);
        if (!run.previous) {
            return std::nullopt;
        }
    }
    run.settings.reserve(run.inputs.size());
    for (const Input& input : run.inputs) {
        run.settings.push_back(run.configurations->settings_for(input.path));
    }
    return run;
}

CheckedFile check_input(const Input& input, const FileSettings& settings, std::size_t i,
                        const Previous& previous) {
    CheckedFile file;
    file.path = input.path;
    file.language = settings.resolved.settings.language;
    const bool english = file.language == Language::en;
    file.error = input.error;
    if (!file.error.empty()) {
        return file;
    }
    try {
        auto bytes = previous.found->bytes(i);
        file.error = bytes.error();
        if (file.error.empty()) {
            const Settings& wanted = settings.resolved.settings;
            Judgement judgement = previous.found->read(
                i, std::make_shared<const SourceText>(SourceText::decode(std::move(bytes.value()))));
            const auto found = previous.found->take_previous(i, judgement.report);
            judgement.findings = run_rules(judgement.report, judgement.solution, wanted,
                                           previous.named != nullptr ? previous.named : found.get());
            return checked_file(input.path, judgement, wanted, input.named);
        }
    } catch (const std::bad_alloc&) {
        file.error = english ? "not enough memory" : "内存不足";
    } catch (const std::exception& failure) {
        file.error = fmt::format("{}: {}", english ? "internal error" : "内部错误", failure.what());
    }
    return file;
}

bool FailBar::reached(const std::vector<Finding>& findings) const {
    // The gravest severity is the smallest.
    return !never && std::any_of(findings.begin(), findings.end(),
                                 [&](const Finding& finding) { return finding.severity <= least; });
}

}  // namespace gouji::cli
