#include <cstddef>
#include <string>
#include <string_view>

#include "lsp/features/features.h"
#include "lsp/features/places.h"
#include "parser/text/label.h"

namespace gouji::lsp::features {
namespace {

void declare(const ClientCapabilities& client, Json& capabilities) {
    if (client.has.document_link) {
        capabilities["documentLinkProvider"] = Json::object();
    }
}

/// A document number as it is cited: 国办公开办函〔2021〕30号. Its brackets come in every kind.
class Citation {
 public:
    explicit Citation(std::string_view source)
        : core_(normalize_text(source)), prefix_(source.substr(0, source.find("〔"))), size_(source.size()) {}

    [[nodiscard]] std::string_view prefix() const { return prefix_; }
    /// Bytes of the citation that begins at `at`, where the prefix stands; 0 where it is another.
    [[nodiscard]] std::size_t match(std::string_view text, std::size_t at) const {
        // Brackets of another kind, and blanks inside, make it a few bytes shorter or longer.
        constexpr std::size_t slack = 16;
        constexpr std::string_view last = "号";
        const std::size_t end = text.substr(at, size_ + slack).find(last);
        if (end == std::string_view::npos) {
            return 0;
        }
        const std::size_t length = end + last.size();
        return normalize_text(text.substr(at, length)) == core_ ? length : 0;
    }

 private:
    std::string core_;
    std::string_view prefix_;
    std::size_t size_;
};

/// Where the prose names the document that prescribes a form, a link to it.
Reply answer(const Snapshot& document, const Json&) {
    const Report& report = document.report();
    PositionCursor cursor(*document.source, document.encoding());
    Json found = Json::array();
    for (const Form& form : report.forms->all()) {
        const Citation citation(form.source);
        if (form.url.empty() || citation.prefix().empty()) {
            continue;
        }
        for (const TextLine& line : report.blocks.lines) {
            const std::string_view text = line.text.view();
            std::size_t at = text.find(citation.prefix());
            while (at != std::string_view::npos) {
                const std::size_t length = citation.match(text, at);
                if (length > 0) {
                    Json& link = found.emplace_back(
                        Json{{"range", to_json(cursor.range(line.text.source(at, at + length)))},
                             {"target", form.url}});
                    if (document.client->document_link.tooltips) {
                        link["tooltip"] = document.say(form.name.zh, form.name.en);
                    }
                }
                at = text.find(citation.prefix(), at + citation.prefix().size());
            }
        }
    }
    return found;
}

}  // namespace

const Feature document_link = {"textDocument/documentLink", declare, answer};

}  // namespace gouji::lsp::features
