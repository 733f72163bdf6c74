#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/source_text.h"
#include "rules/core/config.h"
#include "rules/core/finding.h"

namespace gouji::cli {

/// One file and what is to be said of it.
struct CheckedFile {
    std::string path;
    std::string error;  // why it could not be read; then there are no findings
    std::shared_ptr<const SourceText> source;
    bool report = false;              // whether it is such a report at all
    std::optional<std::string> form;  // id, or "mixed"
    std::optional<int> year;
    std::string agency;  // may be empty
    Language language = Language::zh;
    std::vector<Finding> findings;
};

struct Summary {
    std::size_t files = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t infos = 0;
    std::size_t hints = 0;
    std::size_t fixable = 0;    // findings with a safe fix
    std::size_t suggested = 0;  // findings with a preferred fix that is not safe
    std::vector<std::pair<std::string, std::string>> failed;  // path and cause

    void add(const CheckedFile& file);
};

/// How findings are written. `file` may be called from several threads at once; the pieces are put
/// together in order, with `separator` between those that are not empty.
class Format {
 public:
    virtual ~Format() = default;
    [[nodiscard]] virtual std::string begin() const { return {}; }
    [[nodiscard]] virtual std::string file(const CheckedFile& file) const = 0;
    [[nodiscard]] virtual std::string_view separator() const { return {}; }
    [[nodiscard]] virtual std::string end(const Summary& summary) const = 0;
};

struct TextStyle {
    bool colour = false;
    int width = 120;  // columns
    Language language = Language::zh;
};

/// For people: the source line with the place underlined, related places, what `fix` would do.
[[nodiscard]] std::unique_ptr<Format> make_text_format(const TextStyle& style);
/// For scripts: gouji's own JSON. Lines and characters from 0, characters in UTF-16 units.
[[nodiscard]] std::unique_ptr<Format> make_json_format();
/// SARIF 2.1.0, for code scanning services.
[[nodiscard]] std::unique_ptr<Format> make_sarif_format(Language language);
/// Workflow commands that GitHub shows beside the changed lines.
[[nodiscard]] std::unique_ptr<Format> make_github_format();

}  // namespace gouji::cli
