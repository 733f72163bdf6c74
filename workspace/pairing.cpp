#include "workspace/pairing.h"

#include <algorithm>
#include <array>
#include <utility>

#include "parser/table/read_tables.h"
#include "parser/text/label.h"
#include "platform/files.h"
#include "workspace/inputs.h"

namespace gouji {
namespace {

// Files beside a draft whose beginning is looked at.
constexpr std::size_t most_beside = 24;
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

bool has_other_year(std::string_view name) {
    const auto digit = [&](std::size_t i) { return i < name.size() && name[i] >= '0' && name[i] <= '9'; };
    for (std::size_t at = name.find("20"); at != std::string_view::npos; at = name.find("20", at + 1)) {
        if (digit(at + 2) && digit(at + 3)) {
            return true;
        }
    }
    return false;
}

std::string with_year(std::string name, const std::string& from, const std::string& to) {
    for (std::size_t at = name.find(from); at != std::string::npos; at = name.find(from, at + to.size())) {
        name.replace(at, from.size(), to);
    }
    return name;
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

std::vector<std::string> likely_beside(const std::string& folder, const std::string& own, int year) {
    const std::string last = std::to_string(year - 1);
    const std::string expected = with_year(own, std::to_string(year), last);
    std::array<std::vector<std::string>, 3> likely;
    const auto entries = platform::list_folder(folder, true);
    if (!entries) {
        return {};
    }
    for (const platform::FolderEntry& entry : entries.value()) {
        if (entry.kind != platform::FileKind::file || entry.name == own || !may_be_draft(entry.name)) {
            continue;
        }
        if (entry.name == expected) {
            likely[0].push_back(entry.name);
        } else if (entry.name.find(last) != std::string::npos) {
            likely[1].push_back(entry.name);
        } else if (!has_other_year(entry.name)) {
            likely[2].push_back(entry.name);
        }
    }
    for (const std::size_t more : {1U, 2U}) {
        likely[0].insert(likely[0].end(), likely[more].begin(), likely[more].end());
    }
    likely[0].resize(std::min(likely[0].size(), most_beside));
    return std::move(likely[0]);
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
