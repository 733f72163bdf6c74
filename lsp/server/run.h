#pragma once

namespace gouji::lsp {

/// Serves standard input and output until the client is done with it. Gives the exit status.
int run_server();

}  // namespace gouji::lsp
