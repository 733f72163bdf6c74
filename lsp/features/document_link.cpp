#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

class Links {
 public:
    explicit Links(const Snapshot& document)
        : document_(document), report_(document.report()), cursor_(*document.source, document.encoding()) {}

    [[nodiscard]] Json all() {
        for (const Form& form : report_.forms->all()) {
            add_prescribing(form);
            for (const LegalReference& law : form.references) {
                for (const std::string& name : law.names) {
                    add_law(law, name);
                }
            }
        }
        return std::move(found_);
    }

 private:
    void add(const TextLine& line, std::size_t begin, std::size_t end, const std::string& url,
             std::string_view tooltip) {
        Json& link = found_.emplace_back(
            Json{{"range", to_json(cursor_.range(line.text.source(begin, end)))}, {"target", url}});
        if (document_.client->document_link.tooltips) {
            link["tooltip"] = tooltip;
        }
    }

    void add_prescribing(const Form& form) {
        const Citation citation(form.source);
        if (form.url.empty() || citation.prefix().empty()) {
            return;
        }
        for (const TextLine& line : report_.blocks.lines) {
            const std::string_view text = line.text.view();
            std::size_t at = text.find(citation.prefix());
            while (at != std::string_view::npos) {
                const std::size_t length = citation.match(text, at);
                if (length > 0) {
                    add(line, at, at + length, form.url, document_.say(form.name.zh, form.name.en));
                }
                at = text.find(citation.prefix(), at + citation.prefix().size());
            }
        }
    }

    /// Between 《 and 》 only: without them the words may be part of another name. The editions name
    /// the same laws, so each is looked for once.
    void add_law(const LegalReference& law, const std::string& name) {
        const std::string cited = "《" + name + "》";
        if (std::find(done_.begin(), done_.end(), cited) != done_.end()) {
            return;
        }
        for (const TextLine& line : report_.blocks.lines) {
            const std::string_view text = line.text.view();
            for (std::size_t at = text.find(cited); at != std::string_view::npos;
                 at = text.find(cited, at + cited.size())) {
                add(line, at, at + cited.size(), law.url, law.names.front());
            }
        }
        done_.push_back(cited);
    }

    const Snapshot& document_;
    const Report& report_;
    PositionCursor cursor_;
    std::vector<std::string> done_;
    Json found_ = Json::array();
};

/// Where the prose names the document that prescribes a form, or a law that the forms refer to, a link
/// to it.
Reply answer(const Snapshot& document, const Json&) {
    return Links(document).all();
}

}  // namespace

const Feature document_link = {"textDocument/documentLink", declare, answer};

}  // namespace gouji::lsp::features
