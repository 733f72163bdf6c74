#pragma once

#include <string>

namespace gouji::lsp {

struct RunOptions {
    std::string log_file;     // what was done and how long it took; empty: none
    std::string record_file;  // the session, for `gouji replay`; empty: none
};

/// Serves standard input and output until the client is done with it. Gives the exit status.
int run_server(const RunOptions& options);

}  // namespace gouji::lsp
