#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "rules/core/registry.h"
#include "workspace/json_parts.h"
#include "workspace/rule_page.h"

namespace gouji::cli {
namespace {

struct RulesOptions {
    std::string format = "text";
    std::string language;
};

std::string as_text(bool english) {
    std::size_t widest = 0;
    for (const Rule* rule : all_rules()) {
        widest = std::max(widest, rule->info.id.size());
    }
    std::string out;
    std::string_view family;
    for (const Rule* rule : all_rules()) {
        const RuleInfo& info = rule->info;
        if (family != family_name(info.family)) {
            out += out.empty() ? "" : "\n";
            family = family_name(info.family);
            out += fmt::format("{}\n", family);
        }
        out += fmt::format("  {:<{}}  {:<7}  {:<{}}  {}\n", info.id, widest, severity_name(info.severity),
                           fix_kind_words(info.fix, english), english ? 10 : 4,
                           english ? info.summary_en : info.summary_zh);
    }
    return out;
}

std::string as_json() {
    std::string out = "{\"version\": 1, \"rules\": [";
    std::string_view between;
    for (const Rule* rule : all_rules()) {
        const RuleInfo& info = rule->info;
        OrderedJson json = {{"rule", info.id},
                            {"family", family_name(info.family)},
                            {"severity", severity_name(info.severity)},
                            {"fix", fix_kind_name(info.fix)},
                            {"summary", {{"zh", info.summary_zh}, {"en", info.summary_en}}}};
        if (const auto url = rule_page_url(info.id)) {
            json["url"] = *url;
        }
        out += fmt::format("{}\n{}", between, dump(json));
        between = ",";
    }
    return out + "\n]}\n";
}

int list_rules(const RulesOptions& options, bool english) {
    if (!is_one_of("--format", options.format, {"text", "json"}, english)) {
        return status_failed;
    }
    Output output;
    output.write(options.format == "json" ? as_json() : as_text(english));
    return output.close(english) ? status_done : status_failed;
}

}  // namespace

void add_rules(CLI::App& app, Setup& setup) {
    CLI::App& command = *app.add_subcommand("rules", setup.say("列出全部规则", "list the rules"));
    const auto options = std::make_shared<RulesOptions>();
    command.add_option("--format", options->format,
                       setup.say("text（默认）或 json", "text (default) or json"));
    add_language_option(command, options->language, setup);
    command.callback([options, &setup] {
        setup.chosen = [options, &setup] { return list_rules(*options, setup.english); };
    });
}

}  // namespace gouji::cli
