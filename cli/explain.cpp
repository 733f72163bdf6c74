#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "rules/core/registry.h"
#include "rules/core/suggest.h"
#include "workspace/rule_page.h"

namespace gouji::cli {
namespace {

struct ExplainOptions {
    std::string rule;
    std::string language;
};

constexpr std::string_view chinese_part = "\n## 中文\n";
constexpr std::string_view english_part = "\n## English\n";

// The head of a page in one language: what its generated table says in both.
std::string head(const RuleInfo& info, bool english) {
    const std::string fix(fix_kind_words(info.fix, english));
    return english ? fmt::format("# {}\n\n{}\n\nfamily {}, severity {}, fix: {}\n", info.id, info.summary_en,
                                 family_name(info.family), severity_name(info.severity), fix)
                   : fmt::format("# {}\n\n{}\n\n类别 {}，级别 {}，修正：{}\n", info.id, info.summary_zh,
                                 family_name(info.family), severity_name(info.severity), fix);
}

// The part of the page in one language, without its heading.
std::string_view part_of(std::string_view page, bool english) {
    const std::string_view heading = english ? english_part : chinese_part;
    const std::size_t begin = page.find(heading);
    if (begin == std::string_view::npos) {
        return {};
    }
    page.remove_prefix(begin + heading.size());
    page = english ? page : page.substr(0, page.find(english_part));
    return page.substr(0, page.find_last_not_of('\n') + 1);
}

int explain(const ExplainOptions& options, bool english) {
    const Rule* found = find_rule(options.rule);
    if (found == nullptr) {
        std::vector<std::string_view> known;
        for (const Rule* rule : all_rules()) {
            known.push_back(rule->info.id);
        }
        const auto meant = suggest(options.rule, known);
        complain(english ? fmt::format("there is no rule '{}'{}", options.rule,
                                       meant ? fmt::format("; did you mean '{}'?", *meant)
                                             : "; gouji rules lists them")
                         : fmt::format("没有“{}”这条规则{}", options.rule,
                                       meant ? fmt::format("；是否想写“{}”？", *meant)
                                             : "；gouji rules 列出全部规则"));
        return status_failed;
    }
    Output output;
    output.write(head(found->info, english));
    if (const auto page = rule_page(found->info.id)) {
        output.write(part_of(*page, english));
        output.write("\n");
    }
    return output.close(english) ? status_done : status_failed;
}

}  // namespace

void add_explain(CLI::App& app, Setup& setup) {
    CLI::App& command = *app.add_subcommand("explain", setup.say("一条规则的说明", "what a rule is about"));
    const auto options = std::make_shared<ExplainOptions>();
    command.add_option("RULE", options->rule, setup.say("规则的名字", "the rule's name"))
        ->required()
        ->type_name("");
    add_language_option(command, options->language, setup);
    command.callback(
        [options, &setup] { setup.chosen = [options, &setup] { return explain(*options, setup.english); }; });
}

}  // namespace gouji::cli
