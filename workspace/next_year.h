#pragma once

#include <optional>
#include <string>

#include "parser/text/result.h"
#include "rules/core/runner.h"

namespace gouji {

/// The draft for the year behind a report's, or for `year`: its title with that year, the headings and
/// the blank tables of the form for it, laid out as the report is, and in them what the report carried
/// forward. Fails, saying why, where the text is no such report, or no year is known.
/// The text is UTF-8; `in_encoding_of` makes of it what may lie on disk.
[[nodiscard]] Result<std::string> next_draft(const Judgement& last, std::optional<int> year, bool english);

/// The bytes of a text in the encoding of another, with its byte order mark.
[[nodiscard]] Result<std::string> in_encoding_of(const SourceText& other, const std::string& text);

}  // namespace gouji
