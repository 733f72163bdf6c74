#include "cli/commands.h"
#include "cmake/embedded_file.h"

namespace gouji::embedded {
extern const std::span<const EmbeddedFile> completions;
}

namespace gouji::cli {

std::string_view completion_script(std::string_view shell) {
    for (const EmbeddedFile& script : embedded::completions) {
        if (script.name.substr(script.name.find('.') + 1) == shell) {
            return script.content;
        }
    }
    return {};
}

}  // namespace gouji::cli
