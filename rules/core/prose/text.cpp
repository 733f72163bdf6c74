#include "rules/core/prose/text.h"

#include <cstring>

#include "parser/text/label.h"

namespace gouji::prose {

const Form* form_of(const RuleInput& input) {
    const std::optional<int> year = input.report.outline.year;
    const Form& by_tables = input.report.expected_form();
    if (!year || by_tables.covers(*year)) {
        return &by_tables;
    }
    for (const Form& form : input.forms().all()) {
        if (form.covers(*year)) {
            return &form;
        }
    }
    return nullptr;
}

const Section* find_section(const Report& report, std::size_t index) {
    for (const Section& section : report.outline.sections) {
        if (section.section == index && !section.duplicate) {
            return &section;
        }
    }
    return nullptr;
}

bool stands_in(const Report& report, const Paragraph& paragraph, std::size_t index) {
    return paragraph.section >= 0 &&
           report.outline.sections[static_cast<std::size_t>(paragraph.section)].section == index;
}

std::size_t find(std::string_view text, std::string_view word, std::size_t from) {
    if (word.empty() || from > text.size()) {
        return std::string_view::npos;
    }
    const void* at = memmem(text.data() + from, text.size() - from, word.data(), word.size());
    return at == nullptr ? std::string_view::npos
                         : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

char32_t sign_before(std::string_view text, std::size_t at) {
    if (at == 0) {
        return 0;
    }
    do {
        --at;
    } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    return next_code_point(text, at);
}

char32_t sign_at(std::string_view text, std::size_t at) {
    return at < text.size() ? next_code_point(text, at) : 0;
}

std::string_view section_id(const Report& report, const Paragraph& paragraph) {
    if (paragraph.section < 0) {
        return {};
    }
    const Section& section = report.outline.sections[static_cast<std::size_t>(paragraph.section)];
    return report.expected_form().sections[section.section].id;
}

}  // namespace gouji::prose
