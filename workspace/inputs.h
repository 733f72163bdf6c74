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

/// The drafts that the paths lead to, each once: a file as it is, a folder's `.txt .md .html .htm
/// .csv .tsv` files by name, without hidden ones and those that a `.gitignore` leaves out; links
/// in folders are not followed. No path means this folder, `-` standard input.
[[nodiscard]] std::vector<Input> find_inputs(const std::vector<std::string>& paths,
                                             const std::string& stdin_name, bool english);

}  // namespace gouji
