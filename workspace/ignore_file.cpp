#include "workspace/ignore_file.h"

#include <utility>

#include "rules/core/glob.h"

namespace gouji {
namespace {

constexpr std::size_t longest_pattern = 1000;

// Blanks at the end do not count, unless a backslash stands before the last of them.
std::string_view without_trailing_blanks(std::string_view line) {
    while (line.ends_with(' ') && !line.ends_with("\\ ")) {
        line.remove_suffix(1);
    }
    return line;
}

}  // namespace

IgnoreFile::IgnoreFile(std::string folder, std::string_view text) : folder_(std::move(folder)) {
    if (folder_ == "/") {
        folder_.clear();
    }
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        line = without_trailing_blanks(line);
        if (line.empty() || line.front() == '#' || line.size() > longest_pattern) {
            continue;
        }
        Pattern pattern;
        if (line.front() == '!') {
            pattern.keeps = true;
            line.remove_prefix(1);
        }
        if (line.ends_with('/')) {
            pattern.folders_only = true;
            line.remove_suffix(1);
        }
        pattern.tied = line.find('/') != std::string_view::npos;
        if (line.starts_with('/')) {
            line.remove_prefix(1);
        }
        if (!line.empty()) {
            pattern.glob = line;
            patterns_.push_back(std::move(pattern));
        }
    }
}

IgnoreFile::Verdict IgnoreFile::judge(std::string_view path, bool is_folder) const {
    if (!path.starts_with(folder_) || path.size() <= folder_.size() + 1) {
        return Verdict::silent;
    }
    const std::string_view relative = path.substr(folder_.size() + 1);
    const std::string_view name = path.substr(path.rfind('/') + 1);
    for (auto it = patterns_.rbegin(); it != patterns_.rend(); ++it) {
        if ((is_folder || !it->folders_only) && glob_matches(it->glob, it->tied ? relative : name)) {
            return it->keeps ? Verdict::kept : Verdict::ignored;
        }
    }
    return Verdict::silent;
}

}  // namespace gouji
