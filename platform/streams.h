#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace gouji::platform {

/// Waits until standard input has bytes and reads some of them: how many, 0 at its end, nothing
/// where it cannot be read.
[[nodiscard]] std::optional<std::size_t> read_some(std::span<char> into);

/// Whether standard input has bytes, or its end, that were not read yet. Does not wait.
[[nodiscard]] bool input_waits();

/// Waits until standard input has bytes, or its end, that were not read yet; until `until` at the
/// longest, and without end where that is nothing. Tells whether it has.
[[nodiscard]] bool wait_for_input(std::optional<std::chrono::steady_clock::time_point> until);

/// Writes to standard output what it takes without waiting: how many bytes that were, 0 where it takes
/// none at present, nothing where it is broken.
[[nodiscard]] std::optional<std::size_t> write_some(std::string_view bytes);

/// Waits until standard output takes bytes, or is broken; with `or_input`, until standard input has
/// some, if that comes first. Tells whether it is the output.
[[nodiscard]] bool wait_to_write(bool or_input);

/// Writing to a pipe that nobody reads gives an error instead of ending the process.
void ignore_broken_pipes();

/// Tells whether a process still runs; one that has ended and was not yet waited for does not.
[[nodiscard]] bool process_runs(std::int32_t id);

}  // namespace gouji::platform
