#include "workspace/rule_page.h"

#include <fmt/format.h>

#include "cmake/embedded_file.h"
#include "platform/files.h"

namespace gouji::embedded {
extern const std::span<const EmbeddedFile> pages;
}

namespace gouji {

std::string uri_path(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        if (plain) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }
    return out;
}

std::string_view fix_kind_words(FixKind kind, bool english) {
    switch (kind) {
        case FixKind::safe:
            return english ? "safe" : "可靠";
        case FixKind::preferred:
            return english ? "suggestion" : "建议";
        case FixKind::suggested:
            return english ? "option" : "可选";
        case FixKind::none:
            break;
    }
    return english ? "none" : "无";
}

std::string rule_page_head(const RuleInfo& info) {
    std::string head = fmt::format(
        "| | |\n|---|---|\n| 发现 finds | {}; {} |\n| 类别 family | `{}` |\n| 级别 severity | `{}` |\n"
        "| 修正 fix | {} {} |\n",
        info.summary_zh, info.summary_en, family_name(info.family), severity_name(info.severity),
        fix_kind_words(info.fix, false), fix_kind_words(info.fix, true));
    for (const RuleOption& option : info.options) {
        head += fmt::format("| 选项 option `{}` | {}; {} ({}…{}, {}) |\n", option.name, option.summary_zh,
                            option.summary_en, option.least, option.most, option.fallback);
    }
    return head;
}

std::optional<std::string> rule_page_url(std::string_view rule) {
    constexpr std::string_view published = GOUJI_DOCS_URL;
    if (!published.empty()) {
        return fmt::format("{}{}{}.md", published, published.back() == '/' ? "" : "/", rule);
    }
    static const std::string program = platform::program_path();
    if (program.empty()) {
        return std::nullopt;
    }
    // Installed, the program lies in bin/ beside share/doc/gouji/.
    const std::string page = fmt::format("{}/share/doc/gouji/rules/{}.md",
                                         platform::folder_of(platform::folder_of(program)), rule);
    if (platform::file_kind(page, true) != platform::FileKind::file) {
        return std::nullopt;
    }
    return "file://" + uri_path(page);
}

std::optional<std::string_view> rule_page(std::string_view rule) {
    for (const EmbeddedFile& page : embedded::pages) {
        if (page.name.ends_with(".md") && page.name.substr(0, page.name.size() - 3) == rule) {
            return page.content;
        }
    }
    return std::nullopt;
}

}  // namespace gouji
