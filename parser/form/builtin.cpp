#include "parser/form/builtin.h"

#include <span>
#include <utility>

#include "cmake/embedded_json.h"

namespace gouji {

namespace embedded {
extern const std::span<const EmbeddedJson> forms;
}  // namespace embedded

std::vector<JsonTree> builtin_forms() {
    std::vector<JsonTree> trees;
    for (const EmbeddedJson& file : embedded::forms) {
        trees.push_back(JsonTree::from_flat(file.numbers, file.texts));
    }
    return trees;
}

std::optional<JsonTree> builtin_form(std::string_view id) {
    for (const EmbeddedJson& file : embedded::forms) {
        JsonTree tree = JsonTree::from_flat(file.numbers, file.texts);
        const auto found = tree.root().find("id");
        if (found && found->text() == id) return tree;
    }
    return std::nullopt;
}

}  // namespace gouji
