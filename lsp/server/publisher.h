#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "lsp/server/client.h"
#include "lsp/server/snapshot.h"

namespace gouji::lsp {

/// Pushes diagnostics to clients that do not pull them.
class Publisher {
 public:
    explicit Publisher(Client& client) : client_(client) {}

    /// Publishes the findings of a judged version, `items` as they are written. A document that is no
    /// report, and never had anything published, is passed over in silence.
    void push(const Snapshot& document, std::string_view items);
    /// Publishes what is wrong in a configuration file, unless it stands there already. `version`
    /// is of one that is open.
    void push_config(std::string_view uri, std::optional<std::int32_t> version, const SourceText& source,
                     std::span<const Finding> mistakes, const ClientCapabilities& client);
    /// Takes back what was published of configuration files other than these: they are gone.
    void keep_configs(const std::set<std::string, std::less<>>& uris);
    /// Takes back what was published of the document.
    void clear(std::string_view uri);

 private:
    struct Published {
        bool anything = false;
        std::string id;  // of a configuration file's
    };
    void send(std::string_view uri, std::optional<std::int32_t> version, std::string_view items);

    Client& client_;
    std::map<std::string, Published, std::less<>> published_;  // by URI
    std::string items_;                                        // kept for its memory
};

}  // namespace gouji::lsp
