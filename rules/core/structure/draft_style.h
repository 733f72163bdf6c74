#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "parser/report/report.h"
#include "parser/text/edit.h"

namespace gouji::structure {

/// How a draft is laid out, so that what is put into it looks like the rest.
class DraftStyle {
 public:
    explicit DraftStyle(const Report& report);

    /// The official heading, marked as the draft's other headings are: `## 二、…`, `<h2>二、…</h2>`.
    [[nodiscard]] std::string heading(const FormSection& section) const;
    /// Blank tables of the form, in the shape of the draft's other tables.
    [[nodiscard]] std::string blank_tables(const std::vector<const FormTable*>& tables) const;

    /// The edit that puts blocks (headings, tables) before the block that begins at `offset`.
    [[nodiscard]] Edit before(std::uint32_t offset, const std::vector<std::string>& blocks) const;
    /// The edit that puts blocks behind the one that ends at `offset`.
    [[nodiscard]] Edit behind(std::uint32_t offset, const std::vector<std::string>& blocks) const;

    /// Where the block of a section's heading begins: its line, or its element.
    [[nodiscard]] std::uint32_t heading_begin(const Section& section) const;
    /// Where all that stands in a section ends, its heading included; of the last section the end
    /// of the text.
    [[nodiscard]] std::uint32_t section_end(const Section& section) const;

    [[nodiscard]] Shape shape() const { return shape_; }
    [[nodiscard]] bool html() const { return report_.blocks.html; }

 private:
    [[nodiscard]] const TextLine* line_at(std::uint32_t offset) const;
    [[nodiscard]] std::string joined(const std::vector<std::string>& blocks) const;

    const Report& report_;
    Shape shape_;
    std::string gap_;  // line ends between two blocks
};

/// Where the text of a table ends, with the bars, rules and tags that close it.
[[nodiscard]] std::uint32_t table_end(const Report& report, const BoundTable& table);
/// Where it begins: its first line, or its element.
[[nodiscard]] std::uint32_t table_begin(const Report& report, const BoundTable& table);
/// Whether another table stands in the same grid.
[[nodiscard]] bool shares_grid(const Report& report, const BoundTable& table);

}  // namespace gouji::structure
