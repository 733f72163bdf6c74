#include "workspace/inputs.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "platform/files.h"
#include "workspace/ignore_file.h"

namespace gouji {
namespace {

using platform::FileKind;

constexpr std::array<std::string_view, 6> endings = {".txt", ".md", ".html", ".htm", ".csv", ".tsv"};

std::string below(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

// The ignore files that hold in a folder, from its own outwards. Folders share their parents'.
struct IgnoreChain {
    std::shared_ptr<const IgnoreChain> outer;
    std::vector<IgnoreFile> files;

    [[nodiscard]] bool ignores(std::string_view path, bool is_folder) const {
        for (const IgnoreChain* chain = this; chain != nullptr; chain = chain->outer.get()) {
            for (const IgnoreFile& file : chain->files) {
                const IgnoreFile::Verdict verdict = file.judge(path, is_folder);
                if (verdict != IgnoreFile::Verdict::silent) {
                    return verdict == IgnoreFile::Verdict::ignored;
                }
            }
        }
        return false;
    }
};

using ChainPtr = std::shared_ptr<const IgnoreChain>;

ChainPtr with_file(ChainPtr outer, const std::string& file, const std::string& folder) {
    const auto content = platform::read_file(file, true);
    if (!content) {
        return outer;
    }
    auto chain = std::make_shared<IgnoreChain>();
    chain->outer = std::move(outer);
    chain->files.emplace_back(folder, content.value().bytes);
    return chain;
}

// What holds in the folder from above: the ignore files up to the top of its repository.
ChainPtr from_above(const std::string& folder) {
    std::vector<std::string> folders;
    bool in_repository = false;
    for (std::string at = folder;; at = platform::folder_of(at)) {
        folders.push_back(at);
        in_repository = platform::file_kind(below(at, ".git"), false) != FileKind::missing;
        if (in_repository || at == "/") {
            break;
        }
    }
    if (!in_repository) {
        return nullptr;
    }
    ChainPtr chain = with_file(nullptr, below(folders.back(), ".git/info/exclude"), folders.back());
    for (auto it = folders.rbegin(); it + 1 != folders.rend(); ++it) {
        chain = with_file(std::move(chain), below(*it, ".gitignore"), *it);
    }
    return chain;
}

class Gathered {
 public:
    explicit Gathered(std::vector<Input>& found) : found_(found) {}

    void add(Input input) {
        if (seen_.insert(input.path).second) {
            found_.push_back(std::move(input));
        }
    }

 private:
    std::vector<Input>& found_;
    std::unordered_set<std::string> seen_;
};

}  // namespace

struct FolderWalk::Open {
    std::string path;      // as shown
    std::string absolute;  // as ignore files see it
    ChainPtr ignores;
    bool is_file = false;
};

FolderWalk::FolderWalk(const std::string& folder, bool english) : english_(english) {
    const std::string absolute = platform::absolute_path(folder);
    open_.push_back({folder == "." ? "" : folder, absolute, from_above(absolute), false});
}
FolderWalk::~FolderWalk() = default;
FolderWalk::FolderWalk(FolderWalk&&) noexcept = default;
FolderWalk& FolderWalk::operator=(FolderWalk&&) noexcept = default;

bool FolderWalk::step(std::vector<Input>& found) {
    if (open_.empty()) {
        return false;
    }
    // Last in, first out, so that the order is that of the names.
    const Open at = std::move(open_.back());
    open_.pop_back();
    if (at.is_file) {
        found.push_back({at.path, false, false, {}});
        return true;
    }
    auto entries = platform::list_folder(at.path.empty() ? "." : at.path, english_);
    if (!entries) {
        found.push_back({at.path.empty() ? "." : at.path, false, false, entries.error()});
        return true;
    }
    const bool has_ignore_file = std::any_of(entries.value().begin(), entries.value().end(),
                                             [](const auto& e) { return e.name == ".gitignore"; });
    const ChainPtr ignores =
        has_ignore_file ? with_file(at.ignores, below(at.absolute, ".gitignore"), at.absolute) : at.ignores;
    for (auto it = entries.value().rbegin(); it != entries.value().rend(); ++it) {
        const bool is_folder = it->kind == FileKind::folder;
        const bool wanted =
            is_folder ? it->name.front() != '.' : it->kind == FileKind::file && may_be_draft(it->name);
        if (!wanted) {
            continue;
        }
        std::string inside = below(at.absolute, it->name);
        if (ignores != nullptr && ignores->ignores(inside, is_folder)) {
            continue;
        }
        open_.push_back(
            {at.path.empty() ? it->name : below(at.path, it->name), std::move(inside), ignores, !is_folder});
    }
    return true;
}

bool may_be_draft(std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return !name.starts_with('.') && std::any_of(endings.begin(), endings.end(),
                                                 [&](std::string_view e) { return lower.ends_with(e); });
}

std::vector<Input> find_inputs(const std::vector<std::string>& paths, const std::string& stdin_name,
                               bool english) {
    std::vector<Input> found;
    Gathered gathered(found);
    const auto folder = [&](const std::string& path) {
        FolderWalk walk(path, english);
        for (std::vector<Input> piece; walk.step(piece); piece.clear()) {
            for (Input& input : piece) {
                gathered.add(std::move(input));
            }
        }
    };
    if (paths.empty()) {
        folder(".");
    }
    for (const std::string& path : paths) {
        if (path == "-") {
            gathered.add({stdin_name, true, true, {}});
        } else if (platform::file_kind(path, true) == FileKind::folder) {
            folder(path);
        } else {
            gathered.add({path, true, false, {}});
        }
    }
    return found;
}

}  // namespace gouji
