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

/// Tells last year's report of a draft, by its decoded URI.
class PreviousYears {
 public:
    virtual ~PreviousYears() = default;
    /// Which state of which draft it is; empty where there is none.
    [[nodiscard]] virtual std::string last_id(const std::string& key) = 0;
    [[nodiscard]] virtual std::shared_ptr<const LastYear> last_year(const std::string& key) = 0;
};

/// The drafts below the workspace's folders as they lie on disk. What is known of a file is kept as
/// long as neither it nor its last year nor the settings change.
class DraftFiles {
 public:
    struct Known {
        bool is_report = false;
        std::string result_id;  // of its diagnostics
        std::optional<DraftSummary> summary;
    };

    DraftFiles(SettingsStore& settings, PreviousYears& years) : settings_(settings), years_(years) {}

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
        std::string last_id;
        Known known;
    };
    SettingsStore& settings_;
    PreviousYears& years_;
    std::map<std::string, Entry, std::less<>> known_;  // by path
};

/// What workspace symbols tell of a judged draft; nothing where it is no report.
[[nodiscard]] std::optional<DraftSummary> summarize(const Snapshot& document);

}  // namespace gouji::lsp
