#include "workspace/previous.h"

#include <utility>

#include "platform/files.h"
#include "rules/core/runner.h"

namespace gouji {

Result<LastYear> read_last_year(const std::string& path, const FileSettings& settings, bool english) {
    auto content = platform::read_file(path, english);
    if (!content) {
        return Result<LastYear>::failure(content.error());
    }
    auto source = std::make_shared<const SourceText>(SourceText::decode(std::move(content.value().bytes)));
    // Last year's may be of another edition than the one that the settings give this year's.
    const Forms& forms = *settings.forms;
    const ReadOptions options{forms.size() == 1 ? std::optional<std::size_t>(0) : std::nullopt};
    const Report report = read_report(std::move(source), forms, options);
    if (!report.outline.is_report) {
        return Result<LastYear>::failure(
            english ? "no government information disclosure annual report, so it is not last year's"
                    : "不是政府信息公开工作年度报告，不能当作上年的报告");
    }
    return remember(path, report, solve(report));
}

}  // namespace gouji
