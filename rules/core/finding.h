#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/edit.h"
#include "parser/text/span.h"

namespace gouji {

class SourceText;

enum class Severity : std::uint8_t { error, warning, info, hint };
[[nodiscard]] std::string_view severity_name(Severity severity);
/// The way back; nothing for any other word.
[[nodiscard]] std::optional<Severity> severity_from_name(std::string_view name);

enum class Applicability : std::uint8_t {
    safe,       // follows from the form and the other figures
    suggested,  // a person decides
};

struct Fix {
    std::string title;
    Applicability applicability = Applicability::suggested;
    bool preferred = false;   // of one fix of a finding at most
    std::vector<Edit> edits;  // never overlapping
};

/// What a finding is about, in the form's own addresses. The words are the form's, which outlives it.
struct Subject {
    std::string_view section;  // id; of findings about a section
    std::string_view table;    // id; of findings about a table, row or cell
    std::string_view row;
    std::string_view column;
    int occurrence = 1;  // of the table

    [[nodiscard]] bool is_cell() const { return !row.empty() && !column.empty(); }
    [[nodiscard]] bool none() const { return section.empty() && table.empty(); }
    bool operator==(const Subject& other) const {
        return occurrence == other.occurrence && same(row, other.row) && same(column, other.column) &&
               same(table, other.table) && same(section, other.section);
    }

 private:
    // Words of one form are most often the very same.
    static bool same(std::string_view a, std::string_view b) {
        return a.size() == b.size() && (a.data() == b.data() || a == b);
    }
};

/// A place that has to do with a finding: an addend, the total, last year's figure.
struct Related {
    std::string message;
    Span span;
    Subject subject;
    std::string path;  // of another document, in an editor its URI; empty for this one
    std::shared_ptr<const SourceText> source = nullptr;  // of that one: `span` lies in it
};

/// One defect, at the place that a person should look at.
struct Finding {
    std::string_view rule;  // its RuleInfo::id
    Severity severity = Severity::error;
    std::string message;
    Span span;
    Subject subject;
    std::vector<Related> related;
    std::vector<Fix> fixes;
};

}  // namespace gouji
