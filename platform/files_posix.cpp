#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "platform/files.h"

namespace gouji::platform {
namespace {

/// Closes the descriptor when it goes out of scope.
class Descriptor {
 public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool open() const { return fd_ >= 0; }
    int close() {
        const int fd = std::exchange(fd_, -1);
        return fd >= 0 ? ::close(fd) : 0;
    }

 private:
    int fd_;
};

std::string say(bool english, const char* zh, const char* en) {
    return english ? en : zh;
}

std::string reason(int error, bool english) {
    switch (error) {
        case ENOENT:
            return say(english, "没有这个文件或文件夹", "no such file or folder");
        case EEXIST:
            return say(english, "已经有这个文件，没有覆盖",
                       "there is such a file already; it was left as it is");
        case EACCES:
        case EPERM:
            return say(english, "没有权限", "permission denied");
        case EISDIR:
            return say(english, "是文件夹", "is a folder");
        case ENOTDIR:
            return say(english, "路径中有一段不是文件夹", "a part of the path is not a folder");
        case ELOOP:
            return say(english, "链接太多或成环", "too many links, or links in a circle");
        case ENAMETOOLONG:
            return say(english, "文件名太长", "the name is too long");
        case ENOSPC:
            return say(english, "磁盘已满", "no space left on the disk");
        case EROFS:
            return say(english, "文件系统只读", "the file system is read-only");
        case EMFILE:
        case ENFILE:
            return say(english, "打开的文件太多", "too many open files");
        default:
            return std::strerror(error);  // NOLINT(concurrency-mt-unsafe): glibc's is safe for known numbers
    }
}

FileStamp stamp_of(const struct stat& info) {
    return {static_cast<std::uint64_t>(info.st_dev), static_cast<std::uint64_t>(info.st_ino),
            static_cast<std::uint64_t>(info.st_size),
            static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec};
}

FileKind kind_of(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFREG:
            return FileKind::file;
        case S_IFDIR:
            return FileKind::folder;
        case S_IFLNK:
            return FileKind::link;
        case S_IFIFO:
            return FileKind::pipe;
        default:
            return FileKind::other;
    }
}

std::string too_large(bool english) {
    return say(english, "文件超过 1 GiB，不读取", "larger than 1 GiB, not read");
}

// Reads to the end; gives an empty text, or why it could not.
std::string read_all(int fd, std::size_t expected, std::string& out, bool english,
                     bool no_writer_is_failure) {
    constexpr std::size_t step = std::size_t{1} << 16;
    out.resize(expected + 1);  // one more byte, so that the end is seen without growing
    std::size_t length = 0;
    bool first = true;
    while (true) {
        if (length == out.size()) {
            out.resize(std::max(out.size() + out.size() / 2, step));
        }
        const ssize_t got = ::read(fd, out.data() + length, out.size() - length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 && errno == EAGAIN) {
            pollfd waiting{fd, POLLIN, 0};
            ::poll(&waiting, 1, -1);
            first = false;
            continue;
        }
        if (got < 0) {
            return reason(errno, english);
        }
        if (got == 0) {
            if (first && no_writer_is_failure) {
                return say(english, "是没有写入方的管道", "a pipe that nobody writes to");
            }
            break;
        }
        first = false;
        length += static_cast<std::size_t>(got);
        if (length > largest_file) {
            return too_large(english);
        }
    }
    out.resize(length);
    return {};
}

std::string write_all(int fd, std::string_view bytes, bool english) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return reason(errno, english);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

std::string changed_meanwhile(bool english) {
    return say(english, "读取之后文件已被改动，没有写入", "changed since it was read, not written");
}

// The new content beside the file, ready to take its place. Removed again unless `keep` is said.
class Replacement {
 public:
    Replacement() = default;
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;
    ~Replacement() {
        if (!path_.empty()) {
            ::unlink(path_.c_str());
        }
    }

    std::string write(const std::string& target, std::string_view bytes, const struct stat& like,
                      bool english) {
        std::string name = std::string(folder_of(target)) + "/.gouji-XXXXXX";
        Descriptor fd(::mkostemp(name.data(), O_CLOEXEC));
        if (!fd.open()) {
            return reason(errno, english);
        }
        path_ = std::move(name);
        std::string failure = write_all(fd.get(), bytes, english);
        if (!failure.empty()) {
            return failure;
        }
        struct stat made {};
        if (::fstat(fd.get(), &made) != 0) {
            return reason(errno, english);
        }
        if ((made.st_uid != like.st_uid || made.st_gid != like.st_gid) &&
            ::fchown(fd.get(), like.st_uid, like.st_gid) != 0) {
            return say(english, "无法保持文件的所有者，没有写入", "the owner could not be kept, not written");
        }
        // After the owner: changing that may clear bits of the mode.
        if (::fchmod(fd.get(), like.st_mode & 07777) != 0 || ::fsync(fd.get()) != 0 || fd.close() != 0) {
            return reason(errno, english);
        }
        return {};
    }

    std::string take_place_of(const std::string& target, bool english) {
        if (::rename(path_.c_str(), target.c_str()) != 0) {
            return reason(errno, english);
        }
        path_.clear();
        return {};
    }

 private:
    std::string path_;
};

}  // namespace

FileKind file_kind(const std::string& path, bool follow) {
    struct stat info {};
    const int failed = follow ? ::stat(path.c_str(), &info) : ::lstat(path.c_str(), &info);
    return failed != 0 ? FileKind::missing : kind_of(info.st_mode);
}

std::optional<FileStamp> file_stamp(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? std::optional(stamp_of(info)) : std::nullopt;
}

Result<FileContent> read_file(const std::string& path, bool english) {
    const auto fail = [](std::string why) { return Result<FileContent>::failure(std::move(why)); };
    // Without O_NONBLOCK, a pipe without a writer would hold us here for ever.
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!fd.open()) {
        return fail(errno == ENXIO ? say(english, "不是普通文件", "not a regular file")
                                   : reason(errno, english));
    }
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) {
        return fail(reason(errno, english));
    }
    const FileKind kind = kind_of(info.st_mode);
    if (kind == FileKind::folder) {
        return fail(reason(EISDIR, english));
    }
    if (kind != FileKind::file && kind != FileKind::pipe) {
        return fail(say(english, "不是普通文件", "not a regular file"));
    }
    FileContent content;
    content.stamp = stamp_of(info);
    if (kind == FileKind::file && content.stamp.size > largest_file) {
        return fail(too_large(english));
    }
    const std::size_t expected = kind == FileKind::file ? static_cast<std::size_t>(info.st_size) : 0;
    std::string failure = read_all(fd.get(), expected, content.bytes, english, kind == FileKind::pipe);
    return failure.empty() ? Result<FileContent>(std::move(content)) : fail(std::move(failure));
}

std::optional<std::string> read_beginning(const std::string& path, std::size_t length) {
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat info {};
    if (!fd.open() || ::fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
        return std::nullopt;
    }
    std::string bytes(std::min<std::uint64_t>(length, static_cast<std::uint64_t>(info.st_size)), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(fd.get(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return std::nullopt;
        }
        if (got == 0) {
            break;
        }
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

Result<std::string> read_standard_input(bool english) {
    std::string bytes;
    std::string failure = read_all(STDIN_FILENO, 0, bytes, english, false);
    return failure.empty() ? Result<std::string>(std::move(bytes))
                           : Result<std::string>::failure(std::move(failure));
}

std::string replace_file(const std::string& path, std::string_view bytes, const FileContent& as_read,
                         bool english) {
    const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
    if (resolved == nullptr) {
        return reason(errno, english);
    }
    const std::string target = resolved.get();
    struct stat before {};
    if (::lstat(target.c_str(), &before) != 0) {
        return reason(errno, english);
    }
    if (!S_ISREG(before.st_mode)) {
        return say(english, "不是普通文件", "not a regular file");
    }
    // Renaming asks for the folder's permission only; a file that may not be written stays as it is.
    if (::access(target.c_str(), W_OK) != 0) {
        return reason(errno, english);
    }
    if (stamp_of(before) != as_read.stamp) {
        return changed_meanwhile(english);
    }
    Replacement replacement;
    std::string failure = replacement.write(target, bytes, before, english);
    if (!failure.empty()) {
        return failure;
    }
    // Once more, as late as can be: a file system's clock may be too coarse for the stamp to tell.
    const Result<FileContent> now = read_file(target, english);
    if (!now || now.value().stamp != as_read.stamp || now.value().bytes != as_read.bytes) {
        return changed_meanwhile(english);
    }
    return replacement.take_place_of(target, english);
}

namespace {

std::string write_opened(const std::string& path, int flags, std::string_view bytes, bool english) {
    Descriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0666));
    if (!fd.open()) {
        return reason(errno, english);
    }
    std::string failure = write_all(fd.get(), bytes, english);
    if (failure.empty() && fd.close() != 0) {
        failure = reason(errno, english);
    }
    return failure;
}

}  // namespace

std::string write_file(const std::string& path, std::string_view bytes, bool english) {
    return write_opened(path, O_TRUNC, bytes, english);
}

std::string create_file(const std::string& path, std::string_view bytes, bool english) {
    return write_opened(path, O_EXCL, bytes, english);
}

Result<std::vector<FolderEntry>> list_folder(const std::string& path, bool english) {
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), &::closedir);
    if (folder == nullptr) {
        return Result<std::vector<FolderEntry>>::failure(reason(errno, english));
    }
    std::vector<FolderEntry> entries;
    errno = 0;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): each call has a stream of its own
    while (const dirent* entry = ::readdir(folder.get())) {
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..") {
            continue;
        }
        FolderEntry& added = entries.emplace_back(FolderEntry{std::string(name), FileKind::other});
        switch (entry->d_type) {
            case DT_REG:
                added.kind = FileKind::file;
                break;
            case DT_DIR:
                added.kind = FileKind::folder;
                break;
            case DT_LNK:
                added.kind = FileKind::link;
                break;
            case DT_UNKNOWN:  // the file system does not tell
                added.kind = file_kind(path + "/" + added.name, false);
                break;
            default:
                break;
        }
    }
    if (errno != 0) {
        return Result<std::vector<FolderEntry>>::failure(reason(errno, english));
    }
    std::sort(entries.begin(), entries.end(),
              [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
    return entries;
}

std::string absolute_path(std::string_view path) {
    std::string whole;
    if (path.empty() || path.front() != '/') {
        const std::unique_ptr<char, decltype(&std::free)> here(::getcwd(nullptr, 0), &std::free);
        whole = here != nullptr ? here.get() : "/";
    }
    // Each part is put behind what is there, `..` takes the last one off again.
    std::string result = whole == "/" ? std::string() : whole;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
        if (part.empty() || part == ".") {
            continue;
        }
        if (part == "..") {
            result.resize(result.empty() ? 0 : result.rfind('/'));
            continue;
        }
        result += '/';
        result += part;
    }
    return result.empty() ? "/" : result;
}

std::string program_path() {
    const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath("/proc/self/exe", nullptr),
                                                               &std::free);
    return resolved != nullptr ? resolved.get() : "";
}

std::string_view folder_of(std::string_view absolute) {
    const std::size_t slash = absolute.rfind('/');
    return slash == 0 || slash == std::string_view::npos ? std::string_view("/") : absolute.substr(0, slash);
}

}  // namespace gouji::platform
