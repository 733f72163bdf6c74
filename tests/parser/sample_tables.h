#pragma once

#include <string>
#include <vector>

namespace gouji::test {

/// A cell of a form as a drafter has it before him, for the tests that write drafts in many shapes.
struct SampleCell {
    std::string text;
    int colspan = 1;
    int rowspan = 1;
    bool figure = false;
};
using SampleTable = std::vector<std::vector<SampleCell>>;

/// A whole invented report: official labels, sound figures, several tables under a heading.
struct SampleSection {
    std::string heading;
    std::vector<SampleTable> tables;
    std::string prose;
};

/// Edition 2019 or 2021; 198 and 200 figures.
[[nodiscard]] std::vector<SampleSection> sample_report(int edition);
[[nodiscard]] std::string sample_title(int edition);

/// The sample as texts in the shapes of drafts.
[[nodiscard]] std::string html_table(const SampleTable& table);
/// Box characters; with `rules_between_rows` a rule below every row, else only around the head.
[[nodiscard]] std::string box_table(const SampleTable& table, bool rules_between_rows);
/// `+---+` and `|`.
[[nodiscard]] std::string ascii_table(const SampleTable& table);
/// As `pdftotext -layout` gives it: columns aligned by blanks, long labels wrapped around the line
/// with the figures.
[[nodiscard]] std::string aligned_table(const SampleTable& table);
[[nodiscard]] std::string separated_table(const SampleTable& table, char separator, bool quoted);
[[nodiscard]] std::string bare_table(const SampleTable& table);

/// The whole report with its tables written by `write`.
template <class Write>
std::string write_report(int edition, Write write) {
    std::string out = sample_title(edition) + "\n\n";
    for (const SampleSection& section : sample_report(edition)) {
        out += section.heading + "\n";
        for (const SampleTable& table : section.tables) out += write(table) + "\n";
        if (!section.prose.empty()) out += section.prose + "\n";
    }
    return out;
}

}  // namespace gouji::test
