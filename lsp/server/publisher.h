#pragma once

#include <map>
#include <string>
#include <string_view>

#include "lsp/server/client.h"
#include "lsp/server/snapshot.h"

namespace gouji::lsp {

/// Gets diagnostics to the client: pushed, or as the answer to its pulling.
class Publisher {
 public:
    explicit Publisher(Client& client) : client_(client) {}

    /// Publishes the findings of a judged version. A document that is no report, and never had
    /// anything published, is passed over in silence.
    void push(const Snapshot& document);
    /// Takes back what was published of the document.
    void clear(std::string_view uri);

    /// The document's DocumentDiagnosticReport as JSON: `unchanged` where the client has it.
    /// `document` is null where nothing can be said.
    [[nodiscard]] static std::string report(const Snapshot* document, std::string_view previous_result_id);

 private:
    Client& client_;
    std::map<std::string, bool, std::less<>> published_;  // by URI; whether anything stands there
    std::string params_;                                  // kept for its memory
};

}  // namespace gouji::lsp
