#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/server/settings_store.h"
#include "platform/files.h"
#include "workspace/inputs.h"
#include "workspace/pairing.h"

namespace gouji::lsp {

/// Whose reports the drafts are, and for which years: the open ones as the editor has them, the others
/// as they lie below the workspace's folders. Drafts go by their decoded URIs.
class YearIndex {
 public:
    /// A draft that is not open.
    struct OnDisk {
        std::string path;
        platform::FileStamp stamp;
        std::optional<ReportName> name;
    };

    explicit YearIndex(SettingsStore& settings) : settings_(settings) {}

    /// An open draft's name; nothing where it has none. Gives whether that is news.
    bool set_open(const std::string& key, const std::optional<ReportName>& name);
    /// It is open no more: what lies on disk counts again. Gives whether it had a name.
    bool set_closed(const std::string& key);
    /// The folders are to be walked, from the first draft on that anybody asks for.
    void forget();
    /// Sets to work: the folders, and for a draft outside of them the files beside it.
    void want(std::string_view uri, const ReportName& name);
    void want_all();
    /// Files were written, made or deleted.
    void files_changed(std::string_view uri);

    [[nodiscard]] bool has_work() const { return !pending_.empty() || !walks_.empty(); }
    /// Does a small piece of it. True when the last of it is done.
    bool work();

    /// The draft for the year before; null where there is none, or several.
    [[nodiscard]] const std::string* previous_of(const std::string& key) const;
    [[nodiscard]] const ReportName* name_of(const std::string& key) const;
    /// Null for one that is open, or unknown.
    [[nodiscard]] const OnDisk* on_disk(const std::string& key) const;

 private:
    void look_at(const std::string& path);
    void take_out(const std::string& key);
    void put_in(const std::string& key);

    SettingsStore& settings_;
    Pairing pairing_;
    std::map<std::string, std::optional<ReportName>, std::less<>> open_;
    std::map<std::string, OnDisk, std::less<>> disk_;
    std::deque<std::string> pending_;  // paths of files to be looked at
    std::vector<FolderWalk> walks_;
    std::vector<std::string> beside_;  // drafts beside which the files were looked at
    std::string wanted_;               // the last one that asked
    int wanted_year_ = 0;
    bool walking_ = false;  // the folders were taken up
    std::size_t seen_ = 0;
};

}  // namespace gouji::lsp
