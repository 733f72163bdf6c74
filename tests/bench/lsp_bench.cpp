// The language server from outside, over its pipes, with a whole judgement after every edit: from
// the write of a key to the diagnostics of that version.

#include <benchmark/benchmark.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "lsp/transport/framing.h"

namespace gouji {
namespace {

using nlohmann::json;

std::string corpus_draft() {
    std::ifstream in(std::filesystem::path(GOUJI_SOURCE_DIR) / "tests/corpus/bar-rows-2025.txt",
                     std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A draft of about that size: the tables of the corpus and prose before them.
std::string draft_of(std::size_t size) {
    std::string draft = corpus_draft();
    const std::size_t at = draft.find("二、主动公开政府信息情况");
    const std::string sentence = "由办公室按月汇总，各股室逐项核对后发布。\n";
    std::string prose;
    while (prose.size() + draft.size() < size) {
        prose += sentence;
    }
    return draft.insert(at, prose);
}

/// The same with a word in the place of every figure: a finding for each of the 200.
std::string draft_of_findings() {
    std::string draft = draft_of(10'000);
    const std::string figure = "无";
    std::size_t at = draft.find("二、主动公开政府信息情况");
    const auto digit = [&](std::size_t i) { return draft[i] >= '0' && draft[i] <= '9'; };
    for (at = draft.find("| ", at); at != std::string::npos; at = draft.find("| ", at + 1)) {
        std::size_t end = at + 2;
        while (end < draft.size() && digit(end)) {
            ++end;
        }
        if (end > at + 2 && draft.compare(end, 2, " |") == 0) {
            draft.replace(at + 2, end - at - 2, figure);
        }
    }
    return draft;
}

/// The program with its ends of two pipes.
class Program {
 public:
    Program() {
        std::array<int, 2> in{};
        std::array<int, 2> out{};
        if (::pipe(in.data()) != 0 || ::pipe(out.data()) != 0) {
            return;
        }
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::dup2(out[1], STDOUT_FILENO);
            for (int fd = 3; fd < 16; ++fd) {
                ::close(fd);
            }
            ::execl(GOUJI_BINARY, GOUJI_BINARY, "lsp", nullptr);
            ::_exit(127);
        }
        ::close(in[0]);
        ::close(out[1]);
        in_ = in[1];
        out_ = out[0];
    }
    ~Program() {
        ::close(in_);
        ::close(out_);
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(in_, bytes.data(), bytes.size());
            if (written <= 0) {
                return;
            }
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    /// Reads until a message holds `text`. False where the program has ended.
    bool await(std::string_view text) {
        for (;;) {
            while (const auto body = frames_.next()) {
                if (body->find(text) != std::string::npos) {
                    return true;
                }
            }
            const ssize_t count = ::read(out_, buffer_.data(), buffer_.size());
            if (count <= 0) {
                return false;
            }
            frames_.feed({buffer_.data(), static_cast<std::size_t>(count)});
        }
    }
    /// The most memory that it has had, in kB.
    [[nodiscard]] double peak_memory() const {
        std::ifstream status("/proc/" + std::to_string(process_) + "/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmHWM:")) {
                return std::stod(line.substr(6));
            }
        }
        return 0;
    }

 private:
    pid_t process_ = -1;
    int in_ = -1;
    int out_ = -1;
    lsp::FrameReader frames_;
    std::array<char, 65536> buffer_{};
};

std::string message(const char* method, const json& params, int id = 0) {
    json all = {{"jsonrpc", "2.0"}, {"method", method}, {"params", params}};
    if (id != 0) {
        all["id"] = id;
    }
    return lsp::frame(all.dump());
}

const std::string uri = "file:///draft.txt";

std::string opening(const std::string& text) {
    const json publish = {{"versionSupport", true}, {"relatedInformation", true}, {"dataSupport", true}};
    return message("initialize",
                   {{"processId", nullptr},
                    {"rootUri", nullptr},
                    {"capabilities", {{"textDocument", {{"publishDiagnostics", publish}}}}}},
                   1) +
           message("initialized", json::object()) +
           message("textDocument/didOpen",
                   {{"textDocument",
                     {{"uri", uri}, {"languageId", "plaintext"}, {"version", 1}, {"text", text}}}});
}

constexpr int overview = 2;  // the line of its heading

/// Writes a letter at the beginning of a line, and takes it out again with the next key.
std::string key(int version, int line) {
    const bool insert = version % 2 == 0;
    const json range = {{"start", {{"line", line}, {"character", 0}}},
                        {"end", {{"line", line}, {"character", insert ? 0 : 1}}}};
    return message("textDocument/didChange",
                   {{"textDocument", {{"uri", uri}, {"version", version}}},
                    {"contentChanges", {{{"range", range}, {"text", insert ? "x" : ""}}}}});
}

std::string of_version(int version) {
    return "\"version\":" + std::to_string(version) + ",";
}

void type(benchmark::State& state, const std::string& draft, int burst, int line) {
    Program program;
    program.write(opening(draft));
    if (!program.await(of_version(1))) {
        state.SkipWithError("the server has ended");
        return;
    }
    int version = 1;
    for (auto _ : state) {
        std::string keys;
        for (int i = 0; i < burst; ++i) {
            keys += key(++version, line);
        }
        program.write(keys);
        if (!program.await(of_version(version))) {
            state.SkipWithError("the server has ended");
            return;
        }
    }
    state.counters["peak_kB"] = program.peak_memory();
}

void keystroke(benchmark::State& state, std::size_t size, int burst) {
    type(state, draft_of(size), burst, overview);
}

void keystroke_200_findings(benchmark::State& state) {
    type(state, draft_of_findings(), 1, overview);
}

void keystroke_in_table_of_findings(benchmark::State& state) {
    const std::string draft = draft_of_findings();
    const std::string_view before = std::string_view(draft).substr(0, draft.find("| 一、本年新收"));
    type(state, draft, 1, static_cast<int>(std::count(before.begin(), before.end(), '\n')));
}

void cold_start(benchmark::State& state) {
    const std::string bytes = opening(draft_of(10'000));
    for (auto _ : state) {
        Program program;
        program.write(bytes);
        benchmark::DoNotOptimize(program.await(of_version(1)));
    }
}

BENCHMARK_CAPTURE(keystroke, 10_KB, 10'000, 1)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, 100_KB, 100'000, 1)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, 1_MB, 1'000'000, 1)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, 10_KB_burst_of_100, 10'000, 100)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(keystroke_200_findings)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(keystroke_in_table_of_findings)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(cold_start)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gouji
