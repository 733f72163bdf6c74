#include "rules/core/finding.h"

namespace gouji {

std::string_view severity_name(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::info:
            return "info";
        case Severity::hint:
            return "hint";
    }
    return "error";
}

std::optional<Severity> severity_from_name(std::string_view name) {
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info, Severity::hint}) {
        if (severity_name(severity) == name) {
            return severity;
        }
    }
    return std::nullopt;
}

}  // namespace gouji
