// Ten thousand edits leave the program's memory where it was.

#include <unistd.h>

#include <fstream>
#include <string>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/lsp/program_session.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

// What is freed stays in quarantine under the address sanitizer; there the edits are made, and the
// size is not looked at.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool size_tells = false;
#else
constexpr bool size_tells = true;
#endif

constexpr const char* uri = "file:///d/a.md";

// What the process has written. Pages of its file that are looked at for the first time, ICU's tables
// at a rare character, are no growth.
std::size_t own_bytes(pid_t process) {
    std::ifstream in("/proc/" + std::to_string(process) + "/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    std::size_t of_files = 0;
    in >> all >> resident >> of_files;
    return (resident - of_files) * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

class Typist {
 public:
    Typist() {
        Json client = able_client(false);
        client["workspace"].erase("configuration");
        client["textDocument"]["inlayHint"] = Json::object();
        session_.send({{"jsonrpc", "2.0"},
                       {"id", 0},
                       {"method", "initialize"},
                       {"params", {{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", client}}}});
        REQUIRE(session_.receive());
        notify("textDocument/didOpen", {{"textDocument",
                                         {{"uri", uri},
                                          {"languageId", "markdown"},
                                          {"version", version_},
                                          {"text", source_file("samples/education-bureau-2024.md")}}}});
        published();
    }

    /// Types and deletes figures, lines and words, in turns that leave the text as it was.
    void edit(std::size_t times) {
        static constexpr std::size_t pause = 10;
        for (std::size_t i = 0; i < times; ++i) {
            const auto line = static_cast<std::uint32_t>((i / 2 * 7) % 70);
            static constexpr std::string_view typed[] = {"0", "公开😀", "\n", "| 3 |", "一、总体情况\n"};
            const std::string_view text = typed[i / 2 % std::size(typed)];
            const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
            const std::uint32_t end = lines > 0           ? 0
                                      : text.size() == 10 ? 4
                                                          : static_cast<std::uint32_t>(text.size());
            const Json change = i % 2 == 0
                                    ? Json{{"range", range_json(line, 0, line, 0)}, {"text", text}}
                                    : Json{{"range", range_json(line, 0, line + lines, end)}, {"text", ""}};
            notify("textDocument/didChange", change_params(uri, ++version_, Json::array({change})));
            if (i % pause == pause - 1) {
                published();
                ask("textDocument/codeAction",
                    {{"range", range_json(0, 0, 999, 0)}, {"context", {{"diagnostics", Json::array()}}}});
                ask("textDocument/inlayHint", {{"range", range_json(0, 0, 999, 0)}});
            }
        }
    }

    [[nodiscard]] std::size_t memory() const { return own_bytes(session_.process()); }
    /// The diagnostics that came last.
    [[nodiscard]] const Json& shown() const { return shown_; }

 private:
    void notify(std::string_view method, const Json& params) {
        session_.send({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
    }

    void published() {
        for (;;) {
            const auto message = session_.receive();
            REQUIRE(message);
            if (message->value("method", "") == "textDocument/publishDiagnostics" &&
                (*message)["params"]["version"] == version_) {
                shown_ = (*message)["params"]["diagnostics"];
                return;
            }
        }
    }

    void ask(std::string_view method, Json params) {
        params["textDocument"] = {{"uri", uri}};
        session_.send({{"jsonrpc", "2.0"}, {"id", ++last_id_}, {"method", method}, {"params", params}});
        for (;;) {
            const auto message = session_.receive();
            REQUIRE(message);
            if (message->value("id", Json()) == last_id_) {
                CHECK(message->contains("result"));
                return;
            }
        }
    }

    ProgramSession session_;
    std::int32_t version_ = 1;
    int last_id_ = 0;
    Json shown_;
};

}  // namespace

TEST_CASE("ten thousand edits leave memory where it was") {
    // A burst that waits to be handled may take a megabyte once; a hundred bytes an edit would be as much.
    constexpr std::size_t allowed = 3 << 19;
    Typist typist;
    const Json before = typist.shown();
    CHECK(before.size() == 3);
    typist.edit(2'000);
    const std::size_t early = typist.memory();
    REQUIRE(early > 0);
    typist.edit(10'000);
    const std::size_t late = typist.memory();
    INFO("memory " << early << ", then " << late);
    CHECK((!size_tells || late <= early + allowed));
    CHECK(typist.shown() == before);
}
