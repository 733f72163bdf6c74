#include <algorithm>

#include "cli/formats/format.h"

namespace gouji::cli {

void Summary::add(const CheckedFile& file) {
    ++files;
    if (!file.error.empty()) {
        failed.emplace_back(file.path, file.error);
    }
    for (const Finding& finding : file.findings) {
        switch (finding.severity) {
            case Severity::error:
                ++errors;
                break;
            case Severity::warning:
                ++warnings;
                break;
            case Severity::info:
                ++infos;
                break;
            case Severity::hint:
                ++hints;
                break;
        }
        const auto has = [&](auto&& is) {
            return std::any_of(finding.fixes.begin(), finding.fixes.end(), is);
        };
        if (has([](const Fix& fix) { return fix.applicability == Applicability::safe; })) {
            ++fixable;
        } else if (has([](const Fix& fix) { return fix.preferred; })) {
            ++suggested;
        }
    }
}

}  // namespace gouji::cli
