#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/formats/excerpt.h"
#include "cli/formats/format.h"
#include "cli/output.h"
#include "parser/text/position.h"

namespace gouji::cli {
namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view reset = "\x1b[0m";

struct SeverityWords {
    std::string_view zh;
    std::string_view en;
    std::string_view colour;
};

// As Severity.
constexpr std::array<SeverityWords, 4> severity_words = {{{"错误", "error", "\x1b[1;31m"},
                                                          {"警告", "warning", "\x1b[1;33m"},
                                                          {"提示", "info", "\x1b[1;34m"},
                                                          {"建议", "hint", "\x1b[1;36m"}}};

class TextFormat final : public Format {
 public:
    explicit TextFormat(const TextStyle& style) : style_(style), english_(style.language == Language::en) {}

    [[nodiscard]] std::string file(const CheckedFile& file) const override {
        std::string out;
        for (const Finding& finding : file.findings) {
            add_finding(out, file, finding);
        }
        return out;
    }

    [[nodiscard]] std::string end(const Summary& summary) const override {
        std::string out = english_ ? fmt::format("Checked {}: ", counted(summary.files, "file"))
                                   : fmt::format("检查了 {} 个文件：", summary.files);
        const std::array<std::size_t, 4> counts = {summary.errors, summary.warnings, summary.infos,
                                                   summary.hints};
        std::string_view between;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] > 0) {
                out += between;
                out += english_ ? counted(counts[i], severity_words[i].en)
                                : fmt::format("{} {}", severity_words[i].zh, counts[i]);
                between = say("，", ", ");
            }
        }
        if (between.empty()) {
            out += say("没有发现问题", "no findings");
        }
        if (!summary.failed.empty()) {
            out += fmt::format(fmt::runtime(say("；{} 个读不了", "; {} could not be read")),
                               summary.failed.size());
        }
        out += say("。\n", ".\n");
        if (summary.fixable > 0) {
            out += fmt::format(
                fmt::runtime(say("其中 {} 处可由 gouji fix 修正。\n", "gouji fix mends {} of them.\n")),
                summary.fixable);
        }
        if (summary.suggested > 0) {
            out += fmt::format(
                fmt::runtime(say("另有 {} 处有建议的改法，请核对后用 gouji fix --suggested。\n",
                                 "For {} there is a suggestion: check it, then gouji fix --suggested.\n")),
                summary.suggested);
        }
        return out;
    }

 private:
    [[nodiscard]] std::string_view say(std::string_view zh, std::string_view en) const {
        return english_ ? en : zh;
    }
    [[nodiscard]] std::string_view word(const SeverityWords& words) const { return say(words.zh, words.en); }

    // English only: "1 file", "2 files".
    static std::string counted(std::size_t count, std::string_view what) {
        return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
    }

    [[nodiscard]] std::string painted(std::string_view colour, std::string_view text) const {
        return style_.colour ? fmt::format("{}{}{}", colour, text, reset) : std::string(text);
    }

    void add_finding(std::string& out, const CheckedFile& file, const Finding& finding) const {
        const SourceText& source = *file.source;
        const Position at = to_position(source, finding.span.begin, PositionEncoding::utf16);
        const SeverityWords& severity = severity_words[static_cast<std::size_t>(finding.severity)];
        out += fmt::format(
            "{}: {}: {} {}\n",
            painted(bold, fmt::format("{}:{}:{}", printable(file.path), at.line + 1, at.character + 1)),
            painted(severity.colour, word(severity)), printable(finding.message),
            painted(dim, fmt::format("[{}]", finding.rule)));
        add_source_line(out, source, finding.span, severity.colour);
        for (const Related& related : finding.related) {
            add_related(out, file, related);
        }
        for (const Fix& fix : finding.fixes) {
            const std::string_view kind = fix.applicability == Applicability::safe ? say("修正", "fix")
                                          : fix.preferred ? say("建议", "suggestion")
                                                          : say("可选", "option");
            out += fmt::format("{} {}{}{}\n", painted(dim, "       ="), kind, say("：", ": "),
                               printable(fix.title));
        }
    }

    void add_source_line(std::string& out, const SourceText& source, Span span,
                         std::string_view colour) const {
        if (source.text().empty()) {
            return;
        }
        const std::size_t line = source.line_of(span.begin);
        const Span whole = source.line(line);
        const Span place{std::min(span.begin, whole.end) - whole.begin,
                         std::clamp(span.end, whole.begin, whole.end) - whole.begin};
        const std::string number = std::to_string(line + 1);
        const std::string gutter(std::max<std::size_t>(number.size(), 6), ' ');
        const Excerpt excerpt =
            make_excerpt(source.slice(whole), place, style_.width - static_cast<int>(gutter.size()) - 3);
        const std::string indent = gutter.substr(number.size());
        out += fmt::format("{}{} {}\n", indent, painted(dim, number + " │"), excerpt.line);
        const std::size_t blanks = excerpt.marks.find('^');
        out += fmt::format("{} {} {}{}\n", gutter, painted(dim, "│"), excerpt.marks.substr(0, blanks),
                           painted(colour, excerpt.marks.substr(blanks)));
    }

    void add_related(std::string& out, const CheckedFile& file, const Related& related) const {
        std::string where = printable(related.path);
        const SourceText* source = related.path.empty() ? file.source.get() : related.source.get();
        if (source != nullptr) {
            const Position at = to_position(*source, related.span.begin, PositionEncoding::utf16);
            where += fmt::format("{}{}:{}", where.empty() ? "" : ":", at.line + 1, at.character + 1);
        }
        out += fmt::format("{} {} {}\n", painted(dim, "       ="), painted(dim, where),
                           printable(related.message));
    }

    TextStyle style_;
    bool english_;
};

}  // namespace

std::unique_ptr<Format> make_text_format(const TextStyle& style) {
    return std::make_unique<TextFormat>(style);
}

}  // namespace gouji::cli
