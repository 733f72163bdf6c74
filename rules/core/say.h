#pragma once

#include <fmt/compile.h>

#include <iterator>
#include <string>

#include "rules/core/rule.h"

namespace gouji {

/// A message with its arguments, in the language that was asked for. Both texts are FMT_COMPILE(…): what
/// does not fit the arguments does not compile, and a thousand findings are said without reading the text
/// a thousand times.
template <class Zh, class En, class... Arguments>
[[nodiscard]] std::string say(bool english, const Zh& zh, const En& en, const Arguments&... arguments) {
    fmt::memory_buffer text;
    if (english) {
        fmt::format_to(std::back_inserter(text), en, arguments...);
    } else {
        fmt::format_to(std::back_inserter(text), zh, arguments...);
    }
    return {text.data(), text.size()};
}
template <class Zh, class En, class... Arguments>
[[nodiscard]] std::string say(const RuleInput& input, const Zh& zh, const En& en,
                              const Arguments&... arguments) {
    return say(input.english(), zh, en, arguments...);
}

}  // namespace gouji
