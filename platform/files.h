#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/result.h"

/// All that differs between operating systems. A port is another set of .cpp files here.
namespace gouji::platform {

/// Files larger than this are not read.
inline constexpr std::uint64_t largest_file = std::uint64_t{1} << 30;

enum class FileKind : std::uint8_t { missing, file, folder, link, pipe, other };

/// What a path leads to. `follow`: links are followed, so that `link` is never given.
[[nodiscard]] FileKind file_kind(const std::string& path, bool follow);

/// Tells one state of a file from another.
struct FileStamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0;  // nanoseconds

    bool operator==(const FileStamp&) const = default;
};

/// The present state of the file that a path leads to; nothing where there is none.
[[nodiscard]] std::optional<FileStamp> file_stamp(const std::string& path);

struct FileContent {
    std::string bytes;
    FileStamp stamp;
};

/// Reads a regular file, or a pipe that somebody writes to, to its end: what is there when it is
/// read, even if the file shrinks or grows meanwhile. Fails, saying why in the language asked
/// for, for all else; never waits for a writer to come.
[[nodiscard]] Result<FileContent> read_file(const std::string& path, bool english);

/// Reads no more than the first `length` bytes of a regular file; nothing where that cannot be done.
[[nodiscard]] std::optional<std::string> read_beginning(const std::string& path, std::size_t length);

/// Reads standard input to its end.
[[nodiscard]] Result<std::string> read_standard_input(bool english);

/// Puts `bytes` in the place of a file that is still as it was read: writes a new file in the same
/// folder and renames it. Mode and owner stay. Of a link, the file that it leads to is replaced.
/// Gives an empty text, or why it was not done; the file is then untouched.
[[nodiscard]] std::string replace_file(const std::string& path, std::string_view bytes,
                                       const FileContent& as_read, bool english);

/// Creates or overwrites a file. Gives an empty text, or why it could not.
[[nodiscard]] std::string write_file(const std::string& path, std::string_view bytes, bool english);

/// Writes a file that is not there yet. Gives an empty text, or why it could not.
[[nodiscard]] std::string create_file(const std::string& path, std::string_view bytes, bool english);

struct FolderEntry {
    std::string name;
    FileKind kind = FileKind::other;  // of the entry itself: links are not followed
};

/// What a folder holds, by name in the order of bytes, without `.` and `..`.
[[nodiscard]] Result<std::vector<FolderEntry>> list_folder(const std::string& path, bool english);

/// The path from the root, `.` and `..` resolved by its letters alone; links are not followed.
[[nodiscard]] std::string absolute_path(std::string_view path);
/// All before the last slash; "/" for what lies in the root.
[[nodiscard]] std::string_view folder_of(std::string_view absolute);

/// Where the running program lies, absolute; empty where the system does not tell.
[[nodiscard]] std::string program_path();

}  // namespace gouji::platform
