#include "lsp/protocol/uri.h"

#include <algorithm>

namespace gouji::lsp {
namespace {

constexpr std::string_view file_scheme = "file://";

int hex_digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

constexpr bool stands_as_it_is(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~' || c == '/';
}

}  // namespace

std::string decoded_uri(std::string_view uri) {
    std::string out;
    out.reserve(uri.size());
    for (std::size_t at = 0; at < uri.size(); ++at) {
        const int high = uri[at] == '%' && at + 2 < uri.size() ? hex_digit(uri[at + 1]) : -1;
        const int low = high >= 0 ? hex_digit(uri[at + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            out += uri[at];
        }
    }
    return out;
}

std::optional<std::string> uri_path(std::string_view uri) {
    if (!uri.starts_with(file_scheme)) {
        return std::nullopt;
    }
    uri.remove_prefix(file_scheme.size());
    if (uri.starts_with("localhost/")) {
        uri.remove_prefix(std::string_view("localhost").size());
    }
    if (!uri.starts_with('/')) {
        return std::nullopt;
    }
    std::string path = decoded_uri(uri.substr(0, uri.find_first_of("?#")));
    return path.find('\0') == std::string::npos ? std::optional(std::move(path)) : std::nullopt;
}

std::string file_uri(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out(file_scheme);
    for (const char c : path) {
        if (stands_as_it_is(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        }
    }
    return out;
}

}  // namespace gouji::lsp
