#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// The patterns of one `.gitignore`. What git's manual says of them holds: comments, `!`, a slash
/// at the end for folders only, a slash elsewhere ties the pattern to the file's own folder.
class IgnoreFile {
 public:
    /// `folder` is where it lies, absolute.
    IgnoreFile(std::string folder, std::string_view text);

    enum class Verdict : unsigned char { silent, ignored, kept };
    /// What its last fitting pattern says of an entry below its folder; `path` is absolute.
    [[nodiscard]] Verdict judge(std::string_view path, bool is_folder) const;

 private:
    struct Pattern {
        std::string glob;
        bool keeps = false;
        bool folders_only = false;
        bool tied = false;
    };
    std::string folder_;
    std::vector<Pattern> patterns_;
};

}  // namespace gouji
