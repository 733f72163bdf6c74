#pragma once

#include <string>
#include <string_view>

namespace gouji::cli {

/// Exit statuses, the same for all commands.
inline constexpr int status_done = 0;
inline constexpr int status_findings = 1;
inline constexpr int status_failed = 2;

/// Where a command's result goes: standard output as it comes, or a file when all is there.
class Output {
 public:
    explicit Output(std::string file = {});

    /// Takes a piece; a terminal gets it at once, other standard outputs when much has gathered.
    void write(std::string_view piece);
    /// Passes on what has gathered.
    void flush();
    /// Ends it. False, and said on standard error, where not all of it could be written.
    [[nodiscard]] bool close(bool english);
    [[nodiscard]] bool to_file() const { return !file_.empty(); }

 private:
    std::string file_;
    std::string gathered_;
    std::size_t enough_ = 0;  // what is gathered before it is passed on
    bool failed_ = false;
};

/// Whether what goes to standard output may be coloured: on a terminal, unless NO_COLOR is set;
/// elsewhere only where CLICOLOR_FORCE asks for it.
[[nodiscard]] bool wants_colour(bool to_file);

/// Says on standard error, in a line of its own, after the program's name, why something failed.
void complain(std::string_view message);

/// Text of unknown origin made fit for a terminal: control characters and marks that turn the
/// direction of writing are replaced by visible ones.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace gouji::cli
