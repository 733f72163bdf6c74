// What only the real program shows: streams, processes, recording.

#include "tests/cli/program.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/catch.h"
#include "tests/lsp/program_session.h"
#include "tests/lsp/test_server.h"

using namespace gouji::test;

namespace {

Json request(int id, std::string_view method, const Json& params) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}};
}
Json notification(std::string_view method, const Json& params) {
    return {{"jsonrpc", "2.0"}, {"method", method}, {"params", params}};
}

Json initialize(const Json& process = nullptr) {
    Json client = able_client(false);
    client["workspace"].erase("configuration");
    return request(1, "initialize", {{"processId", process}, {"rootUri", nullptr}, {"capabilities", client}});
}

Json opened(std::string_view uri, std::string_view text) {
    return notification(
        "textDocument/didOpen",
        {{"textDocument", {{"uri", uri}, {"languageId", "plaintext"}, {"version", 1}, {"text", text}}}});
}

std::string frames(const std::vector<Json>& messages) {
    std::string bytes;
    for (const Json& message : messages) {
        bytes += gouji::lsp::frame(message.dump());
    }
    return bytes;
}

}  // namespace

TEST_CASE("the exit status tells whether the server was shut down") {
    ProgramSession session;
    SECTION("exit after shutdown") {
        session.write(frames({initialize(), request(2, "shutdown", nullptr), notification("exit", nullptr)}));
        CHECK(session.wait() == 0);
    }
    SECTION("exit without") {
        session.write(frames({initialize(), notification("exit", nullptr)}));
        CHECK(session.wait() == 1);
    }
    SECTION("the end of input after shutdown") {
        session.write(frames({initialize(), request(2, "shutdown", nullptr)}));
        session.close_input();
        CHECK(session.wait() == 0);
    }
    SECTION("the end of input without") {
        session.write(frames({initialize()}));
        session.close_input();
        CHECK(session.wait() == 1);
    }
    SECTION("the end of input in the middle of a message") {
        session.write(frames({initialize()}) + "Content-Length: 500\r\n\r\n{\"json");
        session.close_input();
        CHECK(session.wait() == 1);
    }
}

TEST_CASE("a record or log that cannot be written is told of, and it goes on") {
    for (const char* option : {"--record", "--log-file"}) {
        ProgramSession session({"lsp", option, "/no/such/folder/file"});
        session.write(frames({initialize(), notification("initialized", Json::object()),
                              request(2, "shutdown", nullptr), notification("exit", nullptr)}));
        bool told = false;
        while (const auto message = session.receive()) {
            told = told || (message->value("method", "") == "window/showMessage" &&
                            (*message)["params"]["message"].get<std::string>().find("/no/such/folder/file") !=
                                std::string::npos);
        }
        CHECK(told);
        CHECK(session.wait() == 0);
    }
}

TEST_CASE("everything that came before the end of input is answered") {
    const Folder folder;
    const Ran ran = gouji::test::gouji({"lsp"}, folder.path(),
                                       frames({initialize(), notification("initialized", Json::object()),
                                               opened("file:///d/a.txt", faulty_report())}));
    CHECK(ran.status == 1);
    CHECK(ran.err.empty());
    CHECK(ran.out.find("\"id\":1") != std::string::npos);
    CHECK(ran.out.find("publishDiagnostics") != std::string::npos);
}

TEST_CASE("a burst is answered by its last version") {
    ProgramSession session;
    session.write(frames({initialize(), notification("initialized", Json::object()),
                          opened("file:///d/a.txt", faulty_report())}));
    REQUIRE(session.receive());
    REQUIRE((*session.receive())["params"]["version"] == 1);
    std::vector<Json> keys;
    for (int version = 2; version <= 101; ++version) {
        keys.push_back(
            notification("textDocument/didChange",
                         change_params("file:///d/a.txt", version,
                                       Json::array({{{"range", range_json(0, 0, 0, 0)}, {"text", "x"}}}))));
    }
    session.write(frames(keys));
    int publications = 0;
    for (int version = 0; version != 101;) {
        const auto message = session.receive();
        REQUIRE(message);
        version = (*message)["params"]["version"].get<int>();
        ++publications;
    }
    CHECK(publications < 20);
}

TEST_CASE("the server ends when its client's process ends") {
    const pid_t client = ::fork();
    if (client == 0) {
        ::pause();
        ::_exit(0);
    }
    ProgramSession session;
    session.send(initialize(client));
    REQUIRE(session.receive());
    ::kill(client, SIGKILL);  // and it is not waited for: it has ended nevertheless
    CHECK(session.wait() == 1);
    ::waitpid(client, nullptr, 0);
}

TEST_CASE("a process that had ended before says nothing") {
    const pid_t client = ::fork();
    if (client == 0) {
        ::_exit(0);
    }
    ::waitpid(client, nullptr, 0);
    ProgramSession session;
    session.send(initialize(client));
    REQUIRE(session.receive());
    CHECK_FALSE(session.receive(1500));
    session.send(request(2, "shutdown", nullptr));
    CHECK(session.receive());
}

TEST_CASE("a recorded session is the same again, and a difference is shown") {
    const Folder folder;
    const std::string record = folder / "session.jsonl";
    const std::string log = folder / "log";
    constexpr std::size_t levels = 200'000;
    const std::string deep = R"({"jsonrpc":"2.0","id":9,"method":"x","params":)" + std::string(levels, '[') +
                             std::string(levels, ']') + "}";
    const std::string input = frames({initialize(), notification("initialized", Json::object()),
                                      opened("file:///d/a.txt", faulty_report())}) +
                              "Content-Length: 3\r\n\r\n{x}" + gouji::lsp::frame(deep) +
                              frames({request(2, "textDocument/codeAction",
                                              {{"textDocument", {{"uri", "file:///d/a.txt"}}},
                                               {"range", range_json(0, 0, 99, 0)},
                                               {"context", {{"diagnostics", Json::array()}}}}),
                                      request(3, "shutdown", nullptr), notification("exit", nullptr)});
    const Ran first =
        gouji::test::gouji({"lsp", "--record", record, "--log-file", log}, folder.path(), input);
    CHECK(first.status == 0);
    CHECK(folder.read("log").find("textDocument/codeAction 2") != std::string::npos);

    const Ran again = gouji::test::gouji({"replay", record}, folder.path());
    CHECK(again.out == "与录下的一致\n");
    CHECK(again.status == 0);
    CHECK(gouji::test::gouji({"replay", "--lang", "en", record}, folder.path()).out == "as recorded\n");

    const std::string log_before = folder.read("log");
    CHECK(gouji::test::gouji({"lsp", "--record", record, "--log-file", log}, folder.path(), input).status ==
          0);
    CHECK(folder.read("log").starts_with(log_before));
    CHECK(folder.read("log").size() > log_before.size());

    std::string other = folder.read("session.jsonl");
    other.replace(other.find("utf-16"), 6, "utf-99");
    folder.write("other.jsonl", other);
    const Ran differs = gouji::test::gouji({"replay", folder / "other.jsonl"}, folder.path());
    CHECK(differs.status == 1);
    CHECK(differs.out.find("utf-99") != std::string::npos);
    CHECK(gouji::test::gouji({"replay", folder / "log"}, folder.path()).status == 2);
    CHECK(gouji::test::gouji({"replay", folder / "none"}, folder.path()).status == 2);
}

TEST_CASE("a client that writes everything before it reads anything is not waited for") {
    using Over = ProgramSession::Over;
    ProgramSession session({"lsp"}, GENERATE(Over::pipes, Over::sockets));
    // Both ways far more than a pipe holds: each answer carries its request's long id.
    constexpr int many = 600;
    const std::string padding(1000, 'x');
    std::string bytes = frames({initialize(), notification("initialized", Json::object())});
    for (int i = 0; i < many; ++i) {
        Json asked = request(0, "gouji/nothing", nullptr);
        asked["id"] = std::to_string(i) + padding;
        bytes += gouji::lsp::frame(asked.dump());
    }
    session.write(bytes);
    session.write(frames({request(2, "shutdown", nullptr), notification("exit", nullptr)}));
    int answered = 0;
    while (const auto message = session.receive(5000)) {
        const auto id = message->find("id");
        if (id != message->end() && id->is_string() && message->contains("error")) {
            CHECK(id->get<std::string>() == std::to_string(answered) + padding);
            ++answered;
        }
    }
    CHECK(answered == many);
    CHECK(session.wait() == 0);
}
