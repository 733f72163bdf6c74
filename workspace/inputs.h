#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// One draft that a command is to look at.
struct Input {
    std::string path;         // as given or found; of standard input the name it goes by
    bool named = false;       // on the command line, not found in a folder
    bool from_input = false;  // standard input
    std::string error;        // why it cannot be looked at
};

/// Whether a file may be a draft, by the end of its name; hidden ones are not.
[[nodiscard]] bool may_be_draft(std::string_view name);

/// The drafts below a folder, found piece by piece.
class FolderWalk {
 public:
    FolderWalk(const std::string& folder, bool english);
    ~FolderWalk();
    FolderWalk(FolderWalk&&) noexcept;
    FolderWalk& operator=(FolderWalk&&) noexcept;

    /// Takes the next file or folder: adds to `found` what is a draft, or cannot be looked at. False
    /// when there is no more.
    bool step(std::vector<Input>& found);

 private:
    struct Open;
    std::vector<Open> open_;  // what is still to be visited
    bool english_;
};

/// The drafts that the paths lead to, each once: a file as it is, a folder's `.txt .md .html .htm
/// .csv .tsv` files by name, without hidden ones and those that a `.gitignore` leaves out; links
/// in folders are not followed. No path means this folder, `-` standard input.
[[nodiscard]] std::vector<Input> find_inputs(const std::vector<std::string>& paths,
                                             const std::string& stdin_name, bool english);

}  // namespace gouji
