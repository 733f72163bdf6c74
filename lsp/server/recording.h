#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "lsp/protocol/message.h"
#include "lsp/transport/line_file.h"

namespace gouji::lsp {

/// A session as it went, one event a line: what came in and went out, and when the server settled or
/// worked between. That is all that a server depends on, save the files that it reads.
///
///     {"record":1,"gouji":"0.1.0"}
///     {"at":1520,"in":{…}}          a message, microseconds after the start
///     {"at":1530,"malformed":"…"}   a body that is no message
///     {"at":1531,"cancelled":7}     the request that follows had been taken back already
///     {"settle":true}  {"work":true}
///     {"out":{…}}
class Recorder {
 public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit Recorder(const std::string& path);
    [[nodiscard]] bool is_open() const { return file_.is_open(); }

    void in(std::string_view body, const Message& message, bool cancelled, TimePoint now);
    void settle() { file_.add(R"({"settle":true})"); }
    void work() { file_.add(R"({"work":true})"); }
    void out(std::string_view body);

 private:
    LineFile file_;
    TimePoint start_;
};

/// Plays a recorded session again and compares what comes out. The differences go to standard
/// output. Gives 0 where there are none, 1 where there are, 2 where the file cannot be read.
int replay(const std::string& path, bool english);

}  // namespace gouji::lsp
