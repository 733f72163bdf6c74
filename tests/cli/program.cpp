#include "tests/cli/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/catch.h"
#include "tests/support/draft_writer.h"

namespace gouji::test {
namespace {

constexpr unsigned time_limit = 60;  // seconds

struct Pipe {
    int read_end = -1;
    int write_end = -1;
    Pipe() {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        read_end = ends[0];
        write_end = ends[1];
    }
};

// In the child: nothing but what `exec` needs; it never comes back.
[[noreturn]] void become_program(const std::vector<std::string>& arguments, const std::string& folder, int in,
                                 int out, int err) {
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    for (int fd = 3; fd < 64; ++fd) {
        ::close(fd);
    }
    if (::chdir(folder.c_str()) != 0) {
        ::_exit(126);
    }
    ::unsetenv("NO_COLOR");
    ::unsetenv("CLICOLOR_FORCE");
    std::vector<std::string> words = {GOUJI_BINARY};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    ::alarm(time_limit);
    ::execv(GOUJI_BINARY, argv.data());
    ::_exit(127);
}

// Feeds the input and gathers both outputs at once, so that no side waits for the other for ever.
void talk(int in, std::string_view input, int out, int err, Ran& ran) {
    std::array<pollfd, 3> fds = {{{in, POLLOUT, 0}, {out, POLLIN, 0}, {err, POLLIN, 0}}};
    const std::array<std::string*, 3> into = {nullptr, &ran.out, &ran.err};
    if (input.empty()) {
        ::close(in);
        fds[0].fd = -1;
    }
    std::array<char, 65536> buffer{};
    while (fds[0].fd >= 0 || fds[1].fd >= 0 || fds[2].fd >= 0) {
        ::poll(fds.data(), fds.size(), -1);
        if (fds[0].fd >= 0 && fds[0].revents != 0) {
            const ssize_t written = ::write(in, input.data(), std::min<std::size_t>(input.size(), 4096));
            input.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : input.size());
            if (input.empty()) {
                ::close(in);
                fds[0].fd = -1;
            }
        }
        for (std::size_t i = 1; i < fds.size(); ++i) {
            if (fds[i].fd < 0 || fds[i].revents == 0) {
                continue;
            }
            const ssize_t got = ::read(fds[i].fd, buffer.data(), buffer.size());
            if (got > 0) {
                into[i]->append(buffer.data(), static_cast<std::size_t>(got));
            } else {
                ::close(fds[i].fd);
                fds[i].fd = -1;
            }
        }
    }
}

}  // namespace

Ran gouji(const std::vector<std::string>& arguments, const std::string& folder, std::string_view input) {
    ::signal(SIGPIPE, SIG_IGN);
    const Pipe in;
    const Pipe out;
    const Pipe err;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        become_program(arguments, folder, in.read_end, out.write_end, err.write_end);
    }
    ::close(in.read_end);
    ::close(out.write_end);
    ::close(err.write_end);
    Ran ran;
    talk(in.write_end, input, out.read_end, err.read_end, ran);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "gouji-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = std::filesystem::canonical(name).string();
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path path = *this / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    REQUIRE(file.good());
    return path.string();
}

std::string Folder::read(std::string_view name) const {
    std::ifstream file(*this / name, std::ios::binary);
    REQUIRE(file.good());
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

namespace {

std::string report(bool faulty) {
    const Form& form = *Forms::builtin().find("2021");
    Random random(2023);
    FigureTexts figures = sound_texts(form, random, 20);
    const std::size_t table = *form.table_index("applications");
    const std::size_t columns = form.tables[table].columns.size();
    if (faulty) {
        figures[table][2 * columns].insert(0, "7");  // granted, natural persons
    }
    return write_draft(form, figures, Shape::bar_rows, 0).text;
}

}  // namespace

std::string sound_report() {
    return report(false);
}
std::string faulty_report() {
    return report(true);
}

std::string draft_with_stock(int year, int issued, int repealed, int in_force, const std::string& agency) {
    return agency + std::to_string(year) +
           "年政府信息公开工作年度报告\n"
           "二、主动公开政府信息情况\n"
           "第二十条第（一）项\n"
           "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
           "规章\t0\t0\t0\n"
           "行政规范性文件\t" +
           std::to_string(issued) + "\t" + std::to_string(repealed) + "\t" + std::to_string(in_force) + "\n";
}

}  // namespace gouji::test
