#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lsp/features/feature.h"
#include "lsp/protocol/diagnostics.h"
#include "lsp/server/client.h"
#include "lsp/server/draft_files.h"
#include "lsp/server/settings_store.h"

namespace gouji::lsp {

/// One `workspace/diagnostic` request, answered file by file so that keys go before it.
class WorkspacePull {
 public:
    struct Surroundings {
        Client& client;
        Workspace& workspace;
        SettingsStore& settings;
        DraftFiles& files;
        std::shared_ptr<const ClientCapabilities> capabilities;
    };

    WorkspacePull(Surroundings around, Json id, const Json& params);

    [[nodiscard]] const Json& id() const { return id_; }
    /// Does the next file. True when the request has been answered.
    bool step();
    /// Ends it without a result.
    void abandon(const ResponseError& why);

 private:
    void one_file(const std::string& path);
    void configurations();
    void gone_files();
    void add(std::string_view uri, std::string report);
    void progress(const Json& token, std::string_view value);
    void tell_progress();
    void end_progress();
    void flush_partial();
    [[nodiscard]] std::string previous(std::string_view uri) const;

    Surroundings around_;
    Json id_;
    WorkspaceDiagnosticParams params_;
    std::vector<std::string> paths_;
    std::size_t next_ = 0;
    std::size_t told_percent_ = 0;
    std::string items_;                                       // of the reports, commas between
    std::map<std::string, bool, std::less<>> previous_seen_;  // by decoded URI
};

}  // namespace gouji::lsp
