#include "tests/lsp/program_session.h"

#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include "tests/catch.h"

namespace gouji::test {

ProgramSession::ProgramSession(const std::vector<std::string>& arguments, Over over) {
    ::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    for (auto* const ends : {&in, &out}) {
        REQUIRE((over == Over::pipes ? ::pipe(ends->data())
                                     : ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends->data())) == 0);
    }
    std::vector<std::string> words = {GOUJI_BINARY};
    words.insert(words.end(), arguments.begin(), arguments.end());
    process_ = ::fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) {
        ::dup2(in[0], STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        for (int fd = 3; fd < 64; ++fd) {
            ::close(fd);
        }
        std::vector<char*> argv;
        for (std::string& word : words) {
            argv.push_back(word.data());
        }
        argv.push_back(nullptr);
        ::alarm(60);
        ::execv(GOUJI_BINARY, argv.data());
        ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    in_ = in[1];
    out_ = out[0];
}

ProgramSession::~ProgramSession() {
    close_input();
    ::close(out_);
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
}

void ProgramSession::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(in_, bytes.data(), bytes.size());
        if (written <= 0) {
            return;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void ProgramSession::send(const nlohmann::json& message) {
    write(lsp::frame(message.dump()));
}

std::optional<nlohmann::json> ProgramSession::receive(int milliseconds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    for (;;) {
        if (auto body = frames_.next()) {
            return nlohmann::json::parse(*body);
        }
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd wanted{out_, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&wanted, 1, static_cast<int>(left.count())) <= 0) {
            return std::nullopt;
        }
        std::array<char, 65536> buffer{};
        const ssize_t count = ::read(out_, buffer.data(), buffer.size());
        if (count <= 0) {
            return std::nullopt;
        }
        frames_.feed({buffer.data(), static_cast<std::size_t>(count)});
    }
}

void ProgramSession::close_input() {
    if (in_ >= 0) {
        ::close(in_);
        in_ = -1;
    }
}

int ProgramSession::wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace gouji::test
