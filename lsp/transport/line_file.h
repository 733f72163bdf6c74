#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace gouji::lsp {

/// A file that the user named, to which lines are added. Where writing fails it is given up: a log
/// must never stand in the way of the work.
class LineFile {
 public:
    enum class Begin : std::uint8_t { anew, at_the_end };

    /// Creates the file where there is none, or empties it, or goes on behind what it has. Not open
    /// where that fails.
    LineFile(const std::string& path, Begin begin)
        : file_(std::fopen(path.c_str(), begin == Begin::anew ? "wb" : "ab")) {}

    [[nodiscard]] bool is_open() const { return file_ != nullptr; }
    void add(std::string_view line) {
        if (file_ == nullptr) {
            return;
        }
        // Flushed at once: what comes before a crash is what is wanted.
        if (std::fwrite(line.data(), 1, line.size(), file_.get()) != line.size() ||
            std::fputc('\n', file_.get()) == EOF || std::fflush(file_.get()) != 0) {
            file_.reset();
        }
    }

 private:
    struct Close {
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
    };
    std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace gouji::lsp
