#include "lsp/protocol/uri.h"

#include <utility>

#include "workspace/rule_page.h"

namespace gouji::lsp {
namespace {

constexpr std::string_view file_scheme = "file://";

int hex_digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
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

std::optional<std::string> path_of_uri(std::string_view uri) {
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
    return std::string(file_scheme) + uri_path(path);
}

}  // namespace gouji::lsp
