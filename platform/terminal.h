#pragma once

#include <cstdint>
#include <string_view>

namespace gouji::platform {

enum class Stream : std::uint8_t { out, err };

/// Writes all of it, however often the system takes only a part. False where it could not.
bool write_to(Stream stream, std::string_view bytes);

[[nodiscard]] bool is_terminal(Stream stream);
/// Columns of the terminal, or `otherwise` where there is none.
[[nodiscard]] int terminal_width(Stream stream, int otherwise);

/// Standard input and output carry bytes, not lines: on systems that make a difference.
void use_binary_streams();

/// Ends the process at once with this status: what is written is written, and to free what a
/// finished command still holds would only take time.
[[noreturn]] void leave(int status);

/// The environment variable, or an empty text.
[[nodiscard]] std::string_view environment(const char* name);

}  // namespace gouji::platform
