#pragma once

#include <sys/types.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/transport/framing.h"

namespace gouji::test {

/// The real program as a language server, talked to over pipes, or over sockets as by clients on Node.
class ProgramSession {
 public:
    enum class Over : std::uint8_t { pipes, sockets };

    explicit ProgramSession(const std::vector<std::string>& arguments = {"lsp"}, Over over = Over::pipes);
    ~ProgramSession();
    ProgramSession(const ProgramSession&) = delete;
    ProgramSession& operator=(const ProgramSession&) = delete;

    /// Bytes as they are.
    void write(std::string_view bytes);
    void send(const nlohmann::json& message);
    /// The next message; nothing where none comes in that time, or the program has ended.
    [[nodiscard]] std::optional<nlohmann::json> receive(int milliseconds = 20'000);
    void close_input();
    /// Waits for the program's end; its exit status, or -1.
    [[nodiscard]] int wait();
    [[nodiscard]] pid_t process() const { return process_; }

 private:
    pid_t process_ = -1;
    int in_ = -1;
    int out_ = -1;
    lsp::FrameReader frames_;
};

}  // namespace gouji::test
