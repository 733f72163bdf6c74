#include "tests/support/case_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "rules/core/config_file.h"
#include "rules/core/runner.h"
#include "tests/catch.h"

namespace gouji::test {

namespace {

const std::string open_mark = "⟦";
const std::string close_mark = "⟧";

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string without_marks(std::string text) {
    for (const std::string& m : {open_mark, close_mark}) {
        for (std::size_t at = text.find(m); at != std::string::npos; at = text.find(m, at))
            text.erase(at, m.size());
    }
    return text;
}

/// The value of a line `name: value` in a case's head.
std::string head_value(const std::string& head, const std::string& name) {
    const std::string start = name + ": ";
    std::size_t begin = head.compare(0, start.size(), start) == 0 ? 0 : head.find("\n" + start);
    if (begin == std::string::npos) return "";
    begin = head.find(start, begin) + start.size();
    return head.substr(begin, head.find('\n', begin) - begin);
}

/// The lines in which two texts differ, in one block.
std::string changed_lines(const std::string& before, const std::string& after) {
    const auto lines = [](const std::string& text) {
        std::vector<std::string> all;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            all.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        return all;
    };
    const std::vector<std::string> a = lines(before);
    const std::vector<std::string> b = lines(after);
    std::size_t same = 0;
    while (same < std::min(a.size(), b.size()) && a[same] == b[same]) ++same;
    std::size_t tail = 0;
    while (tail < std::min(a.size(), b.size()) - same && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    std::string out;
    for (std::size_t i = same; i < a.size() - tail; ++i) out += "- " + a[i] + "\n";
    for (std::size_t i = same; i < b.size() - tail; ++i) out += "+ " + b[i] + "\n";
    return out;
}

}  // namespace

std::vector<CaseFile> load_cases() {
    std::vector<std::filesystem::path> paths;
    const std::filesystem::path root = std::filesystem::path(GOUJI_SOURCE_DIR) / "tests/cases";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() == ".case") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<CaseFile> cases;
    for (const auto& path : paths) {
        CaseFile one;
        one.path = path.string();
        one.rule = path.parent_path().filename().string();
        const std::string text = read_file(path);
        const std::string start = "=== draft\n";
        const std::size_t draft = text.find(start);
        INFO(one.path);
        REQUIRE(draft != std::string::npos);
        one.head = text.substr(0, draft);
        const std::string last = "=== previous\n";
        const std::size_t previous = std::min(one.head.find(last), one.head.size());
        if (previous < one.head.size()) one.previous = one.head.substr(previous + last.size());
        const std::string lines = one.head.substr(0, previous);
        const std::size_t body = draft + start.size();
        const std::size_t rest = std::min(text.find("=== findings\n", body), text.size());
        one.marked = text.substr(body, rest - body);
        one.draft = without_marks(one.marked);
        one.rest = text.substr(rest);
        if (const std::string settings = head_value(lines, "settings"); !settings.empty()) {
            const ConfigFile config = read_config(settings);
            CHECK(config.mistakes.empty());
            const PlacedLayer layer{&config.layer, OriginKind::file, "/"};
            one.settings = resolve_settings({&layer, 1}, "/draft.md").settings;
        }
        if (head_value(lines, "lang") == "en") one.settings.language = Language::en;
        cases.push_back(std::move(one));
    }
    return cases;
}

std::vector<Finding> all_findings(const std::string& draft, const Settings& settings,
                                  const std::string& previous) {
    const Forms& forms = Forms::builtin();
    const auto source = [](const std::string& text) {
        return std::make_shared<const SourceText>(SourceText::decode(text));
    };
    if (previous.empty()) return judge(source(draft), forms, settings).findings;
    const Report report = read_report(source(previous), forms);
    const LastYear last = remember("previous", report, solve(report));
    return judge(source(draft), forms, settings, &last).findings;
}

std::vector<Finding> findings_of(const std::string& rule, const std::string& draft, const Settings& settings,
                                 const std::string& previous) {
    std::vector<Finding> findings = all_findings(draft, settings, previous);
    std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule; });
    return findings;
}

std::string mark(const std::string& draft, const std::vector<Finding>& findings) {
    std::vector<Edit> marks;
    for (const Finding& finding : findings) {
        marks.push_back({{finding.span.begin, finding.span.begin}, open_mark});
        marks.push_back({{finding.span.end, finding.span.end}, close_mark});
    }
    return apply_edits(draft, marks);
}

std::string subject_name(const Subject& subject) {
    std::string name(subject.section);
    for (const std::string_view part : {subject.table, subject.row, subject.column}) {
        if (part.empty()) continue;
        name += name.empty() ? "" : "/";
        name += part;
    }
    if (subject.occurrence > 1) name += "#" + std::to_string(subject.occurrence);
    return name.empty() ? "-" : name;
}

std::string show(const std::string& draft, const std::vector<Finding>& findings) {
    std::string out = "=== findings\n";
    std::string fixes;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        const std::string number = std::to_string(i + 1);
        out += number + " " + std::string(severity_name(finding.severity)) + " " +
               subject_name(finding.subject) + ": " + finding.message + "\n";
        for (const Related& related : finding.related) {
            out += "    " + (related.path.empty() ? "" : related.path + ": ") +
                   subject_name(related.subject) + ": " + related.message + "\n";
        }
        for (std::size_t f = 0; f < finding.fixes.size(); ++f) {
            const Fix& fix = finding.fixes[f];
            out += std::string("  ") + (fix.applicability == Applicability::safe ? "safe" : "suggested") +
                   (fix.preferred ? " preferred " : " ") + fix.title + "\n";
            fixes += "=== fix " + number + "." + std::to_string(f + 1) + "\n" +
                     changed_lines(draft, apply_edits(draft, fix.edits));
        }
    }
    return out + fixes;
}

}  // namespace gouji::test
