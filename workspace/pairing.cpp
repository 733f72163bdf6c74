#include "workspace/pairing.h"

#include <utility>

#include "parser/table/read_tables.h"
#include "parser/text/label.h"
#include "platform/files.h"

namespace gouji {
namespace {

// A title stands at the top; a page of HTML has its styles and menus first.
constexpr std::size_t first_bytes = 3000;
constexpr std::size_t first_bytes_of_page = std::size_t{1} << 18;

// Whether the first sign is that of a tag. The bytes may be of any encoding.
bool begins_with_tag(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    const std::size_t at = bytes.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && bytes[at] == '<';
}

}  // namespace

std::optional<ReportName> report_name(const Outline& outline) {
    if (!outline.is_report || !outline.year || outline.agency.empty()) {
        return std::nullopt;
    }
    std::string agency = normalize_text(outline.agency);
    if (agency.empty()) {
        return std::nullopt;
    }
    return ReportName{std::move(agency), *outline.year};
}

std::optional<ReportName> report_name(std::string beginning, bool whole, const Forms& forms) {
    if (!whole) {
        // At a line's end, where no letter of any encoding is torn: a line feed is no part of another.
        const std::size_t end = beginning.rfind('\n');
        const bool wide = beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF");
        if (wide) {
            beginning.resize(beginning.size() - beginning.size() % 2);
        } else if (end != std::string::npos) {
            beginning.resize(end + 1);
        }
    }
    const SourceText source = SourceText::decode(std::move(beginning));
    return report_name(outline(source, read_blocks(source, forms), forms));
}

std::optional<std::string> read_telling_bytes(const std::string& path, bool& whole) {
    auto bytes = platform::read_beginning(path, first_bytes);
    std::size_t asked = first_bytes;
    if (bytes && bytes->size() == first_bytes) {
        // Without a line's end in it, it cannot be cut where no letter is torn.
        if (begins_with_tag(*bytes) || bytes->find('\n') == std::string::npos) {
            asked = first_bytes_of_page;
            bytes = platform::read_beginning(path, asked);
        }
    }
    whole = bytes && bytes->size() < asked;
    return bytes;
}

void Pairing::remove(const ReportName& name, const std::string& path) {
    const auto it = drafts_.find(name);
    if (it != drafts_.end() && it->second.erase(path) > 0 && it->second.empty()) {
        drafts_.erase(it);
    }
}

const std::string* Pairing::only(const ReportName& name) const {
    const auto it = drafts_.find(name);
    return it != drafts_.end() && it->second.size() == 1 ? &*it->second.begin() : nullptr;
}

const std::string* Pairing::previous_of(const ReportName& name) const {
    return only(name) == nullptr ? nullptr : only({name.agency, name.year - 1});
}

const std::string* Pairing::next_of(const ReportName& name) const {
    return only(name) == nullptr ? nullptr : only({name.agency, name.year + 1});
}

}  // namespace gouji
