#pragma once

#include <span>
#include <string_view>

namespace gouji {

/// A file of the source tree that the binary carries (see cmake/embed.cmake).
struct EmbeddedFile {
    std::string_view name;  // without its folder
    std::string_view content;
};

}  // namespace gouji
