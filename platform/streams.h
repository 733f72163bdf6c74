#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace gouji::platform {

/// Waits until standard input has bytes and reads some of them: how many, 0 at its end, nothing
/// where it cannot be read.
[[nodiscard]] std::optional<std::size_t> read_some(std::span<char> into);

/// Whether standard input has bytes, or its end, that were not read yet. Does not wait.
[[nodiscard]] bool input_waits();

/// Writing to a pipe that nobody reads gives an error instead of ending the process.
void ignore_broken_pipes();

/// Tells whether a process still runs; one that has ended and was not yet waited for does not.
[[nodiscard]] bool process_runs(std::int32_t id);

}  // namespace gouji::platform
