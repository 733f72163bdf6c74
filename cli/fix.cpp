#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <utility>

#include "cli/commands.h"
#include "cli/diff.h"
#include "cli/judging.h"
#include "cli/options.h"
#include "cli/output.h"
#include "parser/text/position.h"
#include "platform/files.h"
#include "platform/terminal.h"
#include "workspace/mending.h"

namespace gouji::cli {
namespace {

struct FixOptions {
    JudgingOptions judging;
    bool suggested = false;
    bool diff = false;
};

std::string painted_diff(const std::string& diff) {
    std::string out;
    std::string_view rest = diff;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::string_view colour = line.starts_with('+')   ? "\x1b[32m"
                                        : line.starts_with('-') ? "\x1b[31m"
                                        : line.starts_with('@') ? "\x1b[36m"
                                                                : "";
        out += fmt::format("{}{}{}\n", colour, line, colour.empty() ? "" : "\x1b[0m");
    }
    return out;
}

class Fixer {
 public:
    Fixer(const FixOptions& options, Run run, bool english)
        : options_(options), run_(std::move(run)), english_(english) {}

    int run() {
        const std::vector<Input>& inputs = run_.inputs;
        const std::vector<FileSettings>& settings = run_.settings;
        LastYears years(inputs, settings, *run_.configurations);
        for (std::size_t i = 0; i < inputs.size() && !run_.previous; ++i) {
            years.look(i);
        }
        years.pair();
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const Input& input = inputs[i];
            try {
                one(input, settings[i], i, years);
            } catch (const std::bad_alloc&) {
                fail(input.path, english_ ? "not enough memory" : "内存不足");
            } catch (const std::exception& failure) {
                fail(input.path,
                     fmt::format("{}: {}", english_ ? "internal error" : "内部错误", failure.what()));
            }
        }
        complain_of_configs();
        summarize();
        if (!output_.close(english_) || failed_) {
            return status_failed;
        }
        return (options_.diff ? fixes_ > 0 : remain_) ? status_findings : status_done;
    }

 private:
    void fail(const std::string& path, std::string_view why) {
        complain(fmt::format("{}: {}", path, why));
        failed_ = true;
    }

    void one(const Input& input, const FileSettings& settings, std::size_t i, LastYears& years) {
        if (!input.error.empty()) {
            fail(input.path, input.error);
            return;
        }
        platform::FileContent content;
        std::string error;
        if (input.from_input) {
            auto read = years.bytes(i);
            error = read.error();
            content.bytes = read ? std::move(read.value()) : std::string();
        } else {
            auto read = platform::read_file(input.path, english_);
            error = read.error();
            content = read ? std::move(read.value()) : platform::FileContent();
        }
        if (!error.empty()) {
            fail(input.path, error);
            return;
        }
        const Settings& wanted = settings.resolved.settings;
        const Judgement before =
            years.read(i, std::make_shared<const SourceText>(SourceText::decode(content.bytes)));
        const auto found = years.take_previous(i, before.report);
        const Mended mended = mend(content.bytes, *settings.forms, wanted, options_.suggested,
                                   run_.previous ? &*run_.previous : found.get());
        if (!mended.problem.empty()) {
            complain(fmt::format("{}: {}", input.path, mended.problem));
        }
        if (!put(input, content, mended)) {
            return;
        }
        ++files_;
        changed_ += mended.fixes > 0 ? 1 : 0;
        fixes_ += mended.fixes;
        const CheckedFile checked = checked_file(input.path, mended.judgement, wanted, input.named);
        remaining_.add(checked);
        remain_ = remain_ || run_.bar.reached(checked.findings);
    }

    // Puts the mended draft where it belongs. False where it could not.
    bool put(const Input& input, const platform::FileContent& content, const Mended& mended) {
        if (options_.diff) {
            if (mended.fixes == 0) {
                return true;
            }
            const SourceText before = SourceText::decode(content.bytes);
            const std::string diff =
                unified_diff(input.path, before.text(), mended.judgement.report.source->text());
            output_.write(wants_colour(false) ? painted_diff(diff) : diff);
            return true;
        }
        if (input.from_input) {
            to_output_ = true;
            output_.write(mended.bytes);
            return true;
        }
        if (mended.fixes == 0) {
            return true;
        }
        const std::string why = platform::replace_file(input.path, mended.bytes, content, english_);
        if (!why.empty()) {
            fail(input.path, why);
            return false;
        }
        say(english_ ? fmt::format("{}: {} mended\n", printable(input.path), mended.fixes)
                     : fmt::format("{}：修正 {} 处\n", printable(input.path), mended.fixes));
        return true;
    }

    void complain_of_configs() {
        for (const LoadedConfig* config : run_.configurations->met()) {
            if (!config->error.empty()) {
                fail(config->path, config->error);
            }
            for (const Finding& mistake : config->file.mistakes) {
                const Position at = to_position(*config->source, mistake.span.begin, PositionEncoding::utf16);
                complain(fmt::format("{}:{}:{}: {}", config->path, at.line + 1, at.character + 1,
                                     mistake.message));
            }
        }
    }

    void summarize() {
        if (options_.diff) {
            return;
        }
        const std::size_t left =
            remaining_.errors + remaining_.warnings + remaining_.infos + remaining_.hints;
        say(english_ ? fmt::format("{} mended in {} of {} files; {} findings remain{}\n", fixes_, changed_,
                                   files_, left, left > 0 ? " (gouji check)" : "")
                     : fmt::format("{} 个文件中有 {} 个修正了 {} 处；还有 {} 处问题{}\n", files_, changed_,
                                   fixes_, left, left > 0 ? "（gouji check 查看）" : ""));
    }

    // Beside a draft that goes to standard output nothing else may.
    void say(std::string_view text) {
        if (to_output_) {
            platform::write_to(platform::Stream::err, text);
        } else {
            output_.write(text);
        }
    }

    const FixOptions& options_;
    Run run_;
    bool english_;
    Output output_;
    Summary remaining_;
    std::size_t files_ = 0;
    std::size_t changed_ = 0;
    std::size_t fixes_ = 0;
    bool failed_ = false;
    bool remain_ = false;
    bool to_output_ = false;
};

int fix(const FixOptions& options, bool english) {
    const auto layer = command_line_layer(options.judging, english);
    auto run = layer ? begin_run(options.judging, *layer, english) : std::nullopt;
    return run ? Fixer(options, std::move(*run), english).run() : status_failed;
}

}  // namespace

void add_fix(CLI::App& app, Setup& setup) {
    CLI::App& command = *app.add_subcommand("fix", setup.say("修正草稿", "mend drafts"));
    const auto options = std::make_shared<FixOptions>();
    add_judging_options(command, options->judging, setup);
    command.add_flag("--suggested", options->suggested,
                     setup.say("也采用首选的建议", "also what is suggested and preferred"));
    command.add_flag("--diff", options->diff,
                     setup.say("只显示会改什么，不写文件", "only show what would change"));
    command.callback(
        [options, &setup] { setup.chosen = [options, &setup] { return fix(*options, setup.english); }; });
}

}  // namespace gouji::cli
