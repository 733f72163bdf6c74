#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <utility>

#include "cli/commands.h"
#include "cli/jobs.h"
#include "cli/judging.h"
#include "cli/options.h"
#include "cli/output.h"
#include "platform/terminal.h"

namespace gouji::cli {
namespace {

struct CheckOptions {
    JudgingOptions judging;
    std::string format = "text";
    std::string output;
    int jobs = 0;
};

std::unique_ptr<Format> make_format(const CheckOptions& options, Language language, const Output& output) {
    if (options.format == "json") {
        return make_json_format();
    }
    if (options.format == "sarif") {
        return make_sarif_format(language);
    }
    if (options.format == "github") {
        return make_github_format();
    }
    constexpr int without_terminal = 120;
    return make_text_format({wants_colour(output.to_file()),
                             platform::terminal_width(platform::Stream::out, without_terminal), language});
}

// A line on a terminal's standard error that tells how far a long run is.
class Progress {
 public:
    Progress(std::size_t total, bool english)
        : total_(total),
          english_(english),
          shown_at_(Clock::now()),
          on_(total > 1 && platform::is_terminal(platform::Stream::err)) {}

    void done(std::size_t count) {
        constexpr auto pause = std::chrono::milliseconds(500);
        if (!on_ || Clock::now() - shown_at_ < pause) {
            return;
        }
        shown_at_ = Clock::now();
        visible_ = true;
        platform::write_to(platform::Stream::err,
                           fmt::format("\r\x1b[K{} {}/{}", english_ ? "checked" : "已检查", count, total_));
    }

    void clear() {
        if (std::exchange(visible_, false)) {
            platform::write_to(platform::Stream::err, "\r\x1b[K");
        }
    }

 private:
    using Clock = std::chrono::steady_clock;
    std::size_t total_;
    bool english_;
    Clock::time_point shown_at_;
    bool on_;
    bool visible_ = false;
};

// A configuration file with mistakes is listed like a draft with findings.
std::vector<CheckedFile> faulty_configs(const Configurations& configurations, const SettingsLayer& layer) {
    std::vector<CheckedFile> files;
    const bool off = std::any_of(layer.rules.begin(), layer.rules.end(), [](const RuleChange& c) {
        return c.rule == "configuration" && c.off == true;
    });
    for (const LoadedConfig* config : configurations.met()) {
        if (config->error.empty() && (off || config->file.mistakes.empty())) {
            continue;
        }
        CheckedFile& file = files.emplace_back();
        file.path = config->path;
        file.error = config->error;
        file.source = config->source;
        if (file.error.empty()) {
            file.findings = config->file.mistakes;
        }
    }
    return files;
}

class Check {
 public:
    Check(const CheckOptions& options, Run run, SettingsLayer layer, bool english)
        : options_(options),
          run_(std::move(run)),
          layer_(std::move(layer)),
          english_(english),
          output_(options.output) {}

    int run() {
        const std::vector<Input>& inputs = run_.inputs;
        const std::vector<FileSettings>& settings = run_.settings;
        const std::optional<LastYear>& previous = run_.previous;
        const Language language =
            settings.empty() ? run_.configurations->language() : settings.front().resolved.settings.language;
        format_ = make_format(options_, language, output_);
        output_.write(format_->begin());
        for (const CheckedFile& config : faulty_configs(*run_.configurations, layer_)) {
            take(config, format_->file(config));
        }
        LastYears years(inputs, settings, *run_.configurations);
        if (!previous) {
            in_any_order(inputs.size(), jobs(), [&](std::size_t i) { years.look(i); });
            years.pair();
        }
        check_all(inputs, settings, {previous ? &*previous : nullptr, &years});
        output_.write(format_->end(summary_));
        if (!output_.close(english_) || !summary_.failed.empty()) {
            return status_failed;
        }
        return found_ ? status_findings : status_done;
    }

 private:
    [[nodiscard]] std::size_t jobs() const {
        return options_.jobs > 0 ? static_cast<std::size_t>(options_.jobs) : default_jobs();
    }

    void check_all(const std::vector<Input>& inputs, const std::vector<FileSettings>& settings,
                   const Previous& previous) {
        Progress progress(inputs.size(), english_);
        const auto work = [&](std::size_t i) {
            Done done{check_input(inputs[i], settings[i], i, previous), {}, true};
            // What was found in a folder and is no such report is passed over.
            done.listed = inputs[i].named || done.file.report || !done.file.error.empty();
            if (!done.listed) {
                return done;
            }
            done.text = format_->file(done.file);
            done.file.source.reset();  // all that is needed of it has been written
            return done;
        };
        const auto take_done = [&](std::size_t i, const Done& done) {
            if (done.listed) {
                progress.clear();
                take(done.file, done.text);
            }
            progress.done(i + 1);
        };
        in_order(inputs.size(), jobs(), work, take_done);
        progress.clear();
    }

    void take(const CheckedFile& file, std::string_view text) {
        if (!file.error.empty()) {
            complain(fmt::format("{}: {}", file.path, file.error));
        }
        if (!text.empty()) {
            output_.write(pieces_ ? format_->separator() : std::string_view());
            output_.write(text);
            pieces_ = true;
        }
        summary_.add(file);
        found_ = found_ || run_.bar.reached(file.findings);
    }

    const CheckOptions& options_;
    Run run_;
    SettingsLayer layer_;
    bool english_;
    Output output_;
    std::unique_ptr<Format> format_;
    Summary summary_;
    bool pieces_ = false;
    bool found_ = false;
};

int check(const CheckOptions& options, bool english) {
    if (!is_one_of("--format", options.format, {"text", "json", "sarif", "github"}, english)) {
        return status_failed;
    }
    if (options.jobs < 0) {
        complain(english ? "--jobs must not be negative" : "--jobs 不能是负数");
        return status_failed;
    }
    auto layer = command_line_layer(options.judging, english);
    auto run = layer ? begin_run(options.judging, *layer, english) : std::nullopt;
    return run ? Check(options, std::move(*run), std::move(*layer), english).run() : status_failed;
}

}  // namespace

void add_check(CLI::App& app, Setup& setup) {
    CLI::App& command = *app.add_subcommand("check", setup.say("检查草稿", "lint drafts"));
    const auto options = std::make_shared<CheckOptions>();
    add_judging_options(command, options->judging, setup);
    command.add_option("--format", options->format,
                       setup.say("text（默认）、json、sarif、github", "text (default), json, sarif, github"));
    command.add_option("--output", options->output,
                       setup.say("把结果写进这个文件", "write the result to this file"));
    command.add_option("--jobs", options->jobs,
                       setup.say("同时检查几个文件；0（默认）由机器决定",
                                 "files checked at once; 0 (default): as the machine has it"));
    command.callback(
        [options, &setup] { setup.chosen = [options, &setup] { return check(*options, setup.english); }; });
}

}  // namespace gouji::cli
