#include "cli/commands.h"
#include "platform/terminal.h"

int main(int argc, char** argv) {
    gouji::platform::leave(gouji::cli::run(argc, argv));
}
