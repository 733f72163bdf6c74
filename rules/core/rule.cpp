#include "rules/core/rule.h"

#include <utility>

namespace gouji {

std::string_view family_name(Family family) {
    switch (family) {
        case Family::structure:
            return "structure";
        case Family::cells:
            return "cells";
        case Family::totals:
            return "totals";
        case Family::prose:
            return "prose";
        case Family::years:
            return "years";
        case Family::meta:
            return "meta";
    }
    return "meta";
}

std::string_view fix_kind_name(FixKind kind) {
    switch (kind) {
        case FixKind::none:
            return "none";
        case FixKind::suggested:
            return "suggested";
        case FixKind::preferred:
            return "preferred";
        case FixKind::safe:
            return "safe";
    }
    return "none";
}

Finding& FindingSink::add(Span span, std::string message) {
    return add(info_.severity, span, std::move(message));
}

Finding& FindingSink::add(Severity severity, Span span, std::string message) {
    if (limiter_ != nullptr) {
        limiter_->make_room(out_);
    }
    Finding& finding = out_.emplace_back();
    finding.rule = info_.id;
    finding.severity = override_.value_or(severity);
    finding.span = span;
    finding.message = std::move(message);
    return finding;
}

}  // namespace gouji
