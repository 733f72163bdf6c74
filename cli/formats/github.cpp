#include <fmt/format.h>

#include "cli/formats/format.h"
#include "parser/text/position.h"

namespace gouji::cli {
namespace {

std::string_view command(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::info:
        case Severity::hint:
            break;
    }
    return "notice";
}

// A command ends with its line; in its properties the parting marks are escaped as well.
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','))) {
            out += fmt::format("%{:02X}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out;
}

class GithubFormat final : public Format {
 public:
    [[nodiscard]] std::string file(const CheckedFile& file) const override {
        std::string out;
        if (!file.error.empty()) {
            out += fmt::format("::error file={},title=gouji::{}\n", escaped(file.path, true),
                               escaped(file.error, false));
        }
        for (const Finding& finding : file.findings) {
            const Range range = to_range(*file.source, finding.span, PositionEncoding::utf16);
            out += fmt::format("::{} file={},line={},endLine={},col={},endColumn={},title={}::{}\n",
                               command(finding.severity), escaped(file.path, true), range.start.line + 1,
                               range.end.line + 1, range.start.character + 1, range.end.character + 1,
                               escaped(fmt::format("gouji {}", finding.rule), true),
                               escaped(finding.message, false));
        }
        return out;
    }

    [[nodiscard]] std::string end(const Summary& /*summary*/) const override { return {}; }
};

}  // namespace

std::unique_ptr<Format> make_github_format() {
    return std::make_unique<GithubFormat>();
}

}  // namespace gouji::cli
