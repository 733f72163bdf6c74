#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "platform/terminal.h"

namespace gouji::platform {
namespace {

int descriptor(Stream stream) {
    return stream == Stream::out ? STDOUT_FILENO : STDERR_FILENO;
}

}  // namespace

bool write_to(Stream stream, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor(stream), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool is_terminal(Stream stream) {
    return ::isatty(descriptor(stream)) == 1;
}

int terminal_width(Stream stream, int otherwise) {
    winsize size{};
    if (::ioctl(descriptor(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return otherwise;
    }
    return size.ws_col;
}

void use_binary_streams() {}

void leave(int status) {
    ::_exit(status);
}

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? std::string_view(value) : std::string_view();
}

}  // namespace gouji::platform
