#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/core/rule.h"

namespace gouji {

/// Where a rule's page can be read: below GOUJI_DOCS_URL, else the installed page as file://, else
/// nothing.
[[nodiscard]] std::optional<std::string> rule_page_url(std::string_view rule);

/// The page that the binary carries, whole; nothing where the rule has none.
[[nodiscard]] std::optional<std::string_view> rule_page(std::string_view rule);

/// The generated head of a rule's page: a table of what the registry says of it.
[[nodiscard]] std::string rule_page_head(const RuleInfo& info);

/// How people are told of a rule's fix.
[[nodiscard]] std::string_view fix_kind_words(FixKind kind, bool english);

/// `bytes` as they may stand in a URI's path: everything but letters, digits and `-._~/` escaped.
[[nodiscard]] std::string uri_path(std::string_view bytes);

}  // namespace gouji
