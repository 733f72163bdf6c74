#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/features/feature.h"
#include "lsp/server/settings_store.h"
#include "platform/files.h"

namespace gouji::lsp {

/// The drafts below the workspace's folders as they lie on disk. What is known of a file is kept as
/// long as neither it nor the settings change.
class DraftFiles {
 public:
    struct Known {
        bool is_report = false;
        std::string result_id;  // of its diagnostics
        std::optional<DraftSummary> summary;
    };

    explicit DraftFiles(SettingsStore& settings) : settings_(settings) {}

    /// The paths of all files that may be drafts, walked anew.
    [[nodiscard]] std::vector<std::string> paths() const;
    /// What is known of the file; null where nothing is, or not any more.
    [[nodiscard]] const Known* known(const std::string& path) const;
    /// Reads and judges the file; null where it cannot be read.
    [[nodiscard]] std::shared_ptr<const Snapshot> judge_file(
        const std::string& path, const std::shared_ptr<const ClientCapabilities>& client);
    /// Settings have changed.
    void forget() { known_.clear(); }

 private:
    struct Entry {
        platform::FileStamp stamp;
        Known known;
    };
    SettingsStore& settings_;
    std::map<std::string, Entry, std::less<>> known_;  // by path
};

/// What workspace symbols tell of a judged draft; nothing where it is no report.
[[nodiscard]] std::optional<DraftSummary> summarize(const Snapshot& document);

}  // namespace gouji::lsp
