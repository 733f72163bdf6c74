// From bytes to findings in one thread, and the command as a whole. Each benchmark's name is that
// of its input below tests/corpus, or says how the input is made.

#include <benchmark/benchmark.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "parser/table/read_tables.h"
#include "rules/core/runner.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(GOUJI_SOURCE_DIR) / "tests/corpus";

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A report whose overview is long prose: `size` bytes of it before the tables of a corpus draft.
std::string long_prose(std::size_t size) {
    const std::string draft = read_file(corpus / "bar-rows-2025.txt");
    const std::string heading = "二、主动公开政府信息情况";
    const std::string sentence =
        "全年围绕医疗服务、疾病预防和行政审批三个方面公布信息，由办公室按月汇总，各股室逐项核对后发布。";
    std::string prose;
    for (int i = 1; prose.size() < size; ++i) {
        prose += sentence;
        if (i % 8 == 0) {
            prose += '\n';
        }
    }
    const std::size_t at = draft.find(heading);
    return draft.substr(0, at) + prose + "\n" + draft.substr(at);
}

void judge_text(benchmark::State& state, const std::string& text) {
    const Settings settings;
    for (auto _ : state) {
        const Judgement judgement =
            judge(std::make_shared<const SourceText>(SourceText::decode(text)), Forms::builtin(), settings);
        benchmark::DoNotOptimize(judgement.findings.data());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(text.size()));
    state.counters["bytes"] = static_cast<double>(text.size());
}

/// The steps of a judgement, each with what the ones before it gave.
void register_steps(const std::string& name, const std::string& text) {
    const auto step = [&](const std::string& what, auto run) {
        benchmark::RegisterBenchmark(
            ("step/" + what + " of " + name).c_str(), [run, text](benchmark::State& state) {
                const auto source = std::make_shared<const SourceText>(SourceText::decode(text));
                run(state, source);
            });
    };
    using Source = std::shared_ptr<const SourceText>;
    step("decode", [text](benchmark::State& state, const Source&) {
        for (auto _ : state) {
            benchmark::DoNotOptimize(SourceText::decode(text));
        }
    });
    step("read_blocks", [](benchmark::State& state, const Source& source) {
        for (auto _ : state) {
            benchmark::DoNotOptimize(read_blocks(*source, Forms::builtin()));
        }
    });
    step("read_report, read_blocks included", [](benchmark::State& state, const Source& source) {
        for (auto _ : state) {
            benchmark::DoNotOptimize(read_report(source, Forms::builtin(), {}));
        }
    });
    step("solve", [](benchmark::State& state, const Source& source) {
        const Report report = read_report(source, Forms::builtin(), {});
        for (auto _ : state) {
            benchmark::DoNotOptimize(solve(report));
        }
    });
    step("run_rules", [](benchmark::State& state, const Source& source) {
        const Report report = read_report(source, Forms::builtin(), {});
        const Solution solution = solve(report);
        const Settings settings;
        for (auto _ : state) {
            benchmark::DoNotOptimize(run_rules(report, solution, settings));
        }
    });
}

/// Runs the command and waits for its end.
void run_command(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1 /* O_WRONLY */, 0);
    pid_t child = 0;
    posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    waitpid(child, &status, 0);
}

void check_one(benchmark::State& state) {
    const std::string file = (corpus / "bar-rows-2025.txt").string();
    for (auto _ : state) {
        run_command({GOUJI_BINARY, "check", file});
    }
}

/// `count` copies of the corpus' drafts, each filled up with prose to 10 KB, in a folder of its own.
class Folder {
 public:
    explicit Folder(int count)
        : path_(fs::temp_directory_path() / ("gouji-bench-" + std::to_string(getpid()))) {
        fs::create_directory(path_);
        std::string text = long_prose(0);
        text = long_prose(10'240 - std::min<std::size_t>(text.size(), 10'240));
        for (int i = 0; i < count; ++i) {
            std::ofstream(path_ / (std::to_string(i) + ".txt"), std::ios::binary) << text;
        }
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }
    [[nodiscard]] std::string path() const { return path_.string(); }

 private:
    fs::path path_;
};

void check_folder(benchmark::State& state) {
    const Folder folder(2000);
    for (auto _ : state) {
        run_command({GOUJI_BINARY, "check", folder.path()});
    }
}

void register_all() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(corpus)) {
        paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
        benchmark::RegisterBenchmark(
            ("judge/" + path.filename().string()).c_str(),
            [text = read_file(path)](benchmark::State& state) { judge_text(state, text); });
    }
    std::string ten = long_prose(0);
    ten = long_prose(10'240 - std::min<std::size_t>(ten.size(), 10'240));
    register_steps("bar-rows-2025.txt with prose to 10 KB", ten);
    benchmark::RegisterBenchmark("judge/bar-rows-2025.txt with prose to 10 KB",
                                 [ten](benchmark::State& state) { judge_text(state, ten); });
    for (const std::size_t size : {100'000U, 1'000'000U}) {
        benchmark::RegisterBenchmark(
            ("judge/bar-rows-2025.txt with " + std::to_string(size / 1000) + " KB of prose").c_str(),
            [text = long_prose(size)](benchmark::State& state) { judge_text(state, text); });
    }
    benchmark::RegisterBenchmark("command/check bar-rows-2025.txt", check_one)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
    benchmark::RegisterBenchmark("command/check a folder of 2000 files of 10 KB", check_folder)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
}

}  // namespace
}  // namespace gouji

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    gouji::register_all();
    benchmark::RunSpecifiedBenchmarks();
}
