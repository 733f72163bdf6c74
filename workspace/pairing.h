#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "parser/outline/outline.h"

// Which reports are of one agency and of years that follow each other.

namespace gouji {

/// Whose report a draft is, and for which year.
struct ReportName {
    std::string agency;  // in its normal form
    int year = 0;

    auto operator<=>(const ReportName&) const = default;
};

/// The name of a report whose title tells it; nothing where agency or year are not known.
[[nodiscard]] std::optional<ReportName> report_name(const Outline& outline);

/// The same by the beginning of a draft. `whole`: there is no more of it.
[[nodiscard]] std::optional<ReportName> report_name(std::string beginning, bool whole, const Forms& forms);

/// The beginning of the file, as far as it takes to know its name; `whole` says whether that is all of
/// it. Nothing where the file cannot be read.
[[nodiscard]] std::optional<std::string> read_telling_bytes(const std::string& path, bool& whole);

/// The files of a folder that may be the report for the year before `own`'s, which lies there as well:
/// their names, the likeliest first. Named as it is but for the year; with last year in the name; with
/// no year. Not many: beginnings of these are read for one draft.
[[nodiscard]] std::vector<std::string> likely_beside(const std::string& folder, const std::string& own,
                                                     int year);

/// The drafts that there are, each under its name.
class Pairing {
 public:
    void add(const ReportName& name, const std::string& path) { drafts_[name].insert(path); }
    void remove(const ReportName& name, const std::string& path);

    /// The draft of that name, and of the one a year before or behind it; nothing where the agency has
    /// several drafts for one of the two years: which of them is the report is not known.
    [[nodiscard]] const std::string* previous_of(const ReportName& name) const;
    [[nodiscard]] const std::string* next_of(const ReportName& name) const;

 private:
    [[nodiscard]] const std::string* only(const ReportName& name) const;

    std::map<ReportName, std::set<std::string>> drafts_;
};

}  // namespace gouji
