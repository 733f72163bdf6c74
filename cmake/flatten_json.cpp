// flatten_json OUT NAMESPACE NAME FILE…: run while building. Parses JSON files and writes a C++ source
// that holds them as JsonTree::flat gives them:
//   namespace NAMESPACE { extern const std::span<const EmbeddedJson> NAME; }

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "parser/form/json_tree.h"

namespace {

int flatten(const std::vector<std::string>& words) {
    const std::string& name_space = words[1];
    const std::string& name = words[2];
    std::string source = "#include \"cmake/embedded_json.h\"\n\nnamespace {\n";
    std::string table;
    for (std::size_t i = 3; i < words.size(); ++i) {
        std::ifstream in(words[i], std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        const auto tree = gouji::JsonTree::parse(text);
        if (!in || !tree) {
            fmt::print(stderr, "{}: {}\n", words[i], in ? tree.error() : "cannot be read");
            return 1;
        }
        const gouji::JsonTree::Flat flat = tree.value().flat();
        source += fmt::format("constexpr std::uint32_t numbers_{}[] = {{", i);
        for (const std::uint32_t number : flat.numbers) source += fmt::format("{},", number);
        // An array of bytes, for compilers limit the length of string literals.
        source += fmt::format("}};\nconstexpr char texts_{}[] = {{", i);
        for (const char byte : flat.texts) source += fmt::format("'\\x{:02x}',", byte & 0xFF);
        source += "'\\0'};\n";
        table += fmt::format("    {{numbers_{0}, std::string_view(texts_{0}, sizeof(texts_{0}) - 1)}},\n", i);
    }
    source += fmt::format("constexpr gouji::EmbeddedJson table[] = {{\n{}}};\n}}  // namespace\n\n", table);
    source += fmt::format(
        "namespace {0} {{\nextern const std::span<const gouji::EmbeddedJson> {1};\n"
        "const std::span<const gouji::EmbeddedJson> {1}{{table}};\n}}  // namespace {0}\n",
        name_space, name);
    std::ofstream out(words[0], std::ios::binary);
    out << source;
    return out.flush() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::string> words(argv + 1, argv + argc);
        return words.size() > 3 ? flatten(words) : 2;
    } catch (const std::exception& failure) {
        static_cast<void>(std::fputs(failure.what(), stderr));
        return 1;
    }
}
