#include "rules/core/glob.h"

#include <cstddef>
#include <optional>

namespace gouji {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t letter_length(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        ++end;
    }
    return end - at;
}

// What one element of a pattern (all but `*`) does with the letter: where the pattern goes on, or
// nothing where it does not fit.
struct Fit {
    std::size_t pattern_end;
    bool fits;
};

// A set is closed by the first `]` that is not its first letter; without one, `[` is a letter.
std::optional<Fit> fit_set(std::string_view pattern, std::size_t at, std::string_view letter) {
    std::size_t i = at + 1;
    const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
    i += negated ? 1 : 0;
    bool found = false;
    for (bool first = true; i < pattern.size(); first = false) {
        if (pattern[i] == ']' && !first) {
            return Fit{i + 1, found != negated};
        }
        i += pattern[i] == '\\' && i + 1 < pattern.size() ? 1 : 0;
        const std::string_view from = pattern.substr(i, letter_length(pattern, i));
        i += from.size();
        std::string_view to = from;
        if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
            to = pattern.substr(i + 1, letter_length(pattern, i + 1));
            i += 1 + to.size();
        }
        // UTF-8 keeps the order of code points when compared byte by byte.
        found = found || (from <= letter && letter <= to);
    }
    return std::nullopt;
}

Fit fit_letter(std::string_view pattern, std::size_t at, std::string_view letter) {
    if (pattern[at] == '?') {
        return {at + 1, true};
    }
    if (pattern[at] == '[') {
        if (const auto set = fit_set(pattern, at, letter)) {
            return *set;
        }
    }
    at += pattern[at] == '\\' && at + 1 < pattern.size() ? 1 : 0;
    const std::size_t length = letter_length(pattern, at);
    return {at + length, pattern.substr(at, length) == letter};
}

// One part of the path. Only the last `*` is ever tried again: what an earlier one took stays fit.
bool part_matches(std::string_view pattern, std::string_view part) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = npos;
    std::size_t star_text = 0;
    while (t < part.size()) {
        const std::size_t length = letter_length(part, t);
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_text = t;
            continue;
        }
        if (p < pattern.size()) {
            const Fit fit = fit_letter(pattern, p, part.substr(t, length));
            if (fit.fits) {
                p = fit.pattern_end;
                t += length;
                continue;
            }
        }
        if (star == npos) {
            return false;
        }
        p = star + 1;
        star_text += letter_length(part, star_text);
        t = star_text;
    }
    return pattern.find_first_not_of('*', p) == npos;
}

// A view that walks over the parts of a path.
struct Parts {
    std::string_view text;
    std::size_t at = 0;  // npos behind the last part

    [[nodiscard]] bool done() const { return at == npos; }
    [[nodiscard]] std::string_view part() const { return text.substr(at, text.find('/', at) - at); }
    void next() {
        const std::size_t slash = text.find('/', at);
        at = slash == npos ? npos : slash + 1;
    }
};

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
    Parts wanted{pattern};
    Parts given{path};
    std::optional<Parts> behind_stars;  // of the pattern, behind its last `**`
    Parts retry{path};
    while (!given.done()) {
        if (!wanted.done() && wanted.part() == "**") {
            wanted.next();
            if (wanted.done()) {
                return true;
            }
            behind_stars = wanted;
            retry = given;
            continue;
        }
        if (!wanted.done() && part_matches(wanted.part(), given.part())) {
            wanted.next();
            given.next();
            continue;
        }
        if (!behind_stars) {
            return false;
        }
        wanted = *behind_stars;
        retry.next();
        given = retry;
    }
    return wanted.done();
}

bool files_pattern_matches(std::string_view pattern, std::string_view path) {
    if (pattern.starts_with("./")) {
        pattern.remove_prefix(1);
    }
    if (pattern.find('/') == npos) {
        return glob_matches(pattern, path.substr(path.rfind('/') + 1));
    }
    if (pattern.front() == '/') {
        pattern.remove_prefix(1);
    }
    return glob_matches(pattern, path);
}

}  // namespace gouji
