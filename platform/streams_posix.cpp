#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <string>
#include <string_view>

#include "platform/streams.h"

namespace gouji::platform {
namespace {

// The state letter of a process where the system has /proc; 0 where it cannot be told.
char process_state(std::int32_t id) {
    const std::string path = "/proc/" + std::to_string(id) + "/stat";
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return 0;
    }
    std::array<char, 512> buffer{};
    const ssize_t count = ::read(file, buffer.data(), buffer.size());
    ::close(file);
    if (count <= 0) {
        return 0;
    }
    // The name stands in brackets and may itself hold any; the state follows the last one.
    const std::string_view text(buffer.data(), static_cast<std::size_t>(count));
    const std::size_t bracket = text.rfind(')');
    return bracket != std::string_view::npos && bracket + 2 < text.size() ? text[bracket + 2] : '\0';
}

// Whether standard output is a socket to which one can send without waiting. Only Linux keeps that promise.
bool takes_sends() {
#ifdef __linux__
    static const bool socket = [] {
        struct stat what {};
        return ::fstat(STDOUT_FILENO, &what) == 0 && S_ISSOCK(what.st_mode);
    }();
    return socket;
#else
    return false;
#endif
}

// How much standard output takes without waiting, at least.
std::size_t room_without_waiting() {
#ifdef F_GETPIPE_SZ
    // A pipe that is empty takes all that it can hold.
    const int size = ::fcntl(STDOUT_FILENO, F_GETPIPE_SZ);
    int waiting = 0;
    if (size > 0 && ::ioctl(STDOUT_FILENO, FIONREAD, &waiting) == 0 && waiting == 0) {
        return static_cast<std::size_t>(size);
    }
#endif
    // One that is ready takes so much; a file takes anything.
    pollfd wanted{STDOUT_FILENO, POLLOUT, 0};
    return ::poll(&wanted, 1, 0) > 0 ? PIPE_BUF : 0;
}

}  // namespace

std::optional<std::size_t> read_some(std::span<char> into) {
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, into.data(), into.size());
        if (count >= 0) {
            return static_cast<std::size_t>(count);
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            pollfd wanted{STDIN_FILENO, POLLIN, 0};
            ::poll(&wanted, 1, -1);
        } else if (errno != EINTR) {
            return std::nullopt;
        }
    }
}

bool input_waits() {
    pollfd wanted{STDIN_FILENO, POLLIN, 0};
    return ::poll(&wanted, 1, 0) > 0;
}

bool wait_for_input(std::optional<std::chrono::steady_clock::time_point> until) {
    for (;;) {
        timespec left{};
        if (until) {
            const auto nanoseconds = std::max<std::chrono::nanoseconds>(
                *until - std::min(*until, std::chrono::steady_clock::now()), std::chrono::nanoseconds(0));
            left.tv_sec = static_cast<time_t>(nanoseconds.count() / 1'000'000'000);
            left.tv_nsec = static_cast<long>(nanoseconds.count() % 1'000'000'000);
        }
        pollfd wanted{STDIN_FILENO, POLLIN, 0};
        const int ready = ::ppoll(&wanted, 1, until ? &left : nullptr, nullptr);
        if (ready >= 0 || errno != EINTR) {
            return ready != 0;
        }
    }
}

std::optional<std::size_t> write_some(std::string_view bytes) {
    ssize_t count = 0;
    do {
        if (takes_sends()) {
            count = ::send(STDOUT_FILENO, bytes.data(), bytes.size(), MSG_DONTWAIT);
        } else if (const std::size_t room = room_without_waiting(); room > 0) {
            count = ::write(STDOUT_FILENO, bytes.data(), std::min(bytes.size(), room));
        } else {
            return 0;
        }
    } while (count < 0 && errno == EINTR);
    if (count >= 0) {
        return static_cast<std::size_t>(count);
    }
    return errno == EAGAIN || errno == EWOULDBLOCK ? std::optional<std::size_t>(0) : std::nullopt;
}

bool wait_to_write(bool or_input) {
    for (;;) {
        std::array<pollfd, 2> wanted{{{STDOUT_FILENO, POLLOUT, 0}, {STDIN_FILENO, POLLIN, 0}}};
        const int ready = ::poll(wanted.data(), or_input ? 2 : 1, -1);
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        return ready < 0 || wanted[0].revents != 0;
    }
}

void ignore_broken_pipes() {
    (void)std::signal(SIGPIPE, SIG_IGN);
}

bool process_runs(std::int32_t id) {
    if (id <= 0) {
        return true;
    }
    if (::kill(id, 0) != 0 && errno == ESRCH) {
        return false;
    }
    const char state = process_state(id);
    return state != 'Z' && state != 'X';
}

}  // namespace gouji::platform
