#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::test {

/// What a run of the real program gave.
struct Ran {
    int status = -1;  // exit status; -1 where it was ended by a signal or by the time limit
    std::string out;
    std::string err;
};

/// Runs the program that was built beside the tests, in `folder`, without colours, with nothing but
/// `input` on its standard input. It is ended after a minute: no command may hang.
[[nodiscard]] Ran gouji(const std::vector<std::string>& arguments, const std::string& folder,
                        std::string_view input = {});

/// A folder of its own for one test, removed with all that is in it.
class Folder {
 public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string operator/(std::string_view name) const {
        return path_ + "/" + std::string(name);
    }
    /// Writes a file, with the folders that it needs; gives its path.
    std::string write(std::string_view name, std::string_view bytes) const;
    [[nodiscard]] std::string read(std::string_view name) const;

 private:
    std::string path_;
};

/// A sound report of 2023, and the same with one figure of `applications` wrong.
[[nodiscard]] std::string sound_report();
[[nodiscard]] std::string faulty_report();
/// A draft of that year whose one table says how many normative documents were issued, repealed and are in
/// force.
[[nodiscard]] std::string draft_with_stock(int year, int issued, int repealed, int in_force,
                                           const std::string& agency = "云溪县水务局");

}  // namespace gouji::test
